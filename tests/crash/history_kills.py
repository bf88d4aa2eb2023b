"""`python -m tests.crash.history_kills [N] [SEED]`: the process that records is killed at N random moments.

After each kill the file is whole, holds all that was said to be written, and is gone on with.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path

from ccrtui.adapters.disk.history.reader import HistoryReader
from ccrtui.adapters.disk.history.writer import HistoryFile
from ccrtui.engine.recording.film import Film
from tests.core.record.views import EPOCH, follower, link
from tests.house.checkout import ROOT

RECORD = "record"
MOST_BATCHES = 60
"""After how many batches at the latest the process is killed: enough for stretches to be packed and room to be made."""
SMALL = (24_000, 18_000, 12_000, 6_000)
"""So little room has each resolution in bytes that something old is always in the way."""
GAP = 1000


def main(arguments: list[str]) -> int:
    """Kill as often as is asked, or be the process that is killed. Gives the exit code."""
    if arguments[:1] == [RECORD]:
        record(Path(arguments[1]), int(arguments[2]))
        return 0
    number, seed = (int(given) for given in (arguments + ["1000", "1"][len(arguments) :])[:2])
    with tempfile.TemporaryDirectory() as folder:
        lost = kill(Path(folder) / "history.db", number, seed)
    print(f"{number} kills, seed {seed}: the file was whole each time, {lost} of them came within a batch")
    return 0


def record(path: Path, first: int) -> None:
    """Record a follower whose numbers tell the time, without end; each batch that is on disk is said."""
    file, film = HistoryFile(path, SMALL), Film("leader")
    if file.begin({}) is not None:
        raise SystemExit("it was set aside")
    for tick in range(first, sys.maxsize):
        film.add(link(float(tick), follower("orders", tick % 3, tick), follower("still")))
        if tick % 5 == 0:
            file.add(*film.batch())
            print(tick, flush=True)


def kill(path: Path, number: int, seed: int) -> int:
    """Kill the recording process at so many moments. Raises AssertionError where something is lost.

    Gives how often a batch was on its way.
    """
    chance, tick, between = random.Random(seed), 0, 0
    for _ in range(number):
        said = _killed(path, tick + GAP, chance)
        known = _known(path)
        assert known >= said, f"{said} was said to be written, {known} is there"
        between += known > said
        tick = known
    return between


def _killed(path: Path, first: int, chance: random.Random) -> int:
    """Run it to a random moment; gives the last tick that it said was on disk."""
    command = [sys.executable, "-m", "tests.crash.history_kills", RECORD, str(path), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as child:
        assert child.stdout is not None
        said = 0
        for _ in range(chance.randrange(1, MOST_BATCHES)):
            said = int(child.stdout.readline())
        if chance.random() < 0.9:
            _wait_a_little(chance)
        child.kill()
        rest = child.stdout.read().split()
    return int(rest[-1]) if rest else said


def _wait_a_little(chance: random.Random) -> None:
    """Let a moment pass that ends anywhere in a batch."""
    for _ in range(chance.randrange(200_000)):
        pass


def _known(path: Path) -> int:
    """The last tick that the file tells, after all that it tells was read and found right."""
    past = HistoryReader(path)
    try:
        last = past.moment("leader", EPOCH + sys.maxsize // 10**9)
        assert last is not None
        for moment in past.moments("leader", last.at - 2 * GAP, last.at):
            assert moment.rows["orders"]["leader_docs"] is not None
            assert moment.rows["still"]["seq_no"] == 198
        return round(last.at - EPOCH)
    finally:
        past.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
