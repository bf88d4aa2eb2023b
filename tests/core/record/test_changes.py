from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.record.changes import Known, events_of
from ccrtui.core.record.event import CONNECTED, CUT, EXPIRED, RENEWED, RUNNING_OUT, Event, What
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
from tests.core.record.views import EPOCH, follower, link

LEVEL = follower("orders")
BEHIND = follower("orders", 5)
STOPPED = follower("orders", 5, verdict=Verdict.STOPPED, reason=Reason.FATAL_ERROR)
UNSURE = follower("orders", verdict=Verdict.UNKNOWN, reason=Reason.LEADER_NOT_REACHED)


def told(views: Iterable[LinkView], known: Known | None = None) -> list[tuple[float, What, str | None, str | None]]:
    """The events that these views bring, with their seconds by the program's clock."""
    known, events = known or Known(), []
    for view in views:
        more, known = events_of(known, view)
        events += more
    return [(event.at - EPOCH, event.what, event.before, event.after) for event in events]


def film(*rows: tuple[float, IndexView]) -> list[LinkView]:
    return [link(at, row) for at, row in rows]


def test_a_verdict_that_stays_is_no_event() -> None:
    assert told(film((1, LEVEL), (2, LEVEL), (3600, LEVEL))) == []


def test_trouble_is_an_event_at_once_and_so_is_its_end() -> None:
    assert told(film((1, LEVEL), (2, STOPPED), (3, LEVEL))) == [
        (2, What.VERDICT, "in_sync", "stopped"),
        (3, What.VERDICT, "stopped", "in_sync"),
    ]


def test_a_follower_that_is_written_to_goes_to_and_fro_without_events() -> None:
    assert told(film(*((at, BEHIND if at % 2 else LEVEL) for at in range(60)))) == []


def test_what_lasts_counts_from_its_begin() -> None:
    assert told(film((1, LEVEL), (2, BEHIND), (6, BEHIND), (13, BEHIND), (14, BEHIND))) == [
        (2, What.VERDICT, "in_sync", "catching_up")
    ]


def test_not_knowing_for_a_moment_is_no_event_whatever_was_before() -> None:
    assert told(film((1, STOPPED), (2, UNSURE), (5, STOPPED), (6, UNSURE), (15, STOPPED))) == []
    assert told(film((1, STOPPED), (2, UNSURE), (13, UNSURE))) == [(2, What.VERDICT, "stopped", "unknown")]


def test_a_watch_that_begins_tells_nothing_of_getting_to_know() -> None:
    assert told(film((1, UNSURE), (2, LEVEL), (3, LEVEL))) == []


def test_who_follows_appears_and_goes_by_the_followers_word_alone() -> None:
    both = link(2, LEVEL, follower("new", 5))
    fault = link(3, follower_fault=Fault(FaultCode.TIMED_OUT))
    assert told([link(1, LEVEL), both, fault, link(4, LEVEL)]) == [
        (2, What.APPEARED, None, "catching_up"),
        (4, What.GONE, "catching_up", None),
    ]


def test_a_connection_that_is_not_known_is_no_change() -> None:
    views = [link(at, LEVEL, connected=said) for at, said in enumerate([True, None, True, False, None, False, True])]
    assert told(views) == [(3, What.CONNECTION, CONNECTED, CUT), (6, What.CONNECTION, CUT, CONNECTED)]


def test_a_lease_runs_out_and_ends() -> None:
    paused = replace(LEVEL, verdict=Verdict.PAUSED, reason=Reason.PAUSED)
    rows = [LEVEL, *(replace(paused, lease_left_s=left_s) for left_s in (60.0, 0.0))]
    leases = [event for event in told(film(*enumerate(rows))) if event[1] is What.LEASE]
    assert leases == [(1, What.LEASE, RENEWED, RUNNING_OUT), (2, What.LEASE, RUNNING_OUT, EXPIRED)]


def test_a_clock_that_is_set_is_told_and_changes_nothing_else() -> None:
    views = [link(1, LEVEL), link(2, LEVEL, offset=EPOCH - 3600), link(3, LEVEL, offset=EPOCH - 3600)]
    events, known = [], Known()
    for view in views:
        more, known = events_of(known, view)
        events += more
    assert events == [Event(EPOCH - 3598, What.CLOCK, "leader", None, None, "-3600")]
