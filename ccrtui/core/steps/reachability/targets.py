"""Which addresses are checked from which subnets, in both directions, and what each check found."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.cloud.calls import net_detect, subnets
from ccrtui.core.cloud.machine import DetectResult, NetDetect
from ccrtui.core.cloud.vpc import Subnet
from ccrtui.core.steps.network.routes_involved import instance_subnets, subnet_pinged, typed_target
from ccrtui.core.walk.look import Look


@dataclass(frozen=True, slots=True)
class Check:
    """One check: from a subnet of a side to an address of the other; `result` is None while it was not answered."""

    side: Side
    subnet: Subnet
    target: IPv4Address
    call: Call
    result: DetectResult | None


def subnet_reads(look: Look) -> tuple[Call, ...]:
    """The subnets of both ends."""
    instances = [(side, look.instance(side)) for side in ENDS]
    return tuple(subnets(side, look.region(side), instance.vpc) for side, instance in instances if instance is not None)


def checks(look: Look) -> tuple[Check, ...]:
    """From every subnet of the follower, which opens the connections; for the way back, from the leader's first."""
    checks_made: list[Check] = []
    for side in (Side.FOLLOWER, Side.LEADER):
        target, own = target_at(look, side.other), instance_subnets(look, side)
        if target is not None:
            checks_made += [
                _check(look, side, subnet, target) for subnet in (own if side is Side.FOLLOWER else own[:1])
            ]
    return tuple(checks_made)


def target_at(look: Look, side: Side) -> IPv4Address | None:
    """The address that is checked at one end: the typed one on the side where it lies, else the instance's.

    A typed one that lies in no known subnet is taken for the leader's.
    """
    typed = typed_target(look)
    if typed is not None:
        lies = [end for end in ENDS if subnet_pinged(look, end)]
        if side in (lies or [Side.LEADER]):
            return typed
    instance = look.instance(side)
    return instance.address if instance else None


def _check(look: Look, side: Side, subnet: Subnet, target: IPv4Address) -> Check:
    """By no next hop of its own, so that it is the routes that are checked."""
    instance = look.instance(side)
    source = (instance.vpc if instance else "", subnet.id)
    call = net_detect(side, look.region(side), source, (target,), look.profile.marker)
    detection = look.value(call, NetDetect)
    result = next((entry for entry in detection.results if entry.target == target), None) if detection else None
    return Check(side, subnet, target, call, result)
