"""What the compare has seen, as its evidence: counts in all, and every pair with its counts and sequence numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ccrtui.core.call.call import Call, Side
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.steps.replication.asked_together import counted
from ccrtui.core.steps.replication.compare.one_history import Fence
from ccrtui.core.walk.look import Look
from ccrtui.core.watch.shard.fence import shards_of


def both_counts(look: Look, calls: Mapping[Side, Mapping[str, Call]], fence: Fence) -> JsonObject:
    """The evidence of a compare, whatever it comes to; of a count None until its call was answered."""
    rows = [_row(look, calls, fence, pair) for pair in look.profile.link.indices]
    return {
        "indices": rows,
        "leader_docs": _total([row["leader_docs"] for row in rows]),
        "follower_docs": _total([row["follower_docs"] for row in rows]),
    }


def _row(look: Look, calls: Mapping[Side, Mapping[str, Call]], fence: Fence, pair: IndexPair) -> JsonObject:
    follower_shards = shards_of(fence.follower, pair.follower)
    shards: list[JsonObject] = [
        {
            "shard": shard,
            "leader_max_seq_no": copy.max_seq_no,
            "follower_global_checkpoint": follower_shards[shard].global_checkpoint
            if shard in follower_shards
            else None,
        }
        for shard, copy in sorted(shards_of(fence.before, pair.leader).items())
    ]
    return {
        "leader_index": pair.leader,
        "follower_index": pair.follower,
        "leader_docs": _documents(look, calls[Side.LEADER], pair.leader),
        "follower_docs": _documents(look, calls[Side.FOLLOWER], pair.follower),
        "shards": shards,
    }


def _documents(look: Look, calls: Mapping[str, Call], index: str) -> int | None:
    count = counted(look.facts, calls, index)
    return count.documents if count else None


def _total(figures: Sequence[object]) -> int | None:
    numbers = [figure for figure in figures if isinstance(figure, int)]
    return sum(numbers) if len(numbers) == len(figures) else None
