"""One tick: the leader first, then the follower; at most four requests to each, whatever the number of followers."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace

from ccrtui.core.answer import Answer, Outcome
from ccrtui.core.call import Call, Side
from ccrtui.core.cluster import IndexSettingsByName
from ccrtui.core.kind import Kind
from ccrtui.core.profile import IndexPair, Profile
from ccrtui.core.replication import FollowInfo, FollowStats, IndexCopy, ShardStats
from ccrtui.core.search_calls import follow_info, follow_stats, recovery, remote_info, server_clock
from ccrtui.core.snapshot import Snapshot
from ccrtui.core.watch.wish import wanted_twice, watched_pairs
from ccrtui.engine.observation import Send
from ccrtui.engine.sampling.leader import MOST_REQUESTS, LeaderReader
from ccrtui.engine.sampling.shards import ShardReader
from ccrtui.engine.sampling.traits import Told, TraitReader
from ccrtui.engine.sampling.turns import Question, Turns
from ccrtui.ports import Clock

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


@dataclass(frozen=True, slots=True)
class _Follower:
    """What the follower told in one tick."""

    info: Outcome
    tasks: Outcome
    shards: Outcome | None
    extra: dict[Kind, Outcome] = field(default_factory=dict)
    told: Told = field(default_factory=lambda: Told(None, frozenset(), {}))


class Sampler:
    """Takes snapshots of one link."""

    def __init__(self, profile: Profile, send: Send, clock: Clock) -> None:
        self._profile = profile
        self._send = send
        self._clock = clock
        self._plan = Plan()
        self._leader = LeaderReader(send, clock)
        self._shards = ShardReader(Side.FOLLOWER, send, clock)
        self._traits = TraitReader(Side.FOLLOWER)
        self._turns = Turns()
        self.exhausted = False
        """Whether the last sample left no room for a further request to either side."""
        self._looked = False
        """Whether those that give no figures had the last turn, so that the settings of others have the next."""
        self._settled: dict[str, str] = {}
        """Followers whose settings are known, with their uuid."""

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
        self.exhausted = False
        alias = self._profile.link.alias
        asked_now = None if self._plan.info else await self._first_info()
        pairs = watched_pairs(self._profile.link, self._plan.info)
        with_leases = tell_histories or self._wants_leases()
        most = MOST_REQUESTS - leave_room
        leader = await self._leader.read(frozenset(pair.leader for pair in pairs), with_leases, not_renewing, most)
        follower = await self._ask_follower(pairs, asked_now, leader.shards, leave_room, with_leases)
        self.exhausted = self.exhausted or leader.spent >= MOST_REQUESTS
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
            recovery=follower.extra.get(Kind.RECOVERY),
            follower_indices=follower.extra.get(Kind.INDEX_LIST),
            with_leases=with_leases,
            leader_settings=leader.told.settings,
            follower_clock=follower.extra.get(Kind.SERVER_CLOCK),
            leader_indices=leader.listing,
            leader_settings_of=leader.told.asked,
            follower_settings=follower.told.settings,
            follower_settings_of=follower.told.asked,
            wanted=frozenset(pair.follower for pair in self._profile.link.indices),
            wanted_twice=wanted_twice(self._profile.link.indices),
            leader_refused={**self._leader.refused, **leader.told.refused},
            follower_refused={**self._shards.refused, **follower.told.refused},
        )
        self._prepare_next(snapshot)
        return snapshot

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

    async def _ask_follower(
        self,
        pairs: tuple[IndexPair, ...],
        info: Outcome | None,
        leader: Outcome | None,
        leave_room: bool,
        with_leases: bool,
    ) -> _Follower:
        """Who follows, what runs, where it stands, and one question more, which is chosen by what these told."""
        known = self._plan.info.followers if self._plan.info else None
        names = frozenset(pair.follower for pair in pairs if known is None or pair.follower in known)
        asks_info = self._send(follow_info(Side.FOLLOWER)) if info is None else _given(info)
        shards, tasks, who = await asyncio.gather(
            self._shards.read(names, with_leases), self._send(follow_stats(Side.FOLLOWER)), asks_info
        )
        if self._shards.blames(names, shards):
            self.exhausted = True
            return _Follower(who, tasks, await self._shards.once_more(names, with_leases))
        asked = _Follower(who, tasks, shards)
        if leave_room:
            return asked
        self.exhausted = True
        call = self._question(asked, pairs, leader)
        outcome = await self._send(call)
        if call.kind is Kind.INDEX_SETTINGS or call.kind is Kind.INDEX_LIST:
            told = self._traits.note(call, outcome, self._absent(asked, pairs), self._clock.monotonic())
            self._settle(outcome)
            return replace(asked, told=told, extra={call.kind: outcome})
        return replace(asked, extra={call.kind: outcome})

    def _question(self, asked: _Follower, pairs: tuple[IndexPair, ...], leader: Outcome | None) -> Call:
        """The fourth question goes round: who is connected, what became of an index, first copies, colours."""
        now = self._clock.monotonic()
        absent, doubtful = self._absent(asked, pairs), self._doubtful(asked, pairs, leader)
        copying = self._copying(asked, absent)
        wanted = {Question.COLOUR}
        wanted |= {Question.TRAITS} if absent or doubtful else set()
        wanted |= {Question.RECOVERY, Question.HEALTH} if copying else set()
        chosen = self._turns.next(frozenset(wanted))
        if chosen is Question.COLOUR:
            return server_clock(Side.FOLLOWER)
        if chosen is Question.RECOVERY:
            return recovery(Side.FOLLOWER, copying)
        question = None
        if chosen is Question.HEALTH:
            question = self._traits.listing(now)
        elif chosen is Question.TRAITS:
            others = self._looked and bool(doubtful)
            question = self._traits.question(frozenset() if others else absent, doubtful, now)
            self._looked = bool(absent) and not others
        return question or remote_info(Side.FOLLOWER)

    def _absent(self, asked: _Follower, pairs: tuple[IndexPair, ...]) -> frozenset[str]:
        """Followers that give no figures though the others do."""
        info, stats = _followers(asked.info) or self._plan.info, _value(asked.shards)
        if info is None or (asked.shards is not None and not isinstance(stats, ShardStats)):
            return frozenset()
        told = {name for name, copy in stats.indices.items() if copy.shards} if isinstance(stats, ShardStats) else set()
        return frozenset(pair.follower for pair in pairs if pair.follower in info.followers) - told

    def _copying(self, asked: _Follower, absent: frozenset[str]) -> tuple[str, ...]:
        info = _followers(asked.info) or self._plan.info
        followers = info.followers if info else {}
        return tuple(sorted(name for name in absent if name in followers and not followers[name].active))

    def _doubtful(self, asked: _Follower, pairs: tuple[IndexPair, ...], told: Outcome | None) -> frozenset[str]:
        """Followers whose settings matter: no lease seen, newly behind, failing, or with reads that stay out."""
        stats, tasks, theirs = _value(asked.shards), _value(asked.tasks), _value(told)
        if not isinstance(stats, ShardStats) or not isinstance(theirs, ShardStats):
            return frozenset()
        running = tasks.tasks if isinstance(tasks, FollowStats) else {}
        info = _followers(asked.info) or self._plan.info
        doubtful = set()
        for pair in pairs:
            ours = stats.indices.get(pair.follower)
            if ours is None or pair.leader not in theirs.indices:
                continue
            entry = info.followers.get(pair.follower) if info else None
            late_ms = 1000 * entry.read_poll_timeout_s if entry else _LATE_MS
            troubled = any(
                task.failed_writes or task.read_errors or task.fatal_type or task.since_last_read_ms > late_ms
                for task in running.get(pair.follower, {}).values()
            )
            leader = theirs.indices[pair.leader]
            proven = (ours.uuid, leader.uuid) in self._leader.leased and not _behind(leader, ours)
            if troubled or (not proven and self._settled.get(pair.follower) != ours.uuid):
                doubtful.add(pair.follower)
        return frozenset(doubtful)

    def _settle(self, outcome: Outcome) -> None:
        value = _value(outcome)
        if isinstance(value, IndexSettingsByName):
            self._settled |= {name: one.uuid for name, one in value.indices.items()}

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
        newcomers = watched_pairs(self._profile.link, snapshot.followers) != snapshot.pairs
        self._plan = Plan(
            info=info,
            leases_asked_at=asked if answered else None,
            watch_leases=taskless or not at_work <= looked_up or newcomers,
            leases_of=looked_up,
        )


_LATE_MS = 60_000
"""A read that stays out for longer than the usual poll time-out, milliseconds."""


def _behind(leader: IndexCopy, follower: IndexCopy) -> bool:
    return any(
        copy.max_seq_no > follower.shards[shard].global_checkpoint
        for shard, copy in leader.shards.items()
        if shard in follower.shards
    )


async def _given(outcome: Outcome) -> Outcome:
    return outcome


def _value(outcome: Outcome | None) -> object:
    return outcome.value if isinstance(outcome, Answer) else None


def _followers(outcome: Outcome | None) -> FollowInfo | None:
    value = _value(outcome)
    return value if isinstance(value, FollowInfo) else None


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
