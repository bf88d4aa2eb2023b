"""The commands that go through time. Whatever is looked at, watching and recording go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ccrtui.core.record.when import moment
from ccrtui.engine.intents import ReturnToNow, Travel, TravelTo
from ccrtui.ui.commands.command import Availability, Command, Ready, Unavailable

if TYPE_CHECKING:
    from ccrtui.ui.commands.target import PlaceTarget


class _Travel(Command):
    """One step through time."""

    forward: ClassVar[bool]
    to_change: ClassVar[bool] = False

    def __init__(self, screen: PlaceTarget) -> None:
        self.screen = screen

    def availability(self) -> Availability:
        """There is nothing behind the present."""
        session = self.screen.session
        if self.forward and not session.in_past:
            return Unavailable(session.words.history.is_now)
        return Ready()

    def run(self) -> None:
        """Ask the engine."""
        self.screen.session.submit(Travel(self.forward, self.to_change))


class StepBack(_Travel):
    """Key [."""

    name, keys, shown, forward = "step_back", ("left_square_bracket",), "[", False


class StepForward(_Travel):
    """Key ]."""

    name, keys, shown, forward = "step_forward", ("right_square_bracket",), "]", True


class LastChange(_Travel):
    """Key {."""

    name, keys, shown, forward, to_change = "last_change", ("left_curly_bracket",), "{", False, True


class NextChange(_Travel):
    """Key }."""

    name, keys, shown, forward, to_change = "next_change", ("right_curly_bracket",), "}", True, True


class GoToTime(Command):
    """Key @."""

    name, keys, shown = "go_to_time", ("at",), "@"

    def __init__(self, screen: PlaceTarget) -> None:
        self.screen = screen

    def run(self) -> None:
        """Ask for the time."""
        self.screen.ask([self.screen.session.words.history.ask_time], "", self._typed)

    def _typed(self, typed: str) -> None:
        session = self.screen.session
        if not typed:
            return
        at = moment(typed, session.options.wall())
        if at is None:
            self.screen.say(session.words.say(session.words.history.no_time, text=typed))
        else:
            session.submit(TravelTo(at))


class Present(Command):
    """Key 0, and esc."""

    name, keys, shown, hides = "present", ("0",), "0", True

    def __init__(self, screen: PlaceTarget) -> None:
        self.screen = screen

    def availability(self) -> Availability:
        """Only in the past."""
        session = self.screen.session
        return Ready() if session.in_past else Unavailable(session.words.history.is_now)

    def run(self) -> None:
        """Ask the engine."""
        self.screen.session.submit(ReturnToNow())


def travel_commands(screen: PlaceTarget) -> tuple[Command, ...]:
    """Every command of this file."""
    return tuple(kind(screen) for kind in (StepBack, StepForward, LastChange, NextChange, GoToTime, Present))
