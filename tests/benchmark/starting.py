"""Starting: `--version`, the first frame, and what is resident then."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.benchmark import bare
from tests.benchmark.figure import Figure
from tests.benchmark.process import resident_mib
from tests.benchmark.surroundings import BARE, environ, program
from tests.terminal.terminal import Terminal

VERSION_RUNS = 25
FRAME_RUNS = 7
LATER_S = 10.0
FIRST_FRAME = "READ-ONLY"
"""What the console's first frame says in its top line."""
BARE_NAME = "bare Textual app"


@dataclass(frozen=True, slots=True)
class Frame:
    """A first frame: seconds since the start, and resident MiB when it was seen."""

    seconds: float
    mib: float


def starting() -> Iterator[Figure]:
    """Measure `--version`, the first frame of `demo`, and memory at the first frame and later."""
    yield from _version()
    ours, peers, later = _frames()
    seconds, peer_s = (statistics.median(frame.seconds for frame in frames) for frames in (ours, peers))
    memory, peer_mib = (statistics.median(frame.mib for frame in frames) for frames in (ours, peers))
    yield Figure("first frame of demo", seconds * 1000, "ms", 1.5, peer_s * 1000, BARE_NAME)
    yield Figure("memory at first frame", memory, "MiB", 1.4, peer_mib, BARE_NAME)
    yield Figure(f"memory {LATER_S:.0f} s later, clients loaded", later, "MiB", 2.5, peer_mib, BARE_NAME)


def _version() -> Iterator[Figure]:
    asked, nothing = [*program(), "--version"], [sys.executable, "-c", "pass"]
    pairs = [(_wall(asked), _wall(nothing)) for _ in range(VERSION_RUNS)][1:]
    ours, peer = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    yield Figure("--version", ours, "ms", 2.0, peer, "python -c pass")
    yield Figure("--version: modules of Textual loaded", len(_textual_modules()), "", 0)


def _wall(command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environ())
    return time.perf_counter() - began


def _textual_modules() -> list[str]:
    command = [sys.executable, "-X", "importtime", "-m", "ccrtui", "--version"]
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=environ()).stderr
    names = (line.rpartition("|")[2].strip() for line in told.splitlines())
    return [name for name in names if name.partition(".")[0] in ("textual", "rich")]


def _frames() -> tuple[list[Frame], list[Frame], float]:
    """First frames of both programs, in turns, the first turn thrown away; and our memory some seconds later."""
    ours, peers, later = [], [], 0.0
    for turn in range(FRAME_RUNS + 1):
        with Terminal(BARE, environ()) as terminal:
            peers.append(_frame(terminal, bare.MARK))
        with Terminal([*program(), "demo"], environ()) as terminal:
            ours.append(_frame(terminal, FIRST_FRAME))
            if turn == FRAME_RUNS:
                terminal.collect(LATER_S)
                later = resident_mib(terminal.pid)
    return ours[1:], peers[1:], later


def _frame(terminal: Terminal, mark: str) -> Frame:
    seconds = terminal.wait_for(mark)
    return Frame(seconds, resident_mib(terminal.pid))
