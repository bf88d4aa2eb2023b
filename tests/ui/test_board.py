"""The board: which columns have room, how wide they are, and in which order its rows stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from ccrtui.core.elasticsearch.flow import Carried
from ccrtui.core.profile.order import WORST_FIRST, By, Order, parse_order
from ccrtui.core.watch.link_view import IndexView
from ccrtui.core.watch.measure.rates import NOTHING, Flow, Meter
from ccrtui.core.watch.shard.lag import Lags
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.ui.render.columns import Column, column_at, heading
from ccrtui.ui.render.line import cells, text_of
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.board import Sizes, board_width, sizes_of, watch_columns
from ccrtui.ui.render.watch.rows import watch_row
from ccrtui.ui.render.watch.sorting import in_order
from ccrtui.ui.render.watch.trend import thinned
from tests.ui.stage.states import BUSY, NOW, index, link, state


def columns(width: int, language: Language = "en", order: Order = WORST_FIRST) -> tuple[Column, ...]:
    return watch_columns(words(language), width, sizes_of(BUSY), board_width(width), order)


def keys(width: int, language: Language = "en") -> list[str]:
    return [column.key for column in columns(width, language)]


def row(shown: IndexView, width: int, language: Language = "en", later: float = 0.0) -> str:
    view = View(state(link=link([*BUSY, shown])), words(language), NOW + later)
    return text_of(watch_row(view, columns(width, language), shown))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_width_shows_what_it_has_room_for(language: Language) -> None:
    first = ["index", "verdict", "behind"]
    assert keys(40, language) == first
    assert keys(80, language) == [*first, "operations", "leader", "follower"]
    assert keys(100, language) == [*first, "operations", "trend", "why"]
    assert keys(120, language) == [*first, "operations", "trend", "why"]
    wide = [*first, "operations", "trend", "transport", "apply", "read"]
    assert keys(160, language) == [*wide, "why"]
    assert keys(200, language) == [*wide, "leader", "follower", "why"]
    assert keys(240, language) == [*wide, "written", "bytes", "leader", "follower", "why"]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("order", [Order(by, turned) for by in By for turned in (False, True)], ids=str)
@pytest.mark.parametrize("width", [40, 54, 60, 76, 80, 99, 100, 119, 120, 160, 200, 240])
def test_no_row_and_no_title_is_wider_than_the_board(width: int, order: Order, language: Language) -> None:
    laid = columns(width, language, order)
    assert cells(heading(laid, 999)) <= board_width(width)
    assert all(cell_len(column.title) <= column.width for column in laid)


@pytest.mark.parametrize("width", [80, 100, 120, 160, 200])
def test_the_verdict_stands_beside_the_longest_name(width: int) -> None:
    name = max((each.follower_index for each in BUSY), key=len)
    assert f"{name} ► catching up" in row(next(each for each in BUSY if each.follower_index == name), width)


def test_a_row_that_is_level_shows_its_documents_where_they_have_no_column() -> None:
    assert row(index("a"), 100).rstrip().endswith("221,004 = 221,004")
    assert "43 / 24, refresh due" in row(index("a", leader_docs=43, follower_docs=24), 100)


def test_counts_of_another_moment_are_marked_where_they_stand() -> None:
    assert row(index("a"), 80).count("*") == 0
    assert row(index("a", docs_at=None), 80).count(" *221,004") == 2
    assert row(index("a", docs_at=NOW - 60), 80).count(" *221,004") == 2
    assert "*221,004 = 221,004" in row(index("a", docs_at=None), 100)


def test_the_reason_says_which_half_is_slow() -> None:
    behind = index("a", Verdict.CATCHING_UP, Reason.BEHIND, operations_behind=9, seconds_behind=2.0, level_in_s=4.0)
    shards = (replace(behind.shards[0], lags=Lags(8, 1, 1)),)
    assert "level in 4 s, link is slow" in row(replace(behind, shards=shards), 240)
    assert row(replace(behind, shards=shards), 200).split()[7:9] == ["8", "1"]


def test_rates_stand_in_the_row_and_sort_it() -> None:
    rows = [index("a"), index("b"), index("c")]
    came = {"a": Carried(operations_read=600, bytes_read=90_000), "b": Carried(operations_read=1_200_000)}
    meters = {name: Meter(((0.0, NOTHING), (60.0, more))) for name, more in came.items()}
    flow = Flow(0.0, 60.0, meters=meters)
    seen = View(state(link=link(rows, flow=flow)), words("en"), NOW)
    laid = watch_columns(words("en"), 240, sizes_of(rows))
    assert "      10       0   1.5 kB" in text_of(watch_row(seen, laid, rows[0]))
    assert "   20.0k" in text_of(watch_row(seen, laid, rows[1]))
    assert [row.follower_index for row in in_order(rows, Order(By.READ), flow)] == ["b", "a", "c"]
    assert [row.follower_index for row in in_order(rows, Order(By.BYTES, turned=True), flow)] == ["b", "a", "c"]


def sorted_names(order: str, rows: list[IndexView]) -> list[str]:
    parsed = parse_order(order)
    assert parsed is not None
    return [each.follower_index for each in in_order(rows, parsed)]


ROWS = [
    index("c", Verdict.PAUSED, Reason.PAUSED, paused_for_s=90.0, seconds_behind=None, lease_left_s=50.0),
    index("u", Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED, operations_behind=None, seconds_behind=None),
    index("b", Verdict.CATCHING_UP, Reason.BEHIND, operations_behind=7, seconds_behind=3.0, leader_docs=9),
    index("a", leader_docs=10),
]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("verdict", "cuba"),
        ("verdict:turned", "abuc"),
        ("index", "abcu"),
        ("index:turned", "ucba"),
        ("behind", "cbau"),
        ("behind:turned", "abcu"),
        ("operations", "bcau"),
        ("why", "cuba"),
        ("leader:turned", "bacu"),
    ],
)
def test_rows_stand_in_any_order_and_what_is_not_known_is_last(order: str, expected: str) -> None:
    assert "".join(sorted_names(order, ROWS)) == expected


@pytest.mark.parametrize("by", By)
def test_an_order_is_read_as_it_is_kept(by: By) -> None:
    for order in (Order(by), Order(by).turn()):
        assert parse_order(str(order)) == order
    assert parse_order(f"{by}:up") is None


def test_a_cell_of_a_line_belongs_to_the_column_that_stands_there() -> None:
    laid = columns(80)
    title = text_of(heading(laid, 80))
    for column in laid:
        assert column_at(laid, title.index(column.title)) == column.key
    assert column_at(laid, 0) is None
    assert column_at(laid, 79) is None


def test_figures_widen_a_column_by_groups_of_digits_only() -> None:
    for operations in (1, 99_999, 999_999):
        assert sizes_of([index("a", operations_behind=operations)]).operations == 7
    assert sizes_of([index("a", operations_behind=1_000_000)]).operations == 11
    assert sizes_of([]) == Sizes(0, 7, 8, at_least=False)


def test_a_trend_in_little_room_keeps_the_worst_and_the_gaps() -> None:
    assert thinned([1, 9, 2, 3, None, None], 3) == [9, 3, None]
    assert thinned([5, 1, 2], 2) == [5, 2]
    assert thinned([1, 2], 4) == [1, 2]
