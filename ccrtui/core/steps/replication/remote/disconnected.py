"""Nobody answers through the alias: why, by the words of the follower and our own dial of the address."""

from __future__ import annotations

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import Nodes, RemoteCluster, RemoteInfo
from ccrtui.core.elasticsearch.replication import FollowStats
from ccrtui.core.elasticsearch.requests.cluster import (
    nodes,
    remote_info,
    transport_probe,
)
from ccrtui.core.elasticsearch.requests.replication import follow_stats
from ccrtui.core.json_value import JsonObject
from ccrtui.core.steps.conclude import (
    blocked,
    by_fault,
    fault_evidence,
    unknown,
)
from ccrtui.core.steps.replication.remote.cause import cause_of, leaves_open, published_by, with_look
from ccrtui.core.steps.replication.remote.contact import (
    failure,
    nobody_asked,
)
from ccrtui.core.steps.replication.remote.key import key_cause, key_evidence, key_shown
from ccrtui.core.steps.replication.remote.registration import (
    FOLLOWER,
    registered_addresses,
    remote_seen,
    unregistered,
)
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Judgement


def not_connected(look: Look) -> Judgement:
    """What is said of an alias that is registered and through which nobody answers."""
    if nobody_asked(look):
        node_list = look.value(nodes(FOLLOWER), Nodes)
        roles = ", ".join(role for node in node_list.nodes for role in node.roles) if node_list else None
        return blocked(Code.REMOTE_DIALS_NOBODY, roles=roles, **remote_seen(look))
    failed = failure(look)
    if failed is None:
        return unknown(Code.NOT_LOOKED)
    call, fault = failed
    if fault.code is FaultCode.NOT_FOUND:
        return unregistered(look)
    if fault.code is FaultCode.TIMED_OUT:
        return _down(look, Code.REMOTE_SILENT, remote_seen(look))
    if not fault.answered:
        return by_fault(call, fault)
    if key := _of_the_key(look, fault):
        return key
    code, looked = cause_of(fault), published_by(fault) or {}
    for probe in own_look(look):
        code, looked = with_look(code, look.outcome(probe))
    return _down(look, code, {**fault_evidence(call, fault), **remote_seen(look), **looked, **key_shown(_known(look))})


def _of_the_key(look: Look, fault: Fault) -> Judgement | None:
    code = key_cause(fault, _known(look), registered_addresses(look))
    return blocked(code, **{**remote_seen(look), **key_evidence(fault, look.profile.link.alias)}) if code else None


def _known(look: Look) -> RemoteCluster | None:
    """The alias as the follower tells of it."""
    info = look.value(remote_info(FOLLOWER), RemoteInfo)
    return info.get(look.profile.link.alias) if info else None


def _down(look: Look, code: Code, evidence: JsonObject) -> Judgement:
    """No connection: of one that has carried operations, by the follower's own figures, no address is blamed."""
    stats = look.value(follow_stats(FOLLOWER), FollowStats)
    tasks = (task for shards in (stats.tasks.values() if stats else ()) for task in shards.values())
    read = sum(task.operations_read for task in tasks if task.alias == look.profile.link.alias)
    if code not in _OF_THE_ADDRESS or not read:
        return blocked(code, **evidence)
    return blocked(Code.REMOTE_INTERRUPTED, **{**evidence, "was": code.value, "operations_read": read})


_OF_THE_ADDRESS = frozenset(
    {
        Code.REMOTE_REFUSED,
        Code.REMOTE_UNREACHABLE,
        Code.REMOTE_HANDSHAKE_TIMEOUT,
        Code.REMOTE_TLS,
        Code.REMOTE_SILENT,
        Code.REMOTE_FAILED,
        Code.REMOTE_UNEXPLAINED,
    }
)
"""What doubts address, port or certificate."""


def own_look(look: Look) -> tuple[Call, ...]:
    """Our own dial of the address, where the follower's words leave the cause open."""
    failed = failure(look)
    addresses = registered_addresses(look)
    if failed is None or not failed[1].answered or not leaves_open(failed[1]) or nobody_asked(look):
        return ()
    return (transport_probe(Side.LEADER, addresses[0]),) if addresses else ()
