"""The fence: a follower has everything that its leader had when every checkpoint reached the leader's own numbers.

The leader is asked first, so that nothing it takes meanwhile is held against the follower, and once more afterwards
where it matters whether it stood still.
"""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.elasticsearch.replication import ShardCopy, ShardStats
from ccrtui.core.profile.profile import IndexPair


def lacking(
    leader: ShardStats | None, follower: ShardStats | None, pair: IndexPair, primaries: int | None = None
) -> int | None:
    """Operations that the follower, asked after it, lacks of what the leader had; None where a shard is not known.

    `primaries` is how many the index has, None where that is not known: then what both tell counts as all of it.
    """
    leader_shards, follower_shards = shards_of(leader, pair.leader), shards_of(follower, pair.follower)
    if len(leader_shards) < (primaries or 1) or leader_shards.keys() != follower_shards.keys():
        return None
    return sum(
        max(0, copy.max_seq_no - follower_shards[shard].global_checkpoint) for shard, copy in leader_shards.items()
    )


def moved(before: ShardStats | None, after: ShardStats | None, pair: IndexPair) -> bool | None:
    """Whether the leader took operations between two answers of it; None where not both tell the same shards."""
    first, second = shards_of(before, pair.leader), shards_of(after, pair.leader)
    if not first or first.keys() != second.keys():
        return None
    return any(copy.max_seq_no != second[shard].max_seq_no for shard, copy in first.items())


def shards_of(stats: ShardStats | None, index: str) -> Mapping[int, ShardCopy]:
    """The primaries of an index that a side tells of, by number; none where it tells of none."""
    copy = stats.indices.get(index) if stats else None
    return copy.shards if copy else {}
