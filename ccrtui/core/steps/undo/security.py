"""Taking back rules of security groups: those whose description is our mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.cloud.calls import security_rules
from ccrtui.core.cloud.security import SecurityRule
from ccrtui.core.cloud.writes import delete_security_rule
from ccrtui.core.profile.profile import Made
from ccrtui.core.steps.conclude import missing
from ccrtui.core.steps.network.security_guards import group_rules
from ccrtui.core.steps.ours import judge_undo
from ccrtui.core.steps.undo.absent import with_absent
from ccrtui.core.steps.undo.unseen import named_sites, surely
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Absent, Intention, Judgement, PlannedCall, StepName

LEADER = Side.LEADER


@dataclass(frozen=True, slots=True)
class _Ours:
    """A rule of ours: its group, the group's version, and the direction as the API spells it."""

    group: str
    version: str
    direction: str
    rule: SecurityRule

    @property
    def entry(self) -> str:
        """As the profile keeps it."""
        rule = self.rule
        return f"{self.group}/{self.direction.lower()}/{rule.protocol.upper()}/{rule.port}/{rule.block}"


class UndoSecurityGroups:
    """Removes one rule at a time: each removal moves the others and makes another version."""

    name = StepName.SECURITY_GROUPS

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """The rules of the leader's groups, and of those that we once added to; nothing where no instance is named."""
        profile = intention.profile
        look = Look(facts, profile)
        if not any(profile.cluster(side).instance for side in ENDS):
            return ()
        region = profile.region(LEADER)
        rules = (security_rules(LEADER, region, group) for group in _groups(look))
        return (*named_sites(profile), *rules)

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """See `judge_undo`; a group that was deleted took its rules along, if it is not just out of sight."""
        profile, judged = intention.profile, judge_undo(self, facts, intention, _is_gone)
        if judged.code is Code.MADE_BY_US:
            judged = missing(Code.MADE_BY_US, calls=len(tuple(_ours(Look(facts, profile)))))
        judged = surely(judged, Look(facts, profile), profile.made.security_rules)
        return with_absent(judged, Look(facts, profile), _absent(Look(facts, profile)))

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """The first rule of ours that is still there."""
        profile = intention.profile
        look = Look(facts, profile)
        marked_rule = next(_ours(look), None)
        if marked_rule is None:
            return ()
        region, rule = profile.region(LEADER), marked_rule.rule
        call = delete_security_rule(
            LEADER, region, marked_rule.group, marked_rule.direction, rule.index, marked_rule.version
        )
        subject = f"{rule.protocol.upper()} {rule.port} {rule.block}"
        return (PlannedCall(call, unmade=Made(security_rules=(marked_rule.entry,)), subject=subject),)


def _is_gone(call: Call, fault: Fault) -> bool:
    return call.kind is Kind.SECURITY_RULES and fault.code is FaultCode.NOT_FOUND


def _groups(look: Look) -> tuple[str, ...]:
    instance = look.instance(LEADER)
    once = (entry.partition("/")[0] for entry in look.profile.made.security_rules)
    return tuple(dict.fromkeys((*(instance.security_groups if instance else ()), *once)))


def _ours(look: Look) -> Iterator[_Ours]:
    for group in _groups(look):
        rule_list = group_rules(look, LEADER, group)
        if rule_list is None:
            continue
        for direction, rules in (("Ingress", rule_list.ingress), ("Egress", rule_list.egress)):
            for rule in rules:
                if rule.description == look.profile.marker:
                    yield _Ours(group, rule_list.version, direction, rule)


def _absent(look: Look) -> Iterator[Absent]:
    """Rules of ours in groups that were read and hold none with our mark, however the cloud spells them by now."""
    marked = {marked_rule.group for marked_rule in _ours(look)}
    for entry in look.profile.made.security_rules:
        group = entry.partition("/")[0]
        if group not in marked and group_rules(look, LEADER, group) is not None:
            yield Absent(Made(security_rules=(entry,)))
