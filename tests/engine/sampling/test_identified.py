"""Numbers of now beside what was told of an index earlier, for as long as it is the same index."""

from __future__ import annotations

import pytest

from ccrtui.core.elasticsearch.replication import IndexCopy, ShardCopy, ShardStats
from ccrtui.engine.sampling.identified import Identified

NAMES = frozenset({"orders", "customers"})


def told(number: int = 8) -> ShardStats:
    """Everything about both."""
    shard = ShardCopy(0, number, number, number + 1, (), "history", "node")
    return ShardStats({name: IndexCopy(f"{name}-uuid", {0: shard}) for name in NAMES})


def numbers(**at: int | None) -> ShardStats:
    """Their numbers alone; None: it gives none."""
    given = {name: number for name in NAMES if (number := at.get(name, 8)) is not None}
    return ShardStats({name: IndexCopy(None, {0: ShardCopy(0, at, at, None)}) for name, at in given.items()})


def begun() -> Identified:
    known = Identified()
    known.begin(told())
    return known


def test_what_did_not_change_is_the_very_value_that_it_was() -> None:
    known, first = begun(), numbers()
    assert known.stand(first, NAMES) == set()
    before = known.completed()
    second = ShardStats({**numbers(orders=9).indices, "customers": first.indices["customers"]})
    known.stand(second, NAMES)
    now = known.completed()
    assert now.indices["customers"] is before.indices["customers"]
    assert now.indices["orders"] == IndexCopy("orders-uuid", {0: ShardCopy(0, 9, 9, 9, (), "history", "node")})
    known.stand(second, NAMES)
    assert known.completed() is now


@pytest.mark.parametrize("away", [7, None])
def test_an_index_that_stands_lower_or_was_away_is_not_known_until_it_is_told_of(away: int | None) -> None:
    known = begun()
    known.stand(numbers(orders=away), NAMES)
    assert known.stand(numbers(), NAMES) == {"orders"}
    assert known.completed().indices["orders"].uuid is None
    assert known.completed().indices["customers"].uuid == "customers-uuid"
    known.identify(frozenset({"orders"}), told())
    assert known.stand(numbers(), NAMES) == set()
    assert known.completed().indices["orders"].uuid == "orders-uuid"
