"""The command that lets the heartbeat of the link be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccrtui.engine.intents import SetBeat
from ccrtui.ui.commands.command import Availability, Command, Ready, Unavailable

if TYPE_CHECKING:
    from ccrtui.ui.commands.target import PlaceTarget


class Beat(Command):
    """Key B: a consent of its own beside the switch for writing."""

    name, keys, shown, hides = "beat", ("B",), "B", True

    def __init__(self, screen: PlaceTarget) -> None:
        self.screen = screen

    def availability(self) -> Availability:
        """Only of a link that has one, in the present, while writing is on."""
        session = self.screen.session
        unavailable = session.words.unavailable
        if session.state is None:
            return Unavailable(unavailable.no_state)
        if session.state.profile.heartbeat_index is None:
            return Unavailable(unavailable.no_heartbeat)
        if session.in_past:
            return Unavailable(session.words.history.only_now)
        return Ready() if session.state.write else Unavailable(unavailable.read_only)

    def run(self) -> None:
        """Begin, or end."""
        state = self.screen.session.state
        beats = state is not None and state.link is not None and state.link.pulse is not None
        self.screen.session.submit(SetBeat(on=not beats))
