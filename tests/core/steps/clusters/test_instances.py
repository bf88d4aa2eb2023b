"""The instance at each end: picked from a list, found, usable, and a different one from the other's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.cloud.account import Regions
from ccrtui.core.cloud.calls import instances, peerings, regions
from ccrtui.core.cloud.instance import Instance, Instances, InstanceState
from ccrtui.core.cloud.peering import Peering, PeeringEnd, Peerings
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.profile.profile import NetworkChoice, Profile
from ccrtui.core.steps.clusters.clusters import ClustersStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, Judgement, StepState
from tests.core.steps.clusters.known_instances import (
    CLOUD,
    EAST,
    FOLLOWER_ID,
    FOLLOWERS,
    FOLLOWING,
    LEADER_ID,
    LEADERS,
    LEADING,
    NORTH,
    ends,
    instance,
    told,
)
from tests.core.steps.known import FOLLOWER, LEADER, facts, healthy, judged, with_link

STEP = ClustersStep()
CONNECTIONS = peerings(LEADER, NORTH, LEADING.vpc)
NO_LEADER, NO_FOLLOWER = ends(leader={"instance": None}), ends(follower={"instance": None})


def seen(changes: dict[Call, Any] | None = None, profile: Profile = CLOUD) -> Judgement:
    return judged(STEP, {**told(), **(changes or {})}, profile=profile)


def others(*more: Instance) -> Instances:
    return Instances((FOLLOWING, *more))


def test_two_instances_that_answer_are_two_clusters() -> None:
    judgement = seen()
    assert (judgement.state, judgement.code) == (StepState.SATISFIED, Code.CLUSTERS_ANSWER)
    assert (judgement.evidence["leader_instance"], judgement.evidence["follower_vpc"]) == (LEADER_ID, FOLLOWING.vpc)
    assert judgement.evidence["leader_url"] == "http://10.0.3.12:9200"


def test_a_cluster_is_asked_once_its_instance_is_known() -> None:
    assert STEP.reads(facts({}), Intention(CLOUD)) == (LEADERS, FOLLOWERS)
    known = facts(told())
    reads = (LEADERS, FOLLOWERS, cluster_identity(LEADER), cluster_identity(FOLLOWER))
    assert STEP.reads(known, Intention(CLOUD)) == reads


def test_the_region_is_chosen_first_from_those_that_can_be_used() -> None:
    profile = ends(leader={"region": None, "instance": None}, follower={"instance": None})
    assert STEP.reads(facts({}), Intention(profile)) == (regions(LEADER), FOLLOWERS)
    choice = seen(profile=profile).choices[0]
    assert (choice.option, choice.values) == ("leader-region", (NORTH, EAST))
    nowhere = seen({regions(LEADER): Regions({})}, profile)
    assert nowhere.choices[0].values == ()


def test_an_instance_is_picked_by_what_tells_it_from_the_others() -> None:
    spare = instance(id="es-11112222", name="a-spare", region=EAST, version=Version(7, 14, 2), licence="enterprise")
    judgement = seen({FOLLOWERS: others(spare)}, NO_FOLLOWER)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.CHOICE_NEEDED)
    choice = judgement.choices[0]
    assert (choice.option, choice.default, choice.others) == ("follower-instance", None, ())
    assert choice.values == ("es-11112222", FOLLOWER_ID)
    assert choice.labels == (
        {"name": "a-spare", "vpc": "vpc-1a2b3c4d", "version": "7.14.2", "licence": "enterprise"},
        {"name": "orders-sh", "vpc": "vpc-5e6f7a8b", "version": "7.10.1", "licence": "platinum"},
    )


def test_what_cannot_be_picked_says_why() -> None:
    unfit = (
        instance(id="es-11110000", name="changing", state=InstanceState.CHANGING),
        instance(id="es-22220000", name="plain", licence="basic"),
        instance(id="es-33330000", name="old", version=Version(7, 3, 0)),
        instance(id="es-44440000", name="next", version=Version(8, 19, 0)),
        LEADING,
    )
    choice = seen({FOLLOWERS: others(*unfit)}, NO_FOLLOWER).choices[0]
    assert (choice.values, choice.default) == ((FOLLOWER_ID,), FOLLOWER_ID)
    assert choice.others == (
        {"id": "es-11110000", "name": "changing", "instance_state": "changing"},
        {"id": "es-22220000", "name": "plain", "licence": "basic"},
        {"id": "es-33330000", "name": "old", "version": "7.3.0"},
        {"id": "es-44440000", "name": "next", "version": "8.19.0"},
        {"id": LEADER_ID, "name": "orders-bj", "side": "leader"},
    )


def test_a_leader_is_picked_that_the_follower_can_follow() -> None:
    newer = instance(id="es-33330000", name="newer", version=Version(7, 14, 2))
    older = instance(id="es-44440000", name="older", version=Version(7, 3, 0))
    ancient = instance(id="es-55550000", name="ancient", version=Version(6, 4, 3))
    unsaid = instance(id="es-66660000", name="unsaid", version=None)
    choice = seen({LEADERS: Instances((newer, older, ancient, unsaid))}, NO_LEADER).choices[0]
    assert (choice.option, choice.values) == ("leader-instance", ("es-44440000", "es-66660000"))
    assert choice.others == (
        {"id": "es-33330000", "name": "newer", "version": "7.14.2"},
        {"id": "es-55550000", "name": "ancient", "version": "6.4.3"},
    )


def test_none_that_fits_is_told_with_what_is_needed() -> None:
    plain = instance(id="es-22220000", name="plain", licence="basic")
    judgement = seen({FOLLOWERS: Instances((plain,))}, NO_FOLLOWER)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.NO_INSTANCE_FITS)
    assert judgement.evidence == {
        "side": "follower",
        "region": EAST,
        "needs": "7.10.1",
        "instances": [{"id": "es-22220000", "name": "plain", "licence": "basic"}],
    }
    assert seen({LEADERS: Instances(())}, NO_LEADER).evidence["needs"] == "6.8.0"


def test_an_instance_that_is_not_there_is_named_among_those_that_are() -> None:
    listed = {LEADERS: Instances((instance(id="es-11112222"),))}
    assert seen(listed).code is Code.NOT_LOOKED
    judgement = seen({**listed, peerings(FOLLOWER, EAST, FOLLOWING.vpc): Peerings(())})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.INSTANCE_NOT_FOUND)
    assert judgement.evidence == {
        "side": "leader",
        "instance": LEADER_ID,
        "region": NORTH,
        "account": "100012345678",
        "instances": ["es-11112222"],
    }


def test_where_both_are_missing_no_connection_is_asked_for() -> None:
    judgement = seen({LEADERS: Instances(()), FOLLOWERS: Instances(())})
    assert (judgement.code, judgement.evidence["side"]) == (Code.INSTANCE_NOT_FOUND, "leader")


def leading_to(account: str, region: str = EAST) -> Peerings:
    own, far = PeeringEnd(LEADING.vpc, NORTH, "100012345678"), PeeringEnd("vpc-5e6f7a8b", region, account)
    return Peerings((Peering("pcx-1a2b3c4d", "orders", "PENDING", far, own, 0, "", "2026-11-22 18:40:00"),))


def test_a_connection_to_another_account_explains_what_is_not_seen() -> None:
    hidden: dict[Call, Any] = {FOLLOWERS: Instances(())}
    assert CONNECTIONS in STEP.reads(facts({**told(), **hidden}), Intention(CLOUD))
    judgement = seen({**hidden, CONNECTIONS: leading_to("100087654321")})
    assert (judgement.state, judgement.code, judgement.passable) == (
        StepState.UNKNOWN,
        Code.INSTANCE_OF_ANOTHER_ACCOUNT,
        True,
    )
    by_ccn = with_link(CLOUD, network=NetworkChoice.CCN)
    blocked = seen({**hidden, CONNECTIONS: leading_to("100087654321")}, by_ccn)
    assert (blocked.state, blocked.code) == (StepState.BLOCKED, Code.INSTANCE_OF_ANOTHER_ACCOUNT)
    assert judgement.evidence == {"side": "follower", "instance": FOLLOWER_ID, "account": "100087654321"}


@pytest.mark.parametrize("elsewhere", [leading_to("100012345678"), leading_to("100087654321", "ap-guangzhou")])
def test_a_connection_to_the_own_account_or_another_region_explains_nothing(elsewhere: Peerings) -> None:
    assert seen({FOLLOWERS: Instances(()), CONNECTIONS: elsewhere}).code is Code.INSTANCE_NOT_FOUND


def test_what_stops_the_walk_is_told_before_what_does_not() -> None:
    hidden = {FOLLOWERS: Instances(()), CONNECTIONS: leading_to("100087654321")}
    judgement = seen({**hidden, LEADERS: Instances((replace(LEADING, state=InstanceState.ISOLATED),))})
    assert (judgement.code, judgement.evidence["instance_state"]) == (Code.INSTANCE_NOT_USABLE, "isolated")


def test_one_instance_twice_is_the_same_cluster() -> None:
    twice = ends(follower={"instance": LEADER_ID, "region": NORTH})
    judgement = seen({instances(FOLLOWER, NORTH): Instances((LEADING,))}, twice)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.SAME_CLUSTER)
    assert judgement.evidence["follower_instance"] == LEADER_ID


def test_a_list_that_is_refused_blocks_with_its_reason() -> None:
    judgement = seen({FOLLOWERS: Fault(FaultCode.NOT_PERMITTED, 200, details={"action": "es:DescribeInstances"})})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, FaultCode.NOT_PERMITTED)
    assert judgement.evidence["action"] == "es:DescribeInstances"


@pytest.mark.parametrize("code", ["refused", "unreachable", "timed_out", "name_not_found", "cut_off"])
def test_silence_is_no_more_than_unknown_while_the_network_may_still_come(code: str) -> None:
    silent = {cluster_identity(FOLLOWER): Fault(FaultCode(code))}
    judgement = seen(silent)
    assert (judgement.state, judgement.code, judgement.passable) == (StepState.UNKNOWN, Code.NO_PATH_YET, True)
    assert (judgement.evidence["side"], judgement.evidence["instance"]) == ("follower", FOLLOWER_ID)
    assert (judgement.evidence["address"], judgement.evidence["fault"]) == ("http://10.1.3.12:9200", code)
    assert (judgement.evidence["leader_uuid"], judgement.evidence["follower_uuid"]) == ("leader-cluster", None)
    assert (judgement.evidence["follower_name"], judgement.evidence["follower_version"]) == ("orders-sh", "7.10.1")
    known = facts({**healthy(), **told(), **silent})
    stands = STEP.judge(known, Intention(CLOUD, network_stands=True))
    assert (stands.code, stands.passable, stands.evidence["url"]) == (FaultCode(code), False, "http://10.1.3.12:9200")


def test_silence_blocks_where_no_network_of_the_cloud_lies_between() -> None:
    typed = ends(leader={"url": "http://a:9200", "instance": None, "region": None})
    judgement = seen({cluster_identity(FOLLOWER): Fault(FaultCode.TIMED_OUT)}, typed)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, FaultCode.TIMED_OUT)


def test_an_answer_that_is_wrong_blocks_at_once() -> None:
    silent = {cluster_identity(LEADER): Fault(FaultCode.TIMED_OUT)}
    judgement = seen({**silent, cluster_identity(FOLLOWER): Fault(FaultCode.NOT_AUTHENTICATED, 401)})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, FaultCode.NOT_AUTHENTICATED)


def test_an_instance_without_address_has_no_path_either() -> None:
    bare = replace(FOLLOWING, address=None, private_url=None)
    known = facts({**told(follower=bare), cluster_identity(LEADER): ClusterIdentity("a", "one", Version(7, 10, 1))})
    assert cluster_identity(FOLLOWER) not in STEP.reads(known, Intention(CLOUD))
    judgement = STEP.judge(known, Intention(CLOUD))
    assert (judgement.code, judgement.evidence["address"]) == (Code.NO_PATH_YET, None)
    assert STEP.judge(known, Intention(CLOUD, network_stands=True)).code is FaultCode.NO_ADDRESS
