"""Looking at a link for the doctor: as `status` does, and where something is wrong, at the set-up as well."""

from __future__ import annotations

import asyncio

from ccrtui.core.rules.cure import MENDED, to_mend
from ccrtui.core.rules.families.followers import is_told
from ccrtui.core.rules.known import Known
from ccrtui.core.standing.contradiction import NO_NEWS
from ccrtui.core.standing.next import nothing_stands
from ccrtui.core.standing.revision import revised
from ccrtui.core.state import Walk
from ccrtui.core.steps.cure.followers import MendFollowers
from ccrtui.core.steps.walk import WALK
from ccrtui.core.walk.step import Intention, StepView
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Reason
from ccrtui.engine.connection import Connection
from ccrtui.engine.recording.recall import events_lately
from ccrtui.engine.status import established, watch_for_a_verdict
from ccrtui.engine.walk.setup import run_setup
from ccrtui.engine.walk.step_runner import StepRunner
from ccrtui.engine.watch import Watch


async def look(connection: Connection, timeout_s: float) -> Known:
    """What is known of a link after one look, or two where the first finds something wrong. Raises ProfileError.

    Nothing is asked of the set-up where that could explain nothing. The second look is younger than what the set-up
    tells, so that neither speaks against the other.
    """
    profile, clock = connection.profile, connection.clock
    watch = watch_for_a_verdict(profile, connection.sender.send, clock, connection.proofs, timeout_s)
    view = await established(watch, clock, profile, timeout_s)
    walk = mending = None
    steps: list[StepView] = []
    if to_mend(view):
        mending = await _mending(connection, view)
    if _asks_for_the_set_up(view):
        steps = [step async for step in run_setup(connection, WALK, frozenset(), write=False, until=None)]
    if steps or mending is not None:
        view = await _again(watch, view, timeout_s)
        walk = revised(Walk(tuple(steps)), view, profile.link.indices) if steps else None
    events = await asyncio.to_thread(events_lately, connection.past, profile.link_name, clock)
    return Known(profile, clock.monotonic(), view, walk, tuple(events or ()), mending)


async def _mending(connection: Connection, view: LinkView) -> StepView:
    """What would set those going that no longer run."""
    step, intention = MendFollowers(to_mend(view)), Intention(connection.session.load())
    return await StepRunner(connection).look(step, intention)


async def _again(watch: Watch, view: LinkView, timeout_s: float) -> LinkView:
    """One more sample; the one before where it does not come in time."""
    try:
        async with asyncio.timeout(timeout_s):
            return await watch.tick()
    except TimeoutError:
        return view


def _asks_for_the_set_up(view: LinkView) -> bool:
    """Whether something is wrong that its steps may explain; not what only takes time, nor what is set going anyway."""
    unread = view.leader_fault is not None or view.follower_fault is not None
    told = {index.reason for index in view.indices if is_told(index)}
    return unread or view.connected is False or nothing_stands(view) or bool(told - MENDED - _TAKES_TIME)


_TAKES_TIME = NO_NEWS | {Reason.HISTORY_UNPROVEN, Reason.BEHIND}
