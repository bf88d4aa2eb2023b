"""The commands of every place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ccrtui.engine.intents import LookAgain, SetWrite
from ccrtui.ui.commands.command import Availability, Command, Ready, Unavailable
from ccrtui.ui.options import Place

if TYPE_CHECKING:
    from ccrtui.ui.commands.target import PlaceTarget


class _GlobalCommand(Command):
    """A command that any screen can run."""

    def __init__(self, screen: PlaceTarget) -> None:
        self.screen = screen


class _GoTo(_GlobalCommand):
    """Go to a place."""

    place: ClassVar[Place]

    def run(self) -> None:
        """Show that place."""
        self.screen.console.go_to(self.place)


class GoToOverview(_GoTo):
    """Key 1."""

    name, keys, shown, place = "overview", ("1",), "1", Place.OVERVIEW


class GoToSetup(_GoTo):
    """Key 2."""

    name, keys, shown, place = "setup", ("2",), "2", Place.SETUP


class GoToWatch(_GoTo):
    """Key 3."""

    name, keys, shown, place = "watch", ("3",), "3", Place.WATCH


class GoToDoctor(_GoTo):
    """Key 5. From a row it is the finding about that index."""

    name, keys, shown, place = "doctor", ("5",), "5", Place.DOCTOR

    def run(self) -> None:
        """Show the findings, and among them what is pointed at."""
        self.screen.console.point_at(self.place, self.screen.in_question)


class GoToCalls(_GoTo):
    """Key c."""

    name, keys, shown, place = "calls", ("c",), "c", Place.CALLS


class Help(_GlobalCommand):
    """What works here."""

    name, keys, shown = "help", ("question_mark",), "?"

    def run(self) -> None:
        """Open the page of help."""
        self.screen.console.open_help()


class Palette(_GlobalCommand):
    """Find a command by its words."""

    name, keys, shown = "palette", ("ctrl+p",), "ctrl+p"

    def run(self) -> None:
        """Open the palette."""
        self.screen.console.open_palette()


class Links(_GlobalCommand):
    """Another link of the profile."""

    name, keys, shown, hides = "links", ("l",), "l", True

    def availability(self) -> Availability:
        """Only where there are several, and not while calls are being sent."""
        state, unavailable = self.screen.session.state, self.screen.session.words.unavailable
        if state is None:
            return Unavailable(unavailable.no_state)
        return self.screen.unless_busy() if len(state.profile.links) > 1 else Unavailable(unavailable.one_link)

    def run(self) -> None:
        """Open the list of them."""
        self.screen.console.open_links()


def _unless_past(screen: PlaceTarget) -> Unavailable | None:
    """Why nothing is asked of the clusters while the past is looked at; None in the present."""
    session = screen.session
    return Unavailable(session.words.history.only_now) if session.in_past else None


class LookAgainNow(_GlobalCommand):
    """Observe everything afresh."""

    name, keys, shown = "look_again", ("r",), "r"

    def availability(self) -> Availability:
        """Not while calls are being sent, nor in the past."""
        return _unless_past(self.screen) or self.screen.unless_busy()

    def run(self) -> None:
        """Ask the engine."""
        self.screen.say(self.screen.session.words.remarks.looking)
        self.screen.session.submit(LookAgain())


class WriteSwitch(_GlobalCommand):
    """The visible switch between read-only and write."""

    name, keys, shown = "write_switch", ("w",), "w"

    def availability(self) -> Availability:
        """Not before something is known, nor while calls are being sent, nor in the past."""
        session = self.screen.session
        if session.state is None:
            return Unavailable(session.words.unavailable.no_state)
        return _unless_past(self.screen) or self.screen.unless_busy()

    def run(self) -> None:
        """Switch; a production profile asks for its name first."""
        state = self.screen.session.state
        if state is None:
            return
        if state.write:
            self.screen.session.submit(SetWrite(on=False))
        elif state.profile.production:
            self._ask(state.profile.name)
        else:
            self.screen.session.submit(SetWrite(on=True))

    def _ask(self, name: str) -> None:
        words = self.screen.session.words
        question = words.say(words.setup.type_profile, name=name)
        self.screen.ask([question, words.setup.leave_it], "", lambda typed: self._typed(name, typed))

    def _typed(self, name: str, typed: str) -> None:
        words = self.screen.session.words
        if typed != name:
            self.screen.say(words.say(words.setup.typed_differs, name=name))
            return
        self.screen.session.submit(SetWrite(on=True, typed_name=typed))


class Quit(_GlobalCommand):
    """Leave; never in the middle of a write without saying so."""

    name, keys, shown = "quit", ("q", "ctrl+q", "ctrl+c"), "q"

    def run(self) -> None:
        """Leave, or ask when calls are being sent."""
        console, words = self.screen.console, self.screen.session.words
        if isinstance(self.screen.unless_busy(), Ready):
            console.leave()
            return
        question = f"{words.remarks.write_in_flight}  {words.remarks.quit_again}"
        self.screen.offer(question, dict.fromkeys(self.keys, console.leave))


class NextTheme(_GlobalCommand):
    """The next set of colours."""

    name = "theme"

    def run(self) -> None:
        """Switch and say which."""
        self.screen.console.next_theme()


class MouseSwitch(_GlobalCommand):
    """Switch the mouse on or off."""

    name = "mouse"

    def availability(self) -> Availability:
        """Only where the terminal has one."""
        if self.screen.console.has_mouse_switch:
            return Ready()
        return Unavailable(self.screen.session.words.unavailable.no_mouse)

    def run(self) -> None:
        """Switch and say what changes."""
        remarks = self.screen.session.words.remarks
        self.screen.say(remarks.mouse_on if self.screen.console.switch_mouse() else remarks.mouse_off)


def global_commands(screen: PlaceTarget) -> tuple[Command, ...]:
    """Every command of this file."""
    kinds = (
        GoToOverview,
        GoToSetup,
        GoToWatch,
        GoToDoctor,
        GoToCalls,
        WriteSwitch,
        LookAgainNow,
        Links,
        Help,
        Palette,
        Quit,
    )
    return (*(kind(screen) for kind in kinds), NextTheme(screen), MouseSwitch(screen))
