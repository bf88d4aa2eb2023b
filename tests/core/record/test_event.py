from __future__ import annotations

import pytest

from ccrtui.core.record.event import CONNECTED, CUT, Breaks, Event, What, breaks, cut_for_s, flapping, grouped, lasting


def verdict(at: float, after: str, index: str = "orders") -> Event:
    return Event(at, What.VERDICT, "leader", index, None, after)


def cut(at: float, after: str = CUT) -> Event:
    return Event(at, What.CONNECTION, "leader", None, None, after)


def test_an_event_lasts_until_the_next_of_the_same_thing() -> None:
    events = [verdict(1, "stopped"), cut(2), verdict(4, "stopped", "other"), verdict(9, "in_sync"), cut(12, CONNECTED)]
    assert [each.lasted_s for each in lasting(events)] == [8, 10, None, None, None]


def test_what_has_gone_and_comes_back_is_one_thing() -> None:
    gone = Event(1, What.GONE, "leader", "orders", "in_sync", None)
    back = Event(31, What.APPEARED, "leader", "orders", None, "in_sync")
    assert lasting([gone, back])[0].lasted_s == 30


def test_a_link_is_cut_since_its_last_change_and_no_more_once_it_is_connected() -> None:
    assert cut_for_s([cut(2), verdict(4, "stopped")], "leader", 9) == 7
    assert cut_for_s([cut(2), verdict(4, "stopped")], "other", 9) is None
    assert cut_for_s([cut(2), cut(5, CONNECTED)], "leader", 9) is None


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ([], Breaks(0, 0)),
        ([verdict(1, "paused"), verdict(5, "catching_up"), verdict(9, "unknown")], Breaks(0, 0)),
        ([verdict(10, "retrying"), verdict(51, "in_sync")], Breaks(1, 41)),
        ([verdict(10, "retrying"), cut(12), verdict(30, "in_sync"), cut(40, CONNECTED)], Breaks(1, 30)),
        ([cut(10), cut(12, CONNECTED), cut(50), cut(57, CONNECTED)], Breaks(2, 7)),
        ([verdict(10, "stopped"), verdict(20, "stalled", "other"), verdict(25, "in_sync", "other")], Breaks(1, 90)),
        ([verdict(10, "retrying"), verdict(20, "stopped")], Breaks(1, 90)),
    ],
)
def test_what_is_broken_at_the_same_time_is_one_break(events: list[Event], told: Breaks) -> None:
    assert breaks(events, 100) == told


def test_flapping_is_a_number() -> None:
    events = [verdict(at, "stopped") for at in range(5)] + [verdict(at, "stopped", "calm") for at in range(3)]
    assert flapping(events) == {"orders": 5}


def test_the_same_change_of_several_at_once_is_told_once() -> None:
    events = [
        verdict(1, "retrying"),
        verdict(2, "retrying", "a"),
        cut(3),
        verdict(4, "stopped"),
        verdict(9, "retrying"),
    ]
    groups = grouped(lasting(events))
    assert [(group.first.event, group.more) for group in groups] == [
        (events[0], 1),
        (events[2], 0),
        (events[3], 0),
        (events[4], 0),
    ]
