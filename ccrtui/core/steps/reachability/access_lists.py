"""Which network access list drops a check, and by which entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Network

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.cloud.calls import network_acls
from ccrtui.core.cloud.firewall import Decision, Listed, Passage, Traffic, decide
from ccrtui.core.cloud.security import NetworkAcl, NetworkAcls
from ccrtui.core.cloud.vpc import Subnet
from ccrtui.core.json_value import JsonObject
from ccrtui.core.steps.network.routes_involved import subnets_of
from ccrtui.core.steps.reachability.targets import Check
from ccrtui.core.walk.look import Look


@dataclass(frozen=True, slots=True)
class _Gate:
    """Where the list of a subnet is passed in one direction, and what is at the other end."""

    side: Side
    subnet: Subnet
    outward: bool
    beyond: IPv4Network


def acl_reads(look: Look) -> tuple[Call, ...]:
    """The lists of both VPCs."""
    instances = [(side, look.instance(side)) for side in ENDS]
    return tuple(
        network_acls(side, look.region(side), instance.vpc) for side, instance in instances if instance is not None
    )


def dropping(look: Look, check: Check, outward: bool) -> JsonObject:
    """The list and the entry that drop a check on the way out of a subnet, or into one; None where none can be named.

    Lists do not remember connections: the answer may be what is dropped, so the way there is followed before the way
    back.
    """
    for gate in _gates(look, check, outward):
        acl = _acl(look, gate)
        decision = _decide(acl, gate) if acl else None
        if acl and decision and decision.passage is not Passage.OPEN:
            return {"acl": acl.id, "rule": decision.by.rule.index if decision.by else None}
    return {"acl": check.subnet.acl, "rule": None}


def _gates(look: Look, check: Check, outward: bool) -> Iterator[_Gate]:
    far = subnets_of(look, check.side.other)
    beyond = far.holding(check.target) if far else None
    here = _Gate(check.side, check.subnet, outward, IPv4Network(check.target))
    there = _Gate(check.side.other, beyond, outward, check.subnet.block) if beyond else None
    yield from (gate for gate in ((here, there) if outward else (there, here)) if gate is not None)


def _acl(look: Look, gate: _Gate) -> NetworkAcl | None:
    instance = look.instance(gate.side)
    call = network_acls(gate.side, look.region(gate.side), instance.vpc) if instance else None
    acl_list = look.value(call, NetworkAcls) if call else None
    listed = acl_list.acls if acl_list else ()
    return next((acl for acl in listed if acl.id == gate.subnet.acl or gate.subnet.id in acl.subnets), None)


def _decide(acl: NetworkAcl, gate: _Gate) -> Decision:
    rules = [Listed(acl.id, rule) for rule in (acl.egress if gate.outward else acl.ingress)]
    return decide(rules, Traffic("ICMP", None, gate.beyond))
