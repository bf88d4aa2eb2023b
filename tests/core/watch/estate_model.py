"""A small estate that knows the truth: some indices of two shards, and what both clusters would answer at a moment.

What did not change between two samples is the very same value, as the decoder gives it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import RemoteCluster, RemoteInfo, ServerClock
from ccrtui.core.elasticsearch.index import IndexEntry, IndexList, IndexSettings, IndexSettingsByName
from ccrtui.core.elasticsearch.replication import (
    Follower,
    FollowInfo,
    FollowStats,
    IndexCopy,
    ShardCopy,
    ShardStats,
    ShardTask,
)
from ccrtui.core.elasticsearch.timed_tasks import TimedTasks
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.shard.lease import Lease
from ccrtui.core.watch.snapshot import Snapshot
from tests.core.watch.pair_model import PairModel

NAMES = ("a", "b", "c", "d")
SHARDS = (0, 1)
POLL_S = 20.0
AWAY = Fault(FaultCode.REFUSED, sent=False)
REFUSED = Fault(FaultCode.NOT_AUTHORIZED, 403)
Value = TypeVar("Value")


@dataclass(slots=True)
class IndexModel:
    """One index and its follower."""

    name: str
    shards: dict[int, PairModel] = field(
        default_factory=lambda: {number: PairModel(contact=True, heard=4, sent_at=0.0, returned=1) for number in SHARDS}
    )
    made: int = 0
    """How often the leader index was made anew."""
    leased: bool = True
    closed: bool = False
    gone: frozenset[tuple[str, int]] = frozenset()
    """Shards that are not started, by side."""
    docs: int = 5
    history: str = "h"
    untold: bool = False
    """Whether its tasks are left out of what runs."""
    refused: bool = False
    """Whether the leader cluster refuses to tell of it."""
    blocked: bool = False
    """Whether the follower refuses writes."""
    apart: bool = False
    """Whether the follower has another creation date than its leader index."""
    lease_age_s: int = 0

    @property
    def running(self) -> bool:
        """Whether its tasks run."""
        return all(shard.running for shard in self.shards.values())

    def recreate(self) -> None:
        """The leader index is another one of the same name, with less in it; the follower holds no lease on that."""
        self.made, self.leased = self.made + 1, False
        for shard in self.shards.values():
            shard.leader = 1

    def elsewhere(self) -> None:
        """Its follower reads from another leader, which has more than the one that is asked."""
        for shard in self.shards.values():
            shard.heard = shard.follower = shard.leader + 3

    def restore(self) -> None:
        """The leader index has another history under the same uuid, and the same numbers."""
        self.history += "'"


@dataclass(slots=True)
class Estate:
    """All of it. `answers` are the samples so far."""

    indices: dict[str, IndexModel] = field(default_factory=lambda: {name: IndexModel(name) for name in NAMES})
    now: float = 0.0
    link: str = "pass"
    away: frozenset[str] = frozenset()
    failing: frozenset[str] = frozenset()
    """Questions that get no answer, by their names in a snapshot."""
    left: frozenset[str] = frozenset()
    """Indices that follow nothing."""
    poll_s: float = POLL_S
    clock_s: float = 0.0
    """By how much the clock of this machine was set."""
    connected: bool | None = True
    listed: bool = False
    leases: bool = False
    asynchronous: frozenset[str] = frozenset()
    _kept: dict[object, object] = field(default_factory=dict)

    def happen(self, event: tuple[Any, ...]) -> None:
        """Let one thing happen."""
        name, *values = event
        if name == "set":
            setattr(self, values[0], values[1])
        elif name == "wait":
            self.now += values[0]
        elif name == "set_clock":
            self.clock_s += values[0]
        elif name == "index":
            index, field_name, value = self.indices[values[0]], values[1], values[2]
            setattr(index, field_name, value)
        elif name in ("recreate", "restore", "elsewhere"):
            getattr(self.indices[values[0]], name)()
        else:
            for number, shard in self.indices[values[0]].shards.items():
                if number in values[1]:
                    getattr(shard, name)(*values[2:])

    def snapshot(self) -> Snapshot:
        """What is told now; the leader is asked 0.2 s before the follower."""
        self.now += 1.0
        for index in self.indices.values():
            for shard in index.shards.values():
                shard.now, shard.link = self.now, self.link
        pairs = self._same(tuple(IndexPair(name, name) for name in NAMES if name not in self.left))
        leader = self._stats("leader", self.now - 0.3)
        follower = self._stats("follower", self.now - 0.1)
        settings, ours = (self._settings_of(side) if self.listed else None for side in ("leader", "follower"))
        told = Snapshot(
            alias="leader",
            pairs=pairs,
            taken_at=self.now,
            sampled_at=1_700_000_000.0 + self.clock_s + self.now,
            leader_shards=leader,
            leader_clock=self._answer(ServerClock(1_000 + int(self.now), "green")),
            info=self._of_follower(self._same(FollowInfo(self._entries()))),
            tasks=self._of_follower(FollowStats(self._tasks())),
            follower_shards=follower,
            remotes=self._remotes(),
            with_leases=self.leases,
            leader_settings=None if settings is None else self._answer(IndexSettingsByName(settings)),
            leader_settings_of=frozenset(settings or ()),
            follower_settings=None if ours is None else self._answer(IndexSettingsByName(ours)),
            follower_settings_of=frozenset(ours or ()),
            leader_indices=self._answer(self._list()) if self.listed else None,
            leader_refused={name: REFUSED for name, index in self.indices.items() if index.refused},
        )
        return replace(told, **dict.fromkeys(self.failing, cast("Any", AWAY)))

    def _same(self, value: Value, key: object = None) -> Value:
        """The value that was given for the same before."""
        return cast("Value", self._kept.setdefault(key if key is not None else repr(value), value))

    def _answer(self, value: object, received_at: float | None = None) -> Answer:
        at = self.now if received_at is None else received_at
        return Answer(value, 200, at - 0.05, at)

    def _of_follower(self, value: object) -> Outcome:
        return AWAY if "follower" in self.away else self._answer(value)

    def _stats(self, side: str, at: float) -> Outcome:
        if side in self.away:
            return AWAY
        copies = {name: copy for name, index in self.indices.items() if (copy := self._copy(side, index)) is not None}
        return self._answer(ShardStats(copies), at + 0.05)

    def _copy(self, side: str, index: IndexModel) -> IndexCopy | None:
        if (index.closed or index.refused) and side == "leader":
            return None
        uuid = f"{side}-{index.name}-{index.made if side == 'leader' else 0}"
        shards: dict[int, ShardCopy] = {}
        for number, shard in index.shards.items():
            if (side, number) in index.gone:
                continue
            stands = shard.leader if side == "leader" else shard.follower
            shards[number] = ShardCopy(number, stands, stands, index.docs)
            if self.leases:
                held = (self._lease(index, uuid),) if side == "leader" and index.leased else ()
                history = index.history if side == "leader" else "f"
                shards[number] = replace(shards[number], leases=held, history=history, node="n")
        return self._same(IndexCopy(uuid, shards)) if shards else None

    def _lease(self, index: IndexModel, uuid: str) -> Lease:
        holder = f"follower-cluster/{index.name}/follower-{index.name}-0-following-leader/{index.name}/{uuid}"
        return Lease(holder, 0, 1_000_000 + (int(self.now) - index.lease_age_s) * 1000, "ccr")

    def _entries(self) -> Mapping[str, Follower]:
        return {
            name: Follower(name, "leader", name, index.running, self.poll_s)
            for name, index in self.indices.items()
            if name not in self.left
        }

    def _tasks(self) -> Mapping[str, Mapping[int, ShardTask]]:
        told: dict[str, Mapping[int, ShardTask]] = {}
        for name, index in self.indices.items():
            tasks = {number: task for number, shard in index.shards.items() for task in shard.tasks().values()}
            if tasks and not index.untold and name not in self.left:
                timeless = {number: replace(task, since_last_read_ms=0) for number, task in tasks.items()}
                since_ms = tuple(task.since_last_read_ms for task in tasks.values())
                told[name] = TimedTasks(self._same(tasks, f"{name}{timeless}"), since_ms)
        return told

    def _settings_of(self, side: str) -> Mapping[str, IndexSettings]:
        return {name: self._settings(side, index) for name, index in self.indices.items()}

    def _settings(self, side: str, index: IndexModel) -> IndexSettings:
        leads = side == "leader"
        uuid = f"{side}-{index.name}-{index.made if leads else 0}"
        made_ms = 1_795_330_657_963 + (index.apart and not leads)
        settings = IndexSettings(uuid, len(SHARDS), 0, True, 43_200.0, False, made_ms, 7_030_099)
        blocks = frozenset({"write"}) if index.blocked and not leads else frozenset()
        return replace(settings, asynchronous=leads and index.name in self.asynchronous, blocks=blocks)

    def _list(self) -> IndexList:
        open_ones = {name: (index.made, not index.closed) for name, index in self.indices.items()}
        return IndexList(
            {
                name: IndexEntry(name, f"leader-{name}-{made}", is_open, "green", len(SHARDS), None, None)
                for name, (made, is_open) in open_ones.items()
            }
        )

    def _remotes(self) -> Outcome | None:
        if self.connected is None or "follower" in self.away:
            return None
        remote = RemoteCluster("leader", self.connected, "sniff", ("127.0.0.1:9300",), int(self.connected), 3)
        return self._answer(RemoteInfo((remote,)))
