"""States built by hand: a profile of two regions, walks at any step, links of any number of indices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ccrtui.core.call.answer import SentCall
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity, put_remote, remove_remote
from ccrtui.core.elasticsearch.requests.indices import count
from ccrtui.core.elasticsearch.requests.replication import follow
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import ClusterProfile, Environment, LinkProfile, Profile
from ccrtui.core.state import CallCounts, State, Walk
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Choice, Judgement, PlannedCall, StepName, StepState, StepView
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.shard.lag import Lags
from ccrtui.core.watch.shard.shard_view import ShardView
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict
from tests.ui.stage.carrying import ROSTER, carrying

NOW = 1000.0
"""Monotonic seconds of every state built here."""

LEADER = ClusterIdentity("orders-bj", "uuid-bj", Version(7, 14, 2))
FOLLOWER = ClusterIdentity("orders-sh", "uuid-sh", Version(7, 14, 2))


def profile(environment: Environment = Environment.TEST) -> Profile:
    clusters = {
        "leader": ClusterProfile(url="http://10.0.3.7:9200", region="ap-beijing", user="elastic"),
        "follower": ClusterProfile(url="http://10.1.3.7:9200", region="ap-shanghai", user="elastic"),
    }
    return Profile("orders-dr", "5f0c1b7e-0000", clusters, (LinkProfile(),), environment)


def state(revision: int = 1, **changes: Any) -> State:
    made = State(revision, NOW, profile(), identities={Side.LEADER: LEADER, Side.FOLLOWER: FOLLOWER})
    return replace(made, **changes)


def step(name: StepName, state: StepState, code: Code | FaultCode, evidence: JsonObject | None = None) -> StepView:
    return StepView(name, Judgement(state, code, evidence or {}), seen_at=NOW)


SKIPPED = (StepName.ACCOUNT, StepName.PEERING, StepName.ROUTES, StepName.SECURITY_GROUPS)

HOLDS: dict[StepName, tuple[Code, JsonObject]] = {
    StepName.CLUSTERS: (
        Code.CLUSTERS_ANSWER,
        {
            "leader_name": "orders-bj",
            "follower_name": "orders-sh",
            "leader_uuid": "3fQ0aJ1bTTu1",
            "follower_uuid": "9kZ2cD8eRRw2",
            "leader_version": "7.14.2",
            "follower_version": "7.14.2",
            "leader_url": "http://10.0.3.7:9200",
            "follower_url": "http://10.1.3.7:9200",
        },
    ),
    StepName.READINESS: (
        Code.READY,
        {
            "leader_version": "7.14.2",
            "follower_version": "7.14.2",
            "leader_licence_kind": "platinum",
            "follower_licence_kind": "platinum",
            "leader_health": "green",
            "follower_health": "green",
            "leader_user": "elastic",
            "follower_user": "elastic",
            "transport_tls": "both",
        },
    ),
    StepName.REACHABILITY: (
        Code.REACHABLE_FROM_HERE,
        {"address": "10.0.3.7:9300", "connect_ms": 31.0, "speaks": "tls", "subject": "CN=orders-bj"},
    ),
    StepName.REMOTE_CLUSTER: (
        Code.REMOTE_CONNECTED,
        {"alias": "leader", "address": "10.0.3.7:9300", "mode": "sniff", "connected": True, "connections": 3},
    ),
    StepName.LEADER_INDEX: (Code.LEADER_INDEX_OPEN, {"index": "orders", "indices": ["orders"], "docs": 4}),
    StepName.FOLLOWER_INDEX: (Code.FOLLOWING, {"index": "orders", "leader_index": "orders", "indices": ["orders"]}),
    StepName.COMPARE: (
        Code.COUNTS_EQUAL,
        {
            "indices": [
                {
                    "leader_index": "orders",
                    "follower_index": "orders",
                    "leader_docs": 4,
                    "follower_docs": 4,
                    "shards": [{"shard": 0, "leader_max_seq_no": 3, "follower_global_checkpoint": 3}],
                }
            ],
            "leader_docs": 4,
            "follower_docs": 4,
        },
    ),
}

PLANS: dict[StepName, tuple[Code, JsonObject, tuple[PlannedCall, ...]]] = {
    StepName.REMOTE_CLUSTER: (
        Code.REMOTE_MISSING,
        {"alias": "leader", "address": "10.0.3.7:9300", "mode": "auto"},
        (
            PlannedCall(
                put_remote(Side.FOLLOWER, "leader", {"seeds": ("10.0.3.7:9300",)}),
                undo=(remove_remote(Side.FOLLOWER, "leader", {"seeds": ("10.0.3.7:9300",)}),),
            ),
        ),
    ),
    StepName.FOLLOWER_INDEX: (
        Code.FOLLOWER_MISSING,
        {"index": "orders", "leader_index": "orders", "unfinished": 1, "pairs": 1},
        (PlannedCall(follow(Side.FOLLOWER, "orders", "leader", "orders")),),
    ),
}


def walk(current: StepName | None, view: StepView | None = None, **changes: Any) -> Walk:
    """A walk whose steps before `current` hold; `view` replaces what stands at it."""
    steps = []
    after = False
    for name in StepName:
        if name in SKIPPED:
            steps.append(step(name, StepState.SKIPPED, Code.TYPED_ADDRESSES))
        elif name is current:
            after = True
            steps.append(view or planned(name))
        elif after:
            steps.append(step(name, StepState.UNKNOWN, Code.AFTER, {"step": current.value if current else ""}))
        else:
            code, evidence = HOLDS[name]
            steps.append(step(name, StepState.SATISFIED, code, evidence))
    return replace(Walk(tuple(steps), looked_at=NOW), **changes)


def planned(name: StepName) -> StepView:
    code, evidence, calls = PLANS[name]
    return StepView(name, Judgement(StepState.MISSING, code, evidence), calls, seen_at=NOW)


def blocked(name: StepName, code: Code | FaultCode, **evidence: Any) -> StepView:
    return step(name, StepState.BLOCKED, code, evidence)


def choosing(name: StepName, *choices: Choice) -> StepView:
    return StepView(name, Judgement(StepState.BLOCKED, Code.CHOICE_NEEDED, {"option": choices[0].option}, choices))


def shard(number: int, leader: int | None, follower: int | None, verdict: Verdict = Verdict.IN_SYNC) -> ShardView:
    behind = leader - follower if leader is not None and follower is not None else None
    return ShardView(number, verdict, Reason.PROVEN, leader, leader, follower, Evidence.LEADER, behind, None)


def index(name: str, verdict: Verdict = Verdict.IN_SYNC, reason: Reason = Reason.PROVEN, **changes: Any) -> IndexView:
    made = IndexView(
        name,
        name,
        verdict,
        reason,
        operations_behind=0,
        seconds_behind=0.0,
        leader_docs=221_004,
        follower_docs=221_004,
        docs_at=NOW,
        leader_told=True,
        shards=(shard(0, 8_812_004, 8_812_004, verdict),),
    )
    return replace(made, **changes)


def link(indices: Sequence[IndexView], **changes: Any) -> LinkView:
    made = LinkView(
        "leader",
        True,
        Reason.PROVEN,
        tuple(sorted(indices, key=lambda view: (view.verdict.rank, view.follower_index))),
        1_800_000_000.0,
        NOW,
        connections=(3, 3),
        leader_health="green",
        follower_health="green",
        operations_per_s=4100.0,
        flow=carrying(NOW),
        roster=ROSTER,
        leader_heard_at=NOW,
    )
    return replace(made, **changes)


TREND = tuple(max(0, 41_090 - abs(step - 20) * 1500) for step in range(60))

BUSY = (
    index(
        "audit-2026.11",
        Verdict.PAUSED,
        Reason.PAUSED,
        paused_for_s=31_680.0,
        lease_left_s=11_520.0,
        leader_docs=1_204_551,
        follower_docs=1_204_551,
        seconds_behind=None,
    ),
    index(
        "orders-2026.11",
        Verdict.CATCHING_UP,
        Reason.BEHIND,
        operations_behind=18_204,
        seconds_behind=12.0,
        level_in_s=40.0,
        leader_docs=48_120_334,
        follower_docs=48_102_130,
        trend=(*TREND[:-1], 18_204),
        shards=(
            replace(shard(0, 8_812_004, 8_811_990, Verdict.CATCHING_UP), lags=Lags(0, 14, 0)),
            replace(shard(1, 9_102_771, 9_084_581, Verdict.CATCHING_UP), lags=Lags(16_100, 2_090, 2_000)),
        ),
    ),
    index(
        "orders-2026.10", Verdict.CATCHING_UP, Reason.BEHIND, operations_behind=112, seconds_behind=0.8, level_in_s=2.0
    ),
    index("catalog"),
    index(
        "sessions",
        Verdict.UNKNOWN,
        Reason.LEADER_NOT_REACHED,
        operations_behind=None,
        seconds_behind=None,
        leader_told=False,
    ),
    *(index(f"archive-{number:03}") for number in range(12)),
)

LEVEL = (index("orders", leader_docs=4, follower_docs=4, shards=(shard(0, 3, 3),)),)


def sent_calls() -> tuple[SentCall, ...]:
    refused = Fault(FaultCode.REFUSED, sent=False, details={"address": "10.1.3.7:9200"})
    return (
        SentCall(1, cluster_identity(Side.LEADER), 1_800_000_000.0, 0.012, 200),
        SentCall(2, cluster_identity(Side.FOLLOWER), 1_800_000_000.0, 0.034, None, refused),
        SentCall(3, put_remote(Side.FOLLOWER, "leader", {"seeds": ("10.0.3.7:9300",)}), 1_800_000_010.0, 0.120, 200),
        SentCall(4, count(Side.LEADER, "orders"), 1_800_000_012.0),
    )


COUNTS = CallCounts(read=2, probe=1, write=1)
