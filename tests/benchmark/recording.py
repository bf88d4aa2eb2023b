"""The history: bytes for a follower and day, what a batch costs, and the first picture of a console that has one.

A day passes on a clock of the benchmark's own. A follower that moves takes some 20 operations a second, unevenly, and
is level whenever it is looked at. What a file has anyway is shared by the followers that move.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ccrtui.adapters.disk.history.writer import HistoryFile
from ccrtui.core.watch.link_view import IndexView
from ccrtui.engine.recording.film import Film
from tests.benchmark import bare
from tests.benchmark.figure import Figure
from tests.benchmark.starting import BARE_NAME
from tests.benchmark.surroundings import BARE, environ, program
from tests.benchmark.watched import PROFILE
from tests.core.record.views import follower, link
from tests.terminal.terminal import Terminal

DAY_S = 86_400
BATCH_TICKS = 5
MOVING, STILL = 20, 200
SELDOM_S = 30
"""How often it is looked where nothing moves, in seconds: what is not seen to change is not written."""
RUNS = 7
FEW_TICKS = 600
NOW = 1_000_000.0


class Traffic:
    """Followers that move, seeded: the rows of one sample after the other."""

    def __init__(self, number: int, behind: float) -> None:
        self._chance = random.Random(7)
        self._behind = behind
        self._seq_nos = [self._chance.randrange(10**6) for _ in range(number)]

    def rows(self) -> list[IndexView]:
        """The next sample."""
        self._seq_nos = [seq_no + max(0, round(self._chance.gauss(20, 4.5))) for seq_no in self._seq_nos]
        return [self._row(number, seq_no) for number, seq_no in enumerate(self._seq_nos)]

    def _row(self, number: int, seq_no: int) -> IndexView:
        name = f"logs-{number:04d}"
        if self._chance.random() >= self._behind:
            return follower(name, 0, seq_no)
        behind_s = round(self._chance.uniform(0.1, 0.9), 2)
        return replace(follower(name, self._chance.randrange(1, 20), seq_no), seconds_behind=behind_s)


def recording() -> Iterator[Figure]:
    """Measure what is recorded, and what it costs."""
    empty = _bytes(0, 0, 0.0)
    still = (_bytes(0, STILL, 0.0) - empty) / STILL
    yield Figure("history of a follower and day, still", still, "B", 1024)
    each = (_bytes(MOVING, 0, 0.0) - empty) / MOVING
    yield Figure(f"history of a follower and day, one of {MOVING} that move", each, "B", 20 * 1024)
    batches = _batches(1000, 20)
    yield Figure("a batch of the history, 1,000 followers, 20 moving", statistics.median(batches) * 1000, "ms", 5)
    yield Figure("the same, the longest of 20", sorted(batches)[-len(batches) // 20] * 1000, "ms", None)
    yield from _first_paint()


def _bytes(moving: int, still: int, behind: float) -> int:
    """How large the file is after a day."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.db"
        _record(path, moving, still, behind, DAY_S, 1 if moving else SELDOM_S)
        return path.stat().st_size


def _record(path: Path, moving: int, still: int, behind: float, seconds: int, step_s: int = 1) -> list[float]:
    """Record so many ticks; gives how long each batch took, in seconds."""
    traffic, rest = Traffic(moving, behind), [follower(f"still-{number:04d}") for number in range(still)]
    film, file, took = Film("leader"), HistoryFile(path), []
    file.begin({"profile": PROFILE})
    spent = 0.0
    for tick in range(seconds // step_s):
        view = link(float(tick * step_s), *rest, *traffic.rows(), offset=NOW)
        began = time.perf_counter()
        film.add(view)
        if tick % BATCH_TICKS == BATCH_TICKS - 1:
            file.add(*film.batch())
            took.append(spent + time.perf_counter() - began)
            spent = 0.0
        else:
            spent += time.perf_counter() - began
    file.close()
    return took


def _batches(followers: int, moving: int) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        return _record(Path(folder) / "history.db", moving, followers - moving, 0.1, FEW_TICKS)


def _first_paint() -> Iterator[Figure]:
    """The first frame of a console that shows what was recorded of 1,000 followers, in turns with the bare app."""
    ours, peers = [], []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        where = ("--leader", "http://127.0.0.1:1", "--follower", "http://127.0.0.1:2")
        with Terminal([*program(), "profiles", "new", PROFILE, "--environment", "test", *where], environ(home)) as made:
            made.ended()
        _record(home / "state" / "history" / f"{PROFILE}.db", 20, 980, 0.1, FEW_TICKS)
        for _ in range(RUNS + 1):
            with Terminal(BARE, environ()) as terminal:
                peers.append(terminal.wait_for(bare.MARK))
            with Terminal([*program(), PROFILE], environ(home)) as terminal:
                ours.append(terminal.wait_for("RECORDED"))
    seconds, peer_s = statistics.median(ours[1:]), statistics.median(peers[1:])
    yield Figure("first frame from a history of 1,000 followers", seconds * 1000, "ms", 1.6, peer_s * 1000, BARE_NAME)
