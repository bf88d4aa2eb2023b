"""A console that watches simulated followers, in a terminal."""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmark.regions import Regions
from tests.benchmark.surroundings import environ, program
from tests.terminal.terminal import Terminal

PROFILE = "bench"
_WATCH_KEY = "3"
_WATCH_TITLES = "INDEX +VERDICT"
_FIRST_FRAME = "READ-ONLY"
LEVEL_WITHIN_S = 300
"""How long many followers may take until the documents of every one have been compared once."""


@contextlib.contextmanager
def watching(regions: Regions, awaited: str, columns: int, rows: int) -> Iterator[Terminal]:
    """The console on the place Watch, once its screen holds what the regular expression `awaited` finds."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        make_profile(regions, home)
        with Terminal([*program(), PROFILE], environ(home), columns, rows) as terminal:
            terminal.wait_for(_FIRST_FRAME)
            terminal.press(_WATCH_KEY, _WATCH_TITLES)
            terminal.wait_until_shown(awaited, LEVEL_WITHIN_S)
            yield terminal


def make_profile(regions: Regions, home: Path, *options: str) -> None:
    """Write the profile of both simulated clusters."""
    where = [f"--{side}={regions.banner[side]['url']}" for side in ("leader", "follower")]
    command = [*program(), "profiles", "new", PROFILE, "--environment", "test", *where, *options]
    subprocess.run(command, check=True, capture_output=True, env=environ(home))
