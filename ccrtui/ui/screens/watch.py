"""The watch: how far behind, since when, until when."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widget import Widget

from ccrtui.core.state import State
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.engine.intents import CountExactly, LookAt
from ccrtui.ui.commands.beat import Beat
from ccrtui.ui.commands.command import Command
from ccrtui.ui.commands.copy_save import Copy, Save
from ccrtui.ui.commands.link import LinkInFull, Untaken
from ccrtui.ui.commands.listing import FilterRows, Freeze, OnlyProblems, OpenRow
from ccrtui.ui.commands.pace import Faster, Slower
from ccrtui.ui.commands.sorting import SortNext, SortPrevious, TurnOrder
from ccrtui.ui.options import Place
from ccrtui.ui.render.beginning import not_begun
from ccrtui.ui.render.columns import heading
from ccrtui.ui.render.export_table import ExportTable, index_table
from ccrtui.ui.render.line import Line, Span, Tone, line, text_of
from ccrtui.ui.render.overview.events import newest_events
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.board import BESIDE_FROM, Board, board_width, watch_columns
from ccrtui.ui.render.watch.index_detail import index_detail
from ccrtui.ui.render.watch.row_lines import RowLines
from ccrtui.ui.render.watch.selected_index import selected_index
from ccrtui.ui.render.watch.summary import empty_watch, watch_summary
from ccrtui.ui.screens.base.sorted_listing import SortedScreen
from ccrtui.ui.session import Session
from ccrtui.ui.widgets.lines import Lines
from ccrtui.ui.widgets.titles import Titles

_LEAST_ROWS = 4


class WatchScreen(SortedScreen):
    """Key 3. While frozen it shows the state it was frozen at. Where there is room the chosen index stands beside."""

    hints = ("filter", "problems", "detail", "link_detail", "sort_next", "freeze")

    def __init__(self, session: Session) -> None:
        super().__init__(session, Place.WATCH)
        self._frozen: State | None = None
        self._missed: set[float] = set()
        self._looked_at: tuple[str, ...] = ()
        self._board = Board()
        self._board_of: tuple[object, ...] = ()
        self._beside = False
        self._told: str | None = None
        self._lines = RowLines()

    @property
    def purpose(self) -> str:
        """What the place is for."""
        return self.session.words.watch.purpose

    @property
    def view(self) -> View:
        """The newest state, or the one the view stands still at."""
        return self.session.view(self._frozen)

    @property
    def link(self) -> LinkView | None:
        """The link as it is seen; none before anything can follow."""
        state = self._frozen or self.session.state
        return state.link if state and not not_begun(state) else None

    def body(self) -> ComposeResult:
        """The summary, the titles, the rows, and the selected one below or beside them."""
        yield Lines("summary")
        board = Vertical(Titles("titles", self.sort_at), self.table, id="board")
        selected = Lines("selected")
        watched = Container(board, selected, id="watched")
        self._lay_out(watched, board, selected, self.app.size.width)
        yield watched
        yield Lines("events")

    def own_commands(self) -> Sequence[Command]:
        """Filter, problems, order, detail, freeze, save, copy."""
        shown = (FilterRows(self), OnlyProblems(self), SortNext(self), SortPrevious(self), TurnOrder(self))
        taken = (Slower(self), Faster(self), Freeze(self), Beat(self))
        return (*shown, OpenRow(self), LinkInFull(self), Untaken(self), *taken, Save(self), Copy(self))

    @property
    def board(self) -> Board:
        """The rows that are shown, in the order that was chosen."""
        link, order = self.link, self.order
        if link is None:
            return Board()
        known = (link, order, self.filter, self.only_problems)
        if len(self._board_of) != len(known) or self._board_of[0] is not link or self._board_of[1:] != known[1:]:
            mark = cell_len(self.session.words.numbers.new) + 1
            wanted = self._wants if self.chips else None
            self._board_of, self._board = known, Board.seen(link, order, wanted, self.view.now, mark)
        return self._board

    def _wants(self, row: IndexView, marks: frozenset[str]) -> bool:
        return self.filter.admits(row, marks) and (not self.only_problems or row.is_problem)

    def draw(self) -> None:
        """Render what is seen."""
        self._count_missed()
        view, width, board = self.view, self.size.width, self.board
        room, glyphs = board_width(width), view.glyphs
        columns = watch_columns(self.session.words, width, board.sizes, room, self.order, glyphs)
        self.columns, rows = columns, board.rows
        self.query_one("#summary", Lines).show([self._summary(len(rows))])
        self.query_one("#titles", Lines).show([heading(columns, room, self.order.by)])
        empty = [] if rows else empty_watch(view, room, filtered=bool(self.chips))
        self._share_room(len(rows or empty))
        if rows:
            self.table.show(board.keys, self._lines.of(view, (board, columns, room)))
            self._tell_what_is_looked_at()
        else:
            self.table.show([""] * len(empty), lambda place: empty[place])
        self._draw_selected(board)
        self._draw_events(width)

    def _tell_what_is_looked_at(self) -> None:
        """The documents of the rows that are seen are counted, and no others."""
        keys = self.table.seen
        if keys and keys != self._looked_at and self._frozen is None and not self.session.in_past:
            self._looked_at = keys
            self.session.submit(LookAt(keys))

    def _summary(self, shown: int) -> Line:
        if self._frozen is None:
            return watch_summary(self.view, self.link, shown, self.chips, self.size.width)
        words = self.session.words
        text = words.say(words.frame.frozen, n=len(self._missed))
        return line(" ", Span(text, Tone.WARN))

    def _share_room(self, rows: int) -> None:
        """Beside the rows the selected index has the whole height; below them, what they leave."""
        board, selected = self.query_one("#board"), self.query_one("#selected", Lines)
        if self._lay_out(self.query_one("#watched"), board, selected, self.size.width):
            return
        room = self.size.height - 4
        below = 0 if room < 2 * _LEAST_ROWS else max(min(room - rows, 9), min(6, room - _LEAST_ROWS))
        selected.display = below > 0
        fits = below > 0 and rows <= room - below
        board.styles.height = rows + 1 if fits else "1fr"
        selected.styles.height = "1fr" if fits else max(1, below)

    def _lay_out(self, watched: Widget, board: Widget, selected: Widget, width: int) -> bool:
        """Put the selected index beside the rows where there is room, and tell whether it is there."""
        beside = width >= BESIDE_FROM
        if beside is not self._beside:
            self._beside = beside
            watched.styles.layout = "horizontal" if beside else "vertical"
        board.styles.width = board_width(width) if beside else "1fr"
        if beside:
            board.styles.height = selected.styles.height = "1fr"
            selected.display = True
        return beside

    def _draw_events(self, width: int) -> None:
        """What has changed lately, under both panes."""
        view, widget = self.view, self.query_one("#events", Lines)
        events = newest_events(view, view.state, width) if self._beside and view.state else ()
        if bool(events) is not widget.display:
            widget.display = bool(events)
        widget.show([events])

    def _draw_selected(self, board: Board) -> None:
        widget, link = self.query_one("#selected", Lines), self.link
        index = board.row(self.table.selected)
        if not widget.display or index is None or link is None:
            widget.show([])
            return
        if index.follower_index != self._told:
            self._told = index.follower_index
            widget.home()
        width, height = widget.size.width, widget.size.height
        if self._beside:
            widget.show(index_detail(self.view, link, index, width)[1:])
        else:
            widget.show([(), *selected_index(self.view, index, link, width, height - 1)])

    def freeze(self) -> None:
        """Stand still, or go on with the newest."""
        self._frozen = None if self._frozen else self.session.state
        self._missed.clear()
        self.show()

    def _count_missed(self) -> None:
        frozen, newest = self._frozen, self.session.state
        if frozen is None or newest is None or newest.link is None:
            return
        frozen_at = frozen.link.taken_at if frozen.link else None
        if newest.link.taken_at != frozen_at:
            self._missed.add(newest.link.taken_at)

    def open_selected(self) -> None:
        """The index in full, counted exactly meanwhile."""
        selected = self.table.selected
        if selected:
            self.session.submit(CountExactly(selected))
            self._open(selected)

    def point_at(self, key: str) -> None:
        """The index of that name in full; nothing is counted before it was asked for."""
        self.table.select(key)
        self._open(key)

    def _open(self, follower_index: str) -> None:
        from ccrtui.ui.screens.index import IndexScreen

        self.app.push_screen(IndexScreen(self.session, follower_index))

    @property
    def in_question(self) -> str:
        """The selected index."""
        return self.table.selected or ""

    @property
    def can_copy(self) -> bool:
        """While a row is selected."""
        return bool(self.table.selected)

    @property
    def can_save(self) -> bool:
        """While there are rows."""
        return bool(self.link and self.link.indices)

    def copied_text(self) -> str:
        """The selected index as text."""
        link, index = self.link, self.board.row(self.table.selected)
        if link is None or index is None:
            return ""
        return "\n".join(text_of(spans).rstrip() for spans in index_detail(self.view, link, index, 100))

    def export_table(self) -> ExportTable | None:
        """The rows that are shown."""
        rows = self.board.rows
        return index_table(list(rows)) if rows else None
