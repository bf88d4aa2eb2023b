"""What documents of both sides prove, what they speak against, and what they leave open."""

from __future__ import annotations

import pytest

from ccrtui.core.history.comparison import Finding, Numbers, compare, compare_refreshed
from ccrtui.core.history.stamp import Stamp, newest

A, B, NEWER = Stamp("a", 1), Stamp("b", 1), Stamp("a", 2)
STILL = Numbers(leader=8, follower=8, anchor=8)
"""Both sides at 8, and nothing taken since the history was first seen."""


@pytest.mark.parametrize("other", [B, NEWER])
def test_two_documents_under_one_number_are_two_histories(other: Stamp) -> None:
    assert compare({3: A, 8: A}, {3: other, 8: A}, STILL) is Finding.OTHER


def test_the_last_operation_of_a_leader_that_stands_still_proves_all_before_it() -> None:
    assert compare({3: A, 8: B}, {3: A, 8: B}, STILL) is Finding.SAME


def test_an_older_operation_leaves_open_what_came_after_it() -> None:
    """The operations after it may be deletions, others on either side."""
    assert compare({7: A}, {7: A}, STILL) is Finding.OPEN


def test_a_document_on_one_side_only_leaves_it_open() -> None:
    assert compare({3: A, 8: B}, {8: B}, STILL) is Finding.OPEN
    assert compare({}, {}, STILL) is Finding.OPEN


def test_a_follower_that_is_ahead_may_have_what_the_leader_has_lost() -> None:
    assert compare({8: B}, {8: B}, Numbers(leader=8, follower=11, anchor=11)) is Finding.OPEN


def test_what_the_leader_took_while_it_was_watched_proves_the_history_it_took_it_in() -> None:
    moving = Numbers(leader=20, follower=22, anchor=8)
    assert compare({7: A, 12: B}, {12: B}, moving) is Finding.SAME
    assert compare({7: A, 8: B}, {7: A, 8: B}, moving) is Finding.OPEN


def test_behind_a_refresh_of_both_a_missing_document_is_a_difference() -> None:
    assert compare_refreshed({3: A, 8: B}, {8: B}, 8, whole=True) is Finding.OTHER
    assert compare_refreshed({3: A, 8: B}, {3: A, 8: B}, 8, whole=False) is Finding.SAME


def test_behind_a_refresh_two_documents_under_one_number_are_two_histories_too() -> None:
    assert compare_refreshed({3: A, 8: B}, {3: A, 8: A}, 8, whole=True) is Finding.OTHER


def test_behind_a_refresh_deletions_at_the_end_are_open_but_where_everything_was_seen() -> None:
    assert compare_refreshed({3: A}, {3: A}, 8, whole=False) is Finding.OPEN
    assert compare_refreshed({3: A}, {3: A}, 8, whole=True) is Finding.SAME


def test_the_newest_operations_are_asked_for_and_never_one_below_the_first() -> None:
    assert (newest("orders", 0, 8).low, newest("orders", 0, 8).high) == (0, 8)
    assert newest("orders", 0, 999).high - newest("orders", 0, 999).low == 49
