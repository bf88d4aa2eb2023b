"""What the engine works with once it is connected: made by `compose`, used by every job."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from ccrtui.core.call.call import Call, Side
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.profile import Profile
from ccrtui.engine.sender import Sender
from ccrtui.ports.clusters import Cloud, Search
from ccrtui.ports.journal import Journal, JournalError
from ccrtui.ports.memory import FollowMemory, History, Past, Proofs
from ccrtui.ports.profile import ProfileSession
from ccrtui.ports.system import Clock, Courier


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
    memory: FollowMemory | None = None
    proofs: Proofs | None = None
    history: History | None = None
    past: Callable[[], Past] | None = None
    """Opens what was recorded. Raises HistoryError."""
    courier: Courier | None = None

    def check_still_of(self, profile: Profile) -> None:
        """Raises ProfileError `profile_moved` where a profile names other places than those that this leads to.

        The file may have been edited since: a call planned for one cluster must not be sent to another.
        """
        if _places(profile) != _places(self.profile):
            raise ProfileError("profile_moved", name=profile.name)

    def lock_for_writing(self) -> None:
        """Take the profile's lock and let writes leave. Raises ProfileError when another process has it.

        What a process that was killed would have made next is no longer taken for ours: it may be somebody else's soon.
        """
        try:
            self.session.lock()
            with suppress(JournalError):
                self.session.forget_made(self.journal.never_left())
        except ProfileError:
            self.sender.allow_write = False
            raise
        self.sender.allow_write = True

    async def unlock_after_writes(self) -> None:
        """Give the lock back once the last write has ended, unless writing was switched on again meanwhile."""
        await self.sender.idle()
        if not self.sender.allow_write:
            self.session.unlock()

    async def close(self) -> None:
        """End: no further write; those in flight get their grace, then all is let go and the lock with it."""
        self.sender.allow_write = False
        await self.sender.finish_writes()
        for client in (*self.clusters.values(), *self.clouds):
            await client.close()
        self.session.unlock()
        self.journal.close()


def _places(profile: Profile) -> tuple[object, ...]:
    """What a connection is made of: both ends with their keys, and where the cloud answers."""
    return (profile.cluster(Side.LEADER), profile.cluster(Side.FOLLOWER), profile.cloud_endpoint)


OnCall = Callable[[Call], None]
"""Is called with each call that is about to leave, reads excepted."""


class Connect(Protocol):
    """Connects for a profile."""

    def __call__(self, profile: Profile, on_call: OnCall | None = None) -> Connection:
        """Make clients for the clusters of that profile; nothing is sent yet."""
        ...
