from __future__ import annotations

import importlib.util
import re
import subprocess
import sys

from ccrtui.text.catalogue import help_page
from tests.house.checkout import ROOT

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = [block.strip() for block in re.findall(r"^```\n(.*?)^```", README, re.M | re.S)]
INSTALL = "python3 -m venv .venv && .venv/bin/pip install -q "
PAGE_LINES = 60


def test_it_opens_with_a_screenshot_that_is_there() -> None:
    shown = re.match(r"!\[[^\]]+\]\(([^)]+)\)\n", README)
    assert shown is not None
    assert (ROOT / shown[1]).read_bytes().startswith(b"\x89PNG")


def test_the_first_commands_are_one_line_each_to_try_it_and_to_test_it() -> None:
    assert COMMANDS[:2] == [f"{INSTALL}. && .venv/bin/ccrtui demo", f"{INSTALL}'.[dev]' && .venv/bin/pytest"]


def test_the_check_ends_with_the_same_install_and_test_command() -> None:
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    install, test = (part.replace(".venv/bin/", "") for part in COMMANDS[1].split(" && ")[1:])
    assert install in lines
    assert lines[-1] == test


def test_the_modules_it_runs_are_there() -> None:
    named = set(re.findall(r"python -m (tests[\w.]*)", README))
    assert {"tests.benchmark", "tests.screenshots"} <= named
    assert {name for name in named if importlib.util.find_spec(f"{name}.__main__") is None} == set()


def test_it_names_every_verb_and_no_option_that_does_not_exist() -> None:
    told = help_page("en", None) + _help("profiles", "new")
    verbs = set(re.findall(r"^  ccrtui ([a-z]+)", told, re.M))
    assert verbs >= {"demo", "simulate", "profiles", "setup", "status", "watch", "export"}
    assert {verb for verb in verbs if f"`{verb}" not in README} == set()
    options = set(re.findall(r"(?<![\w-])--(?:follower-)?([a-z][a-z-]+)", README)) - {"help"}
    assert {option for option in options if not re.search(rf"--(?:leader-)?{option}\b", told)} == set()


def test_it_is_two_pages_at_most_beside_its_beginning() -> None:
    beginning, _, rest = README.partition("## ")
    assert beginning
    assert len(rest.splitlines()) <= 2 * PAGE_LINES


def _help(*verb: str) -> str:
    command = [sys.executable, "-m", "ccrtui", *verb, "--help"]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
