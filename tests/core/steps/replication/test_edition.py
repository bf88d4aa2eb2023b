"""A server without cross-cluster replication is recognised, and no request about it is ever sent there."""

from __future__ import annotations

import pytest

from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import Licence
from ccrtui.core.elasticsearch.replication import ShardStats
from ccrtui.core.elasticsearch.requests.cluster import licence
from ccrtui.core.elasticsearch.requests.indices import shard_stats
from ccrtui.core.elasticsearch.requests.replication import follow_info
from ccrtui.core.steps.clusters.readiness.step import ReadinessStep
from ccrtui.core.steps.clusters.rights import rights_asked
from ccrtui.core.steps.replication.follower.step import FollowerIndexStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepState
from tests.core.steps.known import FOLLOWER, LEADER, NO_SECURITY, PROFILE, healthy, judged, planned
from tests.core.steps.replication.recorded_world import Moment, looked, plan

LACKING = Fault(FaultCode.EDITION_WITHOUT_CCR, 405)
SOUND = healthy()


def recorded_beside_a_sound(side: Side, scene: str, number: int, since: int, version: str = "7.3") -> Moment:
    """One side as recorded, the other as a sound cluster answers."""
    assumed = {call: value for call, value in SOUND.items() if call.side is not side}
    assumed |= {follow_info(side.other): SOUND[follow_info(FOLLOWER)], rights_asked(side, PROFILE): NO_SECURITY}
    return Moment(scene, number, since, version, assumed)


@pytest.mark.parametrize(("side", "number", "since"), [(FOLLOWER, 38, 1), (LEADER, 61, 45)], ids=["follower", "leader"])
def test_readiness_is_blocked_by_an_edition_without_x_pack(side: Side, number: int, since: int) -> None:
    judgement = looked(ReadinessStep(), recorded_beside_a_sound(side, "asks-oss", number, since), PROFILE)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, FaultCode.EDITION_WITHOUT_CCR)
    assert judgement.evidence["side"] == side.value


@pytest.mark.parametrize("version", ["7.10", "7.17"])
@pytest.mark.parametrize("side", [LEADER, FOLLOWER])
def test_readiness_is_blocked_by_a_core_server(side: Side, version: str) -> None:
    judgement = looked(ReadinessStep(), recorded_beside_a_sound(side, "core-errors", 33, 1, version), PROFILE)
    assert (judgement.code, judgement.evidence["side"]) == (FaultCode.EDITION_WITHOUT_CCR, side.value)


@pytest.mark.parametrize("side", [LEADER, FOLLOWER])
def test_replication_that_is_switched_off_blocks_beside_a_licence_that_includes_it(side: Side) -> None:
    judgement = judged(ReadinessStep(), {follow_info(side): LACKING})
    assert (judgement.code, judgement.evidence["side"]) == (FaultCode.EDITION_WITHOUT_CCR, side.value)


def test_a_follow_is_never_planned_for_an_edition_that_takes_it_for_a_document() -> None:
    oss = {licence(FOLLOWER): LACKING, follow_info(FOLLOWER): LACKING}
    moment = Moment("asks-oss", 38, assumed={call: value for call, value in SOUND.items() if call.side is LEADER})
    assert looked(FollowerIndexStep(), moment, PROFILE).code is FaultCode.EDITION_WITHOUT_CCR
    assert plan(FollowerIndexStep(), moment, PROFILE) == ()
    for call, fault in oss.items():
        assert judged(FollowerIndexStep(), {call: fault}).state is StepState.BLOCKED
        assert planned(FollowerIndexStep(), {call: fault}) == []


def test_nothing_is_planned_where_it_was_not_seen_what_the_follower_is() -> None:
    step = FollowerIndexStep()
    assert len(planned(step)) == 1
    unread = Fault(FaultCode.TIMED_OUT)
    for call in (licence(FOLLOWER), follow_info(FOLLOWER)):
        assert planned(step, {call: unread}) == []


def test_a_leader_whose_licence_has_ended_while_it_is_followed() -> None:
    moment = Moment(
        "asks-basic-licence",
        57,
        assumed={
            **{call: value for call, value in SOUND.items() if call.side is FOLLOWER and call != follow_info(FOLLOWER)},
            rights_asked(LEADER, PROFILE): NO_SECURITY,
            licence(LEADER): Licence("basic", "active", None),
        },
    )
    judgement = looked(ReadinessStep(), moment, PROFILE)
    assert (judgement.code, judgement.evidence["side"]) == (Code.LICENCE_LACKS_CCR, "leader")
    assert judgement.evidence["following"] == ["orders"]


def test_a_basic_licence_of_the_follower_stops_a_resume() -> None:
    judgement = looked(
        FollowerIndexStep(),
        Moment(
            "asks-basic-licence",
            76,
            assumed={
                **{call: value for call, value in SOUND.items() if call.side is LEADER},
                shard_stats(LEADER, {"orders"}, leases=True): ShardStats({}),
            },
        ),
        PROFILE,
    )
    assert (judgement.code, judgement.evidence["side"]) == (Code.LICENCE_LACKS_CCR, "follower")
