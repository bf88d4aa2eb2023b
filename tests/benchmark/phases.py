"""Where the time of a tick goes: reading the answers, adding them, judging; and what it were if all of it were news."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ccrtui.adapters.elasticsearch.decode.answer import decode
from ccrtui.adapters.elasticsearch.decode.parts import Parts
from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.elasticsearch.requests.cluster import remote_info, server_clock
from ccrtui.core.elasticsearch.requests.indices import index_list, shard_stats
from ccrtui.core.elasticsearch.requests.replication import follow_info, follow_stats
from ccrtui.core.history.stamp import Stamp, Stamped
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.advance import advance
from ccrtui.core.watch.assess import assess
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.snapshot import Snapshot
from tests.benchmark.answers import Pair
from tests.benchmark.figure import Figure

ESTATES = ((1000, 5, 0), (1000, 5, 20))
"""Followers, shards of each, and how many of the followers move."""
TICKS = 9
_Value = TypeVar("_Value")


def phases() -> Iterator[Figure]:
    """Measure ticks of a link in this process, without any request, against ticks in which everything is new."""
    for followers, shards, moving in ESTATES:
        news, whole = _Bench(Pair(followers, shards, moving)), _Bench(Pair(followers, shards, moving), whole=True)
        for bench in (news, whole):
            bench.settle()
            for _ in range(TICKS):
                bench.tick()
        what = f"{followers:,} x {shards}, {moving} moving"
        for phase in ("decode", "advance", "judge"):
            ours, peer = (statistics.median(bench.spent[phase]) * 1000 for bench in (news, whole))
            yield Figure(f"{phase}, {what}", ours, "ms", None, peer, "all of it new")


@dataclass(slots=True)
class _Bench:
    """One link; `whole`: nothing is remembered of the answers and samples before."""

    pair: Pair
    whole: bool = False
    history: LinkHistory = field(default_factory=LinkHistory)
    parts: dict[Side, Parts] = field(default_factory=lambda: {side: Parts() for side in ENDS})
    spent: dict[str, list[float]] = field(default_factory=dict)

    def settle(self) -> None:
        """Take samples until every history is proven, and two more."""
        self.tick(first=True)
        while self.history.histories.unsettled:
            self.tick()
        self.tick()
        self.tick()
        self.spent.clear()

    def tick(self, *, first: bool = False) -> None:
        """Read, add and judge one sample."""
        self.pair.tick += 1
        bodies = [(call, self.pair.body(call)) for call in self._calls(first)]
        answers = self._timed("decode", lambda: {call: self._decoded(call, body) for call, body in bodies})
        snapshot = self._snapshot(answers, first)
        before = self.history.anew() if self.whole else self.history
        self.history = self._timed("advance", lambda: advance(before, snapshot))
        histories = self.history.histories
        if dues := histories.due(snapshot):
            spans = (range(due.leader.low, due.leader.high + 1) for due in dues)
            stamps = Stamped(tuple({number: Stamp(str(number), 1) for number in span} for span in spans))
            settled = histories.answered(dues, stamps, stamps, snapshot.taken_at)
            self.history = replace(self.history, histories=settled)
        view = self._timed("judge", lambda: assess(self.history, snapshot))
        self.history = self.history.judged(view)

    def _calls(self, first: bool) -> tuple[Call, ...]:
        names = self.pair.names
        stats = tuple(shard_stats(side, names, leases=first) for side in ENDS)
        usual = (*stats, follow_stats(Side.FOLLOWER), follow_info(Side.FOLLOWER), *_SMALL)
        return (*usual, index_list(Side.LEADER)) if first else usual

    def _decoded(self, call: Call, body: bytes) -> Answer:
        at = float(self.pair.tick) - (0.5 if call.side is Side.LEADER else 0.2)
        by_parts = None if self.whole else (lambda text: self.parts[call.side].decoded(call, text))
        return Answer(decode(call.kind, 200, body, {}, by_parts), 200, at, at + 0.1)

    def _snapshot(self, answers: dict[Call, Answer], first: bool) -> Snapshot:
        leader, follower, tasks, info, clock, remotes, *listing = answers.values()
        pairs = tuple(IndexPair(name, name) for name in self.pair.names) if first else self._pairs
        return Snapshot(
            alias="leader",
            pairs=pairs,
            taken_at=float(self.pair.tick),
            sampled_at=1.7e9 + self.pair.tick,
            leader_shards=leader,
            leader_clock=clock,
            info=info,
            tasks=tasks,
            follower_shards=follower,
            remotes=remotes,
            with_leases=first,
            leader_indices=listing[0] if listing else None,
        )

    @property
    def _pairs(self) -> tuple[IndexPair, ...]:
        return self.history.last.pairs if self.history.last else ()

    def _timed(self, phase: str, work: Callable[[], _Value]) -> _Value:
        began = time.thread_time()
        value = work()
        self.spent.setdefault(phase, []).append(time.thread_time() - began)
        return value


_SMALL = (server_clock(Side.LEADER), remote_info(Side.FOLLOWER))
