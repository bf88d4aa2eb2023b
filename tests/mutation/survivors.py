"""The page of survivors, as the runner reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

PAGE = Path(__file__).with_name("SURVIVORS.md")
_FILE = re.compile(r"## `(.+)`")
_SURVIVOR = re.compile(r"- (\S+: `.*` → `.*`(?: #\d+)?)")


def known() -> Mapping[str, frozenset[str]]:
    """The names of the mutants that are listed, by file."""
    listed: dict[str, set[str]] = {}
    path = ""
    for line in PAGE.read_text().splitlines() if PAGE.exists() else ():
        if heading := _FILE.fullmatch(line):
            path = heading[1]
        elif survivor := _SURVIVOR.match(line):
            listed.setdefault(path, set()).add(survivor[1])
    return {path: frozenset(names) for path, names in listed.items()}
