"""The last proof: kept from the moment the leader falls silent, until both sides are compared again."""

from __future__ import annotations

from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.measure.last_proof import LastProof, last_proof
from tests.core.watch.film import AWAY, Film, task

EPOCH = 1_700_000_000.0


def film_of(film: Film) -> LinkView:
    assert film.view is not None
    return film.view


def compared(film: Film, at: float, leader: int, follower: int) -> IndexView:
    return film.tick(at, {0: leader}, {0: follower}, {0: task(follower)})


def silent(film: Film, at: float, follower: int) -> IndexView:
    return film.tick(at, AWAY, {0: follower}, {0: task(follower)})


def level_film() -> Film:
    film = Film()
    for at in (1.0, 2.0):
        compared(film, at, 8, 8)
    return film


def test_while_the_leader_is_heard_the_sample_itself_is_the_proof() -> None:
    film = level_film()
    assert film_of(film).last_proof is None
    assert film_of(film).indices[0].last_proof is None
    assert last_proof(film_of(film)) == LastProof(1.85, EPOCH + 1.85, 0, 9, 8, 1, 1)


def test_from_the_first_silent_sample_on_it_is_that_of_the_one_before_and_stays_so() -> None:
    film = level_film()
    for at in (3.0, 4.0, 50.0):
        index = silent(film, at, 8)
        assert index.operations_behind is None
        assert index.last_proof == LastProof(1.85, EPOCH + 1.85, 0, 9, 8, 1, 1)
        assert last_proof(film_of(film)) == index.last_proof


def test_one_that_was_behind_then_is_told_as_behind_and_not_as_level() -> None:
    film = level_film()
    compared(film, 3.0, 40, 10)
    proof = silent(film, 4.0, 12).last_proof
    assert proof is not None
    assert (proof.operations_behind, proof.operations, proof.level) == (30, 11, 0)


def test_it_is_over_when_the_leader_is_heard_again() -> None:
    film = level_film()
    silent(film, 3.0, 8)
    compared(film, 4.0, 9, 9)
    assert film_of(film).indices[0].last_proof is None
    proof = last_proof(film_of(film))
    assert proof is not None
    assert proof.operations == 10


def test_there_is_none_where_the_leader_was_never_heard() -> None:
    film = Film()
    assert silent(film, 1.0, 8).last_proof is None
    assert silent(film, 2.0, 8).last_proof is None
    assert last_proof(film_of(film)) is None
