"""Security groups: the leader's let the follower's subnets in on the transport port, and the follower's let it out."""

from __future__ import annotations

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.cloud.firewall import Passage
from ccrtui.core.cloud.writes import NewRule, add_security_rule, delete_security_rule
from ccrtui.core.elasticsearch.requests.cluster import remote_info
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import Made
from ccrtui.core.steps.conclude import blocked, by_fault, missing, passable, satisfied, unknown
from ccrtui.core.steps.network.security_guards import (
    EGRESS,
    TRANSPORT,
    Guarded,
    group_rules,
    guard_reads,
    guards_seen,
    transport_guards,
)
from ccrtui.core.steps.replication.remote.contact import connected
from ccrtui.core.steps.sites import site_reads, without_network
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, StepName, StepState

LEADER, FOLLOWER = Side.LEADER, Side.FOLLOWER


class SecurityGroupsStep:
    """Adds a rule to the leader's first group; what others' rules drop on the way out is left to them."""

    name = StepName.SECURITY_GROUPS

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """The rules of both instances' groups; where they can't tell and all is joined: who is connected."""
        profile = intention.profile
        look = Look(facts, profile)
        needed = (*site_reads(profile), *guard_reads(look))
        known = bool(needed) and all(call in facts for call in needed)
        if known and intention.network_stands and _first(look, Passage.UNCLEAR):
            return (*needed, remote_info(FOLLOWER))
        return needed

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """Closed is missing, and ours to open; unclear does not stop the walk, and a connection settles it."""
        profile = intention.profile
        look = Look(facts, profile)
        other = without_network(look)
        if other is not None and other.code is not Code.SAME_NETWORK:
            return other
        for call in guard_reads(look):
            if fault := facts.fault(call):
                return by_fault(call, fault)
            if call not in facts:
                return unknown(Code.NOT_LOOKED)
        return _judge_known(look)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One rule for the first subnet that is kept out; the next one names the version that this one makes."""
        if self.judge(facts, intention).state is not StepState.MISSING:
            return ()
        profile = intention.profile
        look = Look(facts, profile)
        closed = _first(look, Passage.CLOSED)
        instance = look.instance(LEADER)
        if closed is None or instance is None:
            return ()
        group, region = instance.security_groups[0], profile.region(LEADER)
        rules = group_rules(look, LEADER, group)
        if rules is None:
            return ()
        rule = NewRule("Ingress", "TCP", str(TRANSPORT), closed.block, profile.marker)
        made = Made(security_rules=(f"{group}/ingress/TCP/{TRANSPORT}/{closed.block}",))
        call = add_security_rule(LEADER, region, group, rule, rules.version)
        undo = delete_security_rule(LEADER, region, group, "Ingress", 0, {"from": "security_rules.version"})
        return (PlannedCall(call, made, undo=(undo,)),)


def _judge_known(look: Look) -> Judgement:
    evidence = guards_seen(look)
    closed = _first(look, Passage.CLOSED)
    if closed is not None and closed.side is FOLLOWER:
        return blocked(Code.SECURITY_DROPS, direction=EGRESS, block=str(closed.block), **_rule_of(look, closed))
    if closed is not None:
        kept_out = sum(guard.decision.passage is Passage.CLOSED for guard in transport_guards(look))
        blocks = kept_out if kept_out > 1 else None
        return missing(Code.SECURITY_CLOSED, **evidence, not_changed=_rules_of_first(look), blocks=blocks)
    unclear = _first(look, Passage.UNCLEAR)
    if unclear is None:
        return satisfied(Code.SECURITY_OPEN, **evidence)
    if connected(look):
        return satisfied(Code.PROVEN_BY_CONNECTION, alias=look.profile.link.alias)
    return passable(Code.SECURITY_UNCLEAR, **evidence, **_rule_of(look, unclear))


def _first(look: Look, passage: Passage) -> Guarded | None:
    guards = transport_guards(look)
    return next((guard for guard in guards if guard.decision.passage is passage), None)


def _rule_of(look: Look, guarded: Guarded) -> JsonObject:
    """Which rule decided: its group and its place there; the first group where no rule says anything."""
    by, instance = guarded.decision.by, look.instance(guarded.side)
    group = by.holder if by else instance.security_groups[0] if instance else None
    return {"side": guarded.side.value, "group": group, "rule": by.rule.index if by else None}


def _rules_of_first(look: Look) -> int | None:
    """How many rules the group has that is added to."""
    instance = look.instance(LEADER)
    rules = group_rules(look, LEADER, instance.security_groups[0]) if instance else None
    return len(rules.ingress) + len(rules.egress) if rules else None
