"""One tick: the leader first, then the follower; at most four requests to each, whatever the number of followers."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

from ccrtui.core.answer import Answer, Outcome
from ccrtui.core.call import Call, Side
from ccrtui.core.fault import Fault, FaultCode
from ccrtui.core.kind import Kind
from ccrtui.core.profile import IndexPair, Profile
from ccrtui.core.replication import FollowInfo, ShardStats
from ccrtui.core.search_calls import (
    follow_info,
    follow_stats,
    index_list,
    index_settings,
    recovery,
    remote_info,
    server_clock,
    shard_stats,
)
from ccrtui.core.snapshot import Snapshot
from ccrtui.engine.observation import Send
from ccrtui.ports import Clock

COLOUR_EVERY = 5
"""In every how many ticks the follower cluster is asked for its colour instead of something else."""
LEASES_EVERY_S = 30.0
"""Leases are renewed each 30 s, so they are asked for as often; each tick while someone may be losing one."""
_GONE = frozenset({FaultCode.NOT_FOUND, FaultCode.REJECTED})
"""How a cluster answers when one of the indices named is missing or closed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the next tick asks beside the standing questions.

    `whole_leader` and `whole_follower`: ask for all indices, because one of those named was missing or closed.
    """

    info: FollowInfo | None = None
    leases_asked_at: float | None = None
    turn: int = 0
    whole_leader: bool = False
    whole_follower: bool = False
    watch_leases: bool = False
    leases_of: frozenset[tuple[str | None, str | None]] = frozenset()
    """The followers and leader indices, by uuid, whose leases were last asked while the follower was at work."""
    copying: tuple[str, ...] = ()
    health_wanted: bool = False
    list_wanted: bool = True
    periods_wanted: tuple[str, ...] = ()
    """Leader indices whose lease period is not known yet and matters, because their follower is paused."""


class Sampler:
    """Takes snapshots of one link."""

    def __init__(self, profile: Profile, send: Send, clock: Clock) -> None:
        self._profile = profile
        self._send = send
        self._clock = clock
        self._plan = Plan()
        self._periods_known: set[str] = set()
        self._listed: frozenset[str] = frozenset()

    async def sample(self, tell_histories: bool = False) -> Snapshot:
        """Take one snapshot. Never fails: what could not be read is in it as a Fault.

        `tell_histories`: ask the leader for the histories of its shards, as is done with the leases.
        """
        alias = self._profile.link.alias
        asked_now = None if self._plan.info else await self._first_info()
        pairs = followed_pairs(self._profile, self._plan.info)
        with_leases = tell_histories or self._wants_leases()
        leader, leader_clock, settings, listing = await self._ask_leader(pairs, with_leases)
        info, tasks, follower, extra = await self._ask_follower(pairs, asked_now)
        snapshot = Snapshot(
            alias=alias,
            pairs=pairs,
            taken_at=self._clock.monotonic(),
            sampled_at=self._clock.epoch(),
            leader_shards=leader,
            leader_clock=leader_clock,
            info=info,
            tasks=tasks,
            follower_shards=follower,
            remotes=extra.get(Kind.REMOTE_INFO),
            recovery=extra.get(Kind.RECOVERY),
            follower_indices=extra.get(Kind.INDEX_LIST),
            with_leases=with_leases,
            leader_settings=settings,
            follower_clock=extra.get(Kind.SERVER_CLOCK),
            leader_indices=listing,
        )
        self._prepare_next(snapshot)
        return snapshot

    async def _first_info(self) -> Outcome:
        """Who follows, asked ahead of everything else; the answer is that of this tick."""
        found = await self._send(follow_info(Side.FOLLOWER))
        if isinstance(found, Answer) and isinstance(found.value, FollowInfo):
            self._plan = replace(self._plan, info=found.value)
        return found

    def _wants_leases(self) -> bool:
        asked = self._plan.leases_asked_at
        due = asked is None or self._clock.monotonic() - asked >= LEASES_EVERY_S
        return due or self._plan.watch_leases

    async def _ask_leader(
        self, pairs: tuple[IndexPair, ...], leases: bool
    ) -> tuple[Outcome | None, Outcome, Outcome | None, Outcome | None]:
        """Shards and clock; now and then the period of a lease, or how many primaries the indices have."""
        if not pairs:
            return None, await self._send(server_clock(Side.LEADER)), None, None
        names = () if self._plan.whole_leader else {pair.leader for pair in pairs}
        wanted, extra = self._plan.periods_wanted, None
        if self._plan.list_wanted:
            extra = index_list(Side.LEADER)
        elif wanted:
            extra = index_settings(Side.LEADER, wanted[0])
        first = shard_stats(Side.LEADER, names, leases)
        calls = [first, server_clock(Side.LEADER), *([extra] if extra else [])]
        outcomes = dict(zip(calls, await asyncio.gather(*map(self._send, calls)), strict=True))
        shards = outcomes[first]
        if names and _names_gone(shards):
            self._plan = replace(self._plan, whole_leader=True)
            shards = await self._send(shard_stats(Side.LEADER, (), leases))
        settings, listing = (
            outcomes[extra] if extra and extra.kind is kind else None for kind in (Kind.INDEX_SETTINGS, Kind.INDEX_LIST)
        )
        return shards, outcomes[calls[1]], settings, listing

    async def _ask_follower(
        self, pairs: tuple[IndexPair, ...], info: Outcome | None
    ) -> tuple[Outcome, Outcome, Outcome | None, dict[Kind, Outcome]]:
        known = self._plan.info.followers if self._plan.info else {}
        names = () if self._plan.whole_follower else [pair.follower for pair in pairs if pair.follower in known]
        who, running, turn = follow_info(Side.FOLLOWER), follow_stats(Side.FOLLOWER), self._turn()
        copies = shard_stats(Side.FOLLOWER, names) if pairs and (names or self._plan.whole_follower) else None
        calls = [running, turn, *([copies] if copies else []), *([] if info else [who])]
        outcomes = dict(zip(calls, await asyncio.gather(*map(self._send, calls)), strict=True))
        shards = outcomes[copies] if copies else None
        if shards is not None and names and _names_gone(shards):
            self._plan = replace(self._plan, whole_follower=True)
        return info or outcomes[who], outcomes[running], shards, {turn.kind: outcomes[turn]}

    def _turn(self) -> Call:
        """The fourth question goes round: who is connected, first copies, the indices' colours, the cluster's."""
        if self._plan.turn % COLOUR_EVERY == COLOUR_EVERY - 1:
            return server_clock(Side.FOLLOWER)
        questions = [remote_info(Side.FOLLOWER)]
        if self._plan.copying:
            questions.append(recovery(Side.FOLLOWER, self._plan.copying))
        if self._plan.health_wanted:
            questions.append(index_list(Side.FOLLOWER))
        return questions[self._plan.turn % len(questions)]

    def _prepare_next(self, snapshot: Snapshot) -> None:
        info = snapshot.followers or self._plan.info
        taskless = tuple(
            follower.index
            for follower in (info.followers.values() if info else ())
            if not follower.active and follower.alias == snapshot.alias
        )
        started = snapshot.follower.indices if isinstance(snapshot.follower, ShardStats) else {}
        copying = tuple(name for name in taskless if not (name in started and started[name].shards))
        asked = self._clock.monotonic() if snapshot.with_leases else self._plan.leases_asked_at
        answered = isinstance(snapshot.leader_shards, Answer)
        at_work = _at_work(snapshot)
        looked_up = at_work if snapshot.with_leases else self._plan.leases_of
        self._plan = replace(
            self._plan,
            info=info,
            leases_asked_at=asked if answered else None,
            turn=self._plan.turn + 1,
            watch_leases=bool(taskless) or not at_work <= looked_up or self._newcomers(snapshot),
            leases_of=looked_up,
            copying=copying,
            health_wanted=bool(copying),
            list_wanted=self._unlisted(snapshot),
            periods_wanted=self._periods_wanted(snapshot, taskless),
        )

    def _periods_wanted(self, snapshot: Snapshot, taskless: tuple[str, ...]) -> tuple[str, ...]:
        self._periods_known |= snapshot.settings.keys()
        if isinstance(snapshot.leader_settings, Fault):
            self._periods_known |= set(self._plan.periods_wanted[:1])
        paused = [pair.leader for pair in snapshot.pairs if pair.follower in taskless]
        return tuple(name for name in dict.fromkeys(paused) if name not in self._periods_known)

    def _unlisted(self, snapshot: Snapshot) -> bool:
        """Whether the leader has an index whose number of primaries is not known yet."""
        if snapshot.leader_list is not None:
            self._listed = frozenset(entry.uuid for entry in snapshot.leader_list.entries.values())
        copies = snapshot.leader.indices if snapshot.leader else {}
        return any(copies[pair.leader].uuid not in self._listed for pair in snapshot.pairs if pair.leader in copies)

    def _newcomers(self, snapshot: Snapshot) -> bool:
        """Whether the pairs changed since, so that leases of new ones are not known yet."""
        return followed_pairs(self._profile, snapshot.followers) != snapshot.pairs


def followed_pairs(profile: Profile, info: FollowInfo | None) -> tuple[IndexPair, ...]:
    """Everything that follows through the link's alias, and what the profile says should."""
    alias = profile.link.alias
    found = info.followers.values() if info else ()
    followed = [IndexPair(entry.leader_index, entry.index) for entry in found if entry.alias == alias]
    names = {pair.follower for pair in followed}
    wanted = [pair for pair in profile.link.indices if pair.follower not in names]
    return tuple(sorted([*followed, *wanted], key=lambda pair: pair.follower))


def _at_work(snapshot: Snapshot) -> frozenset[tuple[str | None, str | None]]:
    """The active followers of this tick with their leader indices, by uuid."""
    if snapshot.followers is None or snapshot.follower is None or snapshot.leader is None:
        return frozenset()
    found = set()
    for pair in snapshot.pairs:
        entry = snapshot.followers.followers.get(pair.follower)
        ours, theirs = snapshot.follower.indices.get(pair.follower), snapshot.leader.indices.get(pair.leader)
        if entry and entry.active and ours and theirs:
            found.add((ours.uuid, theirs.uuid))
    return frozenset(found)


def _names_gone(outcome: Outcome) -> bool:
    return isinstance(outcome, Fault) and outcome.code in _GONE
