"""Reachability of two instances: what the cloud's own check finds, and what it is that stands in between."""

from __future__ import annotations

from collections.abc import Iterator

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault
from ccrtui.core.cloud.firewall import Passage
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.profile.profile import NetworkChoice
from ccrtui.core.steps.conclude import blocked, by_fault, by_side, satisfied, skipped, suspected, unknown
from ccrtui.core.steps.network.security_guards import guard_reads, lets_ping_in
from ccrtui.core.steps.reachability.access_lists import acl_reads, dropping
from ccrtui.core.steps.reachability.ping_machine import judge_ping, ping_reads
from ccrtui.core.steps.reachability.targets import Check, checks, subnet_reads, target_at
from ccrtui.core.steps.sites import site_reads, without_network
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Intention, Judgement

NO_ROUTE, EGRESS_ACL, INGRESS_ACL = -1, -2, -3
"""States of a check (API vpc 2017-03-12, `CheckNetDetectState`); 0 is fine, and any other loss without a reason."""
SETTLES_S = 20.0
"""How long routes that were just made may take to carry something."""
IN_VPC = "InvalidParameterValue.NetDetectInVpc"
"""The check's refusal of an address in the own VPC, which needs none."""


def instances_reads(look: Look) -> tuple[Call, ...]:
    """The checks; what drops them only when something does, and the machine only when nothing else is in the way."""
    if without_network(look):
        return site_reads(look.profile)
    subnets = (*site_reads(look.profile), *subnet_reads(look))
    if not all(call in look for call in subnets):
        return subnets
    made = checks(look)
    reads = (*subnets, *(check.call for check in made))
    if not all(call in look for call in reads):
        return reads
    states = {check.result.state for check in made if check.result}
    if states & {EGRESS_ACL, INGRESS_ACL}:
        return (*reads, *acl_reads(look))
    if NO_ROUTE in states:
        return reads
    if look.profile.link.probe_from:
        return (*reads, *ping_reads(look))
    return (*reads, *guard_reads(look)) if any(map(_lost, made)) else reads


def judge_instances(facts: Facts, intention: Intention) -> Judgement:
    """Routes and access lists block, each with its name; loss alone only where pings are let in."""
    profile = intention.profile
    look = Look(facts, profile)
    if other := without_network(look):
        return other
    made = checks(look)
    if faulty := _not_checked(look, made):
        return faulty
    if problem := next(_problems(look, made), None):
        return problem
    if profile.link.probe_from:
        return judge_ping(facts, intention)
    lost = next((check for check in made if _lost(check)), None)
    return _loss(look, lost) if lost else satisfied(Code.NETWORK_CARRIES, **_figures(made))


def _not_checked(look: Look, made: tuple[Check, ...]) -> Judgement | None:
    for call in (*subnet_reads(look), *(check.call for check in made)):
        fault = look.fault(call)
        if fault is not None:
            return _by_check_fault(call, fault)
        if call not in look:
            return unknown(Code.NOT_LOOKED)
    if target_at(look, Side.LEADER) is None:
        return skipped(Code.VERIFIED_BY_REMOTE_CLUSTER, address=None, fault=None)
    return None


def _by_check_fault(call: Call, fault: Fault) -> Judgement:
    if fault.error_type == IN_VPC:
        return skipped(Code.VERIFIED_BY_REMOTE_CLUSTER, address=None, fault=fault.error_type)
    return by_fault(call, fault)


def _problems(look: Look, made: tuple[Check, ...]) -> Iterator[Judgement]:
    for check in made:
        state = check.result.state if check.result else None
        where = _where(check)
        if state == NO_ROUTE:
            yield suspected(Code.NET_NO_ROUTE, SETTLES_S, **where)
        elif state == EGRESS_ACL:
            yield blocked(Code.NET_EGRESS_ACL, **where, **dropping(look, check, outward=True))
        elif state == INGRESS_ACL:
            yield blocked(Code.NET_INGRESS_ACL, **where, **dropping(look, check, outward=False))


def _lost(check: Check) -> bool:
    return check.result is None or check.result.state != 0 or check.result.loss >= 100


def _loss(look: Look, check: Check) -> Judgement:
    """No answer to a ping says nothing where pings are not let in; whether connections are, the follower will tell."""
    ping = lets_ping_in(look, check.side.other)
    if ping is not Passage.OPEN or look.profile.link.network is NetworkChoice.CONNECTED:
        return skipped(Code.VERIFIED_BY_REMOTE_CLUSTER, address=str(check.target), fault=Code.NET_LOSS.value)
    loss = check.result.loss if check.result else None
    return blocked(Code.NET_LOSS, **_where(check), loss=loss, ping=ping.value)


def _where(check: Check) -> JsonObject:
    return {"side": check.side.value, "subnet": check.subnet.id, "target": str(check.target)}


def _figures(made: tuple[Check, ...]) -> JsonObject:
    """The slowest delay in milliseconds and the worst loss in percent of each side's checks, and where they went."""
    delay, loss, target = (_pair([_worst(made, side)[place] for side in ENDS]) for place in range(3))
    return by_side(delay_ms=delay, loss=loss, target=target)


def _worst(made: tuple[Check, ...], side: Side) -> tuple[JsonValue, JsonValue, JsonValue]:
    own = [check for check in made if check.side is side]
    results = [check.result for check in own if check.result]
    if not results:
        return None, None, None
    return max(result.delay_ms for result in results), max(result.loss for result in results), str(own[0].target)


def _pair(values: list[JsonValue]) -> tuple[JsonValue, JsonValue]:
    leader, follower = values
    return leader, follower
