"""What a watch that begins knows of what an earlier session recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ccrtui.core.record.changes import Known, events_of
from ccrtui.core.record.event import What
from ccrtui.core.record.keep import kept
from ccrtui.core.record.kept import Kept
from ccrtui.core.record.recall import Recalled, recalled
from ccrtui.core.watch.course import Course, course_of
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
from tests.core.record.views import EPOCH, follower, link, shard

STALLED: dict[str, Any] = {"verdict": Verdict.STALLED, "reason": Reason.NOT_MOVING}
GAP_S = 500.0
MONOTONIC = 40.0
"""The clock of the program that begins: it was started since."""


def after_a_gap(*views: LinkView) -> Recalled:
    """What is recalled GAP_S after the last of these views."""
    *before, last = (kept(view) for view in views)
    return recalled(last, before, last.at + GAP_S, MONOTONIC)


def test_all_moments_are_by_the_clock_of_the_session_that_begins() -> None:
    told = after_a_gap(link(700.0, follower("orders")))
    assert told.view.taken_at == MONOTONIC - GAP_S
    assert told.view.sampled_at == EPOCH + 700.0


def test_a_record_of_the_future_is_as_of_now() -> None:
    last = kept(link(700.0, follower("orders")))
    assert recalled(last, (), last.at - 3600, MONOTONIC).view.taken_at == MONOTONIC


def test_trouble_that_goes_on_began_when_it_was_recorded_to() -> None:
    course = Course(Verdict.STALLED, 100.0, True, 90.0)
    told = after_a_gap(link(700.0, follower("orders", 9, course=course, **STALLED)))
    begun = told.begin(LinkHistory()).courses["orders"]
    since = MONOTONIC - GAP_S - 600.0
    unsure = course_of(begun, Verdict.UNKNOWN, 41.0)
    assert (unsure.verdict, unsure.trouble_since) == (Verdict.UNKNOWN, since - 10.0)
    assert course_of(unsure, Verdict.UNKNOWN, 42.0) is unsure
    for before in (begun, unsure):
        assert course_of(before, Verdict.STALLED, 43.0) == Course(Verdict.STALLED, since, True, since - 10.0)


def test_of_what_has_changed_meanwhile_it_is_not_known_when() -> None:
    told = after_a_gap(link(700.0, follower("orders")))
    begun = told.begin(LinkHistory()).courses["orders"]
    assert course_of(begun, Verdict.PAUSED, 41.0) == Course(Verdict.PAUSED, 41.0, False, 41.0)
    assert course_of(begun, Verdict.CATCHING_UP, 41.0) == Course(Verdict.CATCHING_UP, 41.0, False, None)


def test_what_the_leader_had_is_recalled_of_what_was_behind() -> None:
    parts = [shard(0, Verdict.STALLED, Reason.NOT_MOVING, number, 5) for number in (10, 10, 17)]
    views = [
        link(700.0 + at, follower("orders", 5, shards=(part,), **STALLED), follower("level"))
        for at, part in enumerate(parts)
    ]
    told = after_a_gap(*views, views[-1])
    offset = MONOTONIC - GAP_S - 702.0
    assert list(told.tracks) == [("orders", 0)]
    points = told.tracks["orders", 0].points
    assert [(point.seq_no, round(point.at - offset, 3)) for point in points] == [(10, 700.0), (17, 702.0)]


def test_a_number_that_fell_begins_another_history() -> None:
    parts = [shard(0, Verdict.STALLED, Reason.NOT_MOVING, number, 5) for number in (90, 10, 17)]
    views = [link(700.0 + at, follower("orders", 5, shards=(part,), **STALLED)) for at, part in enumerate(parts)]
    assert [point.seq_no for point in after_a_gap(*views, views[-1]).tracks["orders", 0].points] == [10, 17]


def test_that_it_was_level_is_known_while_the_leader_is_silent() -> None:
    told = after_a_gap(link(700.0, follower("orders", seq_no=99), follower("late", 4, 50)))
    view = told.begin(LinkHistory()).view
    assert view is not None
    assert view.last_proof is not None
    assert (view.last_proof.level, view.last_proof.indices, view.last_proof.operations_behind) == (1, 2, 4)
    proofs = {row.follower_index: row.last_proof for row in view.indices}
    assert proofs["orders"] is not None
    assert (proofs["orders"].operations, proofs["orders"].epoch_s) == (200, EPOCH + 700.0)


def test_a_change_between_two_sessions_is_an_event() -> None:
    told = after_a_gap(link(700.0, follower("orders"), follower("old")))
    paused = follower("orders", verdict=Verdict.PAUSED, reason=Reason.PAUSED)
    events, _ = events_of(told.known, link(41.0, paused, follower("new"), offset=EPOCH + 1000.0))
    assert {(event.what, event.index) for event in events} == {
        (What.VERDICT, "orders"),
        (What.APPEARED, "new"),
        (What.GONE, "old"),
    }


def test_without_a_record_nothing_is_an_event() -> None:
    assert events_of(Known(), link(1.0, follower("orders")))[0] == []


def test_an_empty_moment_recalls_nothing() -> None:
    told = recalled(Kept(EPOCH), (), EPOCH + 1, MONOTONIC)
    assert replace(told.view, taken_at=0.0).indices == ()
    assert told.proofs == {}
