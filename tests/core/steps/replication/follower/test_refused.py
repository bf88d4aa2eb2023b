"""A follow that the leader's rights refuse: which privilege is missing, on which side, and for which role."""

from __future__ import annotations

import pytest

from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import User
from ccrtui.core.elasticsearch.index import SearchTotal
from ccrtui.core.elasticsearch.requests.cluster import dial, who_am_i
from ccrtui.core.elasticsearch.requests.indices import search_total
from ccrtui.core.elasticsearch.requests.replication import follow
from ccrtui.core.steps.replication.follower.refused import follow_refused
from ccrtui.core.steps.replication.remote.step import RemoteClusterStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepState
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from tests.core.steps.known import FOLLOWER, LEADER, judged

CALL = follow(FOLLOWER, "copy", "leader", "orders")


def refused(**details: str) -> Fault:
    return Fault(FaultCode.NOT_AUTHORIZED, 403, "security_exception", "no", details=details)


@pytest.mark.parametrize(
    ("action", "privileges"),
    [
        ("cluster:monitor/state", ["read_ccr (cluster)"]),
        ("indices:monitor/stats, indices:data/read/xpack/ccr/shard_changes", ["monitor", "read"]),
    ],
)
def test_the_privilege_is_named_with_its_side(action: str, privileges: list[str]) -> None:
    """Recorded: privileges-across 8, 10, 14."""
    judgement = follow_refused(CALL, refused(action=action, user="ops"))
    assert judgement is not None
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.FOLLOW_RIGHTS_MISSING)
    evidence = judgement.evidence
    assert (evidence["privileges"], evidence["side"], evidence["user"]) == (privileges, "leader", "ops")
    assert (evidence["alias"], evidence["index"]) == ("leader", "orders")


def test_what_our_own_user_may_not_do_is_another_refusal() -> None:
    assert follow_refused(CALL, refused(action="indices:admin/xpack/ccr/put_follow", user="ops")) is None
    assert follow_refused(CALL, Fault(FaultCode.REJECTED, 400)) is None


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
