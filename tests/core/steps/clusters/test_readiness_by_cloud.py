"""Readiness of two instances: as the cloud tells where no path leads to one, as the clusters tell where one does."""

from __future__ import annotations

from typing import Any

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.cloud.calls import instance_certificates, instance_licence, peerings
from ccrtui.core.cloud.instance import Instances
from ccrtui.core.elasticsearch.cluster import Certificate, Certificates, Licence, Privileges, User
from ccrtui.core.elasticsearch.requests.cluster import (
    certificates,
    cluster_identity,
    health,
    licence,
    remote_info,
    who_am_i,
)
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.profile.profile import Profile
from ccrtui.core.steps.clusters.readiness.step import ReadinessStep
from ccrtui.core.steps.clusters.rights import rights_asked
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
from tests.core.steps.known import FOLLOWER, LEADER, facts, healthy, judged, remote

STEP = ReadinessStep()
ITS_LICENCE = instance_licence(FOLLOWER, EAST, FOLLOWER_ID)
ITS_CERTIFICATES = instance_certificates(FOLLOWER, EAST, FOLLOWER_ID)
OWN = {call(FOLLOWER) for call in (licence, health, certificates, who_am_i)} | {rights_asked(FOLLOWER, CLOUD)}
NO_PATH = Fault(FaultCode.TIMED_OUT)


def authority(name: str) -> Certificates:
    return Certificates((Certificate("ca.crt", f"CN={name}", f"serial-{name}", False, "2036-11-19T06:04:44.000Z"),))


def unreached(changes: dict[Call, Any] | None = None) -> dict[Call, Any]:
    """No path leads to the follower, and the cloud tells of it what it may."""
    known = {call: value for call, value in healthy().items() if call not in OWN and call != remote_info(FOLLOWER)}
    inside = {ITS_LICENCE: Licence("platinum", "active", None), ITS_CERTIFICATES: Certificates(())}
    return {**known, **told(), cluster_identity(FOLLOWER): NO_PATH, **inside, **(changes or {})}


def seen(changes: dict[Call, Any] | None = None, profile: Profile = CLOUD) -> Judgement:
    return STEP.judge(facts(unreached(changes)), Intention(profile))


def test_a_pair_that_answers_is_ready_as_ever() -> None:
    judgement = judged(STEP, told(), profile=CLOUD)
    assert (judgement.state, judgement.code, judgement.passable) == (StepState.SATISFIED, Code.READY, False)
    assert judgement.evidence["leader_version"] == "7.3.0"


def test_what_the_cloud_tells_fits_until_the_cluster_can_be_asked() -> None:
    judgement = seen()
    assert (judgement.state, judgement.code, judgement.passable) == (StepState.UNKNOWN, Code.READY_AS_CLOUD_TELLS, True)
    assert (judgement.evidence["leader_version"], judgement.evidence["follower_version"]) == ("7.3.0", "7.10.1")
    assert (judgement.evidence["leader_licence_kind"], judgement.evidence["follower_licence_kind"]) == (
        "trial",
        "platinum",
    )
    assert (judgement.evidence["follower_health"], judgement.evidence["follower_user"]) == ("green", None)


def test_the_cluster_itself_is_asked_nothing_more_where_no_path_leads() -> None:
    reads = STEP.reads(facts(unreached()), Intention(CLOUD))
    assert {ITS_LICENCE, ITS_CERTIFICATES} <= set(reads)
    assert not (OWN | {remote_info(FOLLOWER)}) & set(reads)
    assert {licence(LEADER), rights_asked(LEADER, CLOUD)} <= set(reads)
    stands = STEP.reads(facts(unreached()), Intention(CLOUD, network_stands=True))
    assert (OWN | {remote_info(FOLLOWER)}) <= set(stands)


def test_when_the_network_stands_silence_blocks() -> None:
    judgement = STEP.judge(facts(unreached()), Intention(CLOUD, network_stands=True))
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, FaultCode.TIMED_OUT)


def test_of_an_instance_is_asked_first_whether_it_answers() -> None:
    assert STEP.reads(facts({}), Intention(CLOUD)) == (
        LEADERS,
        cluster_identity(LEADER),
        FOLLOWERS,
        cluster_identity(FOLLOWER),
    )


@pytest.mark.parametrize(
    "changes",
    [
        {ITS_LICENCE: Licence("basic", "active", None)},
        {
            ITS_LICENCE: Fault(FaultCode.NOT_PERMITTED, 200),
            FOLLOWERS: Instances((instance(id=FOLLOWER_ID, licence="oss"),)),
        },
    ],
)
def test_a_licence_without_replication_is_certain_already(changes: dict[Call, Any]) -> None:
    judgement = seen(changes)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.LICENCE_LACKS_CCR)
    assert judgement.evidence["side"] == "follower"


@pytest.mark.parametrize("refused", [ITS_LICENCE, ITS_CERTIFICATES])
def test_what_may_not_be_read_inside_is_left_unknown(refused: Call) -> None:
    assert seen({refused: Fault(FaultCode.NOT_PERMITTED, 200)}).code is Code.READY_AS_CLOUD_TELLS
    assert seen({refused: Fault(FaultCode.TIMED_OUT)}).code is Code.READY_AS_CLOUD_TELLS


@pytest.mark.parametrize(
    ("version", "code"),
    [
        (Version(7, 2, 1), Code.FOLLOWER_OLDER),
        (Version(8, 19, 0), Code.VERSIONS_INCOMPATIBLE),
        (None, Code.READY_AS_CLOUD_TELLS),
    ],
)
def test_versions_are_certain_already(version: Version | None, code: Code) -> None:
    follower = instance(id=FOLLOWER_ID, version=version)
    assert seen({FOLLOWERS: Instances((follower,))}).code is code


def test_users_that_log_in_on_one_side_only_block() -> None:
    open_to_all = {FOLLOWERS: Instances((instance(id=FOLLOWER_ID, secured=False),))}
    judgement = seen(open_to_all)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.SECURITY_DIFFERS)
    assert (judgement.evidence["leader_secured"], judgement.evidence["follower_secured"]) == (True, False)
    answering = {**told(), **open_to_all, remote_info(FOLLOWER): remote(connected=False)}
    assert judged(STEP, answering, profile=CLOUD).code is Code.SECURITY_DIFFERS
    assert judged(STEP, {**answering, remote_info(FOLLOWER): remote()}, profile=CLOUD).code is Code.READY


def test_no_authority_in_common_carries_what_a_ticket_needs() -> None:
    judgement = seen({certificates(LEADER): authority("north"), ITS_CERTIFICATES: authority("south")})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.NO_SHARED_AUTHORITY)
    ticket = {
        "leader_instance": LEADER_ID,
        "follower_instance": FOLLOWER_ID,
        "leader_region": NORTH,
        "follower_region": EAST,
        "account": "100012345678",
        "leader_version": "7.3.0",
        "follower_version": "7.10.1",
        "leader_authorities": ["CN=north (serial-north)"],
        "follower_authorities": ["CN=south (serial-south)"],
    }
    assert {key: judgement.evidence[key] for key in ticket} == ticket


def test_a_shared_authority_is_seen_through_the_cloud_too() -> None:
    judgement = seen({certificates(LEADER): authority("north"), ITS_CERTIFICATES: authority("north")})
    assert (judgement.code, judgement.evidence["shared_authorities"]) == (Code.READY_AS_CLOUD_TELLS, ["CN=north"])


def test_rights_are_still_asked_where_a_path_leads() -> None:
    lacking = {rights_asked(LEADER, CLOUD): Privileges("ops", ("monitor",), ()), who_am_i(LEADER): User("ops", ())}
    assert seen(lacking).code is Code.PRIVILEGES_MISSING


def test_of_an_instance_in_another_account_nothing_is_known() -> None:
    hidden = {FOLLOWERS: Instances(()), peerings(LEADER, NORTH, LEADING.vpc): Fault(FaultCode.BUSY)}
    judgement = seen(hidden)
    assert (judgement.code, judgement.passable, judgement.evidence["follower_version"]) == (
        Code.READY_AS_CLOUD_TELLS,
        True,
        None,
    )
    assert not [
        call
        for call in STEP.reads(facts(unreached(hidden)), Intention(CLOUD))
        if call.side is FOLLOWER and call != FOLLOWERS
    ]


def test_a_typed_address_beside_an_instance_must_answer() -> None:
    typed = ends(leader={"url": "http://a:9200", "instance": None, "region": None})
    judgement = STEP.judge(facts({**unreached(), FOLLOWERS: Instances((FOLLOWING,))}), Intention(typed))
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, FaultCode.TIMED_OUT)
