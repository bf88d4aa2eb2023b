"""Whose keys these are, asked once for each account, and regions that exist."""

from __future__ import annotations

from typing import Any

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.cloud.account import Caller
from ccrtui.core.cloud.calls import caller, regions
from ccrtui.core.steps.clusters.account import AccountStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, StepState
from tests.core.steps.clusters.known_instances import BOTH_REGIONS, CLOUD, EAST, NORTH, ends, told
from tests.core.steps.known import FOLLOWER, LEADER, PROFILE, facts, judged, planned

STEP = AccountStep()
OTHER = Caller("100087654321", "qcs::cam::uin/100087654321:uin/100087654321", "100087654321")


def test_two_typed_addresses_need_no_account() -> None:
    judgement = judged(STEP)
    assert (judgement.state, judgement.code) == (StepState.SKIPPED, Code.TYPED_ADDRESSES)
    assert STEP.reads(facts({}), Intention(PROFILE)) == ()
    assert planned(STEP) == []


def test_one_key_is_asked_once_and_counts_for_both() -> None:
    assert STEP.reads(facts({}), Intention(CLOUD)) == (caller(LEADER), regions(LEADER))
    judgement = judged(STEP, told(), profile=CLOUD)
    assert (judgement.state, judgement.code) == (StepState.SATISFIED, Code.ACCOUNT_KNOWN)
    assert judgement.evidence == {
        "leader_account": "100012345678",
        "follower_account": "100012345678",
        "leader_user": "100012345679",
        "follower_user": "100012345679",
        "leader_region": NORTH,
        "follower_region": EAST,
    }


def test_a_key_of_its_own_is_asked_for_the_follower() -> None:
    profile = ends(follower={"credentials": "env:OTHER"})
    reads = (caller(LEADER), regions(LEADER), caller(FOLLOWER), regions(FOLLOWER))
    assert STEP.reads(facts({}), Intention(profile)) == reads
    both = {**told(), caller(FOLLOWER): OTHER, regions(FOLLOWER): BOTH_REGIONS}
    judgement = judged(STEP, both, profile=profile)
    assert (judgement.evidence["leader_account"], judgement.evidence["follower_account"]) == (
        "100012345678",
        "100087654321",
    )


def test_the_followers_account_is_asked_where_only_it_is_in_the_cloud() -> None:
    profile = ends(leader={"url": "http://a:9200", "instance": None, "region": None})
    assert STEP.reads(facts({}), Intention(profile)) == (caller(FOLLOWER), regions(FOLLOWER))
    judgement = judged(STEP, {caller(FOLLOWER): OTHER, regions(FOLLOWER): BOTH_REGIONS}, profile=profile)
    assert (judgement.evidence["leader_account"], judgement.evidence["follower_account"]) == (None, "100087654321")


@pytest.mark.parametrize("call", [caller(LEADER), regions(LEADER)])
def test_a_refusal_blocks_with_its_own_code_and_details(call: Call) -> None:
    refused = Fault(FaultCode.NO_CREDENTIAL, sent=False, details={"places": "env, file"})
    judgement = judged(STEP, {**told(), call: refused}, profile=CLOUD)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, FaultCode.NO_CREDENTIAL)
    assert (judgement.evidence["places"], judgement.evidence["side"]) == ("env, file", "leader")


@pytest.mark.parametrize("side", ["leader", "follower"])
def test_a_region_that_does_not_exist_is_named_among_those_that_do(side: str) -> None:
    profile = ends(**{side: {"region": "ap-atlantis"}})
    judgement = judged(STEP, told(), profile=profile)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, FaultCode.REGION_UNKNOWN)
    assert judgement.evidence == {"side": side, "region": "ap-atlantis", "regions": [NORTH, EAST]}


def test_a_region_not_chosen_yet_is_no_problem_here() -> None:
    judgement = judged(STEP, told(), profile=ends(leader={"region": None, "instance": None}))
    assert (judgement.code, judgement.evidence["leader_region"]) == (Code.ACCOUNT_KNOWN, None)


def test_nothing_is_known_before_it_was_asked() -> None:
    nothing: dict[Call, Any] = {}
    assert judged(STEP, nothing, profile=CLOUD).code is Code.NOT_LOOKED
