"""One verdict: sample until it is established, or the time for that is over."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from ccrtui.core.call.call import Side
from ccrtui.core.profile.profile import Profile
from ccrtui.core.watch.aging import aged
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.unread import unread
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.engine.observation import Send
from ccrtui.engine.watch import Watch
from ccrtui.ports.memory import Proofs
from ccrtui.ports.system import Clock

ESTABLISH_S = 5.0
AGAIN_S = 0.5
"""How long such a watch rests after a sample, in seconds."""
ONE_ANSWER = 0.44
"""The share of the whole time that one answer may take, so that either side's silence leaves time for the other."""
CONNECTION_SAMPLES = 3
"""How many samples are taken to learn whether the remote cluster is connected, which not every one asks for."""
COUNTED_S = 2.0
"""How long documents are counted for, of which the verdict does not depend."""
_PASSING = frozenset(
    {
        Reason.NOT_ESTABLISHED,
        Reason.NO_CONTACT,
        Reason.IDENTITY_UNPROVEN,
        Reason.HISTORY_UNPROVEN,
        Reason.SHARDS_UNASSIGNED,
    }
)
"""Reasons for not knowing that another sample may remove."""


def watch_for_a_verdict(
    profile: Profile, send: Send, clock: Clock, proofs: Proofs | None = None, timeout_s: float = ESTABLISH_S
) -> Watch:
    """A watch that has to establish a verdict in `timeout_s`: it waits less for one answer, and rests less."""
    return Watch(profile, send, clock, proofs, patience_s=ONE_ANSWER * timeout_s, rest_s=AGAIN_S)


async def established(watch: Watch, clock: Clock, profile: Profile, timeout_s: float = ESTABLISH_S) -> LinkView:
    """Sample for at most `timeout_s` from the first request, until no index is unknown for a reason that may pass.

    A cluster that does not answer in that time leaves unknown what it was asked for, and is named in the view.
    """
    started, samples = clock.monotonic(), 0
    view: LinkView | None = None
    while True:
        samples += 1
        left = timeout_s - (clock.monotonic() - started)
        try:
            async with asyncio.timeout(max(left, AGAIN_S)):
                view = await watch.tick()
        except TimeoutError:
            return aged(view, clock.monotonic(), 0.0) if view else nothing_known(profile, clock, watch)
        contact_known = view.connected is not None or view.follower_fault is not None or samples >= CONNECTION_SAMPLES
        left = timeout_s - (clock.monotonic() - started)
        if (contact_known and not _open(view) and not watch.silent) or left <= AGAIN_S:
            return await watch.counted(min(COUNTED_S, max(left, 0.0))) or view
        await watch.rest()


def _open(view: LinkView) -> bool:
    """Whether another sample may tell a verdict that this one could not."""
    return any(_passing(index, view.connected) for index in view.indices)


def _passing(index: IndexView, connected: bool | None) -> bool:
    """Whether it is not known yet, or what is said of it speaks against what else was told."""
    if index.verdict is Verdict.UNKNOWN:
        return index.reason in _PASSING or bool(index.operations_behind)
    if index.reason is Reason.FIRST_COPY:
        return index.first_copy is None
    if index.reason is Reason.LEADER_INDEX_MISSING:
        return index.leader_told
    if index.reason is Reason.FOLLOWER_CLOSED:
        return index.leader_told and index.lease_left_s is None
    return index.reason in (Reason.LEADER_UNREACHABLE, Reason.ALIAS_MISSING) and connected is True


async def until_ok(watch: Watch, clock: Clock, profile: Profile, timeout_s: float) -> LinkView:
    """Sample until the verdict is a good one, or the time is over; gives the last view."""
    started = clock.monotonic()
    while True:
        view = await established(watch, clock, profile)
        if view.exit_code == 0 or clock.monotonic() - started >= timeout_s:
            return view
        await watch.rest()


def nothing_known(profile: Profile, clock: Clock, watch: Watch | None = None) -> LinkView:
    """The link of which nothing could be read in time; who did not answer is in it."""
    silent = watch.silent if watch else {}
    leader, follower = silent.get(Side.LEADER), silent.get(Side.FOLLOWER)
    reason = Reason.NOT_ESTABLISHED
    if follower is not None:
        reason = unread(follower, Reason.FOLLOWER_NOT_REACHED)
    elif leader is not None:
        reason = unread(leader, Reason.LEADER_NOT_REACHED)
    indices = tuple(IndexView(pair.leader, pair.follower, Verdict.UNKNOWN, reason) for pair in profile.link.indices)
    view = LinkView(profile.link.alias, None, reason, indices, clock.epoch(), clock.monotonic())
    return replace(view, name=profile.link_name, leader_fault=leader, follower_fault=follower)
