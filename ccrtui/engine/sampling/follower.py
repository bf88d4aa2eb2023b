"""The follower's half of a tick: who follows, what runs, where it stands, and one question more."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.cluster import ServerClock
from ccrtui.core.elasticsearch.index import IndexList, IndexSettingsByName
from ccrtui.core.elasticsearch.replication import FollowInfo, FollowStats, IndexCopy, ShardStats, ShardTask
from ccrtui.core.elasticsearch.requests.cluster import remote_info, server_clock
from ccrtui.core.elasticsearch.requests.indices import index_traits
from ccrtui.core.elasticsearch.requests.names import fitting
from ccrtui.core.elasticsearch.requests.replication import follow_flow, follow_info, follow_stats, recovery
from ccrtui.core.elasticsearch.timed_tasks import longest_out_ms, steady
from ccrtui.core.profile.profile import IndexPair
from ccrtui.engine.observation import Send
from ccrtui.engine.sampling.shards import MOST_REQUESTS, ShardReader
from ccrtui.engine.sampling.traits import TraitAnswer, TraitReader
from ccrtui.engine.sampling.turns import Question, Turns
from ccrtui.engine.sampling.who import Who
from ccrtui.ports.system import Clock

_NO_TASKS: Mapping[int, ShardTask] = {}
_LATE_MS = 60_000
"""A read that stays out for longer than the usual poll time-out, milliseconds."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is known before the follower is asked: who followed before, the leader's shards, and who holds its leases.

    `leased` are pairs of follower and leader uuid. `seldom`: of whom it is asked what they are, and their histories.
    """

    info: FollowInfo | None
    leader: Outcome | None
    leased: frozenset[tuple[str | None, str | None]]
    seldom: frozenset[str]


@dataclass(frozen=True, slots=True)
class FollowerAnswers:
    """What the follower told in one tick. `listed` are the names that a list was asked for; None: all there are.

    `exhausted`: no room was left for a further request.
    """

    info: Outcome
    tasks: Outcome
    shards: Outcome | None
    extra: Mapping[Kind, Outcome] = field(default_factory=dict)
    traits: TraitAnswer = field(default_factory=lambda: TraitAnswer(None, frozenset(), {}))
    listed: frozenset[str] | None = None
    exhausted: bool = False


class FollowerReader:
    """Asks the follower, and remembers whose turn it is and who has to be left out."""

    def __init__(self, send: Send, clock: Clock) -> None:
        self._send = send
        self._clock = clock
        self._shards = ShardReader(Side.FOLLOWER, send, clock)
        self._who = Who(clock)
        self._traits = TraitReader(Side.FOLLOWER)
        self._turns = Turns()
        self._clock_known = False
        """Whether the follower's clock was told, by which it is known how old a failure of auto-follow is."""
        self._crowded = False
        """Whether the last tick had no room for a question that goes round, so that this one keeps it."""
        self._looked = False
        """Whether those that give no figures had the last turn, so that the settings of others have the next."""
        self._settled: dict[str, str] = {}
        """Followers whose settings are known, with their uuid."""
        self._closed: dict[str, str] = {}
        """Closed followers whose settings were not asked yet, with their uuid; each is asked once."""
        self._closed_asked: dict[str, str] = {}
        self._stood: dict[str, tuple[IndexCopy, IndexCopy, Mapping[int, ShardTask], tuple[bool, bool]]] = {}
        """What was told of each follower last, and what that comes to."""

    @property
    def doubted(self) -> frozenset[str]:
        """The indices of which it is not known what they are."""
        return self._shards.doubted

    @property
    def refused(self) -> Mapping[str, Fault]:
        """Indices the cluster refuses to tell of."""
        return self._shards.refused

    async def read(
        self, pairs: tuple[IndexPair, ...], ahead: Ahead, info: Outcome | None, leave_room: bool
    ) -> FollowerAnswers:
        """Where they stand and what runs; who follows, where that may be another; and one question more.

        That is chosen by what these told; `info`, where it was asked already.
        """
        names = frozenset(pair.follower for pair in pairs)
        asks_info = info is None and self._who.is_time(pairs)
        waits = self._crowded and not names <= ahead.seldom
        seldom = frozenset() if waits and asks_info else ahead.seldom
        shards, tasks, who = await asyncio.gather(
            self._shards.read(names, seldom),
            self._send(follow_stats(Side.FOLLOWER, whole=not _heard(pairs, ahead.leader))),
            self._send(follow_info(Side.FOLLOWER)) if asks_info else _given(info or self._who.told),
        )
        spent = self._shards.spent + 1 + (asks_info or info is not None)
        if self._shards.blames(names, shards):
            if isinstance(shards, Fault) and shards.status == 403:
                self._traits.unlistable(self._clock.monotonic())
            shards, spent = await self._shards.once_more(names, seldom), spent + 1
        seen = self._who.seen(tasks, shards)
        if who is None or (not asks_info and info is None and self._who.others(seen)):
            who, spent, asks_info = await self._send(follow_info(Side.FOLLOWER)), spent + 1, True
        if asks_info or info is not None:
            self._who.tell(who, seen)
        if self.doubted and spent < MOST_REQUESTS - waits:
            shards, spent = await self._shards.identify(self.doubted, shards), spent + 1
        self._crowded = spent >= MOST_REQUESTS
        asked = FollowerAnswers(who, tasks, shards, exhausted=self._crowded)
        return asked if leave_room or self._crowded else await self._further(asked, pairs, ahead)

    async def _further(self, asked: FollowerAnswers, pairs: tuple[IndexPair, ...], ahead: Ahead) -> FollowerAnswers:
        call = self._question(asked, pairs, ahead)
        outcome = await self._send(call)
        self._clock_known = self._clock_known or isinstance(_value(outcome), ServerClock)
        answers = replace(asked, extra={call.kind: outcome}, exhausted=True)
        if call.kind is not Kind.INDEX_SETTINGS and call.kind is not Kind.INDEX_LIST:
            return answers
        traits = self._traits.note(call, outcome, _absent(asked, pairs, ahead), self._clock.monotonic())
        value = _value(outcome)
        if isinstance(value, IndexList):
            self._note_closed(value, _absent(asked, pairs, ahead))
        if isinstance(value, IndexSettingsByName):
            self._settled |= {name: settings.uuid for name, settings in value.indices.items()}
        return replace(answers, traits=traits, listed=named_in_list(call))

    def _note_closed(self, listing: IndexList, absent: frozenset[str]) -> None:
        shut = {name: entry.uuid for name in absent if (entry := listing.entries.get(name)) and not entry.open}
        known = self._settled.items() | self._closed_asked.items()
        self._closed = {name: uuid for name, uuid in shut.items() if (name, uuid) not in known}

    def _question(self, asked: FollowerAnswers, pairs: tuple[IndexPair, ...], ahead: Ahead) -> Call:
        """The fourth question goes round: who is connected, what became of an index, first copies, colours.

        The settings of a closed follower tell whether the leader index is still the one that it has followed.

        The colours that are asked for while something is copied also tell what became of an index.
        """
        now = self._clock.monotonic()
        absent = _absent(asked, pairs, ahead) - self.refused.keys()
        doubtful = self._doubtful(asked, pairs, ahead)
        copying = _copying(asked, absent, ahead)
        wanted = {Question.COLOUR}
        running = _value(asked.tasks)
        wanted |= {Question.FLOW} if isinstance(running, FollowStats) and running.tasks else set()
        wanted |= {Question.TRAITS} if absent or doubtful else set()
        wanted |= {Question.RECOVERY, Question.HEALTH} if copying else set()
        wanted |= {Question.CLOSED} if self._closed else set()
        chosen = self._turns.next(frozenset(wanted))
        if not self._clock_known and isinstance(running, FollowStats) and running.auto_followed.failed:
            return server_clock(Side.FOLLOWER)
        if chosen is Question.COLOUR:
            return server_clock(Side.FOLLOWER)
        if chosen is Question.FLOW:
            return follow_flow(Side.FOLLOWER)
        if chosen is Question.RECOVERY:
            return recovery(Side.FOLLOWER, copying)
        if chosen is Question.CLOSED:
            names = fitting(sorted(self._closed))
            self._closed_asked |= {name: self._closed.pop(name) for name in names}
            return index_traits(Side.FOLLOWER, names)
        question = None
        if chosen is Question.HEALTH:
            question = self._traits.health_of(copying, now)
        elif chosen is Question.TRAITS:
            others = self._looked and bool(doubtful) and self._traits.listing(now) is not None
            question = self._traits.question(frozenset() if others else absent, doubtful, now)
            self._looked = bool(absent) and not others
        return question or remote_info(Side.FOLLOWER)

    def _doubtful(self, asked: FollowerAnswers, pairs: tuple[IndexPair, ...], ahead: Ahead) -> frozenset[str]:
        """Followers whose settings matter: no lease seen, newly behind, failing, or with reads that stay out."""
        stats, tasks, theirs = _value(asked.shards), _value(asked.tasks), _value(ahead.leader)
        if not isinstance(stats, ShardStats) or not isinstance(theirs, ShardStats):
            return frozenset()
        running = tasks.tasks if isinstance(tasks, FollowStats) else {}
        info = _followers(asked.info) or ahead.info
        doubtful = set()
        for pair in pairs:
            ours = stats.indices.get(pair.follower)
            if ours is None or pair.leader not in theirs.indices:
                continue
            entry = info.followers.get(pair.follower) if info else None
            late_ms = 1000 * entry.read_poll_timeout_s if entry else _LATE_MS
            leader, tasks = theirs.indices[pair.leader], running.get(pair.follower, _NO_TASKS)
            troubled, behind = self._standing(pair.follower, leader, ours, steady(tasks))
            proven = (ours.uuid, leader.uuid) in ahead.leased and not behind
            late = longest_out_ms(tasks) > late_ms
            if troubled or late or (not proven and self._settled.get(pair.follower) != ours.uuid):
                doubtful.add(pair.follower)
        return frozenset(doubtful)

    def _standing(
        self, name: str, leader: IndexCopy, follower: IndexCopy, tasks: Mapping[int, ShardTask]
    ) -> tuple[bool, bool]:
        """Whether tasks of a follower fail, and whether it is behind; looked at once for as long as nothing changes."""
        known = self._stood.get(name)
        if known is None or known[0] is not leader or known[1] is not follower or known[2] is not tasks:
            failing = any(task.failed_writes or task.read_errors or task.fatal_type for task in tasks.values())
            known = self._stood[name] = leader, follower, tasks, (failing, _behind(leader, follower))
        return known[3]


def named_in_list(call: Call) -> frozenset[str] | None:
    """The names that a list of indices was asked for; None where it was asked for all, or is no list."""
    named = call.target.removeprefix("/_cat/indices").strip("/")
    return frozenset(named.split(",")) if call.kind is Kind.INDEX_LIST and named else None


def _absent(asked: FollowerAnswers, pairs: tuple[IndexPair, ...], ahead: Ahead) -> frozenset[str]:
    """Followers that give no figures though the others do, and what is to follow and may not be there."""
    info, stats = _followers(asked.info) or ahead.info, _value(asked.shards)
    if info is None or (asked.shards is not None and not isinstance(stats, ShardStats)):
        return frozenset()
    figured = {name for name, copy in stats.indices.items() if copy.shards} if isinstance(stats, ShardStats) else set()
    return frozenset(pair.follower for pair in pairs) - figured


def _copying(asked: FollowerAnswers, absent: frozenset[str], ahead: Ahead) -> tuple[str, ...]:
    info = _followers(asked.info) or ahead.info
    followers = info.followers if info else {}
    return tuple(sorted(name for name in absent if name in followers and not followers[name].active))


def _behind(leader: IndexCopy, follower: IndexCopy) -> bool:
    return any(
        copy.max_seq_no > follower.shards[shard].global_checkpoint
        for shard, copy in leader.shards.items()
        if shard in follower.shards
    )


def _heard(pairs: Iterable[IndexPair], leader: Outcome | None) -> bool:
    """Whether the leader told of every index that is followed, so that no task's word is needed for it."""
    stats = _value(leader)
    copies = stats.indices if isinstance(stats, ShardStats) else {}
    return all((copy := copies.get(pair.leader)) is not None and copy.shards for pair in pairs)


async def _given(outcome: Outcome | None) -> Outcome | None:
    return outcome


def _value(outcome: Outcome | None) -> object:
    return outcome.value if isinstance(outcome, Answer) else None


def _followers(outcome: Outcome | None) -> FollowInfo | None:
    value = _value(outcome)
    return value if isinstance(value, FollowInfo) else None
