"""The statistics of a real pair, judged in order: what was recorded never looks better than it was."""

from __future__ import annotations

import pytest

from ccrtui.core.watch.verdict import Reason, Verdict
from tests.core.watch.film import AWAY, Film, said
from tests.core.watch.scene import Moment, moments

SCENES = (
    "false-zero",
    "link-faults",
    "pause-resume",
    "stats-over-time",
    "history-lost",
    "node-restarts",
    "alias-changes",
    "leader-index-changes",
    "blocks",
)
Said = tuple[Verdict, Reason]


def judged(scene: str, leader_answers: bool = True) -> list[tuple[Moment, Said]]:
    """Each moment of a scene with its verdict; the leader answers us, or is away for the whole scene.

    The follower's shards keep their checkpoint while a new task still shows zeros.
    """
    film = Film(connected=None)
    series = []
    reached: dict[int, int] = {}
    for moment in moments(scene):
        film.poll_s = moment.poll_s
        if film.follower_uuid != f"follower-{moment.follows}":
            film.follower_uuid, reached = f"follower-{moment.follows}", {}
        leader = moment.leader if leader_answers else AWAY
        reached = {shard: max(number, reached.get(shard, -1)) for shard, number in moment.checkpoints.items()}
        series.append((moment, said(film.tick(moment.at, leader, reached, moment.tasks))))
    return series


def at(scene: str, number: int, leader_answers: bool = True) -> Said:
    """The verdict at one recorded answer."""
    return next(verdict for moment, verdict in judged(scene, leader_answers) if moment.number == number)


@pytest.mark.parametrize("scene", SCENES)
def test_in_sync_is_only_said_when_the_leader_has_no_more(scene: str) -> None:
    series = judged(scene)
    assert any(not moment.level for moment, _ in series)
    for moment, (verdict, _) in series:
        assert moment.level or verdict is not Verdict.IN_SYNC, moment.number


@pytest.mark.parametrize("scene", SCENES)
def test_with_the_leader_away_nothing_recorded_is_called_in_sync(scene: str) -> None:
    assert Verdict.IN_SYNC not in {verdict for _, (verdict, _) in judged(scene, leader_answers=False)}


@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_is_in_sync_where_it_truly_was(scene: str) -> None:
    """What never said anything good would pass the tests above as well."""
    assert scene == "history-lost" or any(verdict == (Verdict.IN_SYNC, Reason.PROVEN) for _, verdict in judged(scene))


def test_right_after_the_follow_the_false_zero_is_seen_through() -> None:
    first = moments("stats-over-time")[0]
    assert {task.leader_max_seq_no for task in first.tasks.values()} == {-1}
    assert at("stats-over-time", 6) == (Verdict.UNKNOWN, Reason.NOT_ESTABLISHED)
    assert at("stats-over-time", 7) == (Verdict.IN_SYNC, Reason.PROVEN)


def test_a_restart_with_the_link_cut_is_without_contact_for_as_long_as_it_lasts() -> None:
    assert at("false-zero", 10) == (Verdict.RETRYING, Reason.LEADER_UNREACHABLE)
    assert at("false-zero", 16) == (Verdict.STALLED, Reason.NOT_MOVING)
    assert at("false-zero", 20) == (Verdict.RETRYING, Reason.NO_CONTACT)
    assert at("false-zero", 25) == (Verdict.IN_SYNC, Reason.PROVEN)


def test_right_after_the_resume_the_false_zero_is_seen_through() -> None:
    assert at("pause-resume", 26)[0] is Verdict.UNKNOWN
    assert at("pause-resume", 27) == (Verdict.IN_SYNC, Reason.PROVEN)


def test_a_cut_link_is_retrying_until_a_read_returns() -> None:
    assert {at("link-faults", number) for number in range(9, 20) if number != 16} == {
        (Verdict.RETRYING, Reason.LEADER_UNREACHABLE)
    }
    assert at("link-faults", 24) == (Verdict.IN_SYNC, Reason.PROVEN)


def test_a_swallowed_link_is_found_although_nothing_says_so() -> None:
    series = {moment.number: verdict for moment, verdict in judged("link-faults")}
    assert series[39] == (Verdict.STALLED, Reason.NOT_MOVING)
    assert {series[number] for number in range(41, 47)} == {(Verdict.RETRYING, Reason.LINK_SILENT)}
    assert series[49] == (Verdict.IN_SYNC, Reason.PROVEN)


def test_a_slow_link_is_never_a_problem() -> None:
    assert {at("link-faults", number)[0].exit_code for number in (53, 54, 55, 56, 57, 59)} == {0}


def test_lost_history_is_stopped_from_the_first_failed_read() -> None:
    assert at("history-lost", 18)[0] is Verdict.UNKNOWN
    assert {at("history-lost", number) for number in (19, 20, 21, 22, 27)} == {(Verdict.STOPPED, Reason.HISTORY_LOST)}


def test_a_leader_that_is_down_is_retrying_and_its_return_is_seen() -> None:
    assert {at("node-restarts", number)[0] for number in (8, 9, 10, 11)} == {Verdict.RETRYING}
    assert at("node-restarts", 18) == (Verdict.IN_SYNC, Reason.PROVEN)
    assert {at("node-restarts", number)[0] for number in (28, 29)} == {Verdict.RETRYING}
    assert at("node-restarts", 36) == (Verdict.IN_SYNC, Reason.PROVEN)


def test_an_alias_that_is_gone_is_retrying_until_it_is_back() -> None:
    assert {at("alias-changes", number) for number in (9, 10, 11, 12)} == {(Verdict.RETRYING, Reason.ALIAS_MISSING)}
    assert at("alias-changes", 17) == (Verdict.IN_SYNC, Reason.PROVEN)


def test_an_alias_that_points_elsewhere_ends_in_a_stop() -> None:
    assert at("alias-changes", 23) == (Verdict.STOPPED, Reason.LEADER_INDEX_MISSING)
    assert {at("alias-changes", number) for number in (24, 25, 26)} == {(Verdict.STOPPED, Reason.OTHER_LEADER)}


def test_a_leader_index_that_is_closed_is_retrying_and_one_that_is_deleted_is_stopped() -> None:
    closed = at("leader-index-changes", 10, leader_answers=False)
    assert closed == (Verdict.RETRYING, Reason.LEADER_INDEX_CLOSED), "a closed index tells nobody where it stands"
    assert at("leader-index-changes", 13) == (Verdict.IN_SYNC, Reason.PROVEN)
    deleted = at("leader-index-changes", 30, leader_answers=False)
    assert deleted == (Verdict.RETRYING, Reason.LEADER_SHARDS_MISSING), "nor does one that is gone"
    assert at("leader-index-changes", 31) == (Verdict.STOPPED, Reason.LEADER_INDEX_MISSING)


def test_a_new_follow_after_a_stop_is_judged_by_itself() -> None:
    assert at("leader-index-changes", 43) == (Verdict.UNKNOWN, Reason.NO_CONTACT)


def test_refused_writes_are_named_and_forgotten_with_the_first_that_succeeds() -> None:
    refused = (Verdict.RETRYING, Reason.WRITE_REFUSED)
    assert {at("blocks", number) for number in (10, 11, 12, 19, 20)} == {refused}
    assert {at("blocks", number) for number in (14, 15, 22)} == {(Verdict.IN_SYNC, Reason.PROVEN)}


def test_forty_thousand_documents_are_worked_off_without_a_false_alarm() -> None:
    series = [found for moment, found in judged("stats-over-time") if moment.number >= 36]
    assert not {verdict for verdict, _ in series} & {Verdict.STALLED, Verdict.SLOW, Verdict.RETRYING}
    assert (Verdict.CATCHING_UP, Reason.BEHIND) in series
    assert series[-1] == (Verdict.IN_SYNC, Reason.PROVEN)
