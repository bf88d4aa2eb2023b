"""How an index has come to be as it is: what of its earlier verdicts still matters."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.watch.verdict import Verdict

_WELL = frozenset({Verdict.IN_SYNC, Verdict.CATCHING_UP})


@dataclass(frozen=True, slots=True)
class Course:
    """A verdict as it goes on, times in monotonic seconds.

    `since` is when it was first seen; `begun` whether another one was known in the sample before, so that it began
    then. `trouble_since` is the first sample after the last in which all was well; None: all is well, or never was.
    `earlier` is how an earlier session recorded it, until a verdict of this one is established: the same one goes on,
    and of another it is not known when it began.
    """

    verdict: Verdict
    since: float
    begun: bool
    trouble_since: float | None
    earlier: Course | None = None


def course_of(before: Course | None, verdict: Verdict, now: float) -> Course:
    """What comes of a course with the next verdict; itself, where nothing changes."""
    if before is None:
        return Course(verdict, now, False, None)
    if before.earlier is not None:
        return _after_earlier(before, before.earlier, verdict, now)
    if verdict is before.verdict:
        return before
    return Course(verdict, now, before.verdict is not Verdict.UNKNOWN, _trouble_since(before, verdict, now))


def _after_earlier(before: Course, earlier: Course, verdict: Verdict, now: float) -> Course:
    if verdict is not Verdict.UNKNOWN:
        same = verdict is earlier.verdict
        return earlier if same else Course(verdict, now, False, _trouble_since(earlier, verdict, now))
    if before.verdict is Verdict.UNKNOWN:
        return before
    return Course(verdict, now, False, _trouble_since(earlier, verdict, now), earlier)


def _trouble_since(before: Course, verdict: Verdict, now: float) -> float | None:
    return None if verdict in _WELL else now if before.verdict in _WELL else before.trouble_since
