"""The signs of the console: one cell wide in every terminal, with an ASCII set for those that cannot draw them."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.ui.render.line import Tone


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
    dots: bool


UNICODE = Glyphs("✓", "✗", "►", "~", "-", "?", "►", "◄", "►", "✓", dots=True)
"""All of neutral width, so that terminals of East Asia draw them one cell wide as well."""

ASCII = Glyphs("+", "x", ">", "~", "-", "?", ">", "<", ">", "*", dots=False)
"""For consoles and encodings without the others."""

_BAD = frozenset({Verdict.STOPPED, Verdict.RETRYING, Verdict.STALLED})
_GOING = frozenset({Verdict.BOOTSTRAPPING, Verdict.CATCHING_UP})


def verdict_glyph(glyphs: Glyphs, verdict: Verdict) -> str:
    """The sign of a verdict."""
    if verdict in _BAD:
        return glyphs.bad
    if verdict in _GOING:
        return glyphs.going
    return {
        Verdict.PAUSED: glyphs.idle,
        Verdict.SLOW: glyphs.waiting,
        Verdict.UNKNOWN: glyphs.unknown,
    }.get(verdict, glyphs.good)


def verdict_tone(verdict: Verdict, reason: Reason | None = None, *, fresh: bool = True) -> Tone:
    """The tone of a verdict; what is old, and what only its numbers speak for, is never green."""
    if verdict in _BAD:
        return Tone.BAD
    if verdict in _GOING:
        return Tone.INFO
    if verdict is Verdict.IN_SYNC:
        return Tone.GOOD if fresh and reason is not Reason.BY_NUMBERS else Tone.DIM
    return Tone.WARN
