"""The commands that say how often samples are taken."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from ccrtui.core.watch.measure.pace import longer, shorter, told_every_s
from ccrtui.engine.intents import SetInterval
from ccrtui.text.durations import duration
from ccrtui.ui.commands.command import Command

if TYPE_CHECKING:
    from ccrtui.ui.commands.target import PlaceTarget


class _SetPace(Command):
    """Another rung of the ladder."""

    def __init__(self, screen: PlaceTarget) -> None:
        self.screen = screen

    @abstractmethod
    def next(self, every_s: float) -> float:
        """Which rung that is."""

    def run(self) -> None:
        """Ask the engine, and say it: the top line tells it with the next sample."""
        session = self.screen.session
        link = session.state.link if session.state else None
        before = session.every_s or (told_every_s(link) if link else 1.0)
        session.every_s = self.next(before)
        session.submit(SetInterval(session.every_s))
        words = session.words
        self.screen.say(words.say(words.remarks.every, time=duration(words.figures, session.every_s)))


class Slower(_SetPace):
    """Key +."""

    name, keys, shown = "slower", ("plus",), "+"

    def next(self, every_s: float) -> float:
        """The next rung up."""
        return longer(every_s)


class Faster(_SetPace):
    """Key -."""

    name, keys, shown = "faster", ("minus",), "-"

    def next(self, every_s: float) -> float:
        """The next rung down."""
        return shorter(every_s)
