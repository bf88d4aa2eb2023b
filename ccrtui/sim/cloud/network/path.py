"""Whether a packet and its answer get through: routes, stateless access lists, stateful security groups.

Pure: it is given what every hop looks like. Longest prefix wins, the built-in local route first; a gateway that does
not lead to the address swallows the packet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from ipaddress import IPv4Address, IPv4Network

ICMP, TCP = "ICMP", "TCP"
EPHEMERAL = 40_000
"""The port an answer goes to: what a stateless list has to let through for it."""
ANYWHERE = IPv4Network("0.0.0.0/0")


class Outcome(Enum):
    """How far a packet gets."""

    OK = "ok"
    NO_ROUTE = "no route"
    NO_RETURN_ROUTE = "no return route"
    EGRESS_ACL = "egress acl"
    INGRESS_ACL = "ingress acl"
    SECURITY_GROUP = "security group"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a security group or an access list. `groups` are sources named by group instead of by block.

    `ports` is empty for all of them.
    """

    accepts: bool
    protocol: str = "ALL"
    ports: tuple[range, ...] = ()
    blocks: tuple[IPv4Network, ...] = (ANYWHERE,)
    groups: tuple[str, ...] = ()

    def fits(self, traffic: Traffic, other: Place) -> bool:
        """Tell whether it speaks of this traffic from, or to, that other end."""
        if self.protocol not in ("ALL", traffic.protocol):
            return False
        if self.ports and traffic.protocol != ICMP and not any(traffic.port in ports for ports in self.ports):
            return False
        known = set(self.groups) & {group.id for group in other.groups}
        return bool(known) or any(other.address in block for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Rules:
    """What lets in and what lets out, in order: the first that fits decides, nothing that fits means no."""

    id: str
    ingress: tuple[Rule, ...]
    egress: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """An address in a subnet of a VPC, with what guards it; no groups at all means unguarded."""

    address: IPv4Address
    vpc: str
    subnet: str
    groups: tuple[Rules, ...] = ()


@dataclass(frozen=True, slots=True)
class Traffic:
    """What is sent: a protocol, and the port for TCP and UDP."""

    protocol: str
    port: int = 0

    @property
    def answer(self) -> Traffic:
        """What comes back."""
        return Traffic(self.protocol, EPHEMERAL if self.port else 0)


@dataclass(frozen=True, slots=True)
class EffectiveRoute:
    """An enabled route: `leads_to` are the blocks behind its gateway by VPC, nothing for one that is down.

    A `learned` one, of a CCN, leads to one subnet, and counts also where that lies in the own VPC's blocks.
    """

    destination: IPv4Network
    leads_to: Mapping[str, tuple[IPv4Network, ...]]
    learned: bool = False


@dataclass(frozen=True, slots=True)
class Network:
    """Blocks by VPC, enabled routes by subnet, and access lists by subnet where there is one."""

    blocks: Mapping[str, tuple[IPv4Network, ...]]
    routes: Mapping[str, tuple[EffectiveRoute, ...]]
    lists: Mapping[str, Rules]

    def delivers(self, source: Place, target: Place) -> bool:
        """Tell whether routes alone take a packet from one place to another."""
        if source.vpc == target.vpc:
            return True
        route = self._route(source, target.address)
        blocks_behind = route.leads_to.get(target.vpc, ()) if route else ()
        return any(target.address in block for block in blocks_behind)

    def leads(self, source: Place, address: IPv4Address) -> bool:
        """Tell whether routes take a packet to where an address would be, whether or not anybody has it."""
        route = self._route(source, address)
        return route is not None and any(address in block for blocks in route.leads_to.values() for block in blocks)

    def _route(self, source: Place, address: IPv4Address) -> EffectiveRoute | None:
        local = any(address in block for block in self.blocks.get(source.vpc, ()))
        return best((route for route in self.routes.get(source.subnet, ()) if route.learned or not local), address)

    def walk(self, source: Place, target: Place, traffic: Traffic) -> Outcome:
        """Send something from one place to another and have it answered."""
        if not self.delivers(source, target):
            return Outcome.NO_ROUTE
        listed = self._lists_allow(source, target, traffic)
        if listed is not Outcome.OK:
            return listed
        if not _guards_allow(source, target, traffic):
            return Outcome.SECURITY_GROUP
        if not self.delivers(target, source):
            return Outcome.NO_RETURN_ROUTE
        return self._lists_allow(target, source, traffic.answer)

    def _lists_allow(self, source: Place, target: Place, traffic: Traffic) -> Outcome:
        """What the access lists make of one direction; inside a subnet they are not asked."""
        if source.subnet == target.subnet:
            return Outcome.OK
        leaving, entering = self.lists.get(source.subnet), self.lists.get(target.subnet)
        if leaving is not None and not passes(leaving.egress, traffic, target):
            return Outcome.EGRESS_ACL
        if entering is not None and not passes(entering.ingress, traffic, source):
            return Outcome.INGRESS_ACL
        return Outcome.OK


def best(routes: Iterable[EffectiveRoute], address: IPv4Address) -> EffectiveRoute | None:
    """The route an address takes: the longest prefix, and of equal ones the first."""
    fitting = [route for route in routes if address in route.destination]
    return max(fitting, key=lambda route: route.destination.prefixlen, default=None)


def passes(rules: Iterable[Rule], traffic: Traffic, other: Place) -> bool:
    """What the first rule that fits says; nothing that fits means no."""
    return next((rule.accepts for rule in rules if rule.fits(traffic, other)), False)


def _guards_allow(source: Place, target: Place, traffic: Traffic) -> bool:
    leaving = [rule for group in source.groups for rule in group.egress]
    entering = [rule for group in target.groups for rule in group.ingress]
    out = not source.groups or passes(leaving, traffic, target)
    return out and (not target.groups or passes(entering, traffic, source))
