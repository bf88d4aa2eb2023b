"""What the security groups of both instances say of the traffic that replication needs, and of what helps to check it.

The follower opens the connections: its groups must let them out, the leader's must let them in. Groups remember
connections, so the way back needs no rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Network

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.cloud.calls import security_rules, subnets
from ccrtui.core.cloud.firewall import Decision, Listed, Passage, Traffic, decide, worst
from ccrtui.core.cloud.security import SecurityRules
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.profile.profile import Profile
from ccrtui.core.steps.conclude import by_side
from ccrtui.core.steps.network.routes_involved import instance_subnets
from ccrtui.core.steps.sites import SIDES, instance_of, region_of

TRANSPORT, HTTP = 9300, 9200
"""The ports of Elasticsearch in the cloud; only the first is needed between clusters."""
INGRESS, EGRESS = "ingress", "egress"


@dataclass(frozen=True, slots=True)
class Guarded:
    """What one side's groups say of the transport port and one block of the other side."""

    side: Side
    block: IPv4Network
    decision: Decision


def guard_reads(facts: Facts, profile: Profile) -> tuple[Call, ...]:
    """The subnets of both ends, and the rules of every group of both instances."""
    reads: list[Call] = []
    for side in SIDES:
        if found := instance_of(facts, profile, side):
            region = region_of(profile, side)
            reads.append(subnets(side, region, found.vpc))
            reads += [security_rules(side, region, group) for group in found.security_groups]
    return tuple(reads)


def transport_guards(facts: Facts, profile: Profile) -> tuple[Guarded, ...]:
    """The way out of the follower, then the way into the leader, for each subnet at the other end."""
    return tuple(
        Guarded(side, block, _decision(facts, profile, side, Traffic("TCP", TRANSPORT, block)))
        for side in (Side.FOLLOWER, Side.LEADER)
        for block in _blocks(facts, profile, side.other)
    )


def guards_seen(facts: Facts, profile: Profile) -> JsonObject:
    """Groups and verdicts by side: into the leader, out of the follower."""
    ports = {"transport": ("TCP", TRANSPORT), "http": ("TCP", HTTP), "ping": ("ICMP", None)}
    figures: dict[str, tuple[JsonValue, JsonValue]] = {"group": _pair(list(_groups(facts, profile, s)) for s in SIDES)}
    for name, (protocol, port) in ports.items():
        figures[name] = _pair(_passage(facts, profile, side, protocol, port).value for side in SIDES)
    return by_side(**figures)


def lets_ping_in(facts: Facts, profile: Profile, side: Side) -> Passage:
    """Whether the groups of an instance let pings of the other side's subnets in."""
    blocks = _blocks(facts, profile, side.other)
    rules = _rules(facts, profile, side, INGRESS)
    return worst([_decided(rules, Traffic("ICMP", None, block)).passage for block in blocks])


def group_rules(facts: Facts, profile: Profile, side: Side, group: str) -> SecurityRules | None:
    """The rules of a group, None while they were not told."""
    return facts.value(security_rules(side, region_of(profile, side), group), SecurityRules)


def _passage(facts: Facts, profile: Profile, side: Side, protocol: str, port: int | None) -> Passage:
    blocks = _blocks(facts, profile, side.other)
    return worst([_decision(facts, profile, side, Traffic(protocol, port, block)).passage for block in blocks])


def _decision(facts: Facts, profile: Profile, side: Side, traffic: Traffic) -> Decision:
    direction = INGRESS if side is Side.LEADER else EGRESS
    return _decided(_rules(facts, profile, side, direction), traffic)


def _decided(rules: tuple[Listed, ...] | None, traffic: Traffic) -> Decision:
    return Decision(Passage.OPEN) if rules is None else decide(rules, traffic)


def _rules(facts: Facts, profile: Profile, side: Side, direction: str) -> tuple[Listed, ...] | None:
    """The rules of all groups of an instance in their order; None where it has no groups, and so no guard."""
    groups = _groups(facts, profile, side)
    return tuple(_listed(facts, profile, side, groups, direction)) if groups else None


def _listed(facts: Facts, profile: Profile, side: Side, groups: tuple[str, ...], direction: str) -> Iterator[Listed]:
    for group in groups:
        if found := group_rules(facts, profile, side, group):
            yield from (Listed(group, rule) for rule in (found.ingress if direction == INGRESS else found.egress))


def _groups(facts: Facts, profile: Profile, side: Side) -> tuple[str, ...]:
    found = instance_of(facts, profile, side)
    return found.security_groups if found else ()


def _blocks(facts: Facts, profile: Profile, side: Side) -> tuple[IPv4Network, ...]:
    return tuple(subnet.block for subnet in instance_subnets(facts, profile, side))


def _pair(values: Iterator[JsonValue]) -> tuple[JsonValue, JsonValue]:
    leader, follower = values
    return leader, follower
