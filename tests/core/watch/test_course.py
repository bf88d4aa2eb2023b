"""How an index came to be as it is: since when, whether that was seen to begin, and when all was last well."""

from __future__ import annotations

from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.replication import ReadError
from ccrtui.core.watch.course import Course, course_of
from ccrtui.core.watch.verdict import Reason, Verdict
from tests.core.watch.film import Film, back_at, said, task


def course(*verdicts: Verdict) -> Course:
    latest: Course | None = None
    for at, verdict in enumerate(verdicts):
        latest = course_of(latest, verdict, float(at))
    assert latest is not None
    return latest


def test_what_is_there_at_the_first_look_was_not_seen_to_begin() -> None:
    assert course(Verdict.PAUSED, Verdict.PAUSED) == Course(Verdict.PAUSED, 0.0, False, None)


def test_what_follows_another_verdict_was_seen_to_begin() -> None:
    assert course(Verdict.IN_SYNC, Verdict.PAUSED, Verdict.PAUSED) == Course(Verdict.PAUSED, 1.0, True, 1.0)


def test_what_follows_not_knowing_may_have_begun_before() -> None:
    assert not course(Verdict.IN_SYNC, Verdict.UNKNOWN, Verdict.PAUSED).begun


def test_trouble_begins_with_the_first_sample_that_is_not_well() -> None:
    assert course(Verdict.IN_SYNC, Verdict.UNKNOWN, Verdict.STOPPED).trouble_since == 1.0
    assert course(Verdict.CATCHING_UP, Verdict.STOPPED, Verdict.STOPPED).trouble_since == 1.0
    assert course(Verdict.CATCHING_UP, Verdict.STOPPED, Verdict.IN_SYNC).trouble_since is None
    assert course(Verdict.STOPPED, Verdict.UNKNOWN, Verdict.STOPPED).trouble_since is None


def test_the_quiet_keep_theirs() -> None:
    level = course_of(None, Verdict.IN_SYNC, 0.0)
    assert course_of(level, Verdict.IN_SYNC, 9.0) is level


def test_a_view_tells_since_when_something_is_wrong() -> None:
    film = Film()
    away = Fault(FaultCode.REFUSED, sent=False)
    for at in (0.0, 1.0):
        film.tick(at, {0: 8}, {0: 8}, {0: task(8)})
    assert film.tick(2.0, away, {0: 8}, {0: task(8)}).trouble_since == 2.0
    assert film.tick(3.0, away, {0: 8}, {0: task(8)}).trouble_since == 2.0
    assert film.tick(4.0, {0: 8}, {0: 8}, {0: task(8)}).trouble_since is None


def test_a_read_came_back_when_the_one_that_is_out_had_left() -> None:
    film = Film()
    view = film.tick(30.0, {0: 8}, {0: 8}, {0: task(8, since_last_read_ms=20_000)})
    assert back_at(film) == 10.0
    for at in (31.0, 61.0):
        waiting = task(8, since_last_read_ms=int((at - 10) * 1000))
        view = film.tick(at, {0: 14}, {0: 8}, {0: waiting})
    assert back_at(film) == 10.0
    assert said(view) == (Verdict.SLOW, Reason.NOT_MOVING)
    retried = task(8, since_last_read_ms=100, failed_reads=1, read_errors=(ReadError(9, "connect_exception", ""),))
    film.tick(62.0, {0: 14}, {0: 8}, {0: retried})
    assert back_at(film) == 10.0
    film = Film()
    film.tick(62.0, {0: 14}, {0: 8}, {0: retried})
    assert back_at(film) is None
