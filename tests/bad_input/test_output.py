"""A stdout that nobody reads, that is full or that is closed: said where it can be, never the code of a verdict."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ccrtui.cli.main import run
from ccrtui.core.json_value import JsonValue
from tests.scenarios.pair import Pair, pair
from tests.simulated import Ran

ROOT = Path(__file__).parents[2]
VERBS = {
    "version": ("--version",),
    "help": ("help",),
    "profiles": ("profiles", "show", "orders-dr"),
    "status": ("status", "orders-dr", "--json"),
    "plan": ("setup", "orders-dr", "--plan"),
}


def ran(clusters: Pair, *arguments: str, stdout: int | None) -> Ran:
    """Run a verb with that stdout; None: closed."""
    closed = [] if stdout is not None else ["sh", "-c", 'exec "$0" "$@" >&-']
    ended = subprocess.run(
        [*closed, sys.executable, "-m", "ccrtui", *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        env=clusters.operator.surroundings,
        cwd=ROOT,
        check=False,
    )
    return Ran(ended.returncode, "", ended.stderr)


@pytest.mark.parametrize("verb", VERBS)
def test_a_stdout_that_cannot_be_written_has_a_code_and_a_line_of_its_own(tmp_path: Path, verb: str) -> None:
    with pair(tmp_path, "following") as clusters, open("/dev/full", "w") as full:
        failed = ran(clusters, *VERBS[verb], stdout=full.fileno())
        closed = ran(clusters, *VERBS[verb], stdout=None)
        reader, writer = os.pipe()
        os.close(reader)
        gone = ran(clusters, *VERBS[verb], stdout=writer)
        os.close(writer)
    assert (failed.code, closed.code, (gone.code, gone.err)) == (74, 74, (141, ""))
    assert ["stdout" in line for line in failed.err.splitlines() + closed.err.splitlines()] == [True, True]


def test_a_set_up_whose_reader_goes_away_stops_before_the_next_write_and_goes_on_later(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", given=("--sample-docs", "4")) as clusters:
        reader, writer = os.pipe()
        os.close(reader)
        gone = ran(clusters, "setup", clusters.profile, "--write", stdout=writer)
        os.close(writer)
        assert gone.code == 141
        assert clusters.simulated.acted_writes() == []
        again = clusters.setup("--write")
        assert (again.code, clusters.docs("follower", "orders")) == (0, 4)


@pytest.mark.parametrize("json", [(), ("--json",)])
@pytest.mark.parametrize("undo", [(), ("--undo",)])
def test_no_plan_is_sent_that_a_closed_stderr_cannot_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undo: tuple[str, ...], json: tuple[str, ...]
) -> None:
    with pair(tmp_path, "connected", given=("--sample-docs", "4")) as clusters:
        if undo:
            assert clusters.setup("--write").code == 0
        before = clusters.simulated.acted_writes()
        out = io.StringIO()
        for name, value in clusters.operator.surroundings.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.stdout", out)
        monkeypatch.setattr("sys.stderr", None)
        code = run(("setup", clusters.profile, "--write", *undo, *json, "--confirm", "orders"))
        assert (code, clusters.simulated.acted_writes()) == (74, before)
    assert "stderr" in out.getvalue()
    assert out.getvalue().startswith('{"error": ') is bool(json)


def test_a_full_disk_is_told_of_the_simulators_files_and_of_stdout_apart(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    full = OSError(errno.ENOSPC, "No space left on device", "/tmp/simulator/ca.pem")

    async def no_room(*_: object) -> None:
        raise full

    monkeypatch.setattr("ccrtui.sim.simulator.serve", no_room)
    assert run(("simulate",)) == 1
    said = capsys.readouterr().err
    assert "/tmp/simulator/ca.pem: No space left on device" in said
    assert "stdout" not in said

    async def announced(_: object, announce: Callable[[JsonValue], None]) -> None:
        announce({"scenario": "connected"})

    monkeypatch.setattr("ccrtui.sim.simulator.serve", announced)
    with open("/dev/full", "w") as stdout:
        monkeypatch.setattr("sys.stdout", stdout)
        assert run(("simulate",)) == 74
    assert "stdout" in capsys.readouterr().err
