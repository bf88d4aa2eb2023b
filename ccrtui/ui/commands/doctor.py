"""The commands of the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccrtui.ui.commands.command import Availability, Command, Ready, Unavailable

if TYPE_CHECKING:
    from ccrtui.ui.commands.target import DoctorTarget


class OpenCure(Command):
    """Go where the way out of the finding is: its step of the set-up, or its index."""

    name, keys, shown, hides = "cure", ("enter",), "enter", True

    def __init__(self, screen: DoctorTarget) -> None:
        self.screen = screen

    def availability(self) -> Availability:
        """Whether there is a finding."""
        if self.screen.finding is not None:
            return Ready()
        return Unavailable(self.screen.session.words.unavailable.no_finding)

    def run(self) -> None:
        """Go there."""
        self.screen.open_cure()


class ApplyCure(Command):
    """Send the calls of the finding's way out."""

    name, keys, shown, hides = "apply", ("a",), "a", True

    def __init__(self, screen: DoctorTarget) -> None:
        self.screen = screen

    def availability(self) -> Availability:
        """Says what is in the way: nothing that can be sent here, the past, busy, or read-only."""
        session, reasons = self.screen.session, self.screen.session.words.unavailable
        if session.in_past:
            return Unavailable(session.words.history.only_now)
        busy = self.screen.unless_busy()
        if isinstance(busy, Unavailable):
            return busy
        if not self.screen.cure_calls:
            return Unavailable(reasons.nothing_to_send)
        return Ready() if self.screen.may_write else Unavailable(reasons.read_only)

    def run(self) -> None:
        """Show what would be sent, and wait for the key that sends it."""
        self.screen.arm_cure()
