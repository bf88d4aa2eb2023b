"""The columns of the watch: which of them have room, how wide, and by which of them its rows are sorted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

from ccrtui.core.profile.order import WORST_FIRST, Order
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.text.glyphs import UNICODE, Glyphs
from ccrtui.text.words import Words
from ccrtui.ui.render.columns import Column, layout
from ccrtui.ui.render.filtering import GONE, NEW
from ccrtui.ui.render.watch.sorting import in_order

TREND = 10
"""Cells of the trend in a row."""
TREND_FROM = 100
"""The columns of a terminal from which on there is one, here and on the overview."""
NARROW_NAME = 12
_MARK = 3
"""Cells of the sign before a figure that has passed a threshold."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Cells that the longest name and the largest figures of all rows take."""

    name: int = 24
    operations: int = 7
    documents: int = 10
    at_least: bool = True
    """Whether a time behind is only a least figure, which takes more words."""
    marked: bool = False
    """Whether a figure has passed a threshold."""


def sizes_of(rows: Sequence[IndexView], mark: int = 0) -> Sizes:
    """Measure rows; a name may have a mark of so many cells.

    Figures count in groups of three digits, so that columns stand still while they grow.
    """
    operations = max((row.operations_behind or 0 for row in rows), default=0)
    documents = max((max(row.leader_docs or 0, row.follower_docs or 0) for row in rows), default=0)
    name = max((_cells(row.follower_index) for row in rows), default=0)
    at_least = any(row.seconds_at_least or row.paused_at_least for row in rows)
    return Sizes(name + mark, _figure(operations), _figure(documents) + 1, at_least, any(row.alarms for row in rows))


def _cells(name: str) -> int:
    return len(name) if name.isascii() else cell_len(name)


def _figure(largest: int) -> int:
    """The cells of the largest figure with as many groups of three digits."""
    groups = (len(str(largest)) + 2) // 3
    return max(7, 4 * groups - 1)


def watch_columns(
    words: Words,
    width: int,
    sizes: Sizes | None = None,
    room: int | None = None,
    order: Order = WORST_FIRST,
    glyphs: Glyphs = UNICODE,
) -> tuple[Column, ...]:
    """The columns of the watch on a screen of that width, in `room` cells of it."""
    text, sizes, english = words.watch, sizes or Sizes(), words.language == "en"
    name = max(sizes.name, cell_len(text.index) + 1)
    mark = _MARK if sizes.marked else 0
    behind = (13 if sizes.at_least else 9 + mark) if english else 13
    docs = 8 if width >= 100 else 2
    columns = (
        Column(
            "index", text.index, 0, least=min(NARROW_NAME, name) if width >= 54 else 8, prefers=min(name, 32), most=name
        ),
        Column("verdict", text.verdict, 13 if english else 11),
        Column("behind", text.behind, behind, right=True),
        Column("operations", text.operations, sizes.operations + mark, right=True, shown_from=54, rank=1),
        Column("trend", text.trend_title, TREND, shown_from=TREND_FROM, rank=2),
        Column("transport", text.transport, sizes.operations, right=True, shown_from=160, rank=5),
        Column("apply", text.apply, sizes.operations, right=True, shown_from=160, rank=6),
        Column("read", text.read, 7, right=True, shown_from=160, rank=7),
        Column("written", text.written, 7, right=True, shown_from=160, rank=9),
        Column("bytes", text.bytes, 8, right=True, shown_from=160, rank=10),
        Column("leader", text.leader_docs, sizes.documents, right=True, shown_from=76, rank=docs),
        Column("follower", text.follower_docs, sizes.documents, right=True, shown_from=76, rank=docs),
        Column(
            "why", text.why, 0, shown_from=60, rank=3 if width >= 100 else 8, least=14, prefers=20 if english else 14
        ),
    )
    return layout([_titled(column, order, glyphs) for column in columns], width, room)


def _titled(column: Column, order: Order, glyphs: Glyphs) -> Column:
    """The column with the sign of the order where it is sorted by it, and never narrower than its title."""
    mark = glyphs.turned if order.turned else glyphs.sorted
    title = column.title
    if column.key == order.by and order != WORST_FIRST:
        title = f"{mark}{title}" if column.right else f"{title}{mark}"
    width = max(column.width, cell_len(title)) if column.width else 0
    return replace(column, title=title, width=width)


Wanted = Callable[[IndexView, frozenset[str]], bool]
"""Whether a row is shown, by what it is and by its marks: `new`, `gone`."""


def _marks(link: LinkView, row: IndexView, now: float, *, gone: bool) -> frozenset[str]:
    if gone:
        return frozenset({GONE})
    return frozenset({NEW}) if link.roster.new_since(row.follower_index, now) is not None else frozenset()


BESIDE_FROM = 120
"""The columns of a terminal from which on the chosen index stands beside the rows."""


def board_width(width: int) -> int:
    """The cells of the rows on a screen of that width: all of it, or what the chosen index beside them leaves."""
    if width < BESIDE_FROM:
        return width
    return width - min(width // 3, 72)


@dataclass(frozen=True, slots=True)
class Board:
    """The rows that are shown, in their order, with their keys and sizes: made once for each sample."""

    rows: tuple[IndexView, ...] = ()
    keys: tuple[str, ...] = ()
    sizes: Sizes = Sizes()

    @classmethod
    def of(cls, rows: Sequence[IndexView], mark: int = 0) -> Board:
        """The board of these rows; the name of one may have a mark of so many cells."""
        return cls(tuple(rows), tuple(row.follower_index for row in rows), sizes_of(rows, mark))

    @classmethod
    def seen(cls, link: LinkView, order: Order, wanted: Wanted | None, now: float, mark: int) -> Board:
        """Those of a link that are wanted, in that order, those that are gone last; `now` is monotonic seconds."""
        rows: Sequence[IndexView] = (*link.indices, *link.gone)
        if wanted is not None:
            gone = len(link.indices)
            rows = [row for place, row in enumerate(rows) if wanted(row, _marks(link, row, now, gone=place >= gone))]
        return cls.of(in_order(rows, order, link.flow), mark if link.roster.came else 0)

    def row(self, key: str | None) -> IndexView | None:
        """The row of that key."""
        return self.rows[self.keys.index(key)] if key in self.keys else None
