"""A pair with any number of followers that answers what a sampler asks, and counts how often it is asked."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.cluster import Acknowledged, ClusterIdentity, RemoteCluster, RemoteInfo, ServerClock
from ccrtui.core.elasticsearch.flow import FlowStats
from ccrtui.core.elasticsearch.index import Count, DocumentCounts, IndexEntry, IndexList
from ccrtui.core.elasticsearch.replication import (
    Follower,
    FollowInfo,
    FollowStats,
    IndexCopy,
    Recovery,
    ShardCopy,
    ShardStats,
)
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.history.stamp import Stamp, Stamped
from tests.core.watch.film import lease, task
from tests.engine.fakes import PassingClock


@dataclass
class Pair:
    """All followers are level at operation 8 and proven by a lease. `gone` are indices a named request trips over."""

    names: tuple[str, ...] = ("orders",)
    clock: PassingClock = field(default_factory=PassingClock)
    asked: list[Call] = field(default_factory=list)
    gone: frozenset[str] = frozenset()
    shut: frozenset[str] = frozenset()
    blocked: frozenset[str] = frozenset()
    active: bool = True
    started: bool = True
    leader_away: bool = False
    follower_away: bool = False
    leader_at: int = 8
    follower_at: int = 8
    poll_s: float = 60.0
    documents: int = 9
    unsearchable: frozenset[Side] = frozenset()
    """The sides of which our user may not search the indices."""
    leader_uuid: str = "leader-orders-uuid"
    follower_uuid: str = "follower-orders-uuid"
    unlisted: bool = False
    """Whether a neighbour's block keeps the list of all indices from us."""

    async def send(self, call: Call) -> Outcome:
        """Answer, a moment later."""
        self.asked.append(call)
        sent_at = self.clock.now
        self.clock.now += 0.01
        if self.leader_away if call.side is Side.LEADER else self.follower_away:
            return Fault(FaultCode.REFUSED, sent=False)
        value = self._value(call)
        return value if isinstance(value, Fault) else Answer(value, 200, sent_at, self.clock.now)

    def of(self, side: Side) -> list[Call]:
        """What was asked of one side."""
        return [call for call in self.asked if call.side is side]

    def _value(self, call: Call) -> object:
        if call.kind is Kind.SHARD_STATS:
            return self._shards(call)
        values: dict[Kind, object] = {
            Kind.FOLLOW_INFO: FollowInfo(
                {name: Follower(name, "leader", name, self.active, self.poll_s) for name in self.names}
            ),
            Kind.FOLLOW_STATS: FollowStats(
                {name: {0: task(self.follower_at)} for name in self.names} if self.active else {}
            ),
            Kind.FOLLOW_FLOW: FlowStats({}),
            Kind.SERVER_CLOCK: ServerClock(1000, "green"),
            Kind.REMOTE_INFO: RemoteInfo((RemoteCluster("leader", True, "sniff", ("127.0.0.1:9300",), 1, 3),)),
            Kind.RECOVERY: Recovery({}),
            Kind.INDEX_LIST: IndexList(
                {
                    name: IndexEntry(name, f"{call.side}-orders-uuid", name not in self.shut, "green", 1, 9, 100)
                    for name in (self.names if call.side is Side.LEADER else ())
                }
            ),
            Kind.COUNT: Count(9, 0),
            Kind.DOCUMENT_COUNTS: DocumentCounts(dict.fromkeys(self.names, self.documents), 0),
            Kind.REFRESH: Acknowledged(),
        }
        if call.target == "/_cat/indices" and self.unlisted:
            return Fault(FaultCode.REJECTED, 403, "cluster_block_exception")
        if call.kind is Kind.NEWEST_DOCUMENTS and call.side in self.unsearchable:
            return Fault(FaultCode.NOT_AUTHORIZED, 403, "security_exception")
        if call.kind is Kind.NEWEST_DOCUMENTS:
            return Stamped(tuple(_documents(line) for line in (call.body or "").splitlines()[1::2]))
        if call.kind is Kind.CLUSTER_IDENTITY:
            return ClusterIdentity(call.side.value, f"{call.side}-uuid", Version(7, 3, 0))
        return values.get(call.kind, Fault(FaultCode.NOT_FOUND, 404))

    def _shards(self, call: Call) -> ShardStats | Fault:
        first = call.target.split("/")[1]
        named = list(self.names) if first == "_all" else first.split(",")
        if self.blocked.intersection(named):
            words = "".join(f"index [{name}] blocked by: [FORBIDDEN/9/index metadata (api)];" for name in self.blocked)
            return Fault(FaultCode.REJECTED, 403, "cluster_block_exception", words)
        lenient = dict(call.parameters).get("ignore_unavailable") == "true"
        if first != "_all" and not lenient and self.gone.intersection(named):
            return Fault(FaultCode.NOT_FOUND, 404)
        leads = call.side is Side.LEADER
        if not leads and not self.started:
            return ShardStats({})
        number = self.leader_at if leads else self.follower_at
        uuid = self.leader_uuid if leads else self.follower_uuid
        fields = dict(call.parameters)["filter_path"]
        leases = (lease(),) if leads and "retention_leases" in fields else ()
        shard = ShardCopy(0, number, number, number + 1 if "docs.count" in fields else None, leases)
        copy = IndexCopy(uuid if "uuid" in fields else None, {0: shard})
        return ShardStats({name: copy for name in named if name not in self.gone})


def _documents(search: str) -> dict[int, Stamp]:
    """One document for each operation that is asked for, the same on both sides."""
    asked = json.loads(search)["query"]["range"]["_seq_no"]
    return {number: Stamp(f"id-{number}", 1) for number in range(asked["gte"], asked["lt"])}
