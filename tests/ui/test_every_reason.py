"""Every reason of the watch is drawn with its sign, explained, and answered by what is next, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.standing.evidence import index_evidence
from ccrtui.core.watch.link_view import IndexView
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.catalogue import words
from ccrtui.text.glyphs import UNICODE
from ccrtui.text.language import Language
from ccrtui.ui.render.line import Line, Tone, text_of
from ccrtui.ui.render.overview.page import overview
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.board import watch_columns
from ccrtui.ui.render.watch.index_detail import index_detail
from ccrtui.ui.render.watch.rows import watch_row
from tests.ui.stage.states import NOW, index, link, state

GOOD = dict.fromkeys((Reason.PROVEN, Reason.BY_NUMBERS, Reason.CONNECTION_DOWN), Verdict.IN_SYNC)
AT_WORK = {
    Reason.BEHIND: Verdict.CATCHING_UP,
    Reason.ASYNC_DURABILITY: Verdict.CATCHING_UP,
    Reason.FIRST_COPY: Verdict.BOOTSTRAPPING,
    Reason.HISTORY_UNPROVEN: Verdict.UNKNOWN,
    Reason.NOT_ESTABLISHED: Verdict.UNKNOWN,
    Reason.PAUSED: Verdict.PAUSED,
    Reason.FALLING_BEHIND: Verdict.SLOW,
    Reason.NOT_MOVING: Verdict.STALLED,
    Reason.LEADER_UNREACHABLE: Verdict.RETRYING,
    Reason.FOLLOWER_CLOSED: Verdict.RETRYING,
}
LOSING = {"en": ("afresh", "delete", "replace"), "zh": ("重新复制", "删除", "替换")}


def so(reason: Reason) -> IndexView:
    verdict = (GOOD | AT_WORK).get(reason, Verdict.STOPPED)
    made = index("orders", verdict, reason)
    return replace(made, shards=tuple(replace(shard, verdict=verdict, reason=reason) for shard in made.shards))


def pages(reason: Reason, language: Language, later: float = 0.0) -> tuple[list[Line], list[Line], Line]:
    shown = so(reason)
    view = View(state(link=link([shown])), words(language), NOW + later)
    row = watch_row(view, watch_columns(words(language), 120), shown)
    return overview(view, 120, 36), index_detail(view, link([shown]), shown, 120), row


def text(lines: list[Line]) -> str:
    return " ".join(text_of(spans).strip() for spans in lines)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("reason", Reason)
def test_a_reason_is_drawn_by_sign_and_word_and_explained_in_the_detail(reason: Reason, language: Language) -> None:
    shown, wording = so(reason), words(language)
    _page, detail, row = pages(reason, language)
    sign, word = UNICODE.verdict(shown.verdict), wording.verdict(shown.verdict, reason).word
    assert f"{sign} {word}" in text_of(row)
    drawn = "".join(text(detail).split())
    explained = wording.because(reason, index_evidence(link([shown]), shown))
    assert "".join(explained.split()) in drawn
    assert sign in drawn


@pytest.mark.parametrize("reason", Reason)
def test_only_what_is_proven_and_fresh_is_green(reason: Reason) -> None:
    for later in (0.0, 40.0):
        _page, detail, row = pages(reason, "en", later)
        green = any(span.tone is Tone.GOOD for spans in [row, *detail] for span in spans)
        assert green is (reason is Reason.PROVEN and later == 0.0)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("reason", [reason for reason in Reason if so(reason).verdict.is_problem])
def test_a_problem_has_an_advice_of_its_own_that_loses_nothing(reason: Reason, language: Language) -> None:
    wording = words(language)
    assert reason in wording.standing.advice or reason in (
        Reason.NOT_ESTABLISHED,
        Reason.SAMPLE_TOO_OLD,
        Reason.IDENTITY_UNPROVEN,
    )
    advice = wording.advice(reason, {"index": "orders", "leader_index": "orders", "alias": "leader"})
    losing = [word for word in LOSING[language] if word in advice]
    assert not losing or reason is Reason.HISTORY_LOST, advice
    _page, detail, _row = pages(reason, language)
    assert "".join(advice.split()) in "".join(text(detail).split())


def test_two_counts_that_differ_beside_in_sync_stand_with_their_reason() -> None:
    apart = replace(so(Reason.PROVEN), leader_docs=43, follower_docs=24)
    view = View(state(link=link([apart])), words("en"), NOW)
    assert "43 / 24, refresh due" in text_of(watch_row(view, watch_columns(words("en"), 80), apart))
    assert "refresh due" in text(index_detail(view, link([apart]), apart, 80))
