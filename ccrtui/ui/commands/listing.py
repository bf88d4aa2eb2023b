"""The commands of places that list rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccrtui.engine.intents import CountExactly
from ccrtui.ui.commands.command import Availability, Command, Ready, Unavailable

if TYPE_CHECKING:
    from ccrtui.ui.commands.target import FreezingTarget, ListTarget, PlaceTarget


class FilterRows(Command):
    """Show some rows only."""

    name, keys, shown = "filter", ("slash",), "/"

    def __init__(self, screen: ListTarget) -> None:
        self.screen = screen

    def run(self) -> None:
        """Ask for the conditions."""
        prompt = self.screen.session.words.watch.filter_prompt
        self.screen.ask([], self.screen.filter_text, self.screen.filter_by, prompt=prompt)


class OnlyProblems(Command):
    """Show only what is not all right."""

    name, keys, shown = "problems", ("exclamation_mark",), "!"

    def __init__(self, screen: ListTarget) -> None:
        self.screen = screen

    def run(self) -> None:
        """Switch."""
        self.screen.only_problems = not self.screen.only_problems
        self.screen.show()


class Freeze(Command):
    """Let the view stand still."""

    name, keys, shown = "freeze", ("space",), "space"

    def __init__(self, screen: FreezingTarget) -> None:
        self.screen = screen

    def availability(self) -> Availability:
        """Whether there is something to freeze."""
        if self.screen.session.state is not None:
            return Ready()
        return Unavailable(self.screen.session.words.unavailable.no_state)

    def run(self) -> None:
        """Switch."""
        self.screen.freeze()


class OpenRow(Command):
    """The selected row in full."""

    name, keys, shown = "detail", ("enter",), "enter"

    def __init__(self, screen: ListTarget) -> None:
        self.screen = screen

    def availability(self) -> Availability:
        """Whether a row is selected."""
        if self.screen.table.selected is not None:
            return Ready()
        return Unavailable(self.screen.session.words.unavailable.no_row)

    def run(self) -> None:
        """Open it."""
        self.screen.open_selected()


class OpenLink(OpenRow):
    """The selected link: work on it."""

    name = "open_link"


class CountIndex(Command):
    """Count one index exactly, behind a refresh on both sides."""

    name, keys, shown = "count", ("enter",), "enter"

    def __init__(self, screen: PlaceTarget, follower_index: str) -> None:
        self.screen = screen
        self.index = follower_index

    def availability(self) -> Availability:
        """Only the present can be counted."""
        session = self.screen.session
        return Unavailable(session.words.history.only_now) if session.in_past else Ready()

    def run(self) -> None:
        """Ask the engine."""
        words = self.screen.session.words
        self.screen.say(words.say(words.remarks.counting, index=self.index))
        self.screen.session.submit(CountExactly(self.index))


class Back(Command):
    """Back to where one came from."""

    name, keys, shown = "back", ("escape",), "esc"

    def __init__(self, screen: PlaceTarget) -> None:
        self.screen = screen

    def run(self) -> None:
        """Leave this page."""
        self.screen.close_page()


class GoToNext(Command):
    """Go to what the overview names as next."""

    name, keys, shown = "open", ("enter",), "enter"

    def __init__(self, screen: PlaceTarget) -> None:
        self.screen = screen

    def availability(self) -> Availability:
        """Whether anything is known."""
        if self.screen.session.state is not None:
            return Ready()
        return Unavailable(self.screen.session.words.unavailable.no_state)

    def run(self) -> None:
        """Go there."""
        self.screen.console.go_to_next()
