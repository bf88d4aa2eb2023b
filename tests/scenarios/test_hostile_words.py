"""Whatever servers say, nothing of it is obeyed by a terminal, forges a line of ours, or gives a password away."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.scenarios.console.story import story
from tests.scenarios.hostile_words import FORGED, MODES, behind
from tests.scenarios.inside import Inside
from tests.scenarios.pair import Pair
from tests.secret_forms import forms
from tests.simulated import Operator, Simulated

OWN = "OF_A_USER"
PASSWORD = 'gr\u00fcn & "blau" 4711/+'
ESCAPED = r"\u202e"
SHOWN = frozenset({"licence", "all", "refused", "text"})
"""Modes in which a good part of what is said is shown."""
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.fixture(scope="module")
def simulated() -> Iterator[Simulated]:
    with Simulated("--scenario", "following") as running:
        yield running


def hostile_pair(home: Path, simulated: Simulated, mode: str, stack: ExitStack) -> Pair:
    """An operator of a pair whose answers are spoiled on their way."""
    operator = Inside(home, {OWN: PASSWORD})
    given = ["--leader-transport", simulated.banner["leader"]["transport"], "--index", "orders"]
    for side in ("leader", "follower"):
        url = stack.enter_context(behind(simulated.banner[side]["url"], mode))
        given += [f"--{side}", url, f"--{side}-user", "elastic", f"--{side}-password", f"env:{OWN}"]
    made = operator.run("profiles", "new", "orders-dr", *given, "--environment", "test")
    assert made.code == 0, made.err
    return Pair(simulated, operator, "orders-dr")


def obeyed(text: str) -> set[str]:
    """The signs in a text that are not shown, line ends apart."""
    return {f"{ord(each):04x}" for each in text if unicodedata.category(each) in UNSEEN and each != "\n"}


def given_away(text: str) -> list[str]:
    """The forms of the password that stand in a text."""
    return [form for form in forms(PASSWORD) if form in text]


def left_behind(operator: Operator) -> Iterator[tuple[str, str]]:
    """The files that were written, profiles apart."""
    for path in sorted(operator.home.rglob("*")):
        if path.is_file() and path.suffix != ".toml":
            yield str(path.relative_to(operator.home)), path.read_bytes().decode()


VERBS = (
    ("setup", "--plan"),
    ("setup", "--json"),
    ("setup", "--undo"),
    ("setup", "--undo", "--json"),
    ("status", "--timeout", "1"),
    ("status", "--timeout", "1", "--json"),
    ("watch", "--samples", "1"),
    ("watch", "--samples", "1", "--json"),
    ("export", "--as", "curl"),
    ("export", "--as", "console"),
    ("export", "--as", "tccli"),
)


@pytest.mark.parametrize("mode", MODES)
def test_no_verb_says_what_a_terminal_obeys(tmp_path: Path, simulated: Simulated, mode: str) -> None:
    with ExitStack() as stack:
        pair = hostile_pair(tmp_path, simulated, mode, stack)
        everything = ""
        for verb, *options in VERBS:
            ran = pair.operator.run(verb, pair.profile, *options)
            where = f"{mode}: {verb} {' '.join(options)}"
            assert "Traceback" not in ran.err, where
            told = ran.out + ran.err
            everything += told
            assert obeyed(told) == set(), where
            assert given_away(told) == [], where
            assert [line for line in told.splitlines() if line.startswith(FORGED)] == [], where
            if "--json" in options:
                assert all(isinstance(json.loads(line), dict) for line in ran.out.splitlines()), where
    assert ESCAPED in everything or mode not in SHOWN
    for name, text in left_behind(pair.operator):
        assert (name, obeyed(text), given_away(text)) == (name, set(), [])


@pytest.mark.parametrize("mode", MODES)
async def test_no_screen_shows_what_a_terminal_obeys(tmp_path: Path, simulated: Simulated, mode: str) -> None:
    with ExitStack() as stack:
        pair = hostile_pair(tmp_path, simulated, mode, stack)
        async with story(pair) as teller:
            await teller.samples()
            for place in ("1", "2", "3", "c"):
                await teller.press(
                    place, "down", "enter", "escape", "question_mark", "escape", "y", "t", "s", "j", "s", "c"
                )
            for step in range(11):
                await teller.press("2", *(["down"] * step), "p", "escape")
            frames = "\n".join(teller.frames)
    assert ESCAPED in frames or mode not in SHOWN
    assert obeyed(frames) == set()
    assert given_away(frames) == []
    assert [line for line in frames.splitlines() if line.strip().startswith(FORGED)] == []
    for name, text in left_behind(pair.operator):
        assert (name, obeyed(text), given_away(text)) == (name, set(), [])
