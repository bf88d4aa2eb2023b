"""Counting one follower and its leader exactly: behind a refresh on both sides, and behind the leader's own numbers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TypeVar

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
from ccrtui.ports.system import Clock

T = TypeVar("T")


class _UnansweredError(Exception):
    """A call failed without whose answer there is no exact count."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


async def count_exactly(pair: IndexPair, send: Send, clock: Clock, row: IndexView | None = None) -> ExactCount | Fault:
    """Count both sides. `level` when no shard failed, the leader stood still, and the follower had reached it.

    `row` is how the pair is judged, where it is: two histories are not compared, and what is paused is said to be.
    """
    try:
        return await _counted(pair, send, clock, row)
    except _UnansweredError as unanswered:
        return unanswered.fault


async def _counted(pair: IndexPair, send: Send, clock: Clock, row: IndexView | None) -> ExactCount:
    leader, follower = (Side.LEADER, pair.leader), (Side.FOLLOWER, pair.follower)
    (before,) = await _values(send, (shard_stats(Side.LEADER, (pair.leader,)),), ShardStats)
    (reached,) = await _values(send, (shard_stats(Side.FOLLOWER, (pair.follower,)),), ShardStats)
    refreshes = await asyncio.gather(_refresh_of(*leader, send), _refresh_of(*follower, send))
    await _values(send, filter(None, refreshes), object)
    leader_count, follower_count = await _values(send, (count(*leader), count(*follower)), Count)
    (after,) = await _values(send, (shard_stats(Side.LEADER, (pair.leader,)),), ShardStats)
    whole = not leader_count.uncounted_shards and not follower_count.uncounted_shards
    comparable = row is None or row.reason not in INCOMPARABLE
    behind = lacking(before, reached, pair) if comparable else None
    why = difference(row, whole, behind, moved(before, after, pair))
    return ExactCount(
        leader_count.documents, follower_count.documents, clock.monotonic(), why is None, difference=why, behind=behind
    )


async def _refresh_of(side: Side, index: str, send: Send) -> Call | None:
    """The refresh of an index; None where a primary is not started."""
    outcome = await send(index_named(side, index))
    listed = outcome.value if isinstance(outcome, Answer) else None
    entry = listed.entries.get(index) if isinstance(listed, IndexList) else None
    return None if entry is not None and entry.lacks_a_primary else refresh(side, index)


async def _values(send: Send, calls: Iterable[Call], expected: type[T]) -> tuple[T, ...]:
    """What some calls that go out together decode to. Raises _UnansweredError with the first fault of them."""
    return tuple([_value(outcome, expected) for outcome in await asyncio.gather(*map(send, calls))])


def _value(outcome: Outcome, expected: type[T]) -> T:
    if isinstance(outcome, Fault):
        raise _UnansweredError(outcome)
    if not isinstance(outcome.value, expected):
        raise TypeError(f"{type(outcome.value).__name__}, not {expected.__name__}")
    return outcome.value
