"""A time looked back upon: each second is counted once, under the verdict and the lag of that second."""

from __future__ import annotations

from ccrtui.core.record.event import CONNECTED, CUT, Event, What
from ccrtui.core.record.kept import Kept, Values
from ccrtui.core.record.review import Review, review
from ccrtui.core.record.through_time.piece import Watched, pieces
from ccrtui.core.watch.verdict import Verdict

BEGIN = 1_790_000_000.0
LEVEL: Values = {"verdict": "in_sync", "operations_behind": 0, "@seconds_behind": False}
CUT_OFF: Values = {"verdict": "retrying", "operations_behind": 900, "@seconds_behind": round((BEGIN + 100) * 10)}
UNKNOWN: Values = {"verdict": "unknown"}


def at(after_s: float, **rows: Values) -> Kept:
    return Kept(BEGIN + after_s, {}, rows)


def looked_back(moments: list[Kept], *watched: tuple[float, float], events: tuple[Event, ...] = ()) -> Review:
    seen = [Watched(BEGIN + first, BEGIN + last) for first, last in watched]
    return review("leader", pieces(moments, seen), seen, events, BEGIN, BEGIN + 1000)


INCIDENT = [at(0, a=LEVEL, b=LEVEL), at(101, a=CUT_OFF, b=LEVEL), at(501, a=LEVEL, b=UNKNOWN)]


def test_time_in_each_verdict_adds_up_to_the_time_looked_at() -> None:
    told = looked_back(INCIDENT, (0, 600), (900, 1000))
    assert told.whole.verdicts == {Verdict.IN_SYNC: 100, Verdict.RETRYING: 400, Verdict.UNKNOWN: 100}
    assert told.watched_s == 700
    assert told.unwatched == ((BEGIN + 600, BEGIN + 900),)
    by_name = {each.index: each.verdicts for each in told.indices}
    assert by_name["a"] == {Verdict.IN_SYNC: 200, Verdict.RETRYING: 400}
    assert by_name["b"] == {Verdict.IN_SYNC: 500, Verdict.UNKNOWN: 100}


def test_the_worst_is_told_with_when_and_of_which_and_the_worst_index_comes_first() -> None:
    told = looked_back(INCIDENT, (0, 600))
    worst, most = told.whole.most_seconds, told.whole.most_operations
    assert worst is not None
    assert most is not None
    assert (worst.value, worst.at, worst.index) == (400, BEGIN + 500, "a")
    assert (most.value, most.at) == (900, BEGIN + 101)
    assert [each.index for each in told.indices] == ["a", "b"]
    assert 100 <= (told.whole.behind.within(0.5) or 0) <= 120
    assert told.indices[1].unknown_s == 100


def test_breaks_are_those_that_reach_into_the_time_and_one_that_lasts_ends_with_what_was_seen() -> None:
    cut = Event(BEGIN - 50, What.CONNECTION, "leader", None, CONNECTED, CUT)
    back = Event(BEGIN + 20, What.CONNECTION, "leader", None, CUT, CONNECTED)
    early = Event(BEGIN - 500, What.VERDICT, "leader", "b", "in_sync", "stalled")
    gone = Event(BEGIN - 400, What.VERDICT, "leader", "b", "stalled", "in_sync")
    later = Event(BEGIN + 101, What.VERDICT, "leader", "a", "in_sync", "retrying")
    told = looked_back(INCIDENT, (0, 600), events=(early, gone, cut, back, later))
    assert [(each.begin - BEGIN, each.end - BEGIN, each.over) for each in told.breaks] == [
        (-50, 20, True),
        (101, 600, False),
    ]
    assert told.breaks[1].events == (later,)
