"""Reachability by typed addresses: the leader's transport address, dialled from here, before it is registered."""

from __future__ import annotations

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.cluster import Nodes, TransportProbe
from ccrtui.core.elasticsearch.requests.cluster import nodes, remote_info, transport_probe
from ccrtui.core.json_value import JsonValue
from ccrtui.core.profile.profile import NetworkChoice
from ccrtui.core.steps.conclude import blocked, by_fault, choice_needed, satisfied, skipped, unknown
from ccrtui.core.steps.replication.remote.leader_address import leader_reads, leader_transport
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Choice, Judgement


def typed_reads(look: Look) -> tuple[Call, ...]:
    """Where the leader says it is, and whether that answers."""
    known = leader_reads(look)
    own = (nodes(Side.LEADER), nodes(Side.FOLLOWER))
    addresses = leader_transport(look)
    return (*known, *own, *(transport_probe(Side.LEADER, address) for address in addresses))


def judge_typed(look: Look) -> Judgement:
    """Every address that the follower is going to be given must speak the transport protocol."""
    call = remote_info(Side.FOLLOWER)
    if fault := look.fault(call):
        return by_fault(call, fault)
    addresses = leader_transport(look)
    if not addresses:
        published = _published(look.facts, Side.LEADER)
        return choice_needed(Choice("leader-transport", published, published[0] if published else None))
    for address in addresses:
        if problem := _problem(look, address):
            return problem
    return satisfied(Code.REACHABLE_FROM_HERE, **_figures(look.facts, addresses))


def _published(facts: Facts, side: Side) -> tuple[str, ...]:
    node_list = facts.value(nodes(side), Nodes)
    return tuple(node.transport_address for node in node_list.nodes) if node_list else ()


def _problem(look: Look, address: str) -> Judgement | None:
    outcome = look.outcome(transport_probe(Side.LEADER, address))
    if outcome is None:
        return unknown(Code.NOT_LOOKED)
    if address in _published(look.facts, Side.FOLLOWER):
        return blocked(Code.TRANSPORT_IS_OWN, address=address)
    if isinstance(outcome, Fault):
        if look.profile.link.network is NetworkChoice.CONNECTED:
            return skipped(Code.VERIFIED_BY_REMOTE_CLUSTER, address=address, fault=outcome.code.value)
        return blocked(Code.NOT_REACHABLE_FROM_HERE, address=address, fault=outcome.code.value)
    probe = _probe(outcome)
    if probe.speaks in ("http", "other"):
        return blocked(Code.TRANSPORT_IS_HTTP, address=address, speaks=probe.speaks)
    if probe.speaks == "silent" and look.profile.link.network is not NetworkChoice.CONNECTED:
        return blocked(Code.TRANSPORT_SILENT, address=address)
    return None


def _probe(outcome: Answer) -> TransportProbe:
    if not isinstance(outcome.value, TransportProbe):
        raise TypeError("a transport probe decodes to TransportProbe")
    return outcome.value


def _figures(facts: Facts, addresses: tuple[str, ...]) -> dict[str, JsonValue]:
    outcome = facts.outcome(transport_probe(Side.LEADER, addresses[0]))
    probe = _probe(outcome) if isinstance(outcome, Answer) else None
    return {
        "address": ", ".join(addresses),
        "connect_ms": round(probe.connect_ms, 1) if probe else None,
        "speaks": probe.speaks if probe else None,
        "subject": probe.subject if probe else None,
        "expires_at": probe.expires_at if probe else None,
    }
