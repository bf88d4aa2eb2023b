"""The faults that are set at the HTTP side of the clusters, and what they do to a request."""

from __future__ import annotations

from dataclasses import dataclass, field

from ccrtui.sim.control.gates import Gate, When
from ccrtui.sim.control.hostile import HostileAnswer
from ccrtui.sim.control.journal import Arrival


@dataclass(slots=True)
class HttpFaults:
    """What stands between the clients and the clusters: at most one of each kind."""

    hold: Gate | None = None
    drop: Gate | None = None
    hostile: list[HostileAnswer] = field(default_factory=list)

    async def let(self, arrival: Arrival, when: When) -> bool:
        """Let a request through, perhaps late; False when its connection is to be cut."""
        for gate in (self.hold, self.drop):
            if gate is not None and not await gate.pass_through(arrival, when):
                return False
        return True

    def hostile_to(self, arrival: Arrival) -> HostileAnswer | None:
        """The hostile answer that this request gets, if any."""
        return next((answer for answer in self.hostile if answer.takes(arrival)), None)

    def unhold(self) -> None:
        """Let what is held go on, and hold nothing any more."""
        if self.hold is not None:
            self.hold.release()
        self.hold = None
