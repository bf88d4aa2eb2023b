"""The commands that change the time that charts are over."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ccrtui.ui.commands.command import Availability, Command, Ready, Unavailable

if TYPE_CHECKING:
    from ccrtui.ui.commands.target import ChartTarget


class _Span(Command):
    """Another span of time."""

    by: ClassVar[int]

    def __init__(self, screen: ChartTarget) -> None:
        self.screen = screen

    def availability(self) -> Availability:
        """As far as there are spans."""
        if self.screen.can_span(self.by):
            return Ready()
        return Unavailable(self.screen.session.words.charts.no_further)

    def run(self) -> None:
        """Take it."""
        self.screen.span(self.by)


class Shorter(_Span):
    """Key (."""

    name, keys, shown, by = "shorter", ("left_parenthesis",), "(", -1


class Longer(_Span):
    """Key )."""

    name, keys, shown, by = "longer", ("right_parenthesis",), ")", 1
