"""The board of all links of all profiles, before one of them is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from textual.driver import Driver

from ccrtui.core.board import BoardRow
from ccrtui.core.state import State
from ccrtui.engine.intents import Intent
from ccrtui.text.words import Words
from ccrtui.ui.app import Console
from ccrtui.ui.options import ConsoleOptions, Place
from ccrtui.ui.screens.board import BoardScreen


class BoardSource(Protocol):
    """Who knows how all links stand."""

    def rows(self) -> Sequence[BoardRow]:
        """Every link, the worst first."""
        ...

    def listen(self, wake: Callable[[], None]) -> None:
        """Have `wake` called, from any thread, whenever there is news."""
        ...


class Board(Console):
    """Ends with the link that was chosen in `chosen`, or without one."""

    DEFAULT_MODE = "board"

    def __init__(
        self,
        source: BoardSource,
        words: Words,
        options: ConsoleOptions,
        driver_class: type[Driver] | None = None,
    ) -> None:
        super().__init__(_NoProfile(source), words, options, driver_class)
        self.chosen: BoardRow | None = None
        self.add_mode("board", partial(BoardScreen, self.session, source.rows, self._choose))

    def go_to(self, place: Place) -> None:
        """There is one place."""
        del place
        self.switch_mode("board")

    def _choose(self, row: BoardRow) -> None:
        self.chosen = row
        self.exit(0)

    def take_news(self) -> bool:
        """What is shown has no state of its own: whatever wakes it is news."""
        return True


class _NoProfile:
    """Stands where the console has an engine: there is none before a link is opened."""

    def __init__(self, source: BoardSource) -> None:
        self._source = source

    def latest(self) -> State | None:
        """No state."""
        return None

    def submit(self, intent: Intent) -> None:
        """Nobody hears it."""
        del intent

    def listen(self, wake: Callable[[], None]) -> None:
        """Listen to what the board shows."""
        self._source.listen(wake)
