"""One verdict: sample until it is established, or the time for that is over."""

from __future__ import annotations

from ccrtui.core.link_view import LinkView
from ccrtui.core.verdict import Reason, Verdict
from ccrtui.engine.watch import Watch
from ccrtui.ports import Clock

ESTABLISH_S = 5.0
AGAIN_S = 0.5
_PASSING = frozenset({Reason.NOT_ESTABLISHED, Reason.NO_CONTACT, Reason.IDENTITY_UNPROVEN})
"""Reasons for not knowing that another sample may remove."""


async def established(watch: Watch, clock: Clock) -> LinkView:
    """Sample for at most ESTABLISH_S, until no index is unknown for a reason that passes by looking again."""
    started = clock.monotonic()
    while True:
        view = await watch.tick()
        open_ = any(index.verdict is Verdict.UNKNOWN and index.reason in _PASSING for index in view.indices)
        if not open_ or clock.monotonic() - started + AGAIN_S >= ESTABLISH_S:
            return view
        await clock.sleep(AGAIN_S)


async def until_ok(watch: Watch, clock: Clock, timeout_s: float) -> LinkView:
    """Sample until the verdict is a good one, or the time is over; gives the last view."""
    started = clock.monotonic()
    while True:
        view = await established(watch, clock)
        if view.verdict.exit_code == 0 or clock.monotonic() - started >= timeout_s:
            return view
        await clock.sleep(AGAIN_S)
