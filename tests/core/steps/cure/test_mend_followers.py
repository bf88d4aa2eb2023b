"""What sets followers going again: with the settings they had, and nothing is sent to one that is at work."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.follow_settings import Settings
from ccrtui.core.elasticsearch.replication import Follower, FollowInfo, FollowStats, ShardTask
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.elasticsearch.requests.replication import follow_info, follow_stats
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.steps.cure.followers import MendFollowers, of_indices
from ccrtui.core.walk.step import Intention, StepState
from tests.core.rules.scene import PROFILE

IDENTITY = ClusterIdentity("follower", "uuid-f", Version(7, 10, 2))
TASK = ShardTask(0, "leader", "orders", 3, 3, 3, 1, 1, 0, 0, 0, 0, 5, 4, 4, 10)
DEAD = replace(TASK, fatal_type="es_rejected_execution_exception", fatal_reason="rejected")
SMALL: Settings = {"max_read_request_operation_count": 100, "read_poll_timeout": "1m"}
ALL = MendFollowers(("paused", "dead", "works", "left", "gone"))
INTENTION = Intention(PROFILE, follow_settings={"uuid-f/paused": SMALL})


def facts(**tasks: ShardTask) -> Facts:
    """A follower cluster with these tasks, and these three that follow."""
    followers = {
        "paused": Follower("paused", "leader", "paused", False),
        "dead": Follower("dead", "leader", "dead", True, settings=SMALL),
        "works": Follower("works", "leader", "works", True),
    }
    told = {
        cluster_identity(Side.FOLLOWER): IDENTITY,
        follow_info(Side.FOLLOWER, settings=True): FollowInfo(followers),
        follow_stats(Side.FOLLOWER): FollowStats({name: {0: task} for name, task in tasks.items()}),
    }
    return Facts({call: Answer(value, 200, 0.0, 0.0) for call, value in told.items()})


def lines(step: MendFollowers, known: Facts, intention: Intention = INTENTION) -> list[str]:
    return [f"{each.call.line} {each.call.body or ''}".strip() for each in step.calls(known, intention)]


def test_it_pauses_what_gave_up_and_resumes_what_does_not_run_with_what_it_had() -> None:
    known = facts(dead=DEAD, works=TASK, left=TASK)
    assert lines(ALL, known) == [
        "POST /dead/_ccr/pause_follow",
        "POST /left/_ccr/pause_follow",
        'POST /paused/_ccr/resume_follow {"max_read_request_operation_count": 100}',
        'POST /dead/_ccr/resume_follow {"max_read_request_operation_count": 100}',
    ]
    assert ALL.judge(known, INTENTION).state is StepState.MISSING
    assert ALL.judge(known, INTENTION).evidence["settings_unknown"] == ["works"]
    assert ALL.judge(known, Intention(PROFILE)).evidence["settings_unknown"] == ["paused", "works"]


def test_what_it_shows_now_counts_more_than_what_was_seen_before() -> None:
    earlier = Intention(PROFILE, follow_settings={"uuid-f/dead": {"max_read_request_operation_count": 7}})
    assert lines(MendFollowers(("dead",)), facts(dead=DEAD), earlier)[-1].endswith("100}")


def test_it_holds_once_all_of_them_run_and_undoes_a_resume_by_a_pause() -> None:
    running = MendFollowers(("works", "gone"))
    assert running.judge(facts(works=TASK), INTENTION).state is StepState.SATISFIED
    resume = ALL.calls(facts(), INTENTION)[-1]
    assert [call.line for call in resume.undo] == ["POST /paused/_ccr/pause_follow"]


def test_nothing_is_planned_by_what_was_not_told() -> None:
    blind = Facts({**facts().outcomes, follow_stats(Side.FOLLOWER): Fault(FaultCode.LICENCE, 403)})
    assert ALL.calls(blind, INTENTION) == ()
    assert ALL.judge(blind, INTENTION).code is FaultCode.LICENCE
    assert ALL.judge(Facts(), INTENTION).state is StepState.UNKNOWN


def test_a_part_of_a_plan_is_that_of_the_followers_it_is_about() -> None:
    planned = ALL.calls(facts(dead=DEAD), INTENTION)
    assert [each.call.target for each in of_indices(planned, ["dead"])] == [
        "/dead/_ccr/pause_follow",
        "/dead/_ccr/resume_follow",
    ]
