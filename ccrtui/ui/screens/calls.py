"""The calls: what was sent, with status and time."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from ccrtui.core.call.answer import SentCall
from ccrtui.core.call.call import Call
from ccrtui.core.state import CallCounts
from ccrtui.ui.commands.command import Command
from ccrtui.ui.commands.copy_save import Copy, Save
from ccrtui.ui.commands.listing import FilterRows, OnlyProblems, OpenRow
from ccrtui.ui.options import Place
from ccrtui.ui.render.calls.page import call_columns, call_detail, call_row, call_totals
from ccrtui.ui.render.columns import heading
from ccrtui.ui.render.export_table import ExportTable, call_table
from ccrtui.ui.render.line import line, text_of
from ccrtui.ui.screens.base.listing import ListScreen
from ccrtui.ui.session import Session
from ccrtui.ui.widgets.lines import Lines


class CallsScreen(ListScreen):
    """Key c. Newest first; the cursor follows the newest until it is moved, and then stays on its call."""

    hints = ("detail", "copy", "filter", "problems", "save", "overview")

    def __init__(self, session: Session) -> None:
        super().__init__(session, Place.CALLS, follows_first=True)

    @property
    def purpose(self) -> str:
        """What the place is for."""
        return self.session.words.calls.purpose

    def body(self) -> ComposeResult:
        """Totals, titles, rows."""
        yield Lines("summary")
        yield Lines("titles")
        yield self.table

    def own_commands(self) -> Sequence[Command]:
        """Detail, copy, filter, problems, save."""
        return (OpenRow(self), Copy(self), FilterRows(self), OnlyProblems(self), Save(self))

    def rows(self) -> list[SentCall]:
        """The calls that are shown, newest first."""
        calls = self.session.state.calls if self.session.state else ()
        effects = self.session.words.effects
        return [
            sent
            for sent in sorted(calls, key=lambda sent: -sent.number)
            if self.filter.admits_call(sent, effects[sent.call.effect])
            and (not self.only_problems or sent.fault is not None)
        ]

    @property
    def selected(self) -> SentCall | None:
        """The call the cursor is on."""
        return next((sent for sent in self.rows() if str(sent.number) == self.table.selected), None)

    def draw(self) -> None:
        """Render what is seen."""
        view, width, rows = self.view, self.size.width, self.rows()
        columns = call_columns(self.session.words, width)
        counts = self.session.state.counts if self.session.state else CallCounts()
        self.query_one("#summary", Lines).show([call_totals(view, counts, self.chips, width)])
        self.query_one("#titles", Lines).show([heading(columns, width)])
        if rows:
            self.table.show([str(sent.number) for sent in rows], lambda place: call_row(view, columns, rows[place]))
        else:
            words = self.session.words
            empty = line(" ", words.calls.nothing_matches if self.can_save else words.calls.empty)
            self.table.show([""], lambda _place: empty)

    def open_selected(self) -> None:
        """The call in full."""
        from ccrtui.ui.screens.call import CallScreen

        selected = self.selected
        if selected is not None:
            self.app.push_screen(CallScreen(self.session, selected))

    @property
    def can_copy(self) -> bool:
        """While a row is selected."""
        return bool(self.table.selected)

    @property
    def can_save(self) -> bool:
        """While there are calls."""
        return bool(self.session.state and self.session.state.calls)

    def copied_calls(self) -> Sequence[Call]:
        """The selected call."""
        return [self.selected.call] if self.selected else []

    def copied_text(self) -> str:
        """The selected call as text."""
        selected = self.selected
        if selected is None:
            return ""
        return "\n".join(text_of(spans).rstrip() for spans in call_detail(self.view, selected, 100))

    def export_table(self) -> ExportTable | None:
        """The calls that are shown."""
        rows = self.rows()
        return call_table(rows) if rows else None
