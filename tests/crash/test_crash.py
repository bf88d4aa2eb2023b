"""The program is killed at every write, before it is acted on and after, and must finish with nothing repeated."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.simulated import Operator, Simulated

WALK = ["PUT /_cluster/settings", "PUT /orders", "PUT /orders/_ccr/follow", "POST /_bulk"]
UNDO = [
    *(["DELETE sample"] * 4),
    "POST /orders/_ccr/pause_follow",
    "POST /orders/_close",
    "POST /orders/_ccr/unfollow",
    "DELETE /orders",
    "PUT /_cluster/settings",
    "DELETE /orders",
]
RESTART_S = 2
"""What passes before anybody starts it again: a follow has had contact, and what was closed is no longer red."""


def _kill_at(simulated: Simulated, operator: Operator, number: int, when: str, *arguments: str) -> None:
    simulated.control("POST", "/faults/hold", {"effect": "write", "n": number, "when": when})
    process = operator.start(*arguments)
    simulated.await_held(process)
    process.kill()
    process.communicate()
    simulated.control("DELETE", "/faults/hold")
    simulated.control("POST", "/clock", {"advance_s": RESTART_S})


def _journal(home: Path) -> list[dict[str, object]]:
    files = sorted((home / "state").rglob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text().splitlines()]


def _open_intents(home: Path) -> list[dict[str, object]]:
    """Intents of the journal of which nobody has learned how they ended."""
    lines = _journal(home)
    ended = {line["entry"] for line in lines if line["type"] == "outcome"}
    settled = {line["call"] for line in lines if line["type"] == "settled"}
    intents = [line for line in lines if line["type"] == "intent"]
    return [line for line in intents if line["entry"] not in ended and line["call"] not in settled]


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("number", range(1, len(WALK) + 1), ids=WALK)
def test_a_walk_killed_at_any_write_is_finished_by_the_next_and_repeats_nothing(
    tmp_path: Path, number: int, when: str
) -> None:
    operator = Operator(tmp_path)
    with Simulated("--scenario", "connected") as simulated:
        profile = operator.profile(simulated, "--sample-docs", "4")
        _kill_at(simulated, operator, number, when, "setup", profile, "--write", "--json")
        again = operator.run("setup", profile, "--write", "--json")
        assert again.code == 0, again.out + again.err
        assert simulated.acted_writes() == WALK
        counted = again.step("compare")["evidence"]
        assert (counted["leader_docs"], counted["follower_docs"]) == (4, 4)
        third = operator.run("setup", profile, "--write", "--json")
        assert (third.code, third.lines[-1]["sent"]["write"]) == (0, 0)
        assert simulated.acted_writes() == WALK


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("number", [1, 4, 5, 6, 7, 8, 9, 10])
def test_an_undo_killed_at_any_write_is_finished_by_the_next(tmp_path: Path, number: int, when: str) -> None:
    operator = Operator(tmp_path)
    with Simulated("--scenario", "connected") as simulated:
        profile = operator.profile(simulated, "--sample-docs", "4")
        assert operator.run("setup", profile, "--write").code == 0
        undo = ("setup", profile, "--undo", "--write", "--confirm", "orders")
        _kill_at(simulated, operator, number, when, *undo)
        again = operator.run(*undo)
        assert again.code == 0, again.out + again.err
        acted = ["DELETE sample" if "/_doc/" in write else write for write in simulated.acted_writes()]
        assert Counter(acted) == Counter(WALK + UNDO)
        listed = simulated.search("follower", "GET", "/_cat/indices?format=json")
        assert "orders" not in {entry["index"] for entry in listed}
        assert simulated.search("follower", "GET", "/_remote/info") == {}


def test_what_was_made_is_ours_also_when_the_program_was_killed_before_it_knew(tmp_path: Path) -> None:
    operator = Operator(tmp_path)
    with Simulated("--scenario", "connected") as simulated:
        profile = operator.profile(simulated, "--sample-docs", "4")
        _kill_at(simulated, operator, 3, "after", "setup", profile, "--write")
        assert operator.run("setup", profile, "--write").code == 0
        undone = operator.run("setup", profile, "--undo", "--write", "--confirm", "orders")
        assert undone.code == 0, undone.out + undone.err
        assert simulated.search("follower", "GET", "/_remote/info") == {}


def test_every_intent_of_a_killed_walk_is_settled_in_the_end(tmp_path: Path) -> None:
    operator = Operator(tmp_path)
    with Simulated("--scenario", "connected") as simulated:
        profile = operator.profile(simulated, "--sample-docs", "4")
        _kill_at(simulated, operator, 3, "after", "setup", profile, "--write")
        assert operator.run("setup", profile, "--write").code == 0
    assert _open_intents(tmp_path) == []


def test_an_interrupted_write_in_flight_is_journaled_before_the_program_ends(tmp_path: Path) -> None:
    operator = Operator(tmp_path)
    with Simulated("--scenario", "connected") as simulated:
        profile = operator.profile(simulated, "--sample-docs", "4")
        simulated.control("POST", "/faults/hold", {"effect": "write", "n": 1, "when": "after"})
        process = operator.start("setup", profile, "--write", "--json")
        simulated.await_held(process)
        process.send_signal(2)
        _, remarks = process.communicate()
        simulated.control("DELETE", "/faults/hold")
        assert process.returncode == 130, remarks
        assert "Traceback" not in remarks
        outcomes = [line for line in _journal(tmp_path) if line["type"] == "outcome"]
        assert outcomes[-1]["result"] == "unknown"
        again = operator.run("setup", profile, "--write")
        assert again.code == 0, again.out + again.err
        assert simulated.acted_writes() == WALK


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_walk_killed_among_writes_that_left_side_by_side_repeats_none_of_them(tmp_path: Path, when: str) -> None:
    names = [f"orders-{number}" for number in range(5)]
    made = [f"PUT /{name}" for name in names]
    followed = [f"PUT /{name}/_ccr/follow" for name in names]
    among = 1 + len(made) + 3
    operator = Operator(tmp_path)
    with Simulated("--scenario", "connected") as simulated:
        further = [option for name in names[1:] for option in ("--index", name)]
        profile = operator.profile(simulated, "--create-index", *further, index=names[0])
        _kill_at(simulated, operator, among, when, "setup", profile, "--write", "--json")
        again = operator.run("setup", profile, "--write", "--json")
        assert again.code == 0, again.out + again.err
        assert Counter(simulated.acted_writes()) == Counter(["PUT /_cluster/settings", *made, *followed])
    assert _open_intents(tmp_path) == []


def test_what_never_left_when_the_program_was_killed_is_not_taken_for_ours(tmp_path: Path) -> None:
    names = [f"orders-{number:02}" for number in range(20)]
    among_the_created = 1 + 3
    operator = Operator(tmp_path)
    with Simulated("--scenario", "connected") as simulated:
        further = [option for name in names[1:] for option in ("--index", name)]
        profile = operator.profile(simulated, "--create-index", *further, index=names[0])
        _kill_at(simulated, operator, among_the_created, "before", "setup", profile, "--write", "--json")
        simulated.search("leader", "PUT", f"/{names[-1]}", {})
        confirmed = [option for name in names for option in ("--confirm", name)]
        undone = operator.run("setup", profile, "--undo", "--write", "--json", *confirmed)
        assert undone.code == 0, undone.out + undone.err
        listed = simulated.search("leader", "GET", "/_cat/indices?format=json")
        assert {entry["index"] for entry in listed} & set(names) == {names[-1]}
