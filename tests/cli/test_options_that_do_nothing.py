"""An option that could change nothing is refused, and not ignored."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.simulated import Operator


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    """Someone with a profile of two clusters that nobody can reach."""
    person = Operator(tmp_path)
    places = ("--leader", "http://127.0.0.1:1", "--follower", "http://127.0.0.1:2")
    assert person.run("profiles", "new", "orders-dr", *places).code == 0
    return person


@pytest.mark.parametrize(
    "arguments",
    [
        ("status", "orders-dr", "--timeout", "inf"),
        ("status", "orders-dr", "--until", "ok", "--timeout", "nan"),
        ("status", "orders-dr", "--until", "ok", "--timeout", "-1"),
        ("setup", "orders-dr", "--undo", "--until", "readiness"),
    ],
)
def test_it_is_a_mistake_of_usage_that_names_the_option(operator: Operator, arguments: tuple[str, ...]) -> None:
    ran = operator.run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    named = "--until" if "--undo" in arguments else "--timeout"
    assert named in ran.err
    assert "Traceback" not in ran.err
