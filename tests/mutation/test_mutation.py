"""Errors made on purpose: each is one, the one nobody notices is found, and the page lists what there is."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.mutation.changes import changes, members_in
from tests.mutation.mutant import ROOT, mutants
from tests.mutation.survivors import known
from tests.mutation.targets import TARGETS

LOOSE = """
from tests.mutation.mutant import mutants
from tests.mutation.trial import survivors

path = "ccrtui/core/call/effect.py"
tree, every = mutants(path)
chosen = [mutant for mutant in every if "RUN_COMMAND" in mutant.what or mutant.place == "effect_of"]
for tests in ("tests/core/call/test_call.py", "tests/core/call/test_effect.py"):
    print(len(chosen), len(survivors(path, [tests], tree, chosen)))
"""

BROKEN = """
from tests.mutation import trial
from tests.mutation.mutant import mutants

def broken(*_):
    raise LookupError

trial._function = broken
path = "ccrtui/core/call/effect.py"
tree, every = mutants(path)
try:
    trial.survivors(path, ["tests/core/call/test_effect.py"], tree, [each for each in every if each.function][:1])
except RuntimeError:
    print("no result")
"""


def instead(source: str) -> set[str]:
    """Everything that may stand in the place of an expression or a part of it."""
    members = members_in("Colour.RED, Colour.GREEN")
    return {after for node in ast.walk(ast.parse(source, mode="eval")) for _, after, _ in changes(node, members)}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b", {"a <= b", "a >= b"}),
        ("a and b or c", {"(a and b) and c", "a and b", "c", "a or b", "a", "b"}),
        ("not a", {"a"}),
        ("{One, Two}", {"{One}", "{Two}"}),
        ("f(a, b=c)", {"f(a)"}),
        ("a - 1", {"a + 1", "2", "0"}),
        ("Colour.RED", {"Colour.GREEN"}),
        ("any(a for b in c if d)", {"all((a for b in c if d))", " for b in c"}),
        ("held[1:]", {":", "2", "0"}),
    ],
)
def test_each_change_is_a_small_error(source: str, expected: set[str]) -> None:
    assert instead(source) == expected


def test_a_change_that_no_test_notices_survives_and_one_that_is_noticed_does_not() -> None:
    """The tests that lived beside the table before its members were spelled out, and those that spell them out."""
    run = subprocess.run([sys.executable, "-c", LOOSE], cwd=ROOT, capture_output=True, text=True, check=True)
    loose, strict = ((int(tried), int(lived)) for tried, lived in map(str.split, run.stdout.splitlines()))
    assert loose[0] == strict[0] > 0
    assert loose[1] > strict[1] == 0


def test_a_run_in_which_a_mutant_could_not_be_tried_gives_no_result() -> None:
    run = subprocess.run([sys.executable, "-c", BROKEN], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout == "no result\n"


def test_every_file_that_is_changed_and_every_test_that_is_run_is_there() -> None:
    named = {path for target, tests in TARGETS.items() for path in (target, *tests)}
    assert {path for path in named if not (ROOT / path).exists()} == set()


def test_the_page_lists_only_what_there_is() -> None:
    listed = known()
    assert listed.keys() <= TARGETS.keys()
    for path, names in listed.items():
        assert names <= {mutant.name for mutant in mutants(path)[1]}, path
