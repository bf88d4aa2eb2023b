"""The clusters: both answer, both are Elasticsearch, and they are two."""

from __future__ import annotations

from ccrtui.core.call import Call, Side
from ccrtui.core.cluster import ClusterIdentity
from ccrtui.core.code import Code
from ccrtui.core.facts import Facts
from ccrtui.core.search_calls import cluster_identity
from ccrtui.core.step import Choice, Intention, Judgement, PlannedCall, StepName
from ccrtui.core.steps.conclude import blocked, by_fault, by_side, choice_needed, satisfied, unknown

SIDES = (Side.LEADER, Side.FOLLOWER)


class ClustersStep:
    """Asks each address who answers."""

    name = StepName.CLUSTERS

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """`GET /` of both."""
        del facts
        return tuple(cluster_identity(side) for side in SIDES if intention.profile.cluster(side).url)

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """Blocked while one does not answer as itself, or both are the same cluster."""
        for side in SIDES:
            if not intention.profile.cluster(side).url:
                return choice_needed(Choice(f"{side}-url", ()), side=side.value)
        for side in SIDES:
            call = cluster_identity(side)
            if fault := facts.fault(call):
                return by_fault(call, fault, url=intention.profile.cluster(side).url)
        leader, follower = (facts.value(cluster_identity(side), ClusterIdentity) for side in SIDES)
        if leader is None or follower is None:
            return unknown(Code.NOT_LOOKED)
        seen = by_side(
            name=(leader.name, follower.name),
            uuid=(leader.uuid, follower.uuid),
            version=(str(leader.version), str(follower.version)),
            url=(intention.profile.cluster(Side.LEADER).url, intention.profile.cluster(Side.FOLLOWER).url),
        )
        if leader.uuid == follower.uuid:
            return blocked(Code.SAME_CLUSTER, **seen)
        return satisfied(Code.CLUSTERS_ANSWER, **seen)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """Nothing we could change."""
        del facts, intention
        return ()
