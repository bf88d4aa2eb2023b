"""The clusters: both are there, both answer, both are Elasticsearch, and they are two."""

from __future__ import annotations

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.steps.clusters.instance import find_problem, find_reads
from ccrtui.core.steps.clusters.pair import identity_fault, lacks_path, urls_of
from ccrtui.core.steps.conclude import blocked, by_fault, by_side, passable, satisfied, unknown
from ccrtui.core.steps.sites import in_cloud
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, StepName


class ClustersStep:
    """Finds the instances of the ends that are in the cloud, and asks each address who answers."""

    name = StepName.CLUSTERS

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """The instances of both ends, and `GET /` of each whose address is known."""
        profile = intention.profile
        look = Look(facts, profile)
        answering = [cluster_identity(side) for side in ENDS if urls_of(look, side)]
        return (*find_reads(look), *answering)

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """Blocked while one is not found or does not answer as itself, or both are the same cluster."""
        profile = intention.profile
        look = Look(facts, profile)
        problems = [problem for side in ENDS if (problem := find_problem(look, side))]
        if problems:
            return next((problem for problem in problems if not problem.passable), problems[0])
        if same := _same_instance(look):
            return same
        return _unanswered(facts, intention) or _answered(look)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """Nothing we could change."""
        del facts, intention
        return ()


def _same_instance(look: Look) -> Judgement | None:
    leader, follower = (look.profile.cluster(side).instance for side in ENDS)
    if leader is None or leader != follower:
        return None
    return blocked(Code.SAME_CLUSTER, **_seen(look))


def _unanswered(facts: Facts, intention: Intention) -> Judgement | None:
    """Blocked by the first that answers wrongly; while the network may still come, silence is no more than unknown."""
    profile, silent = intention.profile, []
    for side in ENDS:
        fault = identity_fault(Look(facts, profile), side)
        if fault is None:
            continue
        if not lacks_path(facts, intention, side):
            return by_fault(cluster_identity(side), fault, url=_urls(Look(facts, profile), side))
        silent.append((side, fault))
    if not silent:
        return None
    side, fault = silent[0]
    return passable(
        Code.NO_PATH_YET,
        side=side.value,
        instance=profile.cluster(side).instance,
        address=_urls(Look(facts, profile), side),
        fault=fault.code.value,
        **_seen(Look(facts, profile)),
    )


def _answered(look: Look) -> Judgement:
    leader, follower = (look.value(cluster_identity(side), ClusterIdentity) for side in ENDS)
    if leader is None or follower is None:
        return unknown(Code.NOT_LOOKED)
    evidence = _seen(look)
    return (
        blocked(Code.SAME_CLUSTER, **evidence)
        if leader.uuid == follower.uuid
        else satisfied(Code.CLUSTERS_ANSWER, **evidence)
    )


def _seen(look: Look) -> JsonObject:
    """Both ends side by side: what the cluster says of itself, else what the cloud says of its instance."""
    leader, follower = (_end(look, side) for side in ENDS)
    return by_side(**{name: (leader[name], follower[name]) for name in leader})


def _end(look: Look, side: Side) -> dict[str, JsonValue]:
    identity = look.value(cluster_identity(side), ClusterIdentity)
    instance = look.instance(side) if in_cloud(look.profile, side) else None
    version_listed = instance.version if instance else None
    version = identity.version if identity else version_listed
    return {
        "name": identity.name if identity else (instance.name if instance else None),
        "node": (identity.node or None) if identity else None,
        "uuid": identity.uuid if identity else None,
        "version": str(version) if version else None,
        "url": _urls(look, side),
        "instance": instance.id if instance else None,
        "vpc": instance.vpc if instance else None,
    }


def _urls(look: Look, side: Side) -> str | None:
    return ", ".join(urls_of(look, side)) or None
