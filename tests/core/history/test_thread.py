"""One shard through its samples: which copy of which leader it is, and what that does to what was proven of it."""

from __future__ import annotations

import pytest

from ccrtui.core.history.comparison import Finding
from ccrtui.core.history.thread import Between, Sight, Standing, Thread, compared, followed
from ccrtui.core.replication import ShardCopy

COPY = Between("leader", "follower", "copy")


def sight(
    between: Between = COPY,
    *,
    leader: int = 8,
    follower: int | None = 8,
    history: str | None = "first",
    node: str | None = "node",
    told: bool = True,
    remembered: str | None = None,
    lease_back: bool = False,
) -> Sight:
    """A shard level at operation 8, with its history told."""
    theirs = ShardCopy(0, leader, leader, None, history=history if told else None, node=node if told else None)
    ours = None if follower is None else ShardCopy(0, follower, follower, None)
    return Sight(between, theirs, ours, told, remembered, lease_back)


def proven() -> Thread:
    """A shard whose documents were compared."""
    return compared(followed(None, sight()), Finding.SAME, 0.0)


def test_a_first_copy_over_the_same_index_is_proven_anew_and_nothing_of_before_speaks_against_it() -> None:
    differs = followed(proven(), sight(leader=5, history="second"))
    assert differs.standing is Standing.DIFFERS
    again = followed(differs, sight(COPY._replace(history="next copy"), leader=5, follower=5, history="second"))
    assert (again.standing, again.proven_for, again.reached) == (Standing.UNPROVEN, None, 5)
    assert compared(again, Finding.SAME, 1.0).standing is Standing.PROVEN


@pytest.mark.parametrize("changed", [{"leader": "another"}, {"follower": "another"}, {"history": "another"}])
def test_another_index_or_copy_is_another_thread(changed: dict[str, str]) -> None:
    assert followed(proven(), sight(COPY._replace(**changed))).standing is Standing.UNPROVEN


def test_a_copy_that_is_told_for_the_first_time_is_the_one_that_was_seen() -> None:
    untold = compared(followed(None, sight(COPY._replace(history=None))), Finding.SAME, 0.0)
    assert untold.standing is Standing.PROVEN
    assert followed(untold, sight()).standing is Standing.PROVEN


def test_what_was_proven_in_another_session_counts_from_when_the_copy_is_told() -> None:
    untold = followed(None, sight(COPY._replace(history=None)))
    assert untold.standing is Standing.UNPROVEN
    assert followed(untold, sight(remembered="first")).standing is Standing.PROVEN
    assert followed(untold, sight(remembered="before")).standing is Standing.DIFFERS
