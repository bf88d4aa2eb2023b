"""Walking with many indices: a hundred follows over a slow link against one by one, and two thousand to the end."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.benchmark.figure import Figure
from tests.benchmark.regions import Regions
from tests.benchmark.surroundings import environ, program
from tests.benchmark.watched import PROFILE, make_profile

FOLLOWS = 100
ROUND_TRIP_S = 0.04
MANY = 2000
DOCUMENTS = 2
_FOLLOW = "follow"


def walking() -> Iterator[Figure]:
    """Measure the follows of a walk by its own record of them, and a whole walk by the clock."""
    names = [f"metrics-{number:04d}" for number in range(FOLLOWS)]
    with Regions() as regions:
        regions.create(names)
        regions.slow_down(ROUND_TRIP_S / 2)
        with tempfile.TemporaryDirectory() as home:
            _walk(regions, Path(home), names)
            together = _follows_s(Path(home))
    with Regions() as regions:
        regions.create(names)
        regions.slow_down(ROUND_TRIP_S / 2)
        began = time.perf_counter()
        for name in names:
            regions.ask("follower", "PUT", f"/{name}/_ccr/follow", {"remote_cluster": "leader", "leader_index": name})
        single = time.perf_counter() - began
    what = f"{FOLLOWS} follows over {ROUND_TRIP_S * 1000:.0f} ms"
    yield Figure(what, together, "s", 0.25, single, "one by one, no record, a connection kept open")
    yield from _many()


def _many() -> Iterator[Figure]:
    names = [f"metrics-{number:04d}" for number in range(MANY)]
    with Regions() as regions, tempfile.TemporaryDirectory() as home:
        regions.create(names)
        regions.write(names, DOCUMENTS)
        began = time.perf_counter()
        sent = _walk(regions, Path(home), names)
        yield Figure(f"walk of {MANY:,} indices to equal counts", time.perf_counter() - began, "s", None)
        yield Figure(f"reads and probes of a walk of {MANY:,}", sent["read"] + sent["probe"], "", MANY / 4)


def _walk(regions: Regions, home: Path, names: list[str]) -> dict[str, int]:
    """Follow all of them by the verb; gives what was sent. Raises RuntimeError where the counts are not equal."""
    make_profile(regions, home, *(f"--index={name}" for name in names))
    command = [*program(), "setup", PROFILE, "--write", "--json"]
    walked = subprocess.run(command, capture_output=True, text=True, env=environ(home))
    lines: list[dict[str, Any]] = [json.loads(line) for line in walked.stdout.splitlines()]
    if "counts_equal" not in {line.get("code") for line in lines}:
        reasons = [line["reason"] for line in lines if line.get("state") not in (None, "satisfied", "skipped")]
        raise RuntimeError(f"the walk ended with {walked.returncode}: {(*reasons, walked.stderr)[0][:300]}")
    sent: dict[str, int] = lines[-1]["sent"]
    return sent


def _follows_s(home: Path) -> float:
    """Seconds from the first intent of a follow to the last outcome of one."""
    records = [json.loads(line) for file in home.rglob("*.jsonl") for line in file.read_text().splitlines()]
    entries = {record["entry"] for record in records if record["type"] == "intent" and record["kind"] == _FOLLOW}
    times = [datetime.fromisoformat(record["at"]) for record in records if record.get("entry") in entries]
    return (max(times) - min(times)).total_seconds()
