"""What the engine publishes: the newest state, replaced whole; whoever listens is woken and takes the newest."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ccrtui.core.standing.revision import revised
from ccrtui.core.state import Change, Notice, NoticeCode, State
from ccrtui.core.watch.aging import aged, grows_older

if TYPE_CHECKING:
    from ccrtui.core.profile.profile import Profile
    from ccrtui.core.record.event import Event
    from ccrtui.core.record.trouble import Trouble
    from ccrtui.core.state import Walk
    from ccrtui.core.watch.link_view import LinkView
    from ccrtui.engine.sender import Sender
    from ccrtui.ports.system import Clock


KEPT_S = 3700.0
"""For how long an event is shown, in seconds."""
MOST_EVENTS = 2000


class StateStore:
    """The state as it is built up by the jobs, and the last one published. Written by one thread, read by any."""

    def __init__(self, profile: Profile, clock: Clock, recorded: LinkView | None = None) -> None:
        """`recorded` is what an earlier session last saw; it is shown until there is something newer."""
        self._clock = clock
        self._state = State(0, clock.monotonic(), profile, recorded=recorded)
        self._fresh: LinkView | None = None
        self._others: dict[str, LinkView] = {}
        self._walk: Walk | None = None
        self._wake: Callable[[], None] | None = None
        self.sender: Sender | None = None

    @property
    def state(self) -> State:
        """The newest state."""
        return self._state

    def epoch(self) -> float:
        """Epoch seconds by the clock of the states."""
        return self._clock.epoch()

    @property
    def walk(self) -> Walk | None:
        """The walk as it was looked at, whatever the watch has learned since."""
        return self._walk

    def listen(self, wake: Callable[[], None]) -> None:
        """Have `wake` called with each newer state."""
        self._wake = wake

    def publish(self, **changes: Any) -> None:
        """Replace parts of the state and tell.

        `link` and `walk` are kept here as they were seen; what is published is the link as old as it is by now, and the
        walk as it stands against that.
        """
        self._walk = changes.pop("walk", self._walk)
        if "link" in changes:
            self._fresh = changes.pop("link")
            changes["recorded"] = None
            last = self._fresh.read_back_at if self._fresh is not None else None
            if self._fresh is not None and last is not None:
                changes["carried_at"] = self._fresh.sampled_at - (self._fresh.taken_at - last)
        now = self._clock.monotonic()
        link = aged(self._fresh, now) if self._fresh else None
        others = sorted((aged(view, now) for view in self._others.values()), key=lambda view: view.verdict.rank)
        sender = self.sender
        sent = {"calls": sender.sent, "counts": sender.counts, "write": sender.allow_write} if sender else {}
        revision = self._state.revision + 1
        state = replace(self._state, revision=revision, now=now, link=link, others=tuple(others), **{**sent, **changes})
        pairs = state.profile.link.indices
        walk = revised(self._walk, link, pairs, state.carried_at) if self._walk else None
        self._state = replace(state, walk=walk)
        if self._wake:
            self._wake()

    def begin_anew(self, profile: Profile, **changes: Any) -> None:
        """Publish a profile that was chosen anew, and with it nothing that was seen of the clusters of the last one.

        What is else to be said of it is said in the same state.
        """
        others = set(profile.link_names) - {profile.link_name}
        self._others = {name: view for name, view in self._others.items() if name in others}
        nothing: dict[str, Any] = {"identities": {}, "exact_counts": {}}
        nothing |= dict.fromkeys(("link", "walk", "carried_at", "mending", "covered"))
        self.publish(profile=profile, **{**nothing, **changes})

    def publish_other(self, view: LinkView) -> None:
        """Publish how a link stands that is not the one worked on; what came too late of that one is nothing."""
        names = self._state.profile.link_names
        if view.called != self._state.profile.link_name:
            known = {**self._others, view.called: view}
            self._others = {name: known[name] for name in names if name in known}
            self.publish()

    def turn_to(self, profile: Profile) -> None:
        """Publish a profile that speaks of another of its links, with what was last seen of that one."""
        left, seen = self._fresh, self._others.pop(profile.link_name, None)
        if left is not None:
            self._others[left.called] = left
        self.begin_anew(profile, past=None, link=seen)

    def add_events(self, events: Sequence[Event]) -> None:
        """Publish what has changed; what is older than KEPT_S goes. What is known late takes its place in time."""
        oldest = self._clock.epoch() - KEPT_S
        kept = [event for event in (*self._state.events, *events) if event.at >= oldest]
        self.publish(events=tuple(sorted(kept, key=lambda event: event.at))[-MOST_EVENTS:])

    def notice(self, code: NoticeCode, /, **params: str) -> None:
        """Publish something to tell."""
        number = self._state.notice.number + 1 if self._state.notice else 1
        self.publish(notice=Notice(number, code, params))

    def unnotified(self, reason: str) -> None:
        """Publish that the profile's command could not be told of a change."""
        self.notice(NoticeCode.NOTIFY_FAILED, reason=reason)

    def announce(self, view: LinkView) -> None:
        """Publish that a link has changed, for those who are not looking."""
        number = self._state.change.number + 1 if self._state.change else 1
        self.publish(change=Change(number, view.called, view.verdict, view.alarm))

    def tell_trouble(self, trouble: Trouble, params: Mapping[str, str]) -> None:
        """Publish what is wrong with the record."""
        self.notice(NoticeCode(trouble.value), **params)

    def disbelieve(self) -> None:
        """Let nothing good stand that was said of the link: no later sample will confirm it."""
        if self._fresh is not None:
            self._fresh = aged(self._fresh, math.inf)
        self._others = {name: aged(view, math.inf) for name, view in self._others.items()}

    def fail(self, reason: str) -> None:
        """Tell that nothing will be read any more; what was seen proves nothing from now on, and nothing is under way.

        Should that be what cannot be said, only the words are left.
        """
        try:
            if self._walk is not None:
                self._walk = replace(self._walk, busy=None, busy_step=None)
            self.disbelieve()
            self.notice(NoticeCode.ENGINE_FAILED, reason=reason)
        except Exception:
            self._walk = self._fresh = None
            self.notice(NoticeCode.ENGINE_FAILED, reason=reason)

    def grow_older(self) -> None:
        """Publish again if what is shown has become older by a step that is shown, or too old to be believed."""
        before, now = self._state.now, self._clock.monotonic()
        tick_s, every_s = (self._fresh.tick_s, self._fresh.every_s) if self._fresh else (1.0, None)
        walk, times = self._state.walk, [view.taken_at for view in (self._fresh, *self._others.values()) if view]
        times += [step.known_at for step in walk.steps if step.known_at is not None] if walk else []
        if any(grows_older(at, before, now, tick_s, every_s) for at in times):
            self.publish()
