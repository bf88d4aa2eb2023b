"""Bytes to a terminal of 256 colours: at rest, per tick with changed rows, and for a moving pointer."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator

from tests.benchmark.figure import Figure
from tests.benchmark.regions import Regions
from tests.benchmark.watched import watching
from tests.terminal.terminal import Terminal

COLUMNS, ROWS = 120, 40
CHANGED = 20
FOLLOWERS = 30
TICKS = 12
TICK_S = 1.0
SETTLE_S = 6.0
IDLE_S = 20.0
POINTER_MOVES = 30
QUIET_S, QUIET_TRIES = 4.0, 30
_MOVE = re.compile(rb"\x1b\[(\d+);\d+H")


def drawing() -> Iterator[Figure]:
    """Measure a console that watches a few followers at 120x40."""
    names = [f"orders-{number:02d}" for number in range(FOLLOWERS)]
    with Regions() as regions:
        regions.follow(names, 1)
        regions.write(names, 5)
        with watching(regions, names[-1], COLUMNS, ROWS) as terminal:
            terminal.collect(SETTLE_S)
            idle = len(terminal.collect(IDLE_S)) / IDLE_S
            yield Figure("bytes at rest", idle, "B/s", 150)
            yield Figure(
                f"bytes a tick, {CHANGED} rows changed, {COLUMNS}x{ROWS}",
                _tick(terminal, regions, names),
                "B",
                7 * 1024,
            )
            _rest(terminal)
            yield Figure("bytes for a moving pointer", _pointer(terminal), "B", 0)


def _tick(terminal: Terminal, regions: Regions, names: list[str]) -> float:
    """The median of the ticks in which that many rows had news. Raises RuntimeError when there were too few."""
    drawn = []
    for _ in range(TICKS):
        regions.write(names[:CHANGED], 7)
        regions.refresh()
        drawn.append(terminal.collect(TICK_S))
    full = [len(one) for one in drawn if _rows(one) >= CHANGED]
    if len(full) < TICKS // 3:
        raise RuntimeError(f"only {len(full)} of {TICKS} ticks changed {CHANGED} rows")
    return statistics.median(full)


def _rows(drawn: bytes) -> int:
    """How many rows of the screen were painted on."""
    return len(set(_MOVE.findall(drawn)))


def _rest(terminal: Terminal) -> None:
    """Wait until nothing has been drawn for some seconds. Raises RuntimeError when that does not come."""
    for _ in range(QUIET_TRIES):
        if not terminal.collect(QUIET_S):
            return
    raise RuntimeError("the console goes on drawing though nothing changes")


def _pointer(terminal: Terminal) -> float:
    """Bytes drawn because a pointer moved; a program that asked for no reports is sent none."""
    if b"\x1b[?1003h" not in terminal.seen:
        return 0.0
    for column in range(POINTER_MOVES):
        terminal.type(f"\x1b[<35;{column + 5};12M")
    return float(len(terminal.collect(TICK_S)))
