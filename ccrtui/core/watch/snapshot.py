"""Everything read about a link in one tick: live, simulated and replayed snapshots are this one type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.cluster import RemoteInfo, ServerClock
from ccrtui.core.elasticsearch.flow import FlowStats
from ccrtui.core.elasticsearch.index import IndexList, IndexSettings, IndexSettingsByName
from ccrtui.core.elasticsearch.replication import FollowInfo, FollowStats, IndexCopy, Recovery, ShardStats
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.known import SideAnswers


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One tick. The leader's shards were asked first: their answer arrived before the follower's request was sent.

    `taken_at` is monotonic seconds when the tick was complete, `sampled_at` epoch seconds. What was not asked in this
    tick is None; what was asked and failed is a Fault. `with_leases`: leases of the leader, histories and nodes were
    told, of the leader indices `leases_of`; None: of all of them.
    """

    alias: str
    pairs: tuple[IndexPair, ...]
    taken_at: float
    sampled_at: float
    leader_shards: Outcome | None
    leader_clock: Outcome | None
    info: Outcome | None
    tasks: Outcome | None
    follower_shards: Outcome | None
    remotes: Outcome | None = None
    recovery: Outcome | None = None
    follower_indices: Outcome | None = None
    flow: Outcome | None = None
    with_leases: bool = False
    leases_of: frozenset[str] | None = None
    leader_settings: Outcome | None = None
    follower_clock: Outcome | None = None
    leader_indices: Outcome | None = None
    leader_settings_of: frozenset[str] = frozenset()
    follower_settings: Outcome | None = None
    follower_settings_of: frozenset[str] = frozenset()
    """The names whose settings were asked for in this tick."""
    wanted: frozenset[str] = frozenset()
    """The follower indices that the profile names."""
    copied: frozenset[str] = frozenset()
    """The follower indices that the profile lists as made by it, so as copies of a leader index."""
    heartbeat: str | None = None
    """The index of the link's heartbeat, called alike on both sides."""
    wanted_twice: frozenset[str] = frozenset()
    """Those of them that the profile wants for more than one leader index."""
    leader_refused: Mapping[str, Fault] = field(default_factory=dict)
    follower_refused: Mapping[str, Fault] = field(default_factory=dict)
    """Indices that were left out of the question for shards, each with how the cluster refuses to tell of it."""
    follower_indices_of: frozenset[str] | None = None
    """The names that the follower's indices were asked for; None where all of them were."""

    @property
    def leader(self) -> ShardStats | None:
        """The leader's shards, None when it did not answer."""
        value = _value(self.leader_shards)
        return value if isinstance(value, ShardStats) else None

    @property
    def leader_at(self) -> float | None:
        """When the leader's answer arrived, monotonic seconds."""
        return self.leader_shards.received_at if isinstance(self.leader_shards, Answer) else None

    @property
    def follower(self) -> ShardStats | None:
        """The follower's shards; only if they were asked after the leader's answer had arrived, or without one."""
        value = _value(self.follower_shards)
        if not isinstance(value, ShardStats) or not isinstance(self.follower_shards, Answer):
            return None
        if self.leader_at is not None and self.follower_shards.sent_at < self.leader_at:
            return None
        return value

    def leader_copy(self, index: str) -> IndexCopy:
        """What the leader told of the shards of that index; nothing where it told nothing."""
        told = self.leader
        return told.indices.get(index, _NO_COPY) if told else _NO_COPY

    def follower_copy(self, index: str) -> IndexCopy:
        """What the follower told of the shards of that index; nothing where it told nothing."""
        told = self.follower
        return told.indices.get(index, _NO_COPY) if told else _NO_COPY

    def tells_leases(self, leader_index: str) -> bool:
        """Whether the leases, histories and nodes of that leader index were told in this tick."""
        return self.with_leases and (self.leases_of is None or leader_index in self.leases_of)

    @property
    def followers(self) -> FollowInfo | None:
        """What `_ccr/info` says."""
        value = _value(self.info)
        return value if isinstance(value, FollowInfo) else None

    @property
    def running(self) -> FollowStats | None:
        """What `_ccr/stats` says."""
        value = _value(self.tasks)
        return value if isinstance(value, FollowStats) else None

    @property
    def remote_info(self) -> RemoteInfo | None:
        """What `_remote/info` says, None when it was not asked in this tick."""
        value = _value(self.remotes)
        return value if isinstance(value, RemoteInfo) else None

    @property
    def carried(self) -> FlowStats | None:
        """What the tasks have carried, None when it was not asked in this tick."""
        value = _value(self.flow)
        return value if isinstance(value, FlowStats) else None

    @property
    def copies(self) -> Recovery | None:
        """First copies, None when they were not asked for."""
        value = _value(self.recovery)
        return value if isinstance(value, Recovery) else None

    @property
    def indices(self) -> IndexList | None:
        """The follower's indices with their health, None when not asked for."""
        value = _value(self.follower_indices)
        return value if isinstance(value, IndexList) else None

    @property
    def settings(self) -> Mapping[str, IndexSettings]:
        """The settings of those leader indices that were asked for in this tick."""
        value = _value(self.leader_settings)
        return value.indices if isinstance(value, IndexSettingsByName) else {}

    @property
    def leader_list(self) -> IndexList | None:
        """The leader's indices with their number of primaries, None when not asked for."""
        value = _value(self.leader_indices)
        return value if isinstance(value, IndexList) else None

    @property
    def leader_told(self) -> SideAnswers:
        """What the leader told of its indices in this tick."""
        settings = _value(self.leader_settings)
        return SideAnswers(
            self.leader,
            self.leader_refused,
            settings if isinstance(settings, IndexSettingsByName) else None,
            self.leader_settings_of,
            self.leader_list,
        )

    @property
    def follower_told(self) -> SideAnswers:
        """What the follower told of its indices in this tick."""
        settings = _value(self.follower_settings)
        return SideAnswers(
            self.follower,
            self.follower_refused,
            settings if isinstance(settings, IndexSettingsByName) else None,
            self.follower_settings_of,
            self.indices,
        )

    @property
    def leader_epoch(self) -> int | None:
        """The leader's own clock, whole epoch seconds."""
        value = _value(self.leader_clock)
        return value.epoch_s if isinstance(value, ServerClock) else None

    @property
    def leader_health(self) -> str | None:
        """The leader's colour."""
        value = _value(self.leader_clock)
        return value.status if isinstance(value, ServerClock) else None

    @property
    def follower_health(self) -> str | None:
        """The follower's colour, None when it was not asked for in this tick."""
        value = _value(self.follower_clock)
        return value.status if isinstance(value, ServerClock) else None

    @property
    def follower_clock_ahead(self) -> float | None:
        """The follower's clock minus our monotonic one, seconds; None where it was not asked in this tick."""
        value = _value(self.follower_clock)
        if not isinstance(value, ServerClock) or not isinstance(self.follower_clock, Answer):
            return None
        return value.epoch_s - self.follower_clock.received_at

    @property
    def leader_fault(self) -> Fault | None:
        """Why the leader's shards are not known."""
        return self.leader_shards if isinstance(self.leader_shards, Fault) else None

    @property
    def follower_silent(self) -> bool:
        """Whether the follower cluster told nothing of its followers in this tick."""
        return self.followers is None and self.running is None

    @property
    def follower_fault(self) -> Fault | None:
        """Why the follower could not be read: of several faults one that says why, before one that is no answer."""
        outcomes = (self.info, self.tasks, self.follower_shards)
        faults = [outcome for outcome in outcomes if isinstance(outcome, Fault)]
        return min(faults, key=lambda fault: not fault.answered, default=None)


def _value(outcome: Outcome | None) -> object:
    return outcome.value if isinstance(outcome, Answer) else None


_NO_COPY = IndexCopy(None, {})
