"""How long a packet takes between the two clusters and back, as the set-up measured it."""

from __future__ import annotations

from ccrtui.core.state import State
from ccrtui.core.walk.step import StepName, StepState

_MEASURED = ("leader_delay_ms", "follower_delay_ms", "delay_ms")


def round_trip_ms(state: State | None) -> float | None:
    """Milliseconds, the longest that was measured; None where nobody has sent a packet from machine to machine."""
    steps = state.walk.steps if state is not None and state.walk is not None else ()
    judged = [step.judgement for step in steps if step.name is StepName.REACHABILITY]
    if not judged or judged[0].state is not StepState.SATISFIED:
        return None
    delays = (judged[0].evidence.get(key) for key in _MEASURED)
    return max((float(delay) for delay in delays if isinstance(delay, int | float)), default=None)
