"""Mistakes on the command line: one sentence that names the option, in either language, and exit 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.inside import Inside

LONG = "9" * 5000

MISTAKES = [
    ("setup orders --until peering --until compare", "--until is given twice"),
    ("setup orders --undo --undo", "--undo is given twice"),
    ("simulate --seed 1 --seed 2", "--seed is given twice"),
    ("profiles edit orders --create-index --create-index", "--create-index is given twice"),
    ("profiles edit orders --leader es-2h7x0a1b --leader es-2h7x0a1b", "--leader is given twice"),
    ("setup orders --plan --write", "--write and --plan cannot be given together"),
    ("setup orders --plan=yes", "--plan takes no value"),
    ("setup orders --until", "--until needs a value"),
    ("setup orders --until nowhere", "--until must be one of: account, clusters"),
    ("setup orders --unti peering", "`ccrtui setup` has no option --unti"),
    ("setup orders bills", "bills is one word too many"),
    ("setup", "`ccrtui setup` needs the name of a profile"),
    ("profiles edit", "`ccrtui profiles edit` needs the name of a profile"),
    ("export orders", "--as is needed"),
    ("export orders --as pdf", "--as must be one of: curl, console, tccli"),
    ("status orders --until better", "--until must be one of: ok"),
    ("status orders --timeout soon", "--timeout must be a number of seconds"),
    ("watch orders --samples -1", "--samples must be a whole number"),
    ("watch orders --samples 0", "--samples must be 1 to 1000000000"),
    ("watch orders --samples 1000000001", "--samples must be 1 to 1000000000"),
    ("watch orders --samples few", "--samples must be a whole number"),
    ("simulate --scenario fresh more", "more is one word too many"),
    ("demo --scenario nowhere", "There is no scenario nowhere"),
    ("switch orders", "The verb switch is not in this version"),
    ("orders", "orders is neither a verb nor a profile"),
    ("--lang en", "There is no profile yet"),
]


@pytest.mark.parametrize(("line", "said"), MISTAKES, ids=[line for line, _ in MISTAKES])
def test_a_mistake_is_one_sentence_that_names_it(tmp_path: Path, line: str, said: str) -> None:
    ran = Inside(tmp_path, {"LANG": "en_US.UTF-8"}).run(*line.split())
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err


@pytest.mark.parametrize(("line", "said"), MISTAKES, ids=[line for line, _ in MISTAKES])
def test_a_mistake_is_told_in_chinese_as_well(tmp_path: Path, line: str, said: str) -> None:
    ran = Inside(tmp_path, {"LANG": "zh_CN.UTF-8"}).run(*line.removeprefix("--lang en").split())
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said not in ran.err
    assert any(letter > "\u2e80" for letter in ran.err)


@pytest.mark.parametrize(
    "line",
    ["simulate --port-base", "simulate --seed nine --port-base", "profiles new a --bandwidth", "watch a --samples"],
)
def test_a_number_of_any_length_is_refused_shortly(tmp_path: Path, line: str) -> None:
    ran = Inside(tmp_path).run(*line.split(), LONG)
    assert ran.code == 2
    assert 0 < len(ran.err) < 300


def test_words_may_stand_before_between_and_behind_options(tmp_path: Path) -> None:
    operator = Inside(tmp_path)
    ends = ("--leader", "http://127.0.0.1:1", "--follower", "http://127.0.0.1:2")
    assert operator.run("--lang", "en", "profiles", *ends[:2], "new", "orders", *ends[2:]).code == 0
    assert operator.run("status", "--timeout", "0", "orders").code == 4
