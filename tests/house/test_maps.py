"""The maps for newcomers name files that are there, and leave out no suite and no package."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.checkout import ROOT

MAPS = {"ccrtui/README.md": ROOT / "ccrtui", "tests/README.md": ROOT / "tests", ".github/CONTRIBUTING.md": ROOT}


def paths(page: str) -> set[str]:
    """Everything in backticks that looks like a path."""
    return {
        name for name in re.findall(r"`([\w./]+)`", page) if "/" in name or name.endswith((".py", ".toml", ".yaml"))
    }


@pytest.mark.parametrize("page", MAPS)
def test_every_path_that_is_named_is_there(page: str) -> None:
    places = (MAPS[page], ROOT)
    named = paths((ROOT / page).read_text("utf-8"))
    assert named
    assert {name for name in named if not any((place / name).exists() for place in places)} == set()


def test_every_package_and_every_suite_has_its_line() -> None:
    for folder in ("ccrtui", "tests"):
        page = (ROOT / folder / "README.md").read_text("utf-8")
        assert {name for name in _folders(ROOT / folder) if f"`{name}/" not in page} == set()


def _folders(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_dir() and any(path.glob("**/*.py"))}
