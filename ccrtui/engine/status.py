"""One verdict: sample until it is established, or the time for that is over."""

from __future__ import annotations

import asyncio

from ccrtui.core.aging import aged
from ccrtui.core.link_view import IndexView, LinkView
from ccrtui.core.profile import Profile
from ccrtui.core.verdict import Reason, Verdict
from ccrtui.engine.watch import Watch
from ccrtui.ports import Clock

ESTABLISH_S = 5.0
AGAIN_S = 0.5
_PASSING = frozenset({Reason.NOT_ESTABLISHED, Reason.NO_CONTACT, Reason.IDENTITY_UNPROVEN, Reason.HISTORY_UNPROVEN})
"""Reasons for not knowing that another sample may remove."""


async def established(watch: Watch, clock: Clock, profile: Profile) -> LinkView:
    """Sample for at most ESTABLISH_S, until no index is unknown for a reason that passes by looking again.

    A cluster that does not answer in that time leaves unknown what it was asked for.
    """
    started = clock.monotonic()
    view: LinkView | None = None
    while True:
        left = ESTABLISH_S - (clock.monotonic() - started)
        try:
            view = await asyncio.wait_for(watch.tick(), max(left, AGAIN_S))
        except TimeoutError:
            return aged(view, clock.monotonic(), 0.0) if view else nothing_known(profile, clock)
        open_ = any(index.verdict is Verdict.UNKNOWN and index.reason in _PASSING for index in view.indices)
        if not open_ or clock.monotonic() - started + AGAIN_S >= ESTABLISH_S:
            return view
        await clock.sleep(AGAIN_S)


async def until_ok(watch: Watch, clock: Clock, profile: Profile, timeout_s: float) -> LinkView:
    """Sample until the verdict is a good one, or the time is over; gives the last view."""
    started = clock.monotonic()
    while True:
        view = await established(watch, clock, profile)
        if view.verdict.exit_code == 0 or clock.monotonic() - started >= timeout_s:
            return view
        await clock.sleep(AGAIN_S)


def nothing_known(profile: Profile, clock: Clock) -> LinkView:
    """The link of which nothing could be read in time."""
    indices = tuple(
        IndexView(pair.leader, pair.follower, Verdict.UNKNOWN, Reason.NOT_ESTABLISHED) for pair in profile.link.indices
    )
    now = clock.monotonic()
    return LinkView(profile.link.alias, None, Reason.NOT_ESTABLISHED, indices, clock.epoch(), now)
