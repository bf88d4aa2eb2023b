"""Counting one follower and its leader exactly: behind a refresh on both sides, and behind the leader's own numbers."""

from __future__ import annotations

import asyncio

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.index import Count, IndexList
from ccrtui.core.elasticsearch.replication import ShardStats
from ccrtui.core.elasticsearch.requests.indices import count, index_named, refresh, shard_stats
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.state import ExactCount
from ccrtui.core.watch.difference import difference
from ccrtui.core.watch.link_view import IndexView
from ccrtui.core.watch.shard.fence import lacking, moved
from ccrtui.core.watch.verdict import INCOMPARABLE
from ccrtui.engine.observation import Send
from ccrtui.ports import Clock


async def count_exactly(pair: IndexPair, send: Send, clock: Clock, row: IndexView | None = None) -> ExactCount | Fault:
    """Count both sides. `level` when no shard failed, the leader stood still, and the follower had reached it.

    `row` is how the pair is judged, where it is: two histories are not compared, and what is paused is said to be.
    """
    before = await send(shard_stats(Side.LEADER, (pair.leader,)))
    follower = await send(shard_stats(Side.FOLLOWER, (pair.follower,)))
    refreshed = await _all(send, await _refreshes(pair, send))
    counted = await _all(send, (count(Side.LEADER, pair.leader), count(Side.FOLLOWER, pair.follower)))
    after = await send(shard_stats(Side.LEADER, (pair.leader,)))
    for outcome in (before, follower, *refreshed, *counted, after):
        if isinstance(outcome, Fault):
            return outcome
    leader_count, follower_count = (outcome.value for outcome in counted if isinstance(outcome, Answer))
    if not isinstance(leader_count, Count) or not isinstance(follower_count, Count):
        raise TypeError("a count decodes to Count")
    whole = not leader_count.uncounted_shards and not follower_count.uncounted_shards
    comparable = row is None or row.reason not in INCOMPARABLE
    behind = lacking(_stats(before), _stats(follower), pair) if comparable else None
    why = difference(row, whole, behind, moved(_stats(before), _stats(after), pair))
    return ExactCount(
        leader_count.documents, follower_count.documents, clock.monotonic(), why is None, difference=why, behind=behind
    )


async def _refreshes(pair: IndexPair, send: Send) -> tuple[Call, ...]:
    """A refresh of each side but where a primary is not started."""
    sides = ((Side.LEADER, pair.leader), (Side.FOLLOWER, pair.follower))
    lists = await _all(send, tuple(index_named(*side) for side in sides))
    return tuple(refresh(*side) for side, listed in zip(sides, lists, strict=True) if not _red(listed, side[1]))


def _red(outcome: Outcome, index: str) -> bool:
    listed = outcome.value if isinstance(outcome, Answer) else None
    entry = listed.entries.get(index) if isinstance(listed, IndexList) else None
    return entry is not None and entry.lacks_a_primary


async def _all(send: Send, calls: tuple[Call, ...]) -> tuple[Outcome, ...]:
    return tuple(await asyncio.gather(*map(send, calls)))


def _stats(outcome: Outcome) -> ShardStats | None:
    return outcome.value if isinstance(outcome, Answer) and isinstance(outcome.value, ShardStats) else None
