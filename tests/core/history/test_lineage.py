"""One shard through its samples: which copy of which leader it is, and what that does to what was proven of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.elasticsearch.replication import ShardCopy
from ccrtui.core.history.comparison import Finding
from ccrtui.core.history.lineage import (
    Between,
    HistoryStatus,
    Lineage,
    ShardSample,
    compared,
    followed,
    lost,
    refused,
)

COPY = Between("leader", "follower", "copy")


def sight(
    between: Between = COPY,
    *,
    leader: int = 8,
    follower: int | None = 8,
    follower_max: int | None = None,
    history: str | None = "first",
    node: str | None = "node",
    with_history: bool = True,
    remembered: str | None = None,
    lease_back: bool = False,
) -> ShardSample:
    """A shard level at operation 8, with its history told."""
    theirs = ShardCopy(
        0, leader, leader, None, history=history if with_history else None, node=node if with_history else None
    )
    ours = (
        None if follower is None else ShardCopy(0, follower if follower_max is None else follower_max, follower, None)
    )
    return ShardSample(between, theirs, ours, with_history, remembered, lease_back)


def proven() -> Lineage:
    """A shard whose documents were compared."""
    return compared(followed(None, sight()), Finding.SAME, 0.0)


def test_a_first_copy_over_the_same_index_is_proven_anew_and_nothing_of_before_speaks_against_it() -> None:
    differs = followed(proven(), sight(leader=5, history="second"))
    assert differs.status is HistoryStatus.DIFFERS
    again = followed(differs, sight(COPY._replace(history="next copy"), leader=5, follower=5, history="second"))
    assert (again.status, again.proven_for, again.reached) == (HistoryStatus.UNPROVEN, None, 5)
    assert compared(again, Finding.SAME, 1.0).status is HistoryStatus.PROVEN


@pytest.mark.parametrize("changed", [{"leader": "another"}, {"follower": "another"}, {"history": "another"}])
def test_another_index_or_copy_is_another_thread(changed: dict[str, str]) -> None:
    assert followed(proven(), sight(COPY._replace(**changed))).status is HistoryStatus.UNPROVEN


def test_a_copy_that_is_told_for_the_first_time_is_the_one_that_was_seen() -> None:
    untold = compared(followed(None, sight(COPY._replace(history=None))), Finding.SAME, 0.0)
    assert untold.status is HistoryStatus.PROVEN
    assert followed(untold, sight()).status is HistoryStatus.PROVEN


def test_what_was_proven_in_another_session_counts_from_when_the_copy_is_told() -> None:
    untold = followed(None, sight(COPY._replace(history=None)))
    assert untold.status is HistoryStatus.UNPROVEN
    assert followed(untold, sight(remembered="first")).status is HistoryStatus.PROVEN
    assert followed(untold, sight(remembered="before")).status is HistoryStatus.DIFFERS


def proven_ahead() -> Lineage:
    """A proven shard of which the leader is at 12 and the follower at 8."""
    return compared(followed(None, sight(leader=12)), Finding.SAME, 0.0)


def differing() -> Lineage:
    """A proven shard whose leader was then seen below its follower."""
    return followed(proven(), sight(leader=5, with_history=False))


DOUBTS = {
    "its lease was gone": sight(leader=12, lease_back=True),
    "its numbers fell": sight(leader=10),
    "its primary is elsewhere": sight(leader=12, node="other"),
}


@pytest.mark.parametrize("doubt", DOUBTS)
def test_what_was_proven_is_doubted_and_only_documents_or_patience_bring_it_back(doubt: str) -> None:
    again = followed(proven_ahead(), DOUBTS[doubt])
    assert (again.status, again.run, again.history_current) == (HistoryStatus.UNPROVEN, 1, True)
    assert compared(again, Finding.SAME, 1.0).status is HistoryStatus.PROVEN


def test_what_is_doubted_has_to_be_told_again() -> None:
    fell = followed(proven_ahead(), sight(leader=10, with_history=False))
    assert (fell.history_current, fell.settled) == (False, False)


def test_another_history_is_doubted_also_where_none_was_proven() -> None:
    by_numbers = refused(followed(None, sight()), 0.0)
    other = followed(by_numbers, sight(history="second"))
    assert (other.status, other.run) == (HistoryStatus.UNPROVEN, 1)


def test_whatever_both_sides_had_when_it_was_doubted_is_below_the_anchor() -> None:
    assert followed(None, sight(leader=8, follower=11)).anchor == 11
    assert followed(proven(), sight(leader=20, lease_back=True)).anchor == 20
    fell = followed(followed(proven(), sight(leader=12, follower=12)), sight(leader=9, follower=None))
    assert (fell.anchor, fell.reached) == (12, 12)


def test_a_follower_that_is_seen_lower_has_still_been_where_it_was() -> None:
    lower = followed(proven(), sight(follower=3))
    assert lower.reached == 8
    assert followed(lower, sight(leader=7, follower=3)).status is HistoryStatus.DIFFERS


def test_a_difference_stays_through_doubts_and_losses() -> None:
    assert followed(differing(), sight(leader=5, lease_back=True, with_history=False)).status is HistoryStatus.DIFFERS
    by_documents = compared(followed(None, sight()), Finding.OTHER, 0.0)
    assert followed(by_documents, sight(lease_back=True)).status is HistoryStatus.DIFFERS
    assert lost(differing()).status is HistoryStatus.DIFFERS
    assert refused(differing(), 1.0).status is HistoryStatus.DIFFERS
    other = followed(proven(), sight(history="second"))
    assert compared(other, Finding.SAME, 1.0).status is HistoryStatus.DIFFERS


def test_a_leader_that_has_its_proven_history_again_is_compared_again() -> None:
    back = followed(differing(), sight())
    assert back.status is HistoryStatus.UNPROVEN
    assert followed(back, sight()).status is HistoryStatus.UNPROVEN
    assert compared(back, Finding.SAME, 1.0).status is HistoryStatus.PROVEN


def test_a_shard_that_was_missing_is_proven_anew_once_both_sides_tell_of_it() -> None:
    gone = lost(proven())
    assert (gone.status, gone.missing, gone.history_current) == (HistoryStatus.UNPROVEN, True, False)
    half = followed(gone, sight(follower=None))
    assert half.missing
    back = followed(half, sight())
    assert (back.status, back.missing) == (HistoryStatus.UNPROVEN, False)
    assert back.run > gone.run


def test_each_first_copy_is_a_run_of_its_own() -> None:
    assert followed(proven(), sight(COPY._replace(history="next copy"))).run == 1


def test_what_may_not_be_compared_counts_by_its_history_or_by_its_numbers() -> None:
    assert refused(followed(None, sight()), 0.0).status is HistoryStatus.BY_NUMBERS
    assert refused(followed(proven(), sight(lease_back=True)), 0.0).status is HistoryStatus.PROVEN
    assert (
        refused(followed(proven(), sight(lease_back=True, with_history=False)), 0.0).status is HistoryStatus.BY_NUMBERS
    )


def test_what_comparisons_leave_open_is_waited_for_and_then_counts_by_its_history_or_by_its_numbers() -> None:
    for begun, ends in ((followed(None, sight()), HistoryStatus.BY_NUMBERS), (doubted(), HistoryStatus.PROVEN)):
        once = compared(begun, Finding.OPEN, 10.0)
        assert once.status is HistoryStatus.UNPROVEN
        assert compared(once, Finding.OPEN, 12.9).status is HistoryStatus.UNPROVEN
        assert compared(once, Finding.OPEN, 13.0).status is ends


def doubted() -> Lineage:
    """A proven shard whose lease was gone, with the history that was proven."""
    return followed(proven(), sight(lease_back=True))


def test_an_empty_shard_is_proven_by_its_numbers_once_it_is_told() -> None:
    assert followed(None, sight(leader=-1, follower=-1)).status is HistoryStatus.PROVEN
    assert followed(None, sight(leader=-1, follower=-1, with_history=False)).status is HistoryStatus.UNPROVEN
    assert followed(None, sight(leader=-1, follower=-1, follower_max=3)).status is HistoryStatus.UNPROVEN
    assert followed(None, sight(leader=3, follower=-1)).status is HistoryStatus.UNPROVEN


some = st.sampled_from([None, "first", "second"])


@given(
    st.builds(
        Lineage,
        between=st.sampled_from([COPY, COPY._replace(history=None)]),
        leader_max=st.just(8),
        reached=st.just(8),
        anchor=st.integers(0, 9),
        status=st.sampled_from(HistoryStatus),
        history=some,
        node=some,
        history_current=st.booleans(),
        proven_for=some,
        doubted=st.booleans(),
    ),
    some,
    some,
    some,
)
def test_a_sample_that_tells_the_history_and_the_node_that_are_known_changes_nothing_of_what_is_proven(
    lineage: Lineage, history: str | None, node: str | None, remembered: str | None
) -> None:
    sample = sight(lineage.between, history=history, node=node, remembered=remembered)
    if lineage.is_of(sample.leader):
        assert followed(lineage, sample) == lineage
    assert proven().is_of(sight().leader)
