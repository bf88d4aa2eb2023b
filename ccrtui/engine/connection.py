"""What the engine works with once it is connected: made by `compose`, used by every job."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from ccrtui.core.call import Call, Side
from ccrtui.core.profile import Profile
from ccrtui.engine.sender import Sender
from ccrtui.ports import Clock, Cloud, Journal, ProfileSession, Search


@dataclass(frozen=True, slots=True)
class Connection:
    """One session's sender, clock, profile file, journal, clusters and accounts of the cloud."""

    profile: Profile
    sender: Sender
    clock: Clock
    session: ProfileSession
    journal: Journal
    clusters: dict[Side, Search]
    clouds: tuple[Cloud, ...] = ()

    async def close(self) -> None:
        """End: no further write; those in flight get their grace, then all is let go and the lock with it."""
        self.sender.allow_write = False
        await self.sender.finish_writes()
        for client in (*self.clusters.values(), *self.clouds):
            await client.close()
        self.session.unlock()
        self.journal.close()


OnCall = Callable[[Call], None]
"""Is called with each call that is about to leave, reads excepted."""


class Connect(Protocol):
    """Connects for a profile."""

    def __call__(self, profile: Profile, on_call: OnCall | None = None) -> Connection:
        """Make clients for the clusters of that profile; nothing is sent yet."""
        ...
