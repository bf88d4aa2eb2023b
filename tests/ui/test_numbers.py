"""The numbers that decide, in the detail of an index: each with its unit, in both languages, within 80 columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.watch.last_proof import LastProof
from ccrtui.core.watch.link_view import IndexView
from ccrtui.core.watch.shard.lag import Lags
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.text.number_words import moment
from ccrtui.ui.render.line import cells, text_of
from ccrtui.ui.render.overview.page import overview
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.index_detail import index_detail
from tests.ui.stage.states import NOW, index, link, shard, state

SLOW_LINK = Lags(16_100, 2_104, 2_000)
SLOW_FOLLOWER = Lags(0, 18_204, 12)


def behind(lags: Lags) -> IndexView:
    part = replace(shard(0, 30_000, 11_796, Verdict.CATCHING_UP), lags=lags)
    return index("orders", Verdict.CATCHING_UP, Reason.BEHIND, operations_behind=18_204, shards=(part,))


def detail(view: IndexView, language: Language = "en", width: int = 80) -> str:
    lines = index_detail(View(state(link=link([view])), words(language), NOW), link([view]), view, width)
    assert max(cells(line) for line in lines) <= width
    return "\n".join(text_of(line) for line in lines)


def test_the_detail_says_which_half_is_slow_and_why() -> None:
    text = detail(behind(SLOW_LINK))
    assert "transport 16,100 ops, apply 2,104 ops (2,000 on the way, 104 here)" in " ".join(text.split())
    assert "The link is the slow half" in text
    assert "The follower is the slow half" in detail(behind(SLOW_FOLLOWER))


def test_it_says_so_in_chinese() -> None:
    assert "慢在链路" in detail(behind(SLOW_LINK), "zh")
    assert "慢在追随者" in detail(behind(SLOW_FOLLOWER), "zh")


@pytest.mark.parametrize("lags", [Lags(0, 0, 0), Lags(None, 5, 5), Lags()])
def test_nothing_is_said_of_halves_where_nothing_is_missing_or_known(lags: Lags) -> None:
    assert "slow half" not in detail(behind(lags))


PROOF = LastProof(NOW - 60, 1_799_999_940.0, 0, 8_812_005, 8_812_004, 1, 1)
AWAY = index("orders", Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED, operations_behind=None, last_proof=PROOF)


def test_while_the_leader_is_silent_the_last_proof_stands_in_the_detail_and_on_the_overview() -> None:
    silent = link([AWAY], last_proof=PROOF)
    at = moment(PROOF.epoch_s, silent.sampled_at)
    said = f"Level at {at}, seq 8,812,004; what the leader took since then nobody here knows."
    assert said in " ".join(detail(AWAY).split())
    shown = View(state(link=silent), words("en"), NOW)
    assert said in " ".join(" ".join(text_of(line) for line in overview(shown, 80, 22)).split())


def test_one_that_was_not_level_then_is_not_told_as_level() -> None:
    text = detail(replace(AWAY, last_proof=replace(PROOF, operations_behind=7, level=0)))
    assert "7 operations behind at" in text
    assert "Level at" not in text


def test_the_overview_says_what_would_be_lost_and_how_old_that_is() -> None:
    lines = overview(View(state(link=link([behind(SLOW_LINK)])), words("en"), NOW + 10), 80, 22)
    text = " ".join(" ".join(text_of(line) for line in lines).split())
    assert "Lost if the leader died now: 18,204 operations" in text
    assert "10 s ago" in text


def test_a_moment_of_another_day_has_its_date() -> None:
    assert len(moment(1_799_900_000.0, 1_800_000_000.0)) > len(moment(1_799_999_000.0, 1_800_000_000.0))
