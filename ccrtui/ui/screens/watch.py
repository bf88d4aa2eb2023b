"""The watch: how far behind, since when, until when."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from ccrtui.core.state import State
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.engine.intents import CountExactly, LookAt
from ccrtui.ui.commands.command import Command
from ccrtui.ui.commands.copy_save import Copy, Save
from ccrtui.ui.commands.listing import FilterRows, Freeze, OnlyProblems, OpenRow
from ccrtui.ui.options import Place
from ccrtui.ui.render.beginning import not_begun
from ccrtui.ui.render.columns import heading
from ccrtui.ui.render.export_table import ExportTable, index_table
from ccrtui.ui.render.line import Line, Span, Tone, line, text_of
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.index_detail import index_detail
from ccrtui.ui.render.watch.rows import empty_watch, watch_columns, watch_row, watch_summary
from ccrtui.ui.render.watch.selected_index import selected_index
from ccrtui.ui.screens.listing import ListScreen
from ccrtui.ui.session import Session
from ccrtui.ui.widgets.lines import Lines

_LEAST_ROWS = 4


class WatchScreen(ListScreen):
    """Key 3. While frozen it shows the state it was frozen at."""

    hints = ("filter", "problems", "detail", "freeze", "save", "overview")

    def __init__(self, session: Session) -> None:
        super().__init__(session, Place.WATCH)
        self._frozen: State | None = None
        self._missed: set[float] = set()
        self._looked_at: tuple[str, ...] = ()

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
        """The summary, the titles, the rows, and the selected one below."""
        yield Lines("summary")
        yield Lines("titles")
        yield self.table
        yield Lines("selected")

    def own_commands(self) -> Sequence[Command]:
        """Filter, problems, detail, freeze, save, copy."""
        return (FilterRows(self), OnlyProblems(self), OpenRow(self), Freeze(self), Save(self), Copy(self))

    def rows(self) -> list[IndexView]:
        """The indices that are shown, worst first."""
        link = self.link
        if link is None:
            return []
        if not self.chips:
            return [*link.indices, *link.gone]
        return [
            index
            for index in (*link.indices, *link.gone)
            if self.filter.admits(index) and (not self.only_problems or index.is_problem)
        ]

    def draw(self) -> None:
        """Render what is seen."""
        self._count_missed()
        view, width = self.view, self.size.width
        rows = self.rows()
        columns = watch_columns(self.session.words, width)
        self.query_one("#summary", Lines).show([self._summary(len(rows))])
        self.query_one("#titles", Lines).show([heading(columns, width)])
        empty = [] if rows else empty_watch(view, width, filtered=bool(self.chips))
        self._share_height(len(rows or empty))
        if rows:
            self.table.show([row.follower_index for row in rows], lambda place: watch_row(view, columns, rows[place]))
            self._tell_what_is_looked_at()
        else:
            self.table.show([""] * len(empty), lambda place: empty[place])
        self._draw_selected(rows)

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

    def _share_height(self, rows: int) -> None:
        """Rows get what they need first, the selected index what is left."""
        room = self.size.height - 4
        below = 0 if room < 2 * _LEAST_ROWS else max(min(room - rows - 1, 9), min(6, room - _LEAST_ROWS))
        selected = self.query_one("#selected", Lines)
        selected.display = below > 0
        fits = below > 0 and rows + 1 <= room - below
        self.table.styles.height = rows + 1 if fits else "1fr"
        selected.styles.height = "1fr" if fits else max(1, below)

    def _draw_selected(self, rows: list[IndexView]) -> None:
        widget = self.query_one("#selected", Lines)
        index = next((row for row in rows if row.follower_index == self.table.selected), None)
        link = self.link
        if not widget.display or index is None or link is None:
            widget.show([])
            return
        height = widget.size.height
        widget.show([(), *selected_index(self.view, index, link, self.size.width, height - 1)])

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
    def can_copy(self) -> bool:
        """While a row is selected."""
        return bool(self.table.selected)

    @property
    def can_save(self) -> bool:
        """While there are rows."""
        return bool(self.link and self.link.indices)

    def copied_text(self) -> str:
        """The selected index as text."""
        link, selected = self.link, self.table.selected
        index = next((row for row in self.rows() if row.follower_index == selected), None)
        if link is None or index is None:
            return ""
        return "\n".join(text_of(spans).rstrip() for spans in index_detail(self.view, link, index, 100))

    def export_table(self) -> ExportTable | None:
        """The rows that are shown."""
        rows = self.rows()
        return index_table(rows) if rows else None
