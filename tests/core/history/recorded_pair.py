"""A recorded scene as samples of a watch: each leader answer with what the follower said next to it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ccrtui.adapters.elasticsearch.decode.answer import decode
from ccrtui.core.call.answer import Answer
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.cluster import RemoteCluster, RemoteInfo, ServerClock
from ccrtui.core.elasticsearch.index import IndexEntry, IndexList
from ccrtui.core.elasticsearch.replication import Follower, FollowInfo, FollowStats, ShardStats
from ccrtui.core.history.histories import Histories
from ccrtui.core.history.stamp import Stamp, Stamped, Stamps
from ccrtui.core.watch.advance import advance
from ccrtui.core.watch.assess import assess
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.link_view import IndexView
from ccrtui.core.watch.snapshot import Snapshot
from tests.core.watch.film import ORDERS
from tests.recordings_folder import RECORDINGS

FOLDER = RECORDINGS / "7.3"
COPY = "the only first copy"
"""The history of the follower's shard, which these scenes do not tell: in each there is one first copy."""
NEAR_S = 3.0
"""How far apart answers of one sample may be."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What both sides said at one time; `with_history` where the leader was asked for its leases as well."""

    number: int
    at: float
    with_history: bool
    leader: ShardStats
    follower: ShardStats
    tasks: FollowStats


def moments(scene: str) -> list[Moment]:
    """Every answer of the leader's shards that has the follower's shards and tasks close after it."""
    lines = [json.loads(line) for line in (FOLDER / f"{scene}.jsonl").read_text(encoding="utf-8").splitlines()[1:]]
    answered = [line for line in lines if line.get("response", {}).get("status") == 200]
    moments, history = [], None
    for place, line in enumerate(answered):
        path, query = line["request"]["path"], line["request"].get("query") or ""
        if line["cluster"] != "leader" or not path.startswith("/orders/_stats"):
            continue
        if query.endswith("history_uuid"):
            history = _shard(line)["commit"]["user_data"]["history_uuid"]
            continue
        after = [other for other in answered[place:] if other["t"] - line["t"] <= NEAR_S]
        follower = next((line_after for line_after in after if _is(line_after, "follower", "/orders/_stats")), None)
        tasks = next(
            (line_after for line_after in after if _is(line_after, "follower", "/_ccr/stats", "/orders/_ccr/stats")),
            None,
        )
        if follower is not None and tasks is not None:
            with_leases = "retention_leases" in query
            leader = _stats(line, history if with_leases else None)
            ours = _stats(follower, COPY if with_leases else None)
            moments.append(Moment(line["n"], line["t"], with_leases, leader, ours, _tasks(tasks)))
    return moments


def tasks_at(scene: str, number: int) -> FollowStats:
    """The tasks of `orders` as one answer told them."""
    for line in (FOLDER / f"{scene}.jsonl").read_text(encoding="utf-8").splitlines()[1:]:
        entry = json.loads(line)
        if entry["n"] == number:
            return _tasks(entry)
    raise LookupError(number)


@dataclass
class Replayed:
    """A session of the watch on recorded answers; the documents are those that searches of the two sides show."""

    leader_documents: Mapping[int, Stamp] = field(default_factory=dict)
    follower_documents: Mapping[int, Stamp] = field(default_factory=dict)
    asynchronous: bool = False
    """Whether the leader index is known to sync its operations only now and then."""
    history: LinkHistory = field(default_factory=LinkHistory)

    def remember(self, other: Replayed) -> Replayed:
        """A new session that knows what another had proven."""
        remembered = other.history.histories.proven
        return replace(self, history=LinkHistory(histories=Histories(remembered=remembered)))

    def see(self, moment: Moment) -> IndexView:
        """Take one sample."""
        at = moment.at
        leader = moment.leader.indices.get("orders")
        listing = {"orders": IndexEntry("orders", leader.uuid or "" if leader else "", True, "green", 1, None, None)}
        remote = RemoteCluster("leader", True, "sniff", ("127.0.0.1:9411",), 1, 3)
        snapshot = Snapshot(
            alias="leader",
            pairs=(ORDERS,),
            taken_at=at,
            sampled_at=at,
            leader_shards=_answer(moment.leader, at - 0.5),
            leader_clock=_answer(ServerClock(1000, "green"), at - 0.5),
            info=_answer(FollowInfo({"orders": Follower("orders", "leader", "orders", True, 2.0)}), at),
            tasks=_answer(moment.tasks, at),
            follower_shards=_answer(moment.follower, at),
            remotes=_answer(RemoteInfo((remote,)), at),
            with_leases=moment.with_history,
            leader_indices=_answer(IndexList(listing), at - 0.5) if leader else None,
            leader_settings=_answer(_late_settings(), at) if self.asynchronous else None,
            leader_settings_of=frozenset({"orders"}) if self.asynchronous else frozenset(),
        )
        self.history = advance(self.history, snapshot)
        histories = self.history.histories
        dues = histories.due(snapshot)
        theirs = Stamped(tuple(_within(self.leader_documents, due.leader.low, due.leader.high) for due in dues))
        ours = Stamped(tuple(_within(self.follower_documents, due.leader.low, due.leader.high) for due in dues))
        self.history = replace(self.history, histories=histories.answered(dues, theirs, ours, at))
        return assess(self.history, snapshot).indices[0]


def _late_settings() -> object:
    """The settings that leader-async 3 gave the index, as `_settings` prints them flat."""
    own = {"index.translog.durability": "async", "index.number_of_shards": "1", "index.number_of_replicas": "0"}
    own |= {"index.version.created": "7030099", "index.creation_date": "1796003358279"}
    return decode(Kind.INDEX_SETTINGS, 200, json.dumps({"orders": {"settings": own}}).encode(), {})


def documents(scene: str, number: int) -> dict[int, Stamp]:
    """The documents of a recorded search; where it does not tell versions they were all written once."""
    for line in (FOLDER / f"{scene}.jsonl").read_text(encoding="utf-8").splitlines()[1:]:
        entry = json.loads(line)
        if entry["n"] == number:
            return {
                hit["_seq_no"]: Stamp(hit["_id"], hit.get("_version", 1))
                for hit in entry["response"]["body"]["hits"]["hits"]
            }
    raise LookupError(number)


def _within(stamps: Stamps, low: int, high: int) -> Stamps:
    return {number: stamp for number, stamp in stamps.items() if low <= number <= high}


def _is(line: dict[str, Any], cluster: str, *paths: str) -> bool:
    return bool(line["cluster"] == cluster and line["request"]["path"].startswith(paths))


def _copies(body: Any) -> Iterator[dict[str, Any]]:
    for index in body.get("indices", {}).values():
        for copies in index.get("shards", {}).values():
            yield from copies


def _shard(line: dict[str, Any]) -> dict[str, Any]:
    return next(_copies(line["response"]["body"]))


def _stats(line: dict[str, Any], history: str | None) -> ShardStats:
    body = line["response"]["body"]
    for copy in _copies(body):
        copy.setdefault("routing", {"state": "STARTED", "primary": True})
        if history is not None:
            copy["commit"] = {"user_data": {"history_uuid": history}}
    decoded = decode(Kind.SHARD_STATS, 200, json.dumps(body).encode(), {})
    assert isinstance(decoded, ShardStats)
    return decoded


def _tasks(line: dict[str, Any]) -> FollowStats:
    body = line["response"]["body"]
    whole = body if "follow_stats" in body else {"follow_stats": body}
    decoded = decode(Kind.FOLLOW_STATS, 200, json.dumps(whole).encode(), {})
    assert isinstance(decoded, FollowStats)
    return decoded


def _answer(value: object, at: float) -> Answer:
    return Answer(value, 200, at - 0.1, at)
