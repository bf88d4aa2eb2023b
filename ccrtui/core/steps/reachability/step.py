"""Reachability: whether the leader can be reached by the follower, before anything is registered."""

from __future__ import annotations

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.elasticsearch.requests.cluster import remote_info
from ccrtui.core.steps.conclude import satisfied
from ccrtui.core.steps.reachability.instances import instances_reads, judge_instances
from ccrtui.core.steps.reachability.ping_machine import ping_calls
from ccrtui.core.steps.reachability.typed_address import judge_typed, typed_reads
from ccrtui.core.steps.replication.remote.contact import connected
from ccrtui.core.steps.sites import both_in_cloud
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, StepName


class ReachabilityStep:
    """Two instances are checked by the cloud, and from a machine where one was named; else the leader is dialled."""

    name = StepName.REACHABILITY

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """What is connected already; only if nothing is, whatever else can tell."""
        profile = intention.profile
        look = Look(facts, profile)
        if remote_info(Side.FOLLOWER) not in facts:
            return (remote_info(Side.FOLLOWER),)
        if connected(look):
            return ()
        return instances_reads(look) if both_in_cloud(profile) else typed_reads(look)

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """A connection that stands proves it."""
        profile = intention.profile
        look = Look(facts, profile)
        if connected(look):
            return satisfied(Code.PROVEN_BY_CONNECTION, alias=profile.link.alias)
        return judge_instances(facts, intention) if both_in_cloud(profile) else judge_typed(look)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """A ping from the machine that was named, once; nothing else is ours to change."""
        profile = intention.profile
        look = Look(facts, profile)
        if connected(look) or not both_in_cloud(profile):
            return ()
        return ping_calls(look, self.judge(facts, intention))
