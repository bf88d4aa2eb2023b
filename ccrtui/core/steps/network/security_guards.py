"""What the security groups of both instances say of the traffic that replication needs, and of what helps to check it.

The follower opens the connections: its groups must let them out, the leader's must let them in. Groups remember
connections, so the way back needs no rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Network

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.cloud.calls import security_rules, subnets
from ccrtui.core.cloud.firewall import Decision, Listed, Passage, Traffic, decide, worst
from ccrtui.core.cloud.security import SecurityRules
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.steps.conclude import by_side
from ccrtui.core.steps.network.routes_involved import instance_subnets
from ccrtui.core.walk.look import Look

TRANSPORT, HTTP = 9300, 9200
"""The ports of Elasticsearch in the cloud; only the first is needed between clusters."""
INGRESS, EGRESS = "ingress", "egress"


@dataclass(frozen=True, slots=True)
class Guarded:
    """What one side's groups say of the transport port and one block of the other side."""

    side: Side
    block: IPv4Network
    decision: Decision


def guard_reads(look: Look) -> tuple[Call, ...]:
    """The subnets of both ends, and the rules of every group of both instances."""
    reads: list[Call] = []
    for side in ENDS:
        if instance := look.instance(side):
            region = look.region(side)
            reads.append(subnets(side, region, instance.vpc))
            reads += [security_rules(side, region, group) for group in instance.security_groups]
    return tuple(reads)


def transport_guards(look: Look) -> tuple[Guarded, ...]:
    """The way out of the follower, then the way into the leader, for each subnet at the other end."""
    return tuple(
        Guarded(side, block, _decision(look, side, Traffic("TCP", TRANSPORT, block)))
        for side in (Side.FOLLOWER, Side.LEADER)
        for block in _blocks(look, side.other)
    )


def guards_seen(look: Look) -> JsonObject:
    """Groups and verdicts by side: into the leader, out of the follower."""
    ports = {"transport": ("TCP", TRANSPORT), "http": ("TCP", HTTP), "ping": ("ICMP", None)}
    figures: dict[str, tuple[JsonValue, JsonValue]] = {"group": _pair(list(_groups(look, s)) for s in ENDS)}
    for name, (protocol, port) in ports.items():
        figures[name] = _pair(_passage(look, side, protocol, port).value for side in ENDS)
    return by_side(**figures)


def lets_ping_in(look: Look, side: Side) -> Passage:
    """Whether the groups of an instance let pings of the other side's subnets in."""
    blocks = _blocks(look, side.other)
    rules = _rules(look, side, INGRESS)
    return worst([_decided(rules, Traffic("ICMP", None, block)).passage for block in blocks])


def group_rules(look: Look, side: Side, group: str) -> SecurityRules | None:
    """The rules of a group, None while they were not told."""
    return look.value(security_rules(side, look.region(side), group), SecurityRules)


def _passage(look: Look, side: Side, protocol: str, port: int | None) -> Passage:
    blocks = _blocks(look, side.other)
    return worst([_decision(look, side, Traffic(protocol, port, block)).passage for block in blocks])


def _decision(look: Look, side: Side, traffic: Traffic) -> Decision:
    direction = INGRESS if side is Side.LEADER else EGRESS
    return _decided(_rules(look, side, direction), traffic)


def _decided(rules: tuple[Listed, ...] | None, traffic: Traffic) -> Decision:
    return Decision(Passage.OPEN) if rules is None else decide(rules, traffic)


def _rules(look: Look, side: Side, direction: str) -> tuple[Listed, ...] | None:
    """The rules of all groups of an instance in their order; None where it has no groups, and so no guard."""
    groups = _groups(look, side)
    return tuple(_listed(look, side, groups, direction)) if groups else None


def _listed(look: Look, side: Side, groups: tuple[str, ...], direction: str) -> Iterator[Listed]:
    for group in groups:
        if rules := group_rules(look, side, group):
            yield from (Listed(group, rule) for rule in (rules.ingress if direction == INGRESS else rules.egress))


def _groups(look: Look, side: Side) -> tuple[str, ...]:
    instance = look.instance(side)
    return instance.security_groups if instance else ()


def _blocks(look: Look, side: Side) -> tuple[IPv4Network, ...]:
    return tuple(subnet.block for subnet in instance_subnets(look, side))


def _pair(values: Iterator[JsonValue]) -> tuple[JsonValue, JsonValue]:
    leader, follower = values
    return leader, follower
