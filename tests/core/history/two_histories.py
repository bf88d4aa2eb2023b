"""A shard and its copy, with every operation of both: what they truly hold, and what a real pair would tell of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ccrtui.core.call.answer import Answer
from ccrtui.core.elasticsearch.cluster import RemoteCluster, RemoteInfo, ServerClock
from ccrtui.core.elasticsearch.index import IndexEntry, IndexList
from ccrtui.core.elasticsearch.replication import Follower, FollowInfo, FollowStats, IndexCopy, ShardCopy, ShardStats
from ccrtui.core.history.histories import Histories
from ccrtui.core.history.stamp import Question, Stamp, Stamped
from ccrtui.core.watch.advance import advance
from ccrtui.core.watch.assess import assess
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.link_view import IndexView
from ccrtui.core.watch.shard.lease import Lease
from ccrtui.core.watch.snapshot import Snapshot
from tests.core.watch.film import LEADER_UUID, ORDERS, lease, task

Operation = tuple[str, int, bool]
"""Id, version, and whether it deletes."""


def alive(operations: list[Operation]) -> dict[int, Stamp]:
    """The living documents after some operations, by the number of the operation that wrote each."""
    latest: dict[str, int] = {}
    for number, (name, _, deletes) in enumerate(operations):
        latest.pop(name, None)
        if not deletes:
            latest[name] = number
    return {number: Stamp(name, operations[number][1]) for name, number in sorted(latest.items())}


@dataclass
class TwoHistories:
    """The leader may be restored, emptied and restarted; the follower reads on only in the history it began with."""

    leader: list[Operation] = field(default_factory=list)
    follower: list[Operation] = field(default_factory=list)
    history: int = 0
    expected: int = 0
    dead: bool = False
    missing: bool = False
    restoring: bool = False
    """A restore takes the shard away for longer than a sample (1.4 s, leader-in-motion 31 and 32)."""
    leased: bool = True
    seen_of_leader: dict[int, Stamp] = field(default_factory=dict)
    seen_of_follower: dict[int, Stamp] = field(default_factory=dict)

    def write(self, name: str, deletes: bool = False) -> None:
        """The leader takes an operation."""
        version = 1 + max((operation[1] for operation in self.leader if operation[0] == name), default=0)
        self.leader.append((name, version, deletes))

    def read(self, operations: int) -> None:
        """The follower takes some; where the leader has more in another history, its task dies (recorded on 7.3.0)."""
        more = self.leader[len(self.follower) :]
        if more and self.history != self.expected:
            self.dead = True
        elif not self.dead:
            self.follower += more[:operations]

    def restore(self, kept: int) -> None:
        """The leader comes back with fewer operations, without leases, and with another history."""
        self.leader, self.history, self.leased = self.leader[:kept], self.history + 1, False
        self.restoring = True
        self.refresh_leader()

    def follow_anew(self) -> None:
        """The follower is made anew."""
        self.follower, self.expected, self.dead = list(self.leader), self.history, False
        self.refresh_follower()

    def refresh_leader(self) -> None:
        """Searches of the leader see everything."""
        self.seen_of_leader = alive(self.leader)

    def refresh_follower(self) -> None:
        """Searches of the follower see everything."""
        self.seen_of_follower = alive(self.follower)


@dataclass
class Watched:
    """A watch of such a pair: the leader tells its history when asked, and searches see what is refreshed."""

    pair: TwoHistories = field(default_factory=TwoHistories)
    history: LinkHistory = field(default_factory=LinkHistory)
    silent: bool = False
    """Whether the follower tells nothing of its shards."""
    tells: bool = True
    """Whether the leader tells its history at all."""
    now: float = 0.0
    follows: int = 0
    copies: int = 0
    """How many first copies there were; each gives the follower's shard another history (observed on 7.3.0)."""
    told_at: float = -30.0

    def begin_again(self) -> None:
        """A new session, which remembers what was proven."""
        known = self.history.histories
        self.history = LinkHistory(histories=Histories(remembered={**known.remembered, **known.proven}))
        self.told_at = self.now - 30.0

    def tick(self, between: Sequence[str] = ()) -> tuple[IndexView, list[Operation]]:
        """One sample; `between` is written and read after the leader has answered and before the follower does.

        Gives what is concluded, and the operations that the leader had when it answered.
        """
        self.now += 1.0
        pair, had = self.pair, list(self.pair.leader)
        tells = bool(self.history.histories.unread) or self.now - self.told_at >= 30.0
        self.told_at = self.now if tells else self.told_at
        leases = (lease(LEADER_UUID, self._uuid),) if pair.leased else ()
        away, pair.restoring = pair.missing or pair.restoring, False
        leader = {} if away else {0: _copy(had, leases, str(pair.history) if tells and self.tells else None)}
        for name in between:
            pair.write(name)
            pair.read(len(pair.leader))
        snapshot = self._snapshot(leader, tells)
        self.history = advance(self.history, snapshot)
        histories = self.history.histories
        dues = histories.due(snapshot)
        theirs = Stamped(tuple(_within(pair.seen_of_leader, due.leader) for due in dues))
        ours = Stamped(tuple(_within(pair.seen_of_follower, due.follower) for due in dues))
        histories = histories.answered(dues, theirs, ours, snapshot.taken_at)
        self.history = replace(self.history, histories=histories)
        return assess(self.history, snapshot).indices[0], had

    @property
    def _uuid(self) -> str:
        return f"follower-{self.follows}"

    def _snapshot(self, leader: dict[int, ShardCopy], tells: bool) -> Snapshot:
        pair, at = self.pair, self.now
        newest = len(pair.follower) - 1
        ours = _copy(pair.follower, history=f"copy-{self.copies}" if tells else None)
        died = "illegal_state_exception" if pair.dead else None
        listing = {"orders": IndexEntry("orders", LEADER_UUID, True, "green", 1, None, None)}
        remote = RemoteCluster("leader", True, "sniff", ("127.0.0.1:9300",), 1, 3)
        return Snapshot(
            alias="leader",
            pairs=(ORDERS,),
            taken_at=at,
            sampled_at=at,
            leader_shards=_answer(ShardStats({"orders": IndexCopy(LEADER_UUID, leader)} if leader else {}), at - 0.5),
            leader_clock=_answer(ServerClock(1000, "green"), at - 0.5),
            info=_answer(FollowInfo({"orders": Follower("orders", "leader", "orders", True, 2.0)}), at),
            tasks=_answer(FollowStats({"orders": {0: task(newest, fatal_type=died)}}), at),
            follower_shards=None
            if self.silent
            else _answer(ShardStats({"orders": IndexCopy(self._uuid, {0: ours})}), at),
            remotes=_answer(RemoteInfo((remote,)), at),
            with_leases=tells,
            leader_indices=_answer(IndexList(listing), at - 0.5),
        )


def _answer(value: object, at: float) -> Answer:
    return Answer(value, 200, at - 0.1, at)


def _copy(operations: list[Operation], leases: tuple[Lease, ...] = (), history: str | None = None) -> ShardCopy:
    newest = len(operations) - 1
    return ShardCopy(0, newest, newest, None, leases, history)


def _within(documents: dict[int, Stamp], question: Question) -> dict[int, Stamp]:
    return {number: stamp for number, stamp in documents.items() if question.low <= number <= question.high}
