"""Licences, versions, rights and certificates, in the order an operator would mend them."""

from __future__ import annotations

import json

import pytest

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import Certificate, Certificates, ClusterIdentity, Licence, Privileges
from ccrtui.core.elasticsearch.requests.cluster import (
    certificates,
    cluster_identity,
    health,
    licence,
    remote_info,
    who_am_i,
)
from ccrtui.core.elasticsearch.requests.replication import follow_info
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.profile.profile import Profile
from ccrtui.core.steps.clusters.readiness.step import ReadinessStep
from ccrtui.core.steps.clusters.rights import rights_asked
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepState
from ccrtui.text.catalogue import words
from tests.core.steps.known import FOLLOWER, LEADER, NO_SECURITY, PROFILE, judged, planned, remote, with_link

STEP = ReadinessStep()


def authority(name: str, key: bool = False) -> Certificates:
    return Certificates((Certificate("ca.crt", f"CN={name}", f"serial-{name}", key, "2036-11-19T06:04:44.000Z"),))


def test_a_pair_without_security_is_ready() -> None:
    off = {call(side): NO_SECURITY for side in (LEADER, FOLLOWER) for call in (who_am_i, certificates)}
    off |= {rights_asked(side, PROFILE): NO_SECURITY for side in (LEADER, FOLLOWER)}
    judgement = judged(STEP, off)
    assert (judgement.state, judgement.code) == (StepState.SATISFIED, Code.READY)
    assert (judgement.evidence["leader_user"], judgement.evidence["transport_tls"]) == (None, "none")


@pytest.mark.parametrize("side", [LEADER, FOLLOWER])
def test_a_licence_without_replication_names_its_side(side: Side) -> None:
    judgement = judged(STEP, {licence(side): Licence("basic", "active", None)})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.LICENCE_LACKS_CCR)
    assert (judgement.evidence["side"], judgement.evidence["licence"]) == (side.value, "basic")


def test_an_edition_without_replication_is_named_on_both_sides_before_what_it_cannot_tell() -> None:
    """Recorded: asks-oss 6, 18, 45, 58: such a server refuses both, and tells no licence."""
    without = Fault(FaultCode.EDITION_WITHOUT_CCR, 400)
    both = {call(side): without for side in (LEADER, FOLLOWER) for call in (licence, follow_info)}
    judgement = judged(STEP, both)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, FaultCode.EDITION_WITHOUT_CCR)
    assert judgement.evidence["side"] == "leader"
    assert judged(STEP, {licence(FOLLOWER): without}).evidence["side"] == "follower"
    for language in ("en", "zh"):
        text = words(language).explain(judgement.code, judgement.evidence)
        assert text.seen.count(words(language).side("follower")) == 1


@pytest.mark.parametrize(
    ("leader", "follower", "code"),
    [
        (Version(7, 10, 0), Version(7, 3, 0), Code.FOLLOWER_OLDER),
        (Version(7, 10, 0), Version(8, 19, 0), Code.VERSIONS_INCOMPATIBLE),
        (Version(7, 17, 0), Version(8, 19, 0), Code.READY),
    ],
)
def test_versions(leader: Version, follower: Version, code: Code) -> None:
    identities = {
        cluster_identity(LEADER): ClusterIdentity("leader", "one", leader),
        cluster_identity(FOLLOWER): ClusterIdentity("follower", "two", follower),
    }
    judgement = judged(STEP, identities)
    assert (judgement.code, judgement.evidence["leader_version"]) == (code, str(leader))


def test_missing_rights_are_named_with_their_side() -> None:
    lacking = Privileges("ops", ("manage_ccr",), (("orders", "manage_follow_index"),))
    judgement = judged(STEP, {rights_asked(FOLLOWER, PROFILE): lacking})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.PRIVILEGES_MISSING)
    assert judgement.evidence["side"] == "follower"
    assert judgement.evidence["privileges"] == ["manage_ccr", "manage_follow_index on orders"]


def test_rights_that_cannot_be_asked_are_told() -> None:
    judgement = judged(STEP, {rights_asked(LEADER, PROFILE): Fault(FaultCode.NOT_AUTHORIZED, 403)})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, FaultCode.NOT_AUTHORIZED)


def asked(side: str, profile: Profile) -> dict[str, object]:
    call = rights_asked(FOLLOWER if side == "follower" else LEADER, profile)
    body: dict[str, object] = json.loads(call.body or "")
    return body


def test_the_rights_asked_are_those_of_the_reference() -> None:
    assert asked("follower", PROFILE) == {
        "cluster": ["monitor", "manage", "manage_ccr"],
        "index": [
            {
                "names": ["orders"],
                "privileges": ["monitor", "read", "view_index_metadata", "write", "manage_follow_index"],
            }
        ],
    }
    assert asked("leader", PROFILE) == {
        "cluster": ["monitor"],
        "index": [{"names": ["orders"], "privileges": ["monitor", "read", "view_index_metadata"]}],
    }
    making = with_link(sample_docs=2)
    assert asked("leader", making)["index"] == [
        {"names": ["orders"], "privileges": ["monitor", "read", "view_index_metadata", "create_index", "write"]}
    ]


def test_no_authority_in_common_is_blocked() -> None:
    judgement = judged(
        STEP,
        {
            certificates(LEADER): authority("north"),
            certificates(FOLLOWER): authority("south"),
            remote_info(FOLLOWER): remote(connected=False),
        },
    )
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.NO_SHARED_AUTHORITY)
    assert judgement.evidence["leader_authorities"] == ["CN=north (serial-north)"]


def test_a_connection_that_stands_refutes_the_lists() -> None:
    lists = {certificates(LEADER): authority("north"), certificates(FOLLOWER): authority("south")}
    assert judged(STEP, lists).code is Code.READY


def test_an_authority_is_shared_by_subject_and_serial_and_without_a_key() -> None:
    apart = {remote_info(FOLLOWER): remote(connected=False)}
    same = {certificates(LEADER): authority("north"), certificates(FOLLOWER): authority("north")}
    judgement = judged(STEP, {**apart, **same})
    assert (judgement.code, judgement.evidence["shared_authorities"]) == (Code.READY, ["CN=north"])
    keyed = {certificates(LEADER): authority("north"), certificates(FOLLOWER): authority("north", key=True)}
    assert judged(STEP, {**apart, **keyed}).code is Code.NO_SHARED_AUTHORITY


@pytest.mark.parametrize("call", [licence(LEADER), health(FOLLOWER), cluster_identity(LEADER)])
def test_what_does_not_answer_decides_first(call: Call) -> None:
    judgement = judged(STEP, {call: Fault(FaultCode.TIMED_OUT)})
    assert (judgement.state, judgement.code, judgement.evidence["side"]) == (
        StepState.BLOCKED,
        FaultCode.TIMED_OUT,
        call.side.value,
    )


def test_the_first_thing_to_mend_is_named() -> None:
    changes = {
        licence(LEADER): Licence("basic", "active", None),
        rights_asked(LEADER, PROFILE): Privileges("ops", ("monitor",), ()),
    }
    assert judged(STEP, changes).code is Code.LICENCE_LACKS_CCR
    assert planned(STEP) == []
