"""A write that was not done: what its refusal means, and what is said where nobody knows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.cloud.writes import NewPeering, create_peering
from ccrtui.core.elasticsearch.cluster import User
from ccrtui.core.elasticsearch.index import SearchTotal
from ccrtui.core.elasticsearch.requests.cluster import dial, who_am_i
from ccrtui.core.elasticsearch.requests.indices import search_total
from ccrtui.core.elasticsearch.requests.replication import follow
from ccrtui.core.steps.not_done import not_done
from ccrtui.core.steps.replication.remote.step import RemoteClusterStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import CallResult, Judgement, StepState
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from tests.core.steps.known import FOLLOWER, LEADER, judged

CALL = follow(FOLLOWER, "copy", "leader", "orders")
PEERING = create_peering(LEADER, "ap-beijing", NewPeering("ccrtui", "vpc-1", "ap-shanghai", "vpc-2", "1001"))


def refused(**details: str) -> Fault:
    return Fault(FaultCode.NOT_AUTHORIZED, 403, "security_exception", "no", details=details)


def said_of(fault: Fault, call: Call = CALL) -> Judgement:
    return not_done(call, CallResult("refused", fault.status, fault.error_type, fault.reason, fault=fault))


@pytest.mark.parametrize(
    ("action", "privileges"),
    [
        ("cluster:monitor/state", ["read_ccr (cluster)"]),
        ("indices:monitor/stats, indices:data/read/xpack/ccr/shard_changes", ["monitor", "read"]),
    ],
)
def test_the_privilege_is_named_with_its_side(action: str, privileges: list[str]) -> None:
    """Recorded: privileges-across 8, 10, 14."""
    judgement = said_of(refused(action=action, user="ops"))
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.FOLLOW_RIGHTS_MISSING)
    evidence = judgement.evidence
    assert (evidence["privileges"], evidence["side"], evidence["user"]) == (privileges, "leader", "ops")
    assert (evidence["alias"], evidence["index"]) == ("leader", "orders")


def test_what_our_own_user_may_not_do_is_another_refusal() -> None:
    for fault in (refused(action="indices:admin/xpack/ccr/put_follow", user="ops"), Fault(FaultCode.REJECTED, 400)):
        judgement = said_of(fault)
        assert (judgement.code, judgement.evidence["status"]) == (Code.WRITE_REFUSED, fault.status)


def test_a_resume_of_which_a_setting_was_changed_on_one_side_alone_is_a_refusal_of_its_own() -> None:
    """Recorded: faults-made 49."""
    lines = (Path(__file__).parents[2] / "recordings" / "7.3" / "faults-made.jsonl").read_text("utf-8").splitlines()
    answered = next(json.loads(text) for text in lines if json.loads(text).get("n") == 49)["response"]
    reason = answered["body"]["error"]["reason"]
    assert said_of(Fault(FaultCode.REJECTED, 400, reason=reason)).code is Code.FOLLOW_SETTINGS_DIFFER


def test_of_what_was_not_answered_nobody_knows() -> None:
    judgement = not_done(CALL, CallResult("unknown", error="timed_out", fault=Fault(FaultCode.TIMED_OUT)))
    assert (judgement.state, judgement.code) == (StepState.UNKNOWN, Code.OUTCOME_UNKNOWN)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (FaultCode.QUOTA, FaultCode.QUOTA),
        (FaultCode.REJECTED, Code.WRITE_REFUSED),
        (FaultCode.NOT_OFFERED, Code.CROSS_REGION_REFUSED),
    ],
)
def test_the_cloud_says_it_in_its_own_words_or_leaves_another_way(code: FaultCode, said: Code | FaultCode) -> None:
    judgement = said_of(Fault(code, 200, "LimitExceeded", "no"), PEERING)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, said)
    assert judgement.evidence["cloud_action"] == "CreateVpcPeeringConnection"
    assert bool(judgement.choices) is (said is Code.CROSS_REGION_REFUSED)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_role_names_that_the_leader_does_not_know_are_named_with_what_they_lack(language: Language) -> None:
    """Recorded: privileges-across 9."""
    judgement = judged(
        RemoteClusterStep(),
        {
            dial(FOLLOWER, "leader"): SearchTotal(0, True, 0, clusters=1),
            search_total(LEADER, "orders"): SearchTotal(4, True, 1),
            search_total(FOLLOWER, "leader:orders"): refused(action="indices:data/read/search", user="ops"),
            who_am_i(FOLLOWER): User("ops", ("only_here",)),
        },
    )
    assert (judgement.code, judgement.evidence["side"]) == (Code.REMOTE_PRIVILEGES, "leader")
    text = words(language).explain(judgement.code, judgement.evidence).text
    for named in ("leader", "ops", "only_here", "read_ccr", "monitor", "read", "orders"):
        assert named in text
    assert "?" not in text
