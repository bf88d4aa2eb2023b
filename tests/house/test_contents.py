from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.house.checkout import FILES, PARTS, ROOT, text_files

LEFT_BEHIND = ("__pycache__", "dist", "build")
SECRETS = {
    "private key": r"-----BEGIN [A-Z ]*PRIVATE" + r" KEY-----\n[A-Za-z0-9+/]",
    "cloud secret id": r"\bAK" + r"(?:ID[A-Za-z0-9]{32}|IA[0-9A-Z]{16})\b",
    "token": r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|glpat-[\w-]{20}|xox[abp]-[\w-]{10,})",
    "bearer": r"[Bb]earer [A-Za-z0-9._-]{24,}",
}
PLACES = {
    "a machine's path": r"(?<![\w.])/(?:root|work|opt|Users|home/(?!a\.toml)[a-z]+)/\w",
    "a package index": r"--(?:extra-)?index" + r"-url|\bpypi\.",
}
UNFINISHED = {
    "left for later": r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b",
    "a check switched off": r"# (?:no"
    + r"qa|type: "
    + r"ignore)|pytest\.(?:mark\.)?skip|pytest\.importorskip|mark\.xfail",
}


def test_the_top_level_holds_what_belongs_there_and_nothing_else() -> None:
    names = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    left = {name for name in names if name in LEFT_BEHIND or name.endswith(".egg-info")}
    assert names - left == {name for name in (*PARTS, *FILES) if not name.startswith(".")}


SKIPS = "tests/contract/absence.py"
"""The one place where a test may end as skipped: real servers lack what the simulator has, and it is counted."""


@pytest.mark.parametrize("what", [*SECRETS, *PLACES, *UNFINISHED])
def test_no_file_holds(what: str) -> None:
    pattern = re.compile({**SECRETS, **PLACES, **UNFINISHED}[what])
    found = [_where(path, match) for path in text_files() for match in pattern.finditer(path.read_text("utf-8"))]
    assert [place for place in found if place.rpartition(":")[0] != SKIPS] == []


def test_every_file_that_is_kept_is_looked_at() -> None:
    kept = subprocess.run(("git", "ls-files"), cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\n")
    texts = {str(path.relative_to(ROOT)) for path in text_files()}
    assert {name for name in kept if name and not name.endswith(".png")} - texts == set()


def test_the_patterns_find_what_they_are_for() -> None:
    assert re.search(SECRETS["cloud secret id"], "id = AKID" + "z" * 32)
    assert re.search(SECRETS["private key"], "-----BEGIN RSA PRIVATE" + " KEY-----\nMIIE")
    assert re.search(PLACES["a machine's path"], "see /ro" + "ot/thing")
    assert re.search(UNFINISHED["left for later"], "# TO" + "DO later")


def _where(path: Path, match: re.Match[str]) -> str:
    return f"{path.relative_to(ROOT)}:{match.string.count(chr(10), 0, match.start()) + 1}"
