"""How often a link is sampled: what can be wished, and what is told of it."""

from __future__ import annotations

from ccrtui.core.watch.link_view import LinkView

RUNGS = (0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 15.0, 30.0, 60.0)
"""Seconds from one sample to the next, as a key steps through them."""
LEAST_S, MOST_S = RUNGS[0], RUNGS[-1]
_LATE = 1.5
"""How many times what was wished a sample has to take before that is told instead."""


def longer(every_s: float) -> float:
    """The next rung up; the last is the end."""
    return next((rung for rung in RUNGS if rung > every_s), MOST_S)


def shorter(every_s: float) -> float:
    """The next rung down; the first is the end."""
    return next((rung for rung in reversed(RUNGS) if rung < every_s), LEAST_S)


def told_every_s(link: LinkView) -> float:
    """What is told: what was wished, or what it has come to be where it takes longer, or nothing was."""
    wished = link.every_s
    if wished is not None and link.tick_s <= _LATE * wished:
        return wished
    return min(RUNGS, key=lambda rung: abs(rung - link.tick_s))
