"""Reachability: the leader's transport address, dialled from here, before anything is registered."""

from __future__ import annotations

from ccrtui.core.answer import Answer
from ccrtui.core.call import Call, Side
from ccrtui.core.cluster import Nodes, RemoteInfo, TransportProbe
from ccrtui.core.code import Code
from ccrtui.core.facts import Facts
from ccrtui.core.fault import Fault
from ccrtui.core.json_value import JsonValue
from ccrtui.core.profile import NetworkChoice, Profile
from ccrtui.core.search_calls import nodes, remote_info, transport_probe
from ccrtui.core.step import Choice, Intention, Judgement, PlannedCall, StepName
from ccrtui.core.steps.conclude import blocked, by_fault, choice_needed, satisfied, skipped, unknown


class ReachabilityStep:
    """Dials the transport addresses that the follower is going to be given."""

    name = StepName.REACHABILITY

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """What is connected already; if nothing is: where the leader says it is, and whether that answers."""
        if remote_info(Side.FOLLOWER) not in facts:
            return (remote_info(Side.FOLLOWER),)
        if _connected(facts, intention.profile):
            return ()
        addresses = intention.profile.cluster(Side.LEADER).transport
        own = (nodes(Side.LEADER), nodes(Side.FOLLOWER))
        return (*own, *(transport_probe(Side.LEADER, address) for address in addresses))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """A connection that stands proves it; else every address must speak the transport protocol."""
        profile = intention.profile
        call = remote_info(Side.FOLLOWER)
        if fault := facts.fault(call):
            return by_fault(call, fault)
        if _connected(facts, profile):
            return satisfied(Code.PROVEN_BY_CONNECTION, alias=profile.link.alias)
        addresses = profile.cluster(Side.LEADER).transport
        if not addresses:
            published = _published(facts, Side.LEADER)
            return choice_needed(Choice("leader-transport", published, published[0] if published else None))
        for address in addresses:
            if problem := _problem(facts, profile, address):
                return problem
        return satisfied(Code.REACHABLE_FROM_HERE, **_figures(facts, addresses))

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """Nothing we could change."""
        del facts, intention
        return ()


def _connected(facts: Facts, profile: Profile) -> bool:
    found = facts.value(remote_info(Side.FOLLOWER), RemoteInfo)
    remote = found.get(profile.link.alias) if found else None
    return remote is not None and remote.connected


def _published(facts: Facts, side: Side) -> tuple[str, ...]:
    found = facts.value(nodes(side), Nodes)
    return tuple(node.transport_address for node in found.nodes) if found else ()


def _problem(facts: Facts, profile: Profile, address: str) -> Judgement | None:
    outcome = facts.outcome(transport_probe(Side.LEADER, address))
    if outcome is None:
        return unknown(Code.NOT_LOOKED)
    if address in _published(facts, Side.FOLLOWER):
        return blocked(Code.TRANSPORT_IS_OWN, address=address)
    if isinstance(outcome, Fault):
        if profile.link.network is NetworkChoice.CONNECTED:
            return skipped(Code.VERIFIED_BY_REMOTE_CLUSTER, address=address, fault=outcome.code.value)
        return blocked(Code.NOT_REACHABLE_FROM_HERE, address=address, fault=outcome.code.value)
    probe = _probe(outcome)
    if probe.speaks in ("http", "other"):
        return blocked(Code.TRANSPORT_IS_HTTP, address=address, speaks=probe.speaks)
    if probe.speaks == "silent" and profile.link.network is not NetworkChoice.CONNECTED:
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
