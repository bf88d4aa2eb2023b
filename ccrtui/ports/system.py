"""What the engines need of the machine: its clock, and running a command of the operator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Clock(Protocol):
    """Time, and waiting for it."""

    def monotonic(self) -> float:
        """Seconds that only grow."""
        ...

    def epoch(self) -> float:
        """Seconds since 1970 in UTC by this machine's clock; for display and the journal only."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait that long."""
        ...


class Courier(Protocol):
    """Runs a command of the operator's."""

    async def deliver(self, command: Sequence[str], text: str, patience_s: float) -> str | None:
        """Run it without a shell, with the text on its stdin; gives what was wrong: a code, or words of the system.

        It is ended when the time is over, or this is cancelled. Never raises.
        """
        ...
