"""The evidence of a finding, from what the watch and the steps have seen: from where, which field, how old."""

from __future__ import annotations

from collections.abc import Iterator

from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.rules.finding import Evidence, Vantage
from ccrtui.core.rules.known import Known
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName, StepView
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Verdict

_BY_STEP = {
    StepName.ACCOUNT: Vantage.CLOUD,
    StepName.CLUSTERS: Vantage.FOLLOWER,
    StepName.READINESS: Vantage.FOLLOWER,
    StepName.PEERING: Vantage.CLOUD,
    StepName.ROUTES: Vantage.CLOUD,
    StepName.SECURITY_GROUPS: Vantage.CLOUD,
    StepName.REACHABILITY: Vantage.CLOUD_PROBE,
    StepName.REMOTE_CLUSTER: Vantage.FOLLOWER,
    StepName.LEADER_INDEX: Vantage.LEADER,
    StepName.FOLLOWER_INDEX: Vantage.FOLLOWER,
    StepName.COMPARE: Vantage.FOLLOWER,
}
_BY_SOCKET = frozenset(
    {Code.NOT_REACHABLE_FROM_HERE, Code.TRANSPORT_SILENT, Code.TRANSPORT_IS_HTTP, Code.TRANSPORT_IS_OWN}
)
_TOLD_APART = frozenset(
    {
        "side",
        "besides",
        "indices",
        "index",
        "leader_index",
        "follower_index",
        "alias",
        "cause",
        "was",
        "call_id",
        "confirm",
    }
    | {"pairs", "unfinished", "replaces", "cure", "retries"}
)
"""What the resources name, the sentence says, or another finding does."""


def of_index(known: Known, link: LinkView, index: IndexView) -> tuple[Evidence, ...]:
    """What both clusters told of the worst shard of a follower, and what is kept for it."""
    return tuple(each for each in _of_index(known, link, index) if each.value is not None)


def _of_index(known: Known, link: LinkView, index: IndexView) -> Iterator[Evidence]:
    led, followed = known.age(link.leader_heard_at), known.age(link.follower_heard_at)
    shard = min(index.shards, key=lambda each: each.verdict.rank, default=None)
    if shard is not None:
        yield Evidence(Vantage.LEADER, "max_seq_no", shard.leader_max_seq_no, led)
        yield Evidence(Vantage.FOLLOWER, "global_checkpoint", shard.follower_global_checkpoint, followed)
    if shard is not None and shard.error is not None:
        field = "fatal_exception" if shard.verdict is Verdict.STOPPED else "read_exceptions"
        said = f"{shard.error.type}: {shard.error.reason}"
        yield Evidence(Vantage.FOLLOWER, field, said, known.age(shard.error_at))
    yield Evidence(Vantage.FOLLOWER, "follows", index.follows and index.follows.value, followed)
    yield Evidence(Vantage.FOLLOWER, "stands", index.stands and index.stands.value, followed)
    yield Evidence(Vantage.LEADER, "history_left_s", index.lease_left_s, led)


def of_link(known: Known, link: LinkView) -> tuple[Evidence, ...]:
    """What the follower says of the remote cluster, and what either end says of itself."""
    fault = link.leader_fault
    connections = None if link.connections is None else list(link.connections)
    told = (
        Evidence(Vantage.FOLLOWER, "connected", link.connected, known.age(link.connected_at)),
        Evidence(Vantage.FOLLOWER, "connections", connections, known.age(link.connected_at)),
        Evidence(Vantage.LEADER, "health", link.leader_health, known.age(link.leader_heard_at)),
        Evidence(Vantage.LEADER, "answer", fault.code.value if fault else None, 0.0),
    )
    return tuple(each for each in told if each.value is not None)


def of_step(known: Known, step: StepView) -> tuple[Evidence, ...]:
    """What a step saw, field by field."""
    vantage, age = vantage_of(step), known.age(step.known_at)
    seen = step.judgement.evidence.items()
    return tuple(Evidence(vantage, key, value, age) for key, value in seen if _tells(key, value))


def vantage_of(step: StepView) -> Vantage:
    """From where a step looks; what is of one end, from there."""
    judged = step.judgement
    if isinstance(judged.code, Code) and judged.code in _BY_SOCKET:
        return Vantage.SOCKET
    asks_an_end = step.name in (StepName.CLUSTERS, StepName.READINESS) or isinstance(judged.code, FaultCode)
    of_cloud = _BY_STEP[step.name] is Vantage.CLOUD
    if asks_an_end and not of_cloud and judged.evidence.get("side") == Side.LEADER:
        return Vantage.LEADER
    return _BY_STEP[step.name]


def _tells(key: str, value: object) -> bool:
    return value is not None and key not in _TOLD_APART
