"""Counting one follower and its leader exactly: behind a refresh on both sides, and behind the leader's own numbers."""

from __future__ import annotations

import asyncio

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.cluster import Count, IndexList
from ccrtui.core.elasticsearch.replication import ShardStats
from ccrtui.core.elasticsearch.requests import count, index_named, refresh, shard_stats
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.state import ExactCount
from ccrtui.core.watch.difference import difference
from ccrtui.core.watch.link_view import IndexView
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
    behind = None if row is not None and row.reason in INCOMPARABLE else _behind(before, follower, pair)
    moved = _numbers(before, pair.leader) != _numbers(after, pair.leader)
    why = difference(row, whole, behind, moved)
    return ExactCount(
        leader_count.documents, follower_count.documents, clock.monotonic(), why is None, difference=why, behind=behind
    )


async def _refreshes(pair: IndexPair, send: Send) -> tuple[Call, ...]:
    """A refresh of each side but where a primary is not started: that takes a minute (observed on 7.3.0)."""
    sides = ((Side.LEADER, pair.leader), (Side.FOLLOWER, pair.follower))
    listed = await _all(send, tuple(index_named(*side) for side in sides))
    return tuple(refresh(*side) for side, told in zip(sides, listed, strict=True) if not _red(told, side[1]))


def _red(outcome: Outcome, index: str) -> bool:
    listed = outcome.value if isinstance(outcome, Answer) else None
    entry = listed.entries.get(index) if isinstance(listed, IndexList) else None
    return entry is not None and entry.open and entry.health == "red"


async def _all(send: Send, calls: tuple[Call, ...]) -> tuple[Outcome, ...]:
    return tuple(await asyncio.gather(*map(send, calls)))


def _numbers(outcome: Outcome, index: str) -> dict[int, int]:
    stats = outcome.value if isinstance(outcome, Answer) else None
    if not isinstance(stats, ShardStats) or index not in stats.indices:
        return {}
    return {shard: copy.max_seq_no for shard, copy in stats.indices[index].shards.items()}


def _behind(leader: Outcome, follower: Outcome, pair: IndexPair) -> int | None:
    """Operations the follower lacks of what the leader had; None where a shard is not known."""
    stats = follower.value if isinstance(follower, Answer) else None
    wanted = _numbers(leader, pair.leader)
    if not isinstance(stats, ShardStats) or pair.follower not in stats.indices or not wanted:
        return None
    shards = stats.indices[pair.follower].shards
    if not wanted.keys() <= shards.keys():
        return None
    return sum(max(0, number - shards[shard].global_checkpoint) for shard, number in wanted.items())
