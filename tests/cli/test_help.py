"""Each verb has a page of its own, in both languages, that names exactly the options the verb takes, and fits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ccrtui.cli import main
from ccrtui.sim.control.catalogue import FAULTS
from ccrtui.text.catalogue import help_page
from ccrtui.text.language import Language

VERBS = ("demo", "simulate", "setup", "status", "watch", "export", "doctor")
LANGUAGES: tuple[Language, ...] = ("en", "zh")
CODE = Path(main.__file__).parent / "verbs"


def taken(verb: str) -> set[str]:
    """The options that stand in the verb's module."""
    return set(re.findall(r'"(--[a-z][a-z-]+)"', (CODE / f"{verb}.py").read_text("utf-8"))) | {"--lang"}


def cells(line: str) -> int:
    return sum(2 if character > "\u2e80" else 1 for character in line)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verb", VERBS)
def test_a_page_names_the_options_of_its_verb(
    verb: str, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run([verb, "--help", "--lang", language]) == 0
    page = capsys.readouterr().out
    assert main.run(["help", verb, "--lang", language]) == 0
    assert capsys.readouterr().out == page != help_page(language, None)
    explained = set(re.findall(r"^  (--[a-z][a-z-]+)", page, re.MULTILINE))
    assert explained == taken(verb)
    assert explained - {"--lang"} <= set(re.findall(r"--[a-z-]+", page.partition("\n\n")[0]))
    assert [line for line in page.splitlines() if cells(line) > 80] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_simulator_names_every_fault(language: Language) -> None:
    page = help_page(language, "simulate")
    assert [name for name in FAULTS if not re.search(rf"^  {name} ", page, re.MULTILINE)] == []
