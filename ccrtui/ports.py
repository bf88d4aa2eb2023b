"""What the engines need from the world outside, as Protocols; each adapter stands behind one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ccrtui.core.call.answer import Outcome
    from ccrtui.core.call.attempt import Attempt
    from ccrtui.core.call.call import Call
    from ccrtui.core.elasticsearch.follow_settings import Settings
    from ccrtui.core.history.proof_key import ProofKey
    from ccrtui.core.json_value import JsonValue
    from ccrtui.core.profile.profile import Made, Profile
    from ccrtui.core.record.event import Event
    from ccrtui.core.record.kept import Kept
    from ccrtui.core.record.piece import Watched
    from ccrtui.core.record.stretch import Stretch
    from ccrtui.core.secret import Secret


class Search(Protocol):
    """One Elasticsearch cluster."""

    async def send(self, call: Call) -> Outcome:
        """Send once and decode the answer by the call's kind; every failure comes back as a Fault, never raised.

        Cancelling it abandons the request.
        """
        ...

    async def close(self) -> None:
        """Let go of all connections."""
        ...


class LocatedSearch(Search, Protocol):
    """A cluster whose address is found out later."""

    @property
    def is_located(self) -> bool:
        """Whether its addresses are known."""
        ...

    def locate(self, urls: tuple[str, ...]) -> None:
        """Take its addresses, to be tried in this order."""
        ...


class Reach(Protocol):
    """Transport ports, dialled from where the program runs."""

    async def send(self, call: Call) -> Outcome:
        """Dial the call's target once; the value is a TransportProbe."""
        ...


class Cloud(Protocol):
    """The cloud API of one account."""

    async def send(self, call: Call) -> Outcome:
        """Send once; every failure comes back as a Fault."""
        ...

    async def close(self) -> None:
        """Let go of all connections."""
        ...


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


class ProfileSession(Protocol):
    """The profile this session works on. Every method raises ProfileError."""

    def load(self) -> Profile:
        """Read it from disk."""
        ...

    def lock(self) -> None:
        """Take it for writing, for as long as this session may write. Again is no change."""
        ...

    def unlock(self) -> None:
        """Give it back; without a lock nothing happens."""
        ...

    def change(self, edit: Callable[[Profile], Profile]) -> Profile:
        """Write what the edit changed, and leave the rest of the file, its comments too, as it is."""
        ...

    def check_room(self, further: Iterable[str]) -> None:
        """Raises ProfileError `profile_no_room` where that many entries could not be recorded, or not any more read."""
        ...

    def record_made(self, made: Made) -> None:
        """Remember what we made, durably, before anything else happens."""
        ...

    def forget_made(self, made: Made) -> None:
        """Take out what is no longer there, or never came to be."""
        ...


class ProfileStore(Protocol):
    """All profiles of this user. Every method raises ProfileError."""

    def names(self) -> tuple[str, ...]:
        """The names of all profiles, sorted; whether they can be read is not asked."""
        ...

    def path(self, name: str) -> Path:
        """The file of that profile, whether it exists or not."""
        ...

    def load(self, name: str) -> Profile:
        """Read one profile."""
        ...

    def text(self, name: str) -> str:
        """The profile as TOML, written anew from its values: comments, where anything may stand, are left out."""
        ...

    def create(self, profile: Profile) -> Path | None:
        """Write a new profile; gives the file in which a damaged one of that name was kept aside."""
        ...

    def change(self, name: str, edit: Callable[[Profile], Profile]) -> Profile:
        """Write what the edit changed, and leave the rest of the file, its comments too, as it is."""
        ...

    def remove(self, name: str) -> None:
        """Delete the file of that profile, readable or not."""
        ...


class FollowMemory(Protocol):
    """What followers were set up with, remembered from when they were seen active."""

    def known(self) -> Mapping[str, Settings]:
        """Everything remembered, by `<follower cluster uuid>/<index>`."""
        ...

    def remember(self, seen: Mapping[str, Settings]) -> None:
        """Keep what was seen now; what can't be kept is lost without a word, as it can be seen again."""
        ...


class Secrets(Protocol):
    """Turns the references of a profile into secrets."""

    def resolve(self, reference: str, purpose: str) -> Secret:
        """The secret behind `env:NAME`, `file:PATH` or `prompt`, which shows `purpose`. Raises ProfileError."""
        ...


class Journal(Protocol):
    """The durable record of writes and probes."""

    def intent(self, call: Call, region: str | None) -> str:
        """Put on disk (fsync) that a call is about to leave; gives the entry's id. Raises JournalError."""
        ...

    def intents(self, calls: Sequence[tuple[Call, str | None]]) -> tuple[str, ...]:
        """Put on disk, in one go (fsync), that these calls are about to leave, each with its region; gives their ids.

        Raises JournalError; then none of them is recorded.
        """
        ...

    def claim(self, made: Mapping[str, Made]) -> None:
        """Put on disk (fsync) what calls that are about to leave would make, by their ids. Raises JournalError."""
        ...

    def never_left(self) -> Made:
        """What was claimed for calls of which no intent came behind it: they did not leave. Raises JournalError."""
        ...

    def outcome(self, entry: str, result: str, detail: Mapping[str, JsonValue]) -> None:
        """Put on disk how it ended: `done`, `refused` or `unknown`, with its codes and ids. Raises JournalError."""
        ...

    def settle(self, call: str, result: str, detail: Mapping[str, JsonValue]) -> None:
        """Put on disk how earlier intents of a call ended, known now by reading the state. Raises JournalError."""
        ...

    def unresolved(self) -> tuple[str, ...]:
        """Call ids whose intent has no outcome, from all processes of this profile, oldest first."""
        ...

    def attempts(self) -> Mapping[str, Attempt]:
        """The newest sending of each call, from all processes of this profile. Raises JournalError."""
        ...

    def close(self) -> None:
        """Let go of this process's file."""
        ...


class Proofs(Protocol):
    """What was proven of the histories of a link: which leader history each follower shard shares.

    Losing it costs a proof and nothing else, so neither method raises.
    """

    def load(self, alias: str) -> Mapping[ProofKey, str]:
        """The leader's history uuid of every shard that was proven through that alias; empty where nothing is kept."""
        ...

    def save(self, alias: str, proven: Mapping[ProofKey, str]) -> None:
        """Keep these beside what is kept already."""
        ...


class History(Protocol):
    """The record of what a profile's links were like. It is used by one thread, which is not the engine's own.

    Both `begin` and `add` raise HistoryError; after one, what is written next has to be whole. Where an `add` found
    it damaged it was set aside, and has to be begun anew.
    """

    def begin(self, about: Mapping[str, str]) -> str | None:
        """Open it for recording and note what it is about; gives the name of a damaged one that was set aside."""
        ...

    def add(self, stretches: Sequence[Stretch], events: Sequence[Event]) -> None:
        """Put a batch on disk, all of it or none."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class Past(Protocol):
    """A record that is read. Every method raises HistoryError."""

    def about(self) -> Mapping[str, str]:
        """What it is about."""
        ...

    def links(self) -> tuple[str, ...]:
        """The aliases of the links that it tells of."""
        ...

    def span(self, link: str) -> tuple[float, float] | None:
        """The first and the last moment that is known of a link, epoch seconds; None where nothing is."""
        ...

    def moment(self, link: str, at: float) -> Kept | None:
        """The link as it was last seen until then; None where it was not."""
        ...

    def moments(self, link: str, since: float, until: float) -> Iterator[Kept]:
        """The link at every moment that is kept between the two, oldest first; the first is how it was at `since`."""
        ...

    def watched(self, link: str, since: float, until: float) -> list[Watched]:
        """The times between the two in which a link was looked at, oldest first."""
        ...

    def events(self, since: float, until: float) -> list[Event]:
        """What changed between the two, oldest first."""
        ...

    def step(self, link: str, at: float, *, forward: bool) -> float | None:
        """The next moment after `at`, or the last before it, at which a link is known; None where there is none."""
        ...

    def change(self, link: str, at: float, *, forward: bool) -> float | None:
        """The same of the moments at which something changed that is an event."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class Courier(Protocol):
    """Runs a command of the operator's."""

    async def deliver(self, command: Sequence[str], text: str, patience_s: float) -> str | None:
        """Run it without a shell, with the text on its stdin; gives what was wrong: a code, or words of the system.

        It is ended when the time is over, or this is cancelled. Never raises.
        """
        ...


class JournalError(Exception):
    """The journal cannot be written or read; the message names the file and the reason."""
