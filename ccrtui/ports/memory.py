"""What is remembered from run to run: settings, proofs, and what the watch saw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ccrtui.core.elasticsearch.follow_settings import Settings
    from ccrtui.core.history.proof_key import ProofKey
    from ccrtui.core.record.event import Event
    from ccrtui.core.record.kept import Kept
    from ccrtui.core.record.stretch import Stretch
    from ccrtui.core.record.through_time.piece import Watched


class FollowMemory(Protocol):
    """What followers were set up with, remembered from when they were seen active."""

    def known(self) -> Mapping[str, Settings]:
        """Everything remembered, by `<follower cluster uuid>/<index>`."""
        ...

    def remember(self, seen: Mapping[str, Settings]) -> None:
        """Keep what was seen now; what can't be kept is lost without a word, as it can be seen again."""
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
