"""The tones of verdicts and of the states of steps."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.alarm.alarm import Level
from ccrtui.core.walk.step import StepState
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.ui.render.line import Span, Tone

STATE_TONES: Mapping[StepState, Tone] = {
    StepState.SATISFIED: Tone.GOOD,
    StepState.MISSING: Tone.INFO,
    StepState.WAITING: Tone.WARN,
    StepState.SKIPPED: Tone.DIM,
    StepState.BLOCKED: Tone.BAD,
    StepState.UNKNOWN: Tone.WARN,
}
"""In the order in which the help lists them."""

ALARM_SIGNS: Mapping[Level, Span] = {Level.WARN: Span("!", Tone.WARN), Level.CRITICAL: Span("!!", Tone.BAD)}
"""What stands before a figure that has passed a threshold."""

_BAD = frozenset({Verdict.STOPPED, Verdict.RETRYING, Verdict.STALLED})
_GOING = frozenset({Verdict.BOOTSTRAPPING, Verdict.CATCHING_UP})


def verdict_tone(verdict: Verdict, reason: Reason | None = None, *, fresh: bool = True) -> Tone:
    """The tone of a verdict; what is old, or level for another reason than that it is proven, is never green."""
    if verdict in _BAD:
        return Tone.BAD
    if verdict in _GOING:
        return Tone.INFO
    if verdict is Verdict.IN_SYNC:
        return Tone.GOOD if fresh and reason in (None, Reason.PROVEN) else Tone.DIM
    return Tone.WARN
