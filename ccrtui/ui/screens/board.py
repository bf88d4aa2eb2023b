"""The board: all links of all profiles, and the key that opens one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult

from ccrtui.core.board import BoardRow
from ccrtui.ui.commands.command import Command
from ccrtui.ui.commands.global_commands import Help, NextTheme, Quit
from ccrtui.ui.commands.listing import OpenLink
from ccrtui.ui.render.columns import heading
from ccrtui.ui.render.line import Line, Span, Tone, line
from ccrtui.ui.render.links.board import board_columns, board_row
from ccrtui.ui.screens.base.listing import ListScreen
from ccrtui.ui.session import Session
from ccrtui.ui.widgets.lines import Lines


class BoardScreen(ListScreen):
    """The only place of the board."""

    hints = ("open_link", "quit")

    def __init__(
        self, session: Session, rows: Callable[[], Sequence[BoardRow]], choose: Callable[[BoardRow], None]
    ) -> None:
        super().__init__(session, "board")
        self._rows = rows
        self._choose = choose

    @property
    def purpose(self) -> str:
        """What the board is for."""
        return self.session.words.links.board

    def body(self) -> ComposeResult:
        """What it is, titles and rows."""
        yield Lines("summary")
        yield Lines("titles")
        yield self.table

    def all_commands(self) -> tuple[Command, ...]:
        """What works without a profile."""
        if not self._commands:
            self._commands = (OpenLink(self), Help(self), Quit(self), NextTheme(self))
        return self._commands

    def draw(self) -> None:
        """Render what is seen."""
        view, width, rows = self.view, self.size.width, tuple(self._rows())
        columns = board_columns(self.session.words, rows, width)
        self.query_one("#summary", Lines).show([self._summary(rows)])
        self.query_one("#titles", Lines).show([heading(columns, width)])
        self.table.show([each.key for each in rows], lambda place: board_row(view, columns, rows[place]))

    def open_selected(self) -> None:
        """End the board with the selected link, unless its profile cannot be used."""
        selected = next((each for each in self._rows() if each.key == self.table.selected), None)
        if selected is not None and selected.profile is not None:
            self._choose(selected)
        elif selected is not None:
            self.say(selected.problem)

    def _summary(self, rows: Sequence[BoardRow]) -> Line:
        words = self.session.words
        bad = sum(each.view is None or each.view.exit_code != 0 for each in rows)
        return line(" ", Span(words.say(words.links.board_sum, n=len(rows), bad=bad), Tone.STRONG))
