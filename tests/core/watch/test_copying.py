"""First copies: how fast their bytes come, and how long the rest takes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.elasticsearch.replication import FirstCopy, Recovery
from ccrtui.core.watch.copying import CopyPace, paced
from ccrtui.core.watch.verdict import Reason, Verdict
from tests.core.watch.film import Film, said
from tests.examples import tried

PARTS = st.lists(st.integers(0, 10**12), min_size=1, max_size=30)


def copy(arrived: int, done: int = 0, total: int = 1_000) -> FirstCopy:
    return FirstCopy(total, arrived, done, 2)


def recorded(*samples: tuple[float, int]) -> CopyPace:
    paces: dict[str, CopyPace] = {}
    for at, arrived in samples:
        paces = dict(paced(paces, Recovery({"orders": copy(arrived)}), at))
    return paces["orders"]


def test_a_pace_is_what_came_between_the_samples() -> None:
    pace = recorded((10.0, 100), (12.0, 300), (14.0, 500))
    assert pace.bytes_per_s == 100.0
    assert pace.left_s(copy(500)) == 5.0


def test_nothing_is_told_of_the_first_sample_nor_of_a_copy_that_stands_or_whose_size_is_not_known() -> None:
    assert recorded((10.0, 100)).bytes_per_s is None
    assert recorded((10.0, 100)).left_s(copy(100)) is None
    still = recorded((10.0, 100), (40.0, 100))
    assert still.bytes_per_s == 0.0
    assert still.left_s(copy(100)) is None
    assert recorded((10.0, 100), (12.0, 300)).left_s(copy(300, total=0)) is None


def test_only_the_last_15_s_count() -> None:
    assert recorded((0.0, 0), (100.0, 500), (115.0, 530)).bytes_per_s == 2.0


def test_one_with_fewer_bytes_is_another_copy() -> None:
    assert recorded((10.0, 900), (12.0, 100)).bytes_per_s is None
    assert recorded((10.0, 900), (12.0, 100), (14.0, 200)).bytes_per_s == 50.0


def test_one_that_is_done_has_no_pace_and_what_was_not_asked_for_stays() -> None:
    paces = paced({}, Recovery({"orders": copy(500)}), 1.0)
    assert paced(paces, None, 2.0) is paces
    assert paced(paces, Recovery({"orders": copy(1_000, done=2)}), 2.0) == {}


@tried(60)
@given(PARTS)
def test_a_pace_is_never_negative(parts: list[int]) -> None:
    pace = recorded(*((float(at), arrived) for at, arrived in enumerate(parts)))
    assert pace.bytes_per_s is None or pace.bytes_per_s >= 0


def test_a_copy_under_way_is_told_with_its_pace() -> None:
    film = Film(active=False)
    for at, arrived in ((1.0, 200), (3.0, 400)):
        index = film.tick(at, {0: 8}, {}, {}, recovery=copy(arrived), colour="yellow")
    assert said(index) == (Verdict.BOOTSTRAPPING, Reason.FIRST_COPY)
    assert (index.copy_bytes_per_s, index.copy_left_s) == (100.0, 6.0)
