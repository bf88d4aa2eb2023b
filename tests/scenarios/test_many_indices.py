"""A walk of many indices: as few requests as for a few, writes side by side, and all of it on record before it left."""

from __future__ import annotations

import json
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

from ccrtui.engine.sender import IN_FLIGHT
from tests.simulated import Operator, Simulated

NAMES = [f"orders-{number:02}" for number in range(40)]
PARTS = [NAMES[start : start + IN_FLIGHT] for start in range(0, len(NAMES), IN_FLIGHT)]
MOST_READS = 120
"""More than a walk of one index sends, and fewer than one request more for each of the indices would make."""


def _last_part(path: str) -> str:
    return path.rsplit("/", 1)[1]


def _in_order(home: Path, kind: str) -> list[tuple[str, int]]:
    """The runs of intents and outcomes of one kind of call, in the order in which they are on record."""
    lines: list[dict[str, Any]] = [
        json.loads(line) for file in sorted((home / "state").rglob("*.jsonl")) for line in file.read_text().splitlines()
    ]
    entries = {line["entry"] for line in lines if line["type"] == "intent" and line["kind"] == kind}
    types = (line["type"] for line in lines if line.get("entry") in entries)
    return [(what, len(list(run))) for what, run in groupby(types)]


def test_many_indices_are_walked_to_the_end_in_few_requests_and_writes_leave_side_by_side(tmp_path: Path) -> None:
    operator = Operator(tmp_path)
    with Simulated("--scenario", "connected") as simulated:
        further = [option for name in NAMES[1:] for option in ("--index", name)]
        profile = operator.profile(simulated, "--create-index", *further, index=NAMES[0])
        simulated.control("DELETE", "/requests")
        walked = operator.run("setup", profile, "--write", "--json")
        requests = simulated.control("GET", "/requests")["requests"]
    assert walked.code == 0, walked.out + walked.err
    compared = walked.step("compare")
    assert (compared["code"], len(compared["evidence"]["indices"])) == ("counts_equal", len(NAMES))
    for name, calls in (("leader_index", "create_index"), ("follower_index", "follow")):
        assert [call["outcome"]["result"] for call in walked.step(name)["calls"]] == ["done"] * len(NAMES)
        runs = _in_order(tmp_path, calls)
        assert runs == [(what, len(part)) for part in PARTS for what in ("intent", "outcome")]
    asked = Counter((request["cluster"], _last_part(request["path"])) for request in requests)
    for cluster in ("leader", "follower"):
        assert asked[cluster, "_refresh"] == 1
        assert asked[cluster, "_count"] <= 3
    assert asked["follower", "follow"] == len(NAMES)
    reads = [request for request in requests if request["effect"] != "write"]
    assert len(reads) < MOST_READS
    assert walked.lines[-1]["sent"]["write"] == 1 + 2 * len(NAMES)


def test_one_of_many_that_is_refused_takes_nothing_from_the_others(tmp_path: Path) -> None:
    operator = Operator(tmp_path)
    refused = {"cluster": "follower", "mode": "status", "status": 400, "path": f"{NAMES[3]}/_ccr/follow", "times": 1}
    with Simulated("--scenario", "connected") as simulated:
        further = [option for name in NAMES[1:8] for option in ("--index", name)]
        profile = operator.profile(simulated, "--create-index", *further, index=NAMES[0])
        simulated.control("POST", "/faults/http", refused)
        walked = operator.run("setup", profile, "--write", "--json")
        follows = walked.step("follower_index")
        results = {call["request"]["path"]: call["outcome"]["result"] for call in follows["calls"]}
        assert results == {f"/{name}/_ccr/follow": "refused" if name == NAMES[3] else "done" for name in NAMES[:8]}
        assert (walked.code, follows["state"]) == (3, "blocked")
        again = operator.run("setup", profile, "--write", "--json")
        assert (again.code, again.lines[-1]["sent"]["write"]) == (0, 1), again.out + again.err
