"""What the command line and the terminal decide about the console."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Place(StrEnum):
    """The places of the console, each on one key."""

    OVERVIEW = "overview"
    SETUP = "setup"
    WATCH = "watch"
    DOCTOR = "doctor"
    CALLS = "calls"


def _nothing() -> None:
    """Start nothing."""


@dataclass(frozen=True, slots=True)
class ConsoleOptions:
    """`fps` is frames per second at most; `save_folder` is where files are written that the operator asks for.

    `start` is called once, after the first frame: engine and clients are imported there. `clock` gives monotonic
    seconds, the same that the states carry; `wall` gives epoch seconds, those of calls and of the names
    of files.
    """

    glyphs: Literal["auto", "unicode", "ascii"] = "auto"
    colour: bool = True
    over_ssh: bool = False
    in_tmux: bool = False
    mouse: bool = True
    fps: int = 15
    place: Place = Place.OVERVIEW
    save_folder: str = "."
    theme: str = "ccr-dark"
    start: Callable[[], None] = _nothing
    clock: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
