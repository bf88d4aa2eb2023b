"""Where the console gets what it shows, and where its wishes go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ccrtui.core.state import State
from ccrtui.engine.intents import Intent


class StateSource(Protocol):
    """The engine as the console sees it. It may live in another thread."""

    def latest(self) -> State | None:
        """The newest state, None before the first."""
        ...

    def submit(self, intent: Intent) -> None:
        """Ask the engine for something; what comes of it is seen in a later state."""
        ...

    def listen(self, wake: Callable[[], None]) -> None:
        """Have `wake` called, from any thread, whenever a newer state exists. It is cheap and never blocks."""
        ...
