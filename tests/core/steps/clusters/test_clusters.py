"""Both clusters answer as themselves, and are two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.cloud.account import Regions
from ccrtui.core.cloud.calls import regions
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.steps.clusters.clusters import ClustersStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, StepState
from tests.core.steps.known import FOLLOWER, LEADER, PROFILE, facts, judged, planned

STEP = ClustersStep()


def test_two_clusters_are_shown_side_by_side() -> None:
    judgement = judged(STEP)
    assert (judgement.state, judgement.code) == (StepState.SATISFIED, Code.CLUSTERS_ANSWER)
    assert judgement.evidence["leader_uuid"] == "leader-cluster"
    assert judgement.evidence["follower_version"] == "7.3.0"
    assert judgement.evidence["leader_url"] == "http://a:9200"


def test_a_cluster_is_called_by_its_own_name_and_the_node_is_a_detail() -> None:
    told = ClusterIdentity("orders", "leader-cluster", Version(7, 3, 0), "node-17")
    evidence = judged(STEP, {cluster_identity(LEADER): told}).evidence
    assert (evidence["leader_name"], evidence["leader_node"]) == ("orders", "node-17")
    assert (evidence["follower_name"], evidence["follower_node"]) == ("follower", None)


def test_the_same_cluster_twice_is_blocked() -> None:
    same = ClusterIdentity("x", "leader-cluster", Version(7, 3, 0))
    assert judged(STEP, {cluster_identity(FOLLOWER): same}).code is Code.SAME_CLUSTER


@pytest.mark.parametrize(
    ("code", "state"),
    [
        (FaultCode.OPENSEARCH, StepState.BLOCKED),
        (FaultCode.NOT_AUTHENTICATED, StepState.BLOCKED),
        (FaultCode.CERTIFICATE_EXPIRED, StepState.BLOCKED),
        (FaultCode.BUSY, StepState.UNKNOWN),
        (FaultCode.NO_MASTER, StepState.UNKNOWN),
        (FaultCode.NOT_FORMED, StepState.UNKNOWN),
    ],
)
def test_who_does_not_answer_is_named_with_the_faults_own_code(code: FaultCode, state: StepState) -> None:
    judgement = judged(STEP, {cluster_identity(FOLLOWER): Fault(code)})
    assert (judgement.state, judgement.code) == (state, code)
    assert (judgement.evidence["side"], judgement.evidence["url"]) == ("follower", "http://b:9200")


def test_an_end_without_address_is_picked_from_the_instances_of_a_region() -> None:
    bare = replace(PROFILE, clusters={**PROFILE.clusters, "leader": replace(PROFILE.clusters["leader"], url=None)})
    judgement = judged(STEP, {regions(LEADER): Regions({"ap-beijing": "AVAILABLE"})}, profile=bare)
    assert (judgement.code, judgement.choices[0].option) == (Code.CHOICE_NEEDED, "leader-region")
    assert STEP.reads(facts({}), Intention(bare)) == (regions(LEADER), cluster_identity(FOLLOWER))


def test_not_looked_is_unknown_and_nothing_is_ever_sent() -> None:
    assert STEP.judge(facts({}), Intention(PROFILE)).code is Code.NOT_LOOKED
    assert STEP.reads(facts({}), Intention(PROFILE)) == (cluster_identity(LEADER), cluster_identity(FOLLOWER))
    assert planned(STEP) == []
