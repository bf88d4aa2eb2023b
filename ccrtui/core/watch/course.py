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
    """

    verdict: Verdict
    since: float
    begun: bool
    trouble_since: float | None


def course_of(before: Course | None, verdict: Verdict, now: float) -> Course:
    """What comes of a course with the next verdict; itself, where nothing changes."""
    if before is None:
        return Course(verdict, now, False, None)
    if verdict is before.verdict:
        return before
    trouble = None if verdict in _WELL else now if before.verdict in _WELL else before.trouble_since
    return Course(verdict, now, before.verdict is not Verdict.UNKNOWN, trouble)
