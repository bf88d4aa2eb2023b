"""The commands that put rows in another order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccrtui.ui.commands.command import Command

if TYPE_CHECKING:
    from ccrtui.ui.commands.target import SortingTarget


class SortNext(Command):
    """Sort by the next column."""

    name, keys, shown = "sort_next", ("greater_than_sign",), ">"

    def __init__(self, screen: SortingTarget) -> None:
        self.screen = screen

    def run(self) -> None:
        """Go one column on."""
        self.screen.sort_by_neighbour(1)


class SortPrevious(Command):
    """Sort by the column before."""

    name, keys, shown = "sort_previous", ("less_than_sign",), "<"

    def __init__(self, screen: SortingTarget) -> None:
        self.screen = screen

    def run(self) -> None:
        """Go one column back."""
        self.screen.sort_by_neighbour(-1)


class TurnOrder(Command):
    """The same order the other way round."""

    name, keys, shown = "turn", ("o",), "o"

    def __init__(self, screen: SortingTarget) -> None:
        self.screen = screen

    def run(self) -> None:
        """Turn."""
        self.screen.turn_order()
