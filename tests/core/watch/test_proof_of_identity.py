"""A lease proves one pair of indices; what takes the place of either of them must prove itself anew."""

from __future__ import annotations

from ccrtui.core.call.answer import Answer
from ccrtui.core.elasticsearch.replication import Follower, FollowInfo
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.verdict import Reason, Verdict
from tests.core.watch.film import AWAY, Film, said, task


def test_another_follower_of_the_same_name_is_not_proven_by_the_lease_of_the_first() -> None:
    film = Film()
    assert said(film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})) == (Verdict.IN_SYNC, Reason.PROVEN)
    film.follower_uuid, film.changes = "another-uuid", {"with_leases": False}
    view = film.tick(2.0, {0: 8}, {0: 8}, {0: task(8)})
    assert said(view) == (Verdict.UNKNOWN, Reason.IDENTITY_UNPROVEN)


def test_a_follower_that_has_turned_to_another_leader_index_is_not_judged_by_the_first() -> None:
    film = Film()
    assert said(film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})) == (Verdict.IN_SYNC, Reason.PROVEN)
    turned = FollowInfo({"orders": Follower("orders", "leader", "orders-old", True, 60.0)})
    assert film.pairs == (IndexPair("orders", "orders"),)
    film.changes = {"info": Answer(turned, 200, 1.9, 2.0)}
    view = film.tick(2.0, {0: 8}, {0: 8}, {0: task(8, leader_index="orders-old")})
    assert said(view)[0] is Verdict.UNKNOWN


def test_a_lease_of_before_does_not_say_that_an_index_made_anew_is_followed_again() -> None:
    """A follower that gives no figures was not looked up again: its lease is still the one on the former index."""
    film = Film()
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
    film.leader_uuid, film.leased = "another-leader-uuid", False
    assert said(film.tick(2.0, {0: 8}, {}, {0: task(8)})) == (Verdict.STOPPED, Reason.LEADER_RECREATED)
    assert said(film.tick(3.0, {0: 8}, {0: 8}, {0: task(8)})) == (Verdict.STOPPED, Reason.LEADER_RECREATED)


def test_a_follower_without_figures_is_not_said_to_follow_another_index_by_its_lease() -> None:
    """Its task gave up for want of the index: its lease of before cannot tell whether that is the one that is there."""
    film, lost = Film(), task(8, fatal_type="index_not_found_exception")
    film.tick(1.0, {0: 8}, {0: 8}, {0: task(8)})
    film.tick(2.0, {0: 8}, {0: 8}, {0: lost})
    assert said(film.tick(3.0, {0: 8}, AWAY, {0: lost})) == (Verdict.STOPPED, Reason.LEADER_INDEX_MISSING)
    film.leased = False
    assert said(film.tick(4.0, {0: 8}, {0: 8}, {0: lost})) == (Verdict.STOPPED, Reason.LEADER_RECREATED)
