"""The leader's half of a tick: its shards, its clock, and what of its indices is not known yet."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.index import IndexList, IndexSettingsByName
from ccrtui.core.elasticsearch.replication import IndexCopy, ShardStats
from ccrtui.core.elasticsearch.requests.cluster import server_clock
from ccrtui.core.watch.shard.lease import parse_lease_id
from ccrtui.engine.observation import Send
from ccrtui.engine.sampling.shards import MOST_REQUESTS, ShardReader
from ccrtui.engine.sampling.traits import TraitAnswer, TraitReader
from ccrtui.ports.system import Clock

Uuids = frozenset[tuple[str | None, str | None]]

LOOK_AGAIN_S = 3.0
"""How often it is looked what has become of an index that gives no figures."""
PERIOD_AGAIN_S = 30.0
"""How often the time is asked again that history is kept; it may be changed while an index is followed."""


@dataclass(frozen=True, slots=True)
class LeaderAnswers:
    """What the leader told in one tick."""

    clock: Outcome
    shards: Outcome | None = None
    listing: Outcome | None = None
    traits: TraitAnswer = field(default_factory=lambda: TraitAnswer(None, frozenset(), {}))
    spent: int = 1


class LeaderReader:
    """Asks the leader, and remembers what is known of its indices."""

    def __init__(self, send: Send, clock: Clock) -> None:
        self._send = send
        self._clock = clock
        self._shards = ShardReader(Side.LEADER, send, clock)
        self._traits = TraitReader(Side.LEADER)
        self._primaries_of: set[str] = set()
        self._looked_at: dict[str, float] = {}
        self._period_at: dict[str, float] = {}
        self._leased: dict[str, Uuids] = {}
        self.leased: Uuids = frozenset()
        """Pairs of follower and leader uuid between which a lease was seen when they were last asked for."""
        self._leaders_leased: frozenset[str | None] = frozenset()

    @property
    def told(self) -> frozenset[str]:
        """The indices of which it was told in the last read what they are, and who holds leases on them."""
        return self._shards.told

    @property
    def doubted(self) -> frozenset[str]:
        """Those of which that is not known any more."""
        return self._shards.doubted

    @property
    def refused(self) -> Mapping[str, Fault]:
        """Indices the cluster refuses to tell of."""
        return self._shards.refused

    async def read(
        self, names: frozenset[str], seldom: frozenset[str], not_renewing: frozenset[str], most: int = MOST_REQUESTS
    ) -> LeaderAnswers:
        """Shards and clock, then questions about indices that are other ones, gone, new, or may lose history."""
        if not names:
            return LeaderAnswers(await self._send(server_clock(Side.LEADER)))
        shards, clock = await asyncio.gather(self._shards.read(names, seldom), self._send(server_clock(Side.LEADER)))
        if self._shards.blames(names, shards):
            shards = await self._shards.once_more(names, seldom)
            self._traits.unlistable(self._clock.monotonic())
        if self.doubted and self._shards.spent + 1 < most:
            shards = await self._shards.identify(self.doubted, shards)
        spent = 1 + self._shards.spent
        stats = shards.value if isinstance(shards, Answer) and isinstance(shards.value, ShardStats) else None
        if self.told and stats is not None:
            self._leased |= {name: _leased(stats.indices.get(name)) for name in self.told}
            self.leased = frozenset().union(*self._leased.values())
            self._leaders_leased = frozenset(leader for _, leader in self.leased)
        answers = LeaderAnswers(clock, shards)
        while stats is not None and spent < most:
            further = await self._ask_more(names, stats, answers, not_renewing)
            if further is None:
                break
            answers, spent = further, spent + 1
        return replace(answers, spent=spent)

    async def _ask_more(
        self, names: frozenset[str], stats: ShardStats, answers: LeaderAnswers, not_renewing: frozenset[str]
    ) -> LeaderAnswers | None:
        now = self._clock.monotonic()
        copies = stats.indices
        started = {name for name in names if name in copies and copies[name].shards}
        absent = {
            name
            for name in names - started - self.refused.keys()
            if name not in self._looked_at or now - self._looked_at[name] >= LOOK_AGAIN_S
        }
        unlisted = {name for name in started if copies[name].uuid not in self._primaries_of}
        unheld = {name for name in started - self._period_at.keys() if copies[name].uuid not in self._leaders_leased}
        lasting = unheld | {
            name
            for name in not_renewing & started
            if name not in self._period_at or now - self._period_at[name] >= PERIOD_AGAIN_S
        }
        call = self._traits.listing(now) if unlisted and (answers.listing is None) else None
        call = call or self._traits.question(absent, unlisted | lasting, now)
        if call is None or (call.kind is Kind.INDEX_LIST and answers.listing is not None):
            return None
        outcome = await self._send(call)
        traits = self._traits.note(call, outcome, absent, now)
        self._learn(outcome, traits, now)
        if call.kind is Kind.INDEX_LIST:
            return replace(answers, listing=outcome)
        return replace(answers, traits=_both(answers.traits, traits))

    def _learn(self, outcome: Outcome, traits: TraitAnswer, now: float) -> None:
        self._looked_at |= dict.fromkeys(traits.asked, now)
        self._period_at |= dict.fromkeys(traits.asked, now)
        value = outcome.value if isinstance(outcome, Answer) else None
        if isinstance(value, IndexList):
            self._primaries_of |= {entry.uuid for entry in value.entries.values()}
            self._looked_at |= dict.fromkeys(value.entries, now)
        elif isinstance(value, IndexSettingsByName):
            self._primaries_of |= {settings.uuid for settings in value.indices.values()}


def _both(first: TraitAnswer, second: TraitAnswer) -> TraitAnswer:
    """Two answers about settings in one tick; of two good ones the later is kept, with the refusals of both."""
    return (
        second
        if second.settings is not None and not second.refused
        else TraitAnswer(
            first.settings or second.settings, first.asked or second.asked, {**first.refused, **second.refused}
        )
    )


def _leased(copy: IndexCopy | None) -> Uuids:
    """Follower and leader uuids of the leases that every started primary of a leader index has."""
    holders = [
        {holder.follower_uuid for lease in shard.leases if (holder := parse_lease_id(lease.id)) is not None}
        for shard in (copy.shards.values() if copy else ())
    ]
    common = set.intersection(*holders) if holders else set()
    return frozenset((follower, copy.uuid) for follower in common) if copy else frozenset()
