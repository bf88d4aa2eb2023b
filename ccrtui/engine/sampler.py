"""One tick: the leader first, then the follower; at most four requests to each, whatever the number of followers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Side
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.replication import FollowInfo
from ccrtui.core.elasticsearch.requests.replication import follow_info
from ccrtui.core.profile.problem import wanted_twice
from ccrtui.core.profile.profile import IndexPair, Profile
from ccrtui.core.watch.following.wish import watched_pairs
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.engine.observation import Send
from ccrtui.engine.sampling.follower import Ahead, FollowerReader
from ccrtui.engine.sampling.leader import MOST_REQUESTS, LeaderReader
from ccrtui.ports.system import Clock

LEASES_EVERY_S = 30.0
"""Leases are renewed each 30 s, so they are asked for as often; each tick while someone may be losing one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the next tick asks beside the standing questions."""

    info: FollowInfo | None = None
    leases_asked_at: float | None = None
    watch_leases: bool = False
    leases_of: frozenset[tuple[str | None, str | None]] = frozenset()
    """The followers and leader indices, by uuid, whose leases were last asked while the follower was at work."""


class Sampler:
    """Takes snapshots of one link."""

    def __init__(self, profile: Profile, send: Send, clock: Clock) -> None:
        self._profile = profile
        self._send = send
        self._clock = clock
        self._plan = Plan()
        self._paired: tuple[FollowInfo | None, tuple[IndexPair, ...]] = (None, ())
        self._leader = LeaderReader(send, clock)
        self._follower = FollowerReader(send, clock)
        self.exhausted = False
        """Whether the last sample left no room for a further request to either side."""

    async def sample(
        self,
        not_renewing: frozenset[str] = frozenset(),
        leave_room: bool = False,
        tell_histories: bool = False,
    ) -> Snapshot:
        """Take one snapshot. Never fails: what could not be read is in it as a Fault.

        `not_renewing` are leader indices of which it matters how long they keep history, or whether they sync at once.
        `leave_room`: ask either side one question less, where that can be, so that the caller may ask one of its own in
        this tick. `tell_histories`: ask both sides for the histories of their shards, as is done with the leases.
        """
        alias = self._profile.link.alias
        asked_now = None if self._plan.info else await self._first_info()
        pairs = self._pairs(self._plan.info)
        with_leases = tell_histories or self._wants_leases()
        most = MOST_REQUESTS - leave_room
        leader = await self._leader.read(frozenset(pair.leader for pair in pairs), with_leases, not_renewing, most)
        ahead = Ahead(self._plan.info, leader.shards, self._leader.leased, with_leases)
        follower = await self._follower.read(pairs, ahead, asked_now, leave_room)
        self.exhausted = follower.exhausted or leader.spent >= MOST_REQUESTS
        snapshot = Snapshot(
            alias=alias,
            pairs=pairs,
            taken_at=self._clock.monotonic(),
            sampled_at=self._clock.epoch(),
            leader_shards=leader.shards,
            leader_clock=leader.clock,
            info=follower.info,
            tasks=follower.tasks,
            follower_shards=follower.shards,
            remotes=follower.extra.get(Kind.REMOTE_INFO),
            flow=follower.extra.get(Kind.FOLLOW_FLOW),
            recovery=follower.extra.get(Kind.RECOVERY),
            follower_indices=follower.extra.get(Kind.INDEX_LIST),
            with_leases=with_leases,
            leader_settings=leader.traits.settings,
            follower_clock=follower.extra.get(Kind.SERVER_CLOCK),
            leader_indices=leader.listing,
            leader_settings_of=leader.traits.asked,
            follower_settings=follower.traits.settings,
            follower_settings_of=follower.traits.asked,
            wanted=frozenset(pair.follower for pair in self._profile.link.indices),
            copied=frozenset(entry.partition("/")[2] for entry in self._profile.made.follower_indices),
            heartbeat=self._profile.heartbeat_index,
            wanted_twice=wanted_twice(self._profile.link),
            leader_refused={**self._leader.refused, **leader.traits.refused},
            follower_refused={**self._follower.refused, **follower.traits.refused},
            follower_indices_of=follower.listed,
        )
        self._prepare_next(snapshot)
        return snapshot

    def _pairs(self, info: FollowInfo | None) -> tuple[IndexPair, ...]:
        """What is watched, by who follows: the very same pairs for as long as they are no others."""
        known, pairs = self._paired
        if info is not known or info is None:
            watched = watched_pairs(self._profile.link, info)
            pairs = pairs if watched == pairs else watched
            self._paired = info, pairs
        return pairs

    async def _first_info(self) -> Outcome:
        """Who follows, asked ahead of everything else; the answer is that of this tick."""
        answer = await self._send(follow_info(Side.FOLLOWER))
        if isinstance(answer, Answer) and isinstance(answer.value, FollowInfo):
            self._plan = replace(self._plan, info=answer.value)
        return answer

    def _wants_leases(self) -> bool:
        asked = self._plan.leases_asked_at
        due = asked is None or self._clock.monotonic() - asked >= LEASES_EVERY_S
        return due or self._plan.watch_leases

    def _prepare_next(self, snapshot: Snapshot) -> None:
        info = snapshot.followers or self._plan.info
        taskless = any(
            not follower.active and follower.alias == snapshot.alias
            for follower in (info.followers.values() if info else ())
        )
        asked = self._clock.monotonic() if snapshot.with_leases else self._plan.leases_asked_at
        answered = isinstance(snapshot.leader_shards, Answer)
        at_work = _at_work(snapshot)
        looked_up = at_work if snapshot.with_leases else self._plan.leases_of
        newcomers = self._pairs(snapshot.followers) != snapshot.pairs
        self._plan = Plan(
            info=info,
            leases_asked_at=asked if answered else None,
            watch_leases=taskless or not at_work <= looked_up or newcomers,
            leases_of=looked_up,
        )


def _at_work(snapshot: Snapshot) -> frozenset[tuple[str | None, str | None]]:
    """The active followers of this tick with their leader indices, by uuid."""
    info, follower, leader = snapshot.followers, snapshot.follower, snapshot.leader
    if info is None or follower is None or leader is None:
        return frozenset()
    entries, standbys, leaders = info.followers, follower.indices, leader.indices
    at_work = set()
    for pair in snapshot.pairs:
        entry, ours, theirs = entries.get(pair.follower), standbys.get(pair.follower), leaders.get(pair.leader)
        if entry and entry.active and ours and theirs:
            at_work.add((ours.uuid, theirs.uuid))
    return frozenset(at_work)
