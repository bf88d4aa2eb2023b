"""The palette: find a command by its words, and run it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.events import Key

from ccrtui.ui.commands.command import Command, Unavailable
from ccrtui.ui.render.command_line import CommandLine
from ccrtui.ui.render.help import command_row
from ccrtui.ui.render.line import Line, line
from ccrtui.ui.screens.base.place import PlaceScreen
from ccrtui.ui.widgets.table import Table


class PaletteScreen(PlaceScreen):
    """Ctrl+p. Lists the commands of the screen it was opened from."""

    def __init__(self, about: PlaceScreen) -> None:
        super().__init__(about.session, "palette")
        self.about = about
        self.table = Table("rows")

    def body(self) -> ComposeResult:
        """The list; the line to type into stands under it."""
        yield self.table

    def on_mount(self) -> None:
        """Begin to listen for words."""
        super().on_mount()
        self.ask([], "", self._run, prompt=self.session.words.help.palette_prompt)

    def matching(self) -> list[Command]:
        """The commands whose words contain all that was typed."""
        wanted = self.prompt.text.lower().split()
        return [
            command
            for command in self.about.all_commands()
            if command.name != "palette" and all(word in self._haystack(command) for word in wanted)
        ]

    def _haystack(self, command: Command) -> str:
        text = self.session.words.commands.of(command.name)
        return f"{command.name} {command.shown} {text.label} {text.help}".lower()

    def draw(self) -> None:
        """Render what matches."""
        commands, width = self.matching(), self.size.width
        if not commands:
            nothing = line(" ", self.session.words.help.nothing_found)
            self.table.show([""], lambda _place: nothing)
            return
        rows = [self._row(command, width) for command in commands]
        self.table.show([command.name for command in commands], lambda place: rows[place])

    def _row(self, command: Command, width: int) -> Line:
        text = self.session.words.commands.of(command.name)
        available = command.availability()
        reason = available.reason if isinstance(available, Unavailable) else None
        return command_row(self.view, CommandLine(command.shown, text.label, reason or text.help, None), width)[0]

    async def on_key(self, event: Key) -> None:
        """Arrows move the cursor; esc and ctrl+p close; everything else is typed."""
        event.prevent_default()
        if self.console.pass_on(event, self):
            event.stop()
            return
        moves = {"up": -1, "down": 1, "pageup": -self.table.page, "pagedown": self.table.page}
        if event.key in moves:
            event.stop()
            self.table.move_by(moves[event.key])
        elif event.key in ("escape", "ctrl+p", "ctrl+c", "ctrl+q"):
            event.stop()
            self.close_page()

    def on_input_changed(self) -> None:
        """Find again with every letter."""
        self.show()

    def _run(self, typed: str) -> None:
        del typed
        command = next((each for each in self.about.all_commands() if each.name == self.table.selected), None)
        self.close_page()
        if command is not None:
            self.about.call_after_refresh(self._run_on_its_screen, command)

    def _run_on_its_screen(self, command: Command) -> None:
        """Run it unless the operator has gone to another place meanwhile."""
        if self.about.is_current:
            self.about.run_command(command)
