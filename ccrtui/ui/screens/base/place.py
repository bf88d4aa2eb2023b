"""What all places have in common: the two permanent lines, remarks, questions, and keys that are commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.css.query import NoMatches
from textual.events import Key, Resize

from ccrtui.engine.intents import ReturnToNow
from ccrtui.ui.commands.command import Availability, Command, Ready, Unavailable
from ccrtui.ui.commands.global_commands import global_commands
from ccrtui.ui.commands.travel import travel_commands
from ccrtui.ui.compositor import TightCompositor
from ccrtui.ui.render.command_line import CommandLine
from ccrtui.ui.render.frame import KeyHint, bottom_line, top_line
from ccrtui.ui.render.view import View
from ccrtui.ui.screens.base.place_content import PlaceContent
from ccrtui.ui.screens.base.prompting_screen import PromptingScreen
from ccrtui.ui.session import Session
from ccrtui.ui.widgets.lines import Lines

if TYPE_CHECKING:
    from ccrtui.ui.commands.target import Application


class PlaceScreen(PlaceContent, PromptingScreen, inherit_bindings=False):
    """One screen of the console. A place composes its body, draws it from a view, and names its commands."""

    AUTO_FOCUS = ""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__(session, name)
        self._compositor = TightCompositor()
        self._composed = False
        self._reshaping = False
        self._commands: tuple[Command, ...] = ()

    def close_page(self) -> None:
        """Go back to the screen under this one, if it is the one that is seen."""
        self.console.close_page(self)

    # Composition and painting

    def compose(self) -> ComposeResult:
        """The top line, the body, remarks, and the keys."""
        yield Lines("top")
        yield from self.body()
        if self.prompt_below:
            yield self.prompt
        yield Lines("remark")
        yield Lines("bottom")

    @property
    def prompt_below(self) -> bool:
        """Whether questions stand under the body; a place may have a better spot."""
        return True

    @property
    def console(self) -> Application:
        """The application."""
        return cast("Application", self.app)

    @property
    def view(self) -> View:
        """What this place renders from."""
        return self.session.view()

    def on_mount(self) -> None:
        """Paint once there is something to paint on."""
        self._composed = True
        self.call_after_refresh(self.show)

    def on_unmount(self) -> None:
        """Paint no more."""
        self._composed = False

    def on_screen_resume(self) -> None:
        """Paint what happened while another place was seen."""
        self.call_after_refresh(self.show)

    def on_canvas_reshaped(self) -> None:
        """Tell anew what depends on the room that a part of it has, once for all parts that were laid out together."""
        if not self._reshaping:
            self._reshaping = True
            self.call_after_refresh(self._show_reshaped)

    def on_lines_scrolled(self) -> None:
        """Tell anew what depends on the part of a page that is seen."""
        self.show()

    def _show_reshaped(self) -> None:
        self._reshaping = False
        self.show()

    def on_resize(self, event: Resize) -> None:
        """Lay out for the new size."""
        del event
        self.call_after_refresh(self.show)

    def show(self) -> None:
        """Paint everything that changed. Parts of a page that is being taken away may be gone before it is."""
        if not self._composed or not self.is_attached or self.size.width == 0:
            return
        try:
            self._show_parts()
        except NoMatches:
            if self.is_current:
                raise

    def _show_parts(self) -> None:
        self.show_remark()
        self.draw()
        width = self.size.width
        self.query_one("#top", Lines).show([top_line(self.view, width, slow=self.session.slow)])
        self.query_one("#bottom", Lines).show([bottom_line([*self._more(), *self._hints()], self._help_hint(), width)])

    def _more(self) -> list[KeyHint]:
        """That a page goes on below what is seen, and the key for it."""
        hidden = sum(page.hidden for page in self.query("#page").results(Lines))
        text = self.session.words.say(self.session.words.frame.more_below, n=hidden)
        return [KeyHint("pgdn", text)] if hidden else []

    def _hints(self) -> list[KeyHint]:
        words = self.session.words.commands
        by_name = {command.name: command for command in self.all_commands()}
        wanted = [by_name[name] for name in self.hints if name in by_name]
        asked = [(command, isinstance(command.availability(), Ready)) for command in wanted]
        return [
            KeyHint(command.shown, words.of(command.name).label, is_ready)
            for command, is_ready in asked
            if is_ready or not command.hides
        ]

    def _help_hint(self) -> KeyHint:
        return KeyHint("?", self.session.words.commands.help.label)

    # Commands and keys

    def all_commands(self) -> tuple[Command, ...]:
        """Every command that a key or the palette can run here."""
        if not self._commands:
            self._commands = (*self.own_commands(), *global_commands(self), *travel_commands(self))
        return self._commands

    def command_lines(self) -> list[CommandLine]:
        """The commands as help and palette list them."""
        lines = []
        for command in self.all_commands():
            text = self.session.words.commands.of(command.name)
            available = command.availability()
            reason = available.reason if isinstance(available, Unavailable) else None
            lines.append(CommandLine(command.shown, text.label, text.help, reason))
        return lines

    def run_command(self, command: Command) -> None:
        """Run it, or say why not."""
        available = command.availability()
        if isinstance(available, Unavailable):
            self.say(available.reason)
        else:
            command.run()
        self.show()

    async def on_key(self, event: Key) -> None:
        """A key answers a question, picks from what is offered, runs a command, or moves about.

        Typed fast, it comes to a screen that another has taken the place of since: that one gets it.
        """
        if self.console.pass_on(event, self):
            event.stop()
            event.prevent_default()
            return
        if self.prompt.is_open:
            if event.key == "escape":
                self.prompt.close()
            elif not self.own_typed_key(event.key):
                return
            event.stop()
            self.show()
            return
        event.stop()
        event.prevent_default()
        if self.is_offering:
            self.pick(event.key)
            return
        had_remark, self.session.remark = bool(self.session.remark), ""
        if event.key == "escape" and self.session.in_past and not had_remark:
            self.session.submit(ReturnToNow())
            return
        if self.own_key(event.key):
            self.show()
            return
        command = next((command for command in self.all_commands() if event.key in command.keys), None)
        if command is not None:
            self.run_command(command)
        elif event.key != "escape" or not had_remark:
            self.say(self.session.words.unavailable.unknown_key if event.key != "escape" else "")

    def unless_busy(self) -> Availability:
        """Unavailable while calls are being sent."""
        walk = self.session.newest.walk if self.session.newest else None
        if walk is not None and walk.busy == "applying":
            return Unavailable(self.session.words.unavailable.busy)
        return Ready()
