"""The signs of states and verdicts: one cell wide in every terminal, and in ASCII for those that cannot draw them."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.walk.step import StepState
from ccrtui.core.watch.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of signs. `dots` tells whether charts may be drawn in braille."""

    good: str
    bad: str
    going: str
    waiting: str
    idle: str
    unknown: str
    to_right: str
    to_left: str
    cursor: str
    mark: str
    sorted: str
    turned: str
    dots: bool

    def verdict(self, verdict: Verdict) -> str:
        """The sign of a verdict."""
        return {
            Verdict.STOPPED: self.bad,
            Verdict.RETRYING: self.bad,
            Verdict.STALLED: self.bad,
            Verdict.PAUSED: self.idle,
            Verdict.SLOW: self.waiting,
            Verdict.UNKNOWN: self.unknown,
            Verdict.BOOTSTRAPPING: self.going,
            Verdict.CATCHING_UP: self.going,
            Verdict.IN_SYNC: self.good,
        }[verdict]

    def state(self, state: StepState) -> str:
        """The sign of a step's state."""
        return {
            StepState.SATISFIED: self.good,
            StepState.SKIPPED: self.idle,
            StepState.MISSING: self.going,
            StepState.WAITING: self.waiting,
            StepState.BLOCKED: self.bad,
            StepState.UNKNOWN: self.unknown,
        }[state]


UNICODE = Glyphs("✓", "✗", "►", "~", "-", "?", "►", "◄", "►", "✓", "▾", "▴", dots=True)
"""All of neutral width, so that terminals of East Asia draw them one cell wide as well."""

ASCII = Glyphs("+", "x", ">", "~", "-", "?", ">", "<", ">", "*", "v", "^", dots=False)
"""For consoles and encodings without the others."""
