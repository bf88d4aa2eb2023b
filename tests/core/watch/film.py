"""A link filmed tick by tick: each tick is what both clusters would answer, and gives what is concluded from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import RemoteCluster, RemoteInfo, ServerClock
from ccrtui.core.elasticsearch.index import IndexEntry, IndexList, IndexSettings, IndexSettingsByName
from ccrtui.core.elasticsearch.replication import (
    FirstCopy,
    Follower,
    FollowInfo,
    FollowStats,
    IndexCopy,
    Recovery,
    ShardCopy,
    ShardStats,
    ShardTask,
)
from ccrtui.core.history.stamp import Stamp, Stamped
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.advance import advance
from ccrtui.core.watch.assess import assess
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.shard.lease import Lease
from ccrtui.core.watch.shard.shard_view import ShardView
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.verdict import Reason, Verdict

ORDERS = IndexPair("orders", "orders")
AWAY = Fault(FaultCode.REFUSED, sent=False)
FOLLOWER_UUID = "follower-orders-uuid"
LEADER_UUID = "leader-orders-uuid"


def task(checkpoint: int, **changes: Any) -> ShardTask:
    """A task that had contact, is level by its own word, and has its long poll out."""
    usual = ShardTask(
        shard=0,
        alias="leader",
        leader_index="orders",
        leader_global_checkpoint=checkpoint,
        leader_max_seq_no=checkpoint,
        follower_global_checkpoint=checkpoint,
        follower_mapping_version=1,
        outstanding_reads=1,
        outstanding_writes=0,
        write_buffer_operations=0,
        failed_reads=0,
        failed_writes=0,
        successful_reads=1,
        operations_read=1,
        operations_written=1,
        since_last_read_ms=100,
        last_requested=checkpoint,
    )
    return replace(usual, **changes)


def fresh_task(checkpoint: int, **changes: Any) -> ShardTask:
    """A task right after a follow, a resume or a restart: no contact yet, its own figures shown as the leader's."""
    untouched = {
        "follower_mapping_version": 0,
        "outstanding_reads": 0,
        "successful_reads": 0,
        "operations_read": 0,
        "operations_written": 0,
        "since_last_read_ms": -1,
    }
    return task(checkpoint, **{**untouched, **changes})


def lease(leader_uuid: str = LEADER_UUID, follower_uuid: str = FOLLOWER_UUID, at_ms: int = 1_000_000) -> Lease:
    """The lease of a follower on a leader shard."""
    name = f"follower-cluster/orders/{follower_uuid}-following-leader/orders/{leader_uuid}"
    return Lease(name, 0, at_ms, "ccr")


@dataclass(slots=True)
class Film:
    """One link and all its samples so far. Every tick asks the leader 0.1 s before the follower."""

    pairs: tuple[IndexPair, ...] = (ORDERS,)
    poll_s: float = 60.0
    leader_uuid: str = LEADER_UUID
    follower_uuid: str = FOLLOWER_UUID
    leased: bool = True
    connected: bool | None = True
    registered: bool = True
    """Whether the alias is there when the follower is asked who is connected."""
    active: bool = True
    listed: bool = True
    period_s: float | None = 12 * 3600.0
    """How long the leader keeps history, by its setting; None: it did not tell."""
    primaries: int | None = None
    """How many primaries the leader index has; None: as many as are in the sample."""
    same_documents: bool = True
    """Whether searches of both sides show the same documents; else the follower's shows none."""
    changes: dict[str, Any] = field(default_factory=dict)
    """What is otherwise in every snapshot that is added."""
    history: LinkHistory = field(default_factory=LinkHistory)
    view: LinkView | None = None

    def tick(
        self,
        at: float,
        leader: Mapping[int, int] | Fault | None,
        follower: Mapping[int, int] | Fault | None,
        tasks: Mapping[int, ShardTask] | Fault | None,
        *,
        recovery: FirstCopy | None = None,
        colour: str | None = None,
        epoch: int | None = 1000,
    ) -> IndexView:
        """Take one sample of `orders`: the leader's highest numbers, the follower's checkpoints, the tasks."""
        leases = (lease(self.leader_uuid, self.follower_uuid),) if self.leased else ()
        snapshot = Snapshot(
            alias="leader",
            pairs=self.pairs,
            taken_at=at,
            sampled_at=1_700_000_000.0 + at,
            leader_shards=_stats(leader, self.leader_uuid, at - 0.2, leases),
            leader_clock=None if epoch is None else Answer(ServerClock(epoch, "green"), 200, at, at),
            info=_answer(FollowInfo({"orders": self.entry} if self.listed else {}), at),
            tasks=tasks if isinstance(tasks, Fault) else _answer(FollowStats({"orders": tasks or {}}), at),
            follower_shards=_stats(follower, self.follower_uuid, at - 0.1, ()),
            remotes=self._remotes(at),
            recovery=None if recovery is None and colour is None else _answer(_recovery(recovery), at),
            follower_indices=None if colour is None else _answer(_listing(colour), at),
            with_leases=True,
            leader_settings=_answer(IndexSettingsByName({"orders": self._settings}), at),
            leader_settings_of=frozenset({"orders"}),
            leader_indices=None if isinstance(leader, Fault) else _answer(self._leader_list(leader, tasks), at),
        )
        return self.add(snapshot).indices[0]

    def add(self, snapshot: Snapshot) -> LinkView:
        """Add one snapshot."""
        snapshot = replace(snapshot, **self.changes)
        self.history = advance(self.history, snapshot)
        histories = self.history.histories
        dues = histories.due(snapshot)
        stamps = Stamped(
            tuple({n: Stamp(f"id-{n}", 1) for n in range(due.leader.low, due.leader.high + 1)} for due in dues)
        )
        ours = stamps if self.same_documents else Stamped(tuple({} for _ in dues))
        self.history = replace(self.history, histories=histories.answered(dues, stamps, ours, snapshot.taken_at))
        self.view = assess(self.history, snapshot)
        self.history = self.history.judged(self.view)
        return self.view

    def _leader_list(
        self, leader: Mapping[int, int] | None, tasks: Mapping[int, ShardTask] | Fault | None
    ) -> IndexList:
        numbers = {*(leader or {}), *({} if isinstance(tasks, Fault) else tasks or {})}
        primaries = len(numbers) if self.primaries is None else self.primaries
        return IndexList({"orders": IndexEntry("orders", self.leader_uuid, True, "green", primaries, None, None)})

    @property
    def _settings(self) -> IndexSettings:
        shards = self.primaries or 1
        return IndexSettings(self.leader_uuid, shards, 0, True, self.period_s, False, 1_795_330_657_963, 7_030_099)

    @property
    def entry(self) -> Follower:
        """How `_ccr/info` lists the follower."""
        return Follower("orders", "leader", "orders", self.active, self.poll_s)

    def _remotes(self, at: float) -> Outcome | None:
        if self.connected is None:
            return None
        remote = RemoteCluster("leader", self.connected, "sniff", ("127.0.0.1:9300",), int(self.connected), 3)
        return _answer(RemoteInfo((remote,) if self.registered else ()), at)


def said(index: IndexView | ShardView) -> tuple[Verdict, Reason]:
    """Verdict and reason."""
    return index.verdict, index.reason


def back_at(film: Film) -> float | None:
    """When a read last came back, as of the last tick."""
    assert film.view is not None
    return film.view.read_back_at


def _answer(value: object, at: float) -> Answer:
    return Answer(value, 200, at - 0.05, at)


def _stats(
    numbers: Mapping[int, int] | Fault | None, uuid: str, at: float, leases: tuple[Lease, ...]
) -> Outcome | None:
    if numbers is None or isinstance(numbers, Fault):
        return numbers
    shards = {shard: ShardCopy(shard, number, number, number + 1, leases) for shard, number in numbers.items()}
    indices = {"orders": IndexCopy(uuid, shards)} if shards else {}
    return Answer(ShardStats(indices), 200, at, at + 0.05)


def _recovery(copy: FirstCopy | None) -> Recovery:
    return Recovery({"orders": copy} if copy else {})


def _listing(colour: str) -> IndexList:
    return IndexList({"orders": IndexEntry("orders", FOLLOWER_UUID, True, colour, 1, None, None)})
