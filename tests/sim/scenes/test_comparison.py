"""The comparer itself: a recording agrees with itself, and what matters is noticed."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.sim.scenes.compare import differences
from tests.sim.scenes.naming import Naming
from tests.sim.scenes.play import compare_answers
from tests.sim.scenes.recording import load, names
from tests.sim.scenes.series import shape_differences, states

STATS = {"index": "orders", "leader_global_checkpoint": 4, "total_read_time_millis": 7, "read_exceptions": []}


@pytest.mark.parametrize("scene", names())
def test_every_recorded_answer_is_like_itself(scene: str) -> None:
    naming = Naming({})
    answers = [step.answer for step in load(scene).steps if step.answer is not None]
    assert [
        difference for answer in answers for difference in compare_answers(naming, answer, copy.deepcopy(answer))
    ] == []


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"leader_global_checkpoint": 5}, "$.leader_global_checkpoint"),
        ({"leader_global_checkpoint": "4"}, "$.leader_global_checkpoint"),
        ({"total_read_time_millis": None}, "$.total_read_time_millis"),
        ({"read_exceptions": [{}]}, "$.read_exceptions.length"),
        ({"more": 1}, "$.more"),
        ({"index": "other"}, "$.index"),
    ],
)
def test_a_change_is_found_where_it_is(change: dict[str, Any], path: str) -> None:
    assert [difference.path for difference in differences(Naming({}), STATS, STATS | change)] == [path]


def test_a_measured_value_may_differ() -> None:
    assert differences(Naming({}), STATS, STATS | {"total_read_time_millis": 900}) == []


def test_an_id_must_stay_the_same_once_it_is_known() -> None:
    naming = Naming({})
    uuid, other, third = "p5pMBNssTH6NI8oRjFwVrA", "8x0zsO7_REa6wOnhf4VS-A", "BBwec0NFS5OcTKTI28foeA"
    assert differences(naming, {"uuid": uuid}, {"uuid": other}) == []
    lease = "orders/{}-following-leader"
    assert differences(naming, {"id": lease.format(uuid)}, {"id": lease.format(other)}) == []
    assert len(differences(naming, {"uuid": uuid}, {"uuid": third})) == 1
    assert naming.rename({"body": f"/{uuid}"}) == {"body": f"/{other}"}


def test_an_address_known_from_the_start_is_held_to() -> None:
    naming = Naming({"127.0.0.1:9411": "127.0.0.1:40001"})
    assert naming.rename("127.0.0.1:9411") == "127.0.0.1:40001"
    assert naming.same("[127.0.0.1:9411] connect_exception", "[127.0.0.1:40001] connect_exception")
    assert not naming.same("[127.0.0.1:9411] connect_exception", "[127.0.0.1:40002] connect_exception")


def test_a_series_is_compared_by_its_states() -> None:
    assert states([STATS, STATS, STATS | {"leader_global_checkpoint": 5}]) != states([STATS])
    assert states([STATS, STATS | {"total_read_time_millis": 9}]) == states([STATS])


def test_a_series_is_compared_by_what_ever_appears_in_it() -> None:
    failed = STATS | {"read_exceptions": [{"retries": 1}]}
    assert shape_differences([STATS, failed], [failed, STATS]) == []
    assert [difference.path for difference in shape_differences([STATS, failed], [STATS])] == [
        "$.read_exceptions[].retries"
    ]
