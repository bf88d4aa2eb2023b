"""The verdict on a shard where a second, an operation or one word of the task decides, each asked by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ccrtui.core.elasticsearch.replication import ReadError
from ccrtui.core.history.lineage import HistoryStatus
from ccrtui.core.watch.shard.judge import judge_shard
from ccrtui.core.watch.shard.shard_inputs import ShardInputs
from ccrtui.core.watch.shard.shard_window import ShardWindow
from ccrtui.core.watch.shard.track import Point, Track
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict
from tests.core.watch.film import fresh_task, task

NOW = 100.0
UNREACHABLE = (ReadError(1, "connect_transport_exception", "words"),)
BLOCKED = (ReadError(1, "cluster_block_exception", "index [a] blocked by: [FORBIDDEN/7/index read (api)];"),)
CLOSED = (ReadError(1, "index_closed_exception", "closed"),)
MISSING = (ReadError(1, "no_shard_available_action_exception", "No shard available for [Request{fromSeqNo=5}]"),)
IN_SYNC = (Verdict.IN_SYNC, Reason.PROVEN)
WINDOW = ShardWindow(task_since=0.0)


def sight(
    window: ShardWindow = WINDOW, leader: int | None = 8, follower: int | None = 8, **changes: Any
) -> ShardInputs:
    """A shard that is level, connected and proven, with a poll of ten seconds, 100 s after we began to look."""
    level = ShardInputs(
        now=NOW,
        window=window,
        task=task(8),
        leader_max_seq_no=leader,
        follower_checkpoint=follower,
        heard_leader_at=NOW,
        poll_s=10.0,
        proven=True,
        connected=True,
        history=HistoryStatus.PROVEN,
    )
    return replace(level, **changes)


def said(shown: ShardInputs) -> tuple[Verdict, Reason]:
    verdict, reason, _ = judge_shard(shown)
    return verdict, reason


def track(*points: tuple[float, int]) -> Track:
    return Track(tuple(Point(at, number) for at, number in points))


def test_a_shard_that_was_just_begun_with_is_not_proven_nor_blocked_by_default() -> None:
    bare = ShardInputs(NOW, WINDOW, task(8), 8, 8, NOW, 10.0, True)
    assert said(bare) == (Verdict.UNKNOWN, Reason.HISTORY_UNPROVEN)
    assert said(replace(bare, leader_max_seq_no=9)) == (Verdict.UNKNOWN, Reason.NOT_ESTABLISHED)


@pytest.mark.parametrize(
    ("history", "verdict"),
    [
        (HistoryStatus.PROVEN, IN_SYNC),
        (HistoryStatus.BY_NUMBERS, (Verdict.IN_SYNC, Reason.BY_NUMBERS)),
        (HistoryStatus.UNPROVEN, (Verdict.UNKNOWN, Reason.HISTORY_UNPROVEN)),
    ],
)
def test_level_is_as_good_as_the_history_is_known(history: HistoryStatus, verdict: tuple[Verdict, Reason]) -> None:
    assert said(sight(history=history)) == verdict


def test_two_histories_are_not_subtracted() -> None:
    assert sight(history=HistoryStatus.DIFFERS).behind is None
    assert [sight(leader=9).behind, sight(leader=7).behind, sight(leader=None).behind] == [1, 0, None]


def test_evidence_is_the_leaders_only_where_it_told_where_it_stands() -> None:
    dead = task(8, fatal_type="resource_not_found_exception")
    assert judge_shard(sight(task=None))[2] is Evidence.LEADER
    assert judge_shard(sight(task=None, leader=None))[2] is Evidence.NONE
    assert judge_shard(sight(task=dead))[::2] == (Verdict.STOPPED, Evidence.LEADER)
    assert judge_shard(sight(task=dead, follower=None))[2] is Evidence.NONE
    assert judge_shard(sight(follower=None)) == (Verdict.UNKNOWN, Reason.SHARDS_UNASSIGNED, Evidence.NONE)


@pytest.mark.parametrize(("ago", "verdict"), [(20.0, Verdict.RETRYING), (20.1, Verdict.IN_SYNC)])
def test_failures_count_for_a_poll_and_ten_seconds(ago: float, verdict: Verdict) -> None:
    broken = task(8, failed_reads=1)
    assert said(sight(ShardWindow(task_since=0.0, failed_at=NOW - ago), task=broken))[0] is verdict
    refused = ShardWindow(task_since=0.0, writes_failed_at=NOW - ago)
    behind = sight(refused, leader=8, follower=7, task=task(7, failed_writes=1, write_buffer_operations=1))
    assert (said(behind) == (Verdict.RETRYING, Reason.WRITE_REFUSED)) is (verdict is Verdict.RETRYING)


@pytest.mark.parametrize(
    ("returned_at", "verdict"), [(90.0, Verdict.RETRYING), (90.1, Verdict.IN_SYNC), (None, Verdict.RETRYING)]
)
def test_a_read_that_came_back_after_the_failure_heals_it(returned_at: float | None, verdict: Verdict) -> None:
    window = ShardWindow(task_since=0.0, failed_at=90.0, returned_at=returned_at)
    assert said(sight(window, task=task(8, failed_reads=1)))[0] is verdict


def test_failures_without_an_error_are_read_failing_and_with_one_what_it_means() -> None:
    window = ShardWindow(task_since=0.0, failed_at=99.0)
    assert said(sight(window)) == (Verdict.RETRYING, Reason.READ_FAILING)
    assert said(sight(window, task=task(8, read_errors=UNREACHABLE))) == (Verdict.RETRYING, Reason.LEADER_UNREACHABLE)


@pytest.mark.parametrize(
    ("connected", "errors", "cut"),
    [(False, UNREACHABLE, True), (None, UNREACHABLE, False), (True, UNREACHABLE, False)],
)
def test_an_error_where_nothing_is_connected_is_the_way(
    connected: bool | None, errors: tuple[ReadError, ...], cut: bool
) -> None:
    shown = said(sight(ShardWindow(task_since=0.0), task=task(8, read_errors=errors), connected=connected))
    assert shown == ((Verdict.RETRYING, Reason.LEADER_UNREACHABLE) if cut else IN_SYNC)


@pytest.mark.parametrize(
    ("history", "shown"),
    [
        (HistoryStatus.PROVEN, (Verdict.IN_SYNC, Reason.CONNECTION_DOWN)),
        (HistoryStatus.BY_NUMBERS, (Verdict.IN_SYNC, Reason.BY_NUMBERS)),
    ],
)
def test_what_was_level_is_not_proven_so_while_nothing_is_connected(
    history: HistoryStatus, shown: tuple[Verdict, Reason]
) -> None:
    """The leader tells that it is level, and the follower that nothing newer arrives."""
    assert said(sight(ShardWindow(), task=task(8), connected=False, history=history)) == shown


@pytest.mark.parametrize(
    ("window", "listed"),
    [
        (ShardWindow(task_since=80.0), True),
        (ShardWindow(task_since=79.9), False),
        (ShardWindow(task_since=None), False),
        (ShardWindow(task_since=80.0, returned_at=90.0), False),
        (ShardWindow(task_since=80.0, failed_at=79.0), False),
    ],
)
def test_an_error_that_stood_there_counts_until_a_read_and_a_poll_are_over(window: ShardWindow, listed: bool) -> None:
    shown = sight(window, task=task(8, read_errors=UNREACHABLE), connected=None)
    assert (said(shown) == (Verdict.RETRYING, Reason.LEADER_UNREACHABLE)) is listed


@pytest.mark.parametrize(("failed_at", "over"), [(97.0, False), (96.9, True)])
def test_the_way_is_open_again_three_seconds_after_the_last_failure(failed_at: float, over: bool) -> None:
    window = ShardWindow(task_since=0.0, failed_at=failed_at)
    broken = task(8, read_errors=UNREACHABLE)
    assert (said(sight(window, task=broken)) == IN_SYNC) is over
    assert said(sight(window, task=broken, connected=None)) == (Verdict.RETRYING, Reason.LEADER_UNREACHABLE)
    behind = said(sight(window, leader=9, task=broken))
    assert behind == (Verdict.RETRYING, Reason.READ_FAILING if over else Reason.LEADER_UNREACHABLE)
    since = ShardWindow(task_since=failed_at)
    assert (said(sight(since, task=broken)) == IN_SYNC) is over


@pytest.mark.parametrize(
    ("out_ms", "failed_at", "over"),
    [(3001, 95.0, True), (3000, 95.0, False), (5000, 95.0, False), (4999, 95.0, True), (-1, 95.0, False)],
)
def test_a_refusal_is_over_when_a_read_that_left_since_waits(out_ms: int, failed_at: float, over: bool) -> None:
    refused = task(8, read_errors=BLOCKED, since_last_read_ms=out_ms)
    for window in (ShardWindow(task_since=0.0, failed_at=failed_at), ShardWindow(task_since=failed_at)):
        assert (said(sight(window, task=refused)) == IN_SYNC) is over
        behind = said(sight(window, leader=9, task=refused))
        assert behind == (Verdict.RETRYING, Reason.READ_FAILING if over else Reason.LEADER_INDEX_BLOCKED)


def test_what_the_leader_tells_of_contradicts_what_is_closed_or_missing() -> None:
    window = ShardWindow(task_since=95.0)
    closed, missing = (task(8, read_errors=errors) for errors in (CLOSED, MISSING))
    assert said(sight(window, task=closed)) == IN_SYNC
    assert said(sight(window, task=closed, leader=9)) == (Verdict.RETRYING, Reason.READ_FAILING)
    assert said(sight(window, task=closed, leader=None)) == (Verdict.RETRYING, Reason.LEADER_INDEX_CLOSED)
    for history in (HistoryStatus.PROVEN, HistoryStatus.BY_NUMBERS):
        misled = sight(window, task=missing, history=history)
        assert said(misled) == (Verdict.RETRYING, Reason.READ_FAILING)
    assert said(sight(window, task=missing, history=HistoryStatus.UNPROVEN))[0] is not Verdict.RETRYING


def test_a_follower_that_refuses_writes_is_so_as_soon_as_it_is_behind() -> None:
    assert said(sight(leader=9, writes_blocked=True)) == (Verdict.RETRYING, Reason.WRITE_REFUSED)
    assert said(sight(writes_blocked=True)) == IN_SYNC
    assert said(sight(leader=9))[1] is not Reason.WRITE_REFUSED


@pytest.mark.parametrize(
    ("changed_at", "changes", "stuck"),
    [
        (98.0, {"failed_writes": 1, "outstanding_writes": 1}, True),
        (98.1, {"failed_writes": 1, "outstanding_writes": 1}, False),
        (90.0, {"failed_writes": 0, "outstanding_writes": 1}, False),
        (90.0, {"failed_writes": 1, "outstanding_writes": 0}, False),
    ],
)
def test_a_write_that_failed_and_is_out_with_nothing_moving_is_stuck(
    changed_at: float, changes: dict[str, int], stuck: bool
) -> None:
    window = ShardWindow(task_since=0.0, follower=track((changed_at, 8)))
    shown = sight(window, leader=9, task=task(8, **changes))
    assert (said(shown) == (Verdict.RETRYING, Reason.WRITE_REFUSED)) is stuck
    assert said(replace(shown, leader_max_seq_no=8)) == IN_SYNC


@pytest.mark.parametrize(
    ("changed_at", "leader", "changes", "written"),
    [
        (95.1, 9, {}, True),
        (95.0, 9, {}, False),
        (90.0, 8, {}, True),
        (90.0, 8, {"outstanding_writes": 1}, False),
        (90.0, 8, {"write_buffer_operations": 1}, False),
        (None, 9, {}, False),
    ],
)
def test_refused_writes_are_over_when_operations_came_in_since_or_none_is_left(
    changed_at: float | None, leader: int, changes: dict[str, int], written: bool
) -> None:
    follower = None if changed_at is None else track((changed_at, 8))
    window = ShardWindow(task_since=0.0, writes_failed_at=95.0, follower=follower)
    shown = said(sight(window, leader=leader, task=task(8, **changes)))
    assert (shown == (Verdict.RETRYING, Reason.WRITE_REFUSED)) is not written


@pytest.mark.parametrize(("out_ms", "silent"), [(20_000, False), (20_001, True)])
def test_a_read_out_for_a_poll_and_ten_seconds_is_a_silent_link(out_ms: int, silent: bool) -> None:
    shown = said(sight(task=task(8, since_last_read_ms=out_ms)))
    assert (shown == (Verdict.RETRYING, Reason.LINK_SILENT)) is silent


@pytest.mark.parametrize(
    ("since", "leader", "writes_blocked", "verdict"),
    [
        (97.1, 9, None, (Verdict.UNKNOWN, Reason.NOT_ESTABLISHED)),
        (97.0, 9, None, (Verdict.RETRYING, Reason.LINK_SILENT)),
        (97.1, 9, False, (Verdict.RETRYING, Reason.LINK_SILENT)),
        (97.1, 8, None, (Verdict.RETRYING, Reason.LINK_SILENT)),
    ],
)
def test_a_late_read_of_what_is_behind_waits_three_seconds_for_the_settings_of_its_follower(
    since: float, leader: int, writes_blocked: bool | None, verdict: tuple[Verdict, Reason]
) -> None:
    window = ShardWindow(task_since=since, follower=track((since, 8)), follower_first=since)
    late = sight(window, leader=leader, task=task(8, since_last_read_ms=20_001), writes_blocked=writes_blocked)
    assert said(late) == verdict


@pytest.mark.parametrize(("since", "long"), [(95.0, False), (94.9, True), (None, False)])
def test_a_task_without_contact_for_five_seconds_has_none(since: float | None, long: bool) -> None:
    shown = said(sight(ShardWindow(task_since=since), task=fresh_task(8)))
    assert shown == (Verdict.RETRYING if long else Verdict.UNKNOWN, Reason.NO_CONTACT)


@pytest.mark.parametrize("changes", [{"follower_mapping_version": 0}, {"since_last_read_ms": -1}])
def test_half_a_contact_is_none_that_makes_it_in_sync(changes: dict[str, int]) -> None:
    assert said(sight(task=task(8, **changes))) == (Verdict.UNKNOWN, Reason.NO_CONTACT)


def test_a_read_that_just_left_is_contact() -> None:
    assert said(sight(task=task(8, since_last_read_ms=0))) == IN_SYNC


AWAY: dict[str, Any] = {"leader": None, "heard_leader_at": 90.0}
AS_IT_SEES = (Verdict.UNKNOWN, Reason.AS_FOLLOWER_SEES, Evidence.FOLLOWER)
NOT_REACHED = (Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED, Evidence.NONE)


@pytest.mark.parametrize(
    ("returned_at", "heard", "now", "contact"),
    [
        (91.0, 90.0, 100.0, True),
        (90.0, 90.0, 100.0, False),
        (91.0, None, 100.0, True),
        (None, None, 100.0, False),
        (91.0, 90.0, 111.0, True),
        (91.0, 90.0, 111.1, False),
    ],
)
def test_a_read_that_came_back_since_the_leader_was_heard_is_contact_for_a_poll_and_ten_seconds(
    returned_at: float | None, heard: float | None, now: float, contact: bool
) -> None:
    window = ShardWindow(task_since=0.0, returned_at=returned_at)
    shown = sight(window, **{**AWAY, "heard_leader_at": heard, "now": now})
    assert judge_shard(shown) == (AS_IT_SEES if contact else NOT_REACHED)
    catching = replace(shown, task=task(8, leader_max_seq_no=9))
    expected = (Verdict.CATCHING_UP, Reason.AS_FOLLOWER_SEES, Evidence.FOLLOWER) if contact else NOT_REACHED
    assert judge_shard(catching) == expected


@pytest.mark.parametrize(
    "changes",
    [
        {"proven": False},
        {"task": task(8, follower_mapping_version=0)},
        {"task": task(8, outstanding_writes=1)},
        {"task": task(8, write_buffer_operations=1)},
    ],
)
def test_without_the_leader_level_is_not_even_the_followers_word(changes: dict[str, Any]) -> None:
    window = ShardWindow(task_since=0.0, returned_at=95.0)
    assert judge_shard(replace(sight(window, **AWAY), **changes)) == NOT_REACHED


@pytest.mark.parametrize("changes", [{"leader_global_checkpoint": 9}, {"follower_global_checkpoint": 7}])
def test_without_the_leader_any_figure_that_differs_is_catching_up(changes: dict[str, int]) -> None:
    window = ShardWindow(task_since=0.0, returned_at=95.0)
    assert judge_shard(sight(window, task=task(8, **changes), **AWAY))[0] is Verdict.CATCHING_UP


def behind(window: ShardWindow, **changes: Any) -> tuple[Verdict, Reason]:
    return said(sight(window, leader=1000, follower=8, task=task(8), **changes))


@pytest.mark.parametrize(
    ("behind_since", "changed_at", "verdict"),
    [
        (79.9, 70.0, (Verdict.STALLED, Reason.NOT_MOVING)),
        (80.0, 70.0, (Verdict.SLOW, Reason.NOT_MOVING)),
        (70.0, 80.0, (Verdict.SLOW, Reason.NOT_MOVING)),
        (70.0, 90.0, (Verdict.SLOW, Reason.NOT_MOVING)),
        (70.0, 90.1, (Verdict.SLOW, Reason.FALLING_BEHIND)),
        (90.0, 70.0, (Verdict.SLOW, Reason.NOT_MOVING)),
        (90.1, 70.0, (Verdict.UNKNOWN, Reason.BEHIND)),
        (None, 70.0, (Verdict.UNKNOWN, Reason.BEHIND)),
    ],
)
def test_behind_and_not_gaining_is_slow_after_ten_seconds_and_stalled_after_two_polls_without_moving(
    behind_since: float | None, changed_at: float, verdict: tuple[Verdict, Reason]
) -> None:
    """The leader runs away; the follower took its last operation when it was last seen to change."""
    leader = track(*((float(at), 10 * at) for at in range(50, 101)))
    window = ShardWindow(
        leader=leader,
        leader_first=50.0,
        follower=track((50.0, 7), (changed_at, 8)),
        follower_first=50.0,
        task_since=0.0,
        behind_since=behind_since,
    )
    assert behind(window) == verdict


@pytest.mark.parametrize(("returned_at", "recovering"), [(90.0, True), (89.9, False)])
def test_for_ten_seconds_after_failures_being_behind_is_catching_up(returned_at: float, recovering: bool) -> None:
    window = ShardWindow(
        leader=track(*((float(at), 10 * at) for at in range(50, 101))),
        leader_first=50.0,
        follower=track((50.0, 7), (95.0, 8)),
        follower_first=50.0,
        task_since=0.0,
        failed_at=60.0,
        returned_at=returned_at,
        behind_since=60.0,
    )
    caught = (Verdict.CATCHING_UP, Reason.BEHIND)
    assert behind(window) == (caught if recovering else (Verdict.SLOW, Reason.FALLING_BEHIND))


@pytest.mark.parametrize(("passed_at", "keeps_up"), [(98.0, True), (97.9, False)])
def test_passed_within_two_seconds_is_keeping_up(passed_at: float, keeps_up: bool) -> None:
    window = ShardWindow(
        leader=track((50.0, 0), (passed_at - 1.0, 8), (passed_at, 9), (100.0, 1000)),
        leader_first=50.0,
        follower=track((50.0, 0), (99.0, 8)),
        follower_first=50.0,
        task_since=0.0,
        behind_since=60.0,
    )
    assert (behind(window) == (Verdict.CATCHING_UP, Reason.BEHIND)) is keeps_up


def test_gain_needs_a_leader_that_was_heard_and_a_follower_that_was_seen() -> None:
    assert behind(ShardWindow(task_since=0.0)) == (Verdict.UNKNOWN, Reason.NOT_ESTABLISHED)
    window = ShardWindow(task_since=0.0, leader=track((50.0, 0), (60.0, 900)), leader_first=50.0)
    assert behind(window) == (Verdict.UNKNOWN, Reason.NOT_ESTABLISHED)


@pytest.mark.parametrize(
    ("handed_out", "received", "reason"),
    [
        (900, 900, Reason.ASYNC_DURABILITY),
        (900, 899, Reason.BEHIND),
        (900, None, Reason.BEHIND),
        (900, 901, Reason.ASYNC_DURABILITY),
    ],
)
def test_what_syncs_now_and_then_is_level_with_what_was_handed_out(
    handed_out: int, received: int | None, reason: Reason
) -> None:
    assert behind(WINDOW, handed_out=handed_out, received=received) == (Verdict.CATCHING_UP, reason)


def test_of_several_errors_the_first_says_why() -> None:
    window = ShardWindow(task_since=0.0, failed_at=99.0)
    assert said(sight(window, task=task(8, read_errors=UNREACHABLE + CLOSED)))[1] is Reason.LEADER_UNREACHABLE


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("no_such_remote_cluster_exception", Reason.ALIAS_MISSING), ("security_exception", Reason.PRIVILEGE_LOST)],
)
def test_what_is_said_of_the_way_and_of_what_is_refused_is_over_like_its_likes(kind: str, reason: Reason) -> None:
    errors = (ReadError(1, kind, "words"),)
    out = task(8, read_errors=errors, since_last_read_ms=4000)
    assert said(sight(ShardWindow(task_since=0.0, failed_at=95.0), task=out)) == IN_SYNC
    just_now = replace(out, since_last_read_ms=100)
    assert said(sight(ShardWindow(task_since=0.0, failed_at=99.0), task=just_now)) == (Verdict.RETRYING, reason)


def test_an_error_nobody_knows_is_not_over_because_a_read_waits() -> None:
    unknown = task(8, read_errors=(ReadError(1, "illegal_state_exception", "words"),), since_last_read_ms=4000)
    shown = sight(ShardWindow(task_since=0.0, failed_at=95.0), task=unknown)
    assert said(shown) == (Verdict.RETRYING, Reason.READ_FAILING)


def test_a_refusal_that_was_never_dated_is_not_over() -> None:
    refused = task(8, read_errors=BLOCKED, since_last_read_ms=4000)
    shown = sight(ShardWindow(), task=refused, connected=False)
    assert said(shown) == (Verdict.RETRYING, Reason.LEADER_INDEX_BLOCKED)


def test_a_task_whose_first_read_just_left_has_not_been_without_contact() -> None:
    shown = sight(ShardWindow(task_since=0.0), task=fresh_task(8, since_last_read_ms=0))
    assert said(shown) == (Verdict.UNKNOWN, Reason.NO_CONTACT)


def test_without_the_leader_an_error_that_is_listed_takes_the_followers_word_away() -> None:
    window = ShardWindow(task_since=0.0, returned_at=95.0)
    listed = task(8, leader_max_seq_no=9, read_errors=UNREACHABLE)
    assert judge_shard(sight(window, task=listed, connected=None, **AWAY)) == NOT_REACHED


def test_what_was_sampled_on_one_side_alone_is_not_called_slow() -> None:
    """However long it has been behind: whether the distance shrinks is not known."""
    unmoved = ShardWindow(task_since=0.0, behind_since=85.0, follower=track((90.0, 8)), follower_first=80.0)
    assert behind(unmoved) == (Verdict.UNKNOWN, Reason.BEHIND)
    moving = replace(unmoved, follower=track((80.0, 0), (99.0, 8)))
    assert behind(moving) == (Verdict.UNKNOWN, Reason.BEHIND)
    assert behind(ShardWindow(task_since=0.0, behind_since=50.0)) == (Verdict.UNKNOWN, Reason.NOT_ESTABLISHED)


def test_gaining_less_than_one_operation_a_second_is_gaining() -> None:
    window = ShardWindow(
        leader=track((50.0, 1000)),
        leader_first=50.0,
        follower=track((90.0, 0), (95.0, 8)),
        follower_first=50.0,
        task_since=0.0,
        behind_since=50.0,
    )
    assert behind(window) == (Verdict.CATCHING_UP, Reason.BEHIND)


def test_a_leader_that_was_not_seen_beyond_the_follower_is_kept_up_with() -> None:
    window = ShardWindow(
        leader=track((50.0, 0), (95.0, 8)),
        leader_first=50.0,
        follower=track((50.0, 7), (99.0, 8)),
        follower_first=50.0,
        task_since=0.0,
        behind_since=60.0,
    )
    assert behind(window) == (Verdict.CATCHING_UP, Reason.BEHIND)
