"""What a watch has seen is there when it has ended: events, and the past."""

from __future__ import annotations

import json
import signal
from pathlib import Path
from typing import Any

import pytest

from ccrtui.adapters.disk.history.writer import HistoryFile
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.engine.recording.film import Film
from tests.core.record.views import follower, link
from tests.forkserver.program import Program
from tests.scenarios.inside import Inside
from tests.scenarios.pair import Pair, pair
from tests.simulated import Simulated


def until(program: Program, verdict: str) -> dict[str, Any]:
    """Read lines of a watch up to the first one with that verdict."""
    while True:
        line: dict[str, Any] = json.loads(program.stdout.readline())
        if line["verdict"] == verdict:
            return line


def watched(clusters: Pair) -> None:
    """Watch while the follower is paused and resumed, and end."""
    program = clusters.operator.start("watch", clusters.profile, "--json")
    until(program, "in_sync")
    clusters.simulated.search("follower", "POST", "/orders/_ccr/pause_follow")
    until(program, "paused")
    clusters.simulated.search("follower", "POST", "/orders/_ccr/resume_follow", {})
    until(program, "in_sync")
    program.send_signal(signal.SIGTERM)
    program.communicate()


def test_what_changed_while_it_was_watched_is_told_afterwards(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        watched(clusters)
    ran = clusters.operator.run("events", clusters.profile, "--json")
    assert ran.code == 0
    assert clusters.watch(1).lines[-1]["links"][0]["events_1h"] == 0
    verdicts = [line for line in ran.lines if line["what"] == "verdict"]
    assert [(line["index"], line["from"], line["to"]) for line in verdicts] == [
        ("orders", "in_sync", "paused"),
        ("orders", "paused", "in_sync"),
    ]
    assert [line["lasted_s"] is None for line in verdicts] == [False, True]
    ran = clusters.operator.run("events", clusters.profile, "--since", "1d", "--lang", "zh")
    assert "已暂停" in ran.out


def test_what_changed_while_nobody_watched_is_an_event_of_the_next_watch(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        assert clusters.watch(4).lines[-1]["verdict"] == "in_sync"
        clusters.simulated.search("follower", "POST", "/orders/_ccr/pause_follow")
        assert clusters.watch(3).lines[-1]["verdict"] == "paused"
        assert clusters.watch(2).lines[-1]["verdict"] == "paused"
    ran = clusters.operator.run("events", clusters.profile, "--json")
    verdicts = [line for line in ran.lines if line["what"] == "verdict"]
    assert [(line["from"], line["to"]) for line in verdicts] == [("in_sync", "paused")]


def test_what_was_seen_of_other_clusters_is_no_past_of_these(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        assert clusters.watch(4).lines[-1]["verdict"] == "in_sync"
    with Simulated("--scenario", "following", "--seed", "7") as others:
        ends = [option for side in ("leader", "follower") for option in (f"--{side}", others.banner[side]["url"])]
        assert clusters.operator.run("profiles", "edit", clusters.profile, *ends).code == 0
        others.search("follower", "POST", "/orders/_ccr/pause_follow")
        assert clusters.watch(3).lines[-1]["verdict"] == "paused"
    ran = clusters.operator.run("events", clusters.profile, "--json")
    assert [line for line in ran.lines if line["what"] == "verdict"] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_history_that_cannot_be_written_is_said_once_and_the_watch_goes_on(tmp_path: Path, language: str) -> None:
    with pair(tmp_path, "following") as clusters:
        (tmp_path / "state" / "history" / f"{clusters.profile}.db").mkdir(parents=True)
        ran = clusters.operator.run("watch", clusters.profile, "--samples", "4", "--lang", language)
    assert (ran.code, len(ran.out.splitlines())) == (0, 4)
    assert ran.err.count("orders-dr.db") == 1


@pytest.mark.parametrize("since", ["3w", "yesterday", ""])
def test_what_is_no_time_is_said(tmp_path: Path, since: str) -> None:
    with pair(tmp_path, "following") as clusters:
        ran = clusters.operator.run("events", clusters.profile, "--since", since)
    assert ran.code == 2
    assert "--since" in ran.err


def test_without_a_history_that_is_said(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        ran = clusters.operator.run("events", clusters.profile, "--json")
    assert ran.code == 2
    assert ran.lines[-1]["error"]["code"] == "history_missing"


def test_the_watch_is_printed_again_and_handed_to_a_colleague(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        live = clusters.watch(4).lines
    operator, name = clusters.operator, clusters.profile
    told = operator.run("watch", name, "--json", "--since", "1h")
    assert told.code == 0
    assert told.lines[-1]["links"][0]["indices"][0]["verdict"] == live[-1]["links"][0]["indices"][0]["verdict"]
    assert set(told.lines[-1]["links"][0]["indices"][0]) == set(live[-1]["links"][0]["indices"][0])
    copy = tmp_path / "copy.db"
    assert operator.run("history", name, "export", str(copy)).code == 0
    assert copy.stat().st_mode & 0o777 == 0o600
    before = copy.read_bytes()
    ran = operator.run("history", name, "export", str(copy))
    assert (ran.code, copy.read_bytes()) == (2, before)
    assert str(copy) in ran.err


@pytest.mark.parametrize(
    "words", [(), ("orders",), ("open",), ("open", "a", "b"), ("nobody", "export", "x.db"), ("open", "nothing.db")]
)
def test_what_history_cannot_do_is_said(tmp_path: Path, words: tuple[str, ...]) -> None:
    ran = Inside(tmp_path).run("history", *words)
    assert ran.code == 2
    assert ran.err.strip()
    assert "Traceback" not in ran.err


def test_a_file_that_is_no_history_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"#!/bin/sh\nrm -rf /\n" * 99)
    ran = Inside(tmp_path).run("history", "open", str(tmp_path / "x.db"))
    assert ran.code == 2
    assert "x.db" in ran.err


def test_nothing_in_a_record_is_obeyed_by_a_terminal(tmp_path: Path) -> None:
    operator = Inside(tmp_path)
    where = ("--leader", "http://127.0.0.1:1", "--follower", "http://127.0.0.1:2")
    assert operator.run("profiles", "new", "orders-dr", *where).code == 0
    hostile = "a\x1b]0;owned\x07\x9b31m\u202e"
    file = HistoryFile(tmp_path / "state" / "history" / "orders-dr.db")
    file.begin({"profile": hostile, "environment": hostile, "leader.name": hostile})
    film, name = Film("leader"), hostile
    film.add(link(1.0, follower(name)))
    film.add(link(2.0, follower(name, verdict=Verdict.STOPPED, reason=Reason.FATAL_ERROR)))
    file.add(*film.batch())
    file.close()
    since = ("watch", "--since", "9999d")
    for verb, *options in (("events",), ("events", "--json"), since, (*since, "--json")):
        ran = operator.run(verb, "orders-dr", *options)
        assert "owned" in ran.out
        assert {"\x1b", "\x07", "\x9b", "\u202e"} & set(ran.out) == set()
