"""The watch: one row an index, words where figures are not known, counts dimmed until they are exact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.ui.render.columns import heading
from ccrtui.ui.render.line import Line, Tone, cells, text_of
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.board import watch_columns
from ccrtui.ui.render.watch.rows import watch_row
from ccrtui.ui.render.watch.selected_index import selected_index, trend_lines
from ccrtui.ui.render.watch.summary import watch_summary
from tests.ui.stage.states import BUSY, NOW, TREND, index, link, state


def view(language: Language = "en", later: float = 0.0) -> View:
    return View(state(link=link(BUSY)), words(language), NOW + later)


def row(name: str, width: int = 80, language: Language = "en") -> Line:
    shown = next(each for each in BUSY if each.follower_index == name)
    return watch_row(view(language), watch_columns(words(language), width), shown)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_rows_and_titles_have_one_width(width: int, language: Language) -> None:
    columns = watch_columns(words(language), width)
    sizes = {cells(watch_row(view(language), columns, shown)) for shown in BUSY if shown.verdict is not Verdict.UNKNOWN}
    assert len(sizes) == 1
    assert sizes.pop() <= width
    assert cells(heading(columns, width)) <= width


def test_figures_line_up_on_the_right() -> None:
    texts = [text_of(row(name)) for name in ("audit-2026.11", "orders-2026.11", "catalog")]
    assert len({len(text.rstrip()) for text in texts}) == 1


def test_an_unknown_row_says_why_instead_of_figures() -> None:
    lost = next(each for each in BUSY if each.follower_index == "sessions")
    text = text_of(watch_row(view(later=40), watch_columns(words("en"), 80), lost))
    assert "the leader was not reached, 30 s ago" in text
    assert "221,004" not in text


def test_live_counts_are_dimmed() -> None:
    live = watch_row(view(), watch_columns(words("en"), 80), index("a"))
    assert {span.tone for span in live if "221,004" in span.text} == {Tone.DIM}


def test_a_row_that_grew_old_is_not_green_and_tells_its_age() -> None:
    columns = watch_columns(words("en"), 80)
    old = watch_row(view(later=40), columns, index("a"))
    assert not any(span.tone is Tone.GOOD for span in old)
    assert "sampled 30 s ago" in text_of(old)


def test_the_summary_names_the_worst() -> None:
    text = text_of(watch_summary(view(), link(BUSY), len(BUSY), [], 80))
    assert "17 indices" in text
    assert "worst: audit-2026.11 paused 8 h 48 m" in text
    assert text.rstrip().endswith("4.1k ops/s")


def test_what_is_all_in_sync_has_no_worst() -> None:
    text = text_of(watch_summary(view(), link([index("a"), index("b")]), 2, [], 80))
    assert "in sync" in text
    assert "worst" not in text


def test_the_summary_shows_the_filters() -> None:
    text = text_of(watch_summary(view(), link(BUSY), 2, ["orders", "lag>1s"], 80))
    assert "2 shown" in text
    assert "[orders]" in text
    assert "[lag>1s]" in text


def test_a_paused_row_has_as_many_operations_as_the_report_for_machines() -> None:
    assert text_of(row("audit-2026.11")).split()[7] == "0"


def test_what_is_behind_has_its_figures_also_while_it_is_not_known_whether_it_catches_up() -> None:
    waiting = index("orders", Verdict.UNKNOWN, Reason.BEHIND, operations_behind=6, seconds_behind=4.0)
    shown = text_of(watch_row(view(), watch_columns(words("en"), 80), waiting))
    assert shown.split()[1:6] == ["?", "unknown", "4", "s", "6"]


def test_the_trend_ends_with_the_figure_of_the_row_and_leaves_a_gap_where_nothing_was_known() -> None:
    lost = index("orders", Verdict.RETRYING, Reason.LEADER_INDEX_CLOSED, trend=(0, 5, 5, None, None, None, None))
    lost = replace(lost, operations_behind=None)
    head, *drawn = trend_lines(view(), lost, 60, 3)
    assert "now ?" in text_of(head)
    assert "max 5" in text_of(head)
    assert text_of(drawn[-1]).rstrip().endswith("??")
    assert "?" not in text_of(drawn[0])


def test_the_selected_index_is_told_in_a_sentence_with_trend_and_shards() -> None:
    shown = next(each for each in BUSY if each.trend)
    text = " ".join(text_of(spans).strip() for spans in selected_index(view(), shown, link(BUSY), 80, 9))
    assert "The standby of orders-2026.11 is 12 s behind and catching up: level in about 40 s." in text
    assert f"max {max(TREND):,}" in text
    assert "shard 1  leader 9,102,771  follower 9,084,581" in text


def test_the_cause_of_a_problem_is_told_with_it() -> None:
    broken = index("a", Verdict.STOPPED, Reason.HISTORY_LOST)
    text = " ".join(text_of(spans).strip() for spans in selected_index(view(), broken, link([broken]), 80, 9))
    assert "copied afresh" in text
