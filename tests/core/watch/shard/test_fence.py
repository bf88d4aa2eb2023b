"""The fence: what a follower lacks of what the leader had, and whether the leader stood still."""

from __future__ import annotations

import pytest

from ccrtui.core.elasticsearch.replication import IndexCopy, ShardCopy, ShardStats
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.shard.fence import lacking, moved

PAIR = IndexPair("orders", "copy")


def stats(index: str, *numbers: tuple[int, int]) -> ShardStats:
    """An index whose shards have these highest sequence numbers and checkpoints."""
    shards = {shard: ShardCopy(shard, highest, checkpoint, 1) for shard, (highest, checkpoint) in enumerate(numbers)}
    return ShardStats({index: IndexCopy("uuid", shards)})


@pytest.mark.parametrize(
    ("leader", "follower", "operations"),
    [
        (stats("orders", (8, 8)), stats("copy", (8, 8)), 0),
        (stats("orders", (8, 8)), stats("copy", (8, 7)), 1),
        (stats("orders", (8, 7)), stats("copy", (8, 7)), 1),
        (stats("orders", (8, 8)), stats("copy", (20, 20)), 0),
        (stats("orders", (8, 8), (5, 5)), stats("copy", (20, 20), (3, 3)), 2),
        (stats("orders", (-1, -1)), stats("copy", (-1, -1)), 0),
        (stats("orders", (8, 8), (5, 5)), stats("copy", (8, 8)), None),
        (stats("orders", (8, 8)), stats("copy", (8, 8), (5, 5)), None),
        (stats("orders"), stats("copy"), None),
        (stats("other", (8, 8)), stats("copy", (8, 8)), None),
        (stats("orders", (8, 8)), stats("other", (8, 8)), None),
        (None, stats("copy", (8, 8)), None),
        (stats("orders", (8, 8)), None, None),
    ],
)
def test_a_follower_lacks_what_its_checkpoints_have_not_reached_of_the_leaders_highest_numbers(
    leader: ShardStats | None, follower: ShardStats | None, operations: int | None
) -> None:
    assert lacking(leader, follower, PAIR) == operations


def test_what_some_of_the_primaries_tell_is_not_what_a_follower_lacks() -> None:
    leader, follower = stats("orders", (8, 8), (5, 5)), stats("copy", (8, 8), (2, 2))
    assert [lacking(leader, follower, PAIR, primaries) for primaries in (None, 1, 2, 3)] == [3, 3, 3, None]


@pytest.mark.parametrize(
    ("before", "after", "has_moved"),
    [
        (stats("orders", (8, 8)), stats("orders", (8, 8)), False),
        (stats("orders", (8, 7)), stats("orders", (8, 8)), False),
        (stats("orders", (8, 8)), stats("orders", (9, 8)), True),
        (stats("orders", (8, 8), (3, 3)), stats("orders", (8, 8), (2, 2)), True),
        (stats("orders", (8, 8)), stats("orders", (8, 8), (0, 0)), None),
        (stats("orders", (8, 8)), None, None),
        (None, stats("orders", (8, 8)), None),
        (stats("other", (8, 8)), stats("other", (8, 8)), None),
    ],
)
def test_a_leader_has_moved_where_the_same_shards_told_other_numbers(
    before: ShardStats | None, after: ShardStats | None, has_moved: bool | None
) -> None:
    assert moved(before, after, PAIR) is has_moved
