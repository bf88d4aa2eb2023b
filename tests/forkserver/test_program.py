"""A forked run of the program is what an honestly started one is; the few that are started here prove it for all."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from subprocess import DEVNULL, PIPE

import pytest

from tests.forkserver.forked import ROOT
from tests.forkserver.order import read_at_start
from tests.forkserver.program import Program
from tests.simulated import Operator, Simulated, plain_environment

HONEST = (sys.executable, "-m", "ccrtui")
LOADED = """
import collections, os
asked = set()
class Asked(collections.UserDict):
    def __contains__(self, name):
        asked.add(name)
        return super().__contains__(name)
    def __getitem__(self, name):
        asked.add(name)
        return super().__getitem__(name)
os.environ = os.environb = Asked(os.environ)
import asyncio, ssl
from tests.forkserver.loading import load
load()
import tempfile, threading
assert tempfile.tempdir is None
assert threading.active_count() == 1
print(*asked)
"""
STARTER = """
from subprocess import PIPE
from tests.forkserver.program import Program
from tests.simulated import plain_environment
started = Program("simulate", environ=plain_environment(), stderr=None)
print(started.stdout.readline(), flush=True)
started.wait()
"""
"""Its server and what it starts hold its stderr, which has no end before they have all ended."""
LINES: Mapping[str, tuple[tuple[str, ...], Mapping[str, str]]] = {
    "version": (("--version",), {}),
    "help": (("help",), {}),
    "help in Chinese": (("help",), {"LANG": "zh_CN.UTF-8"}),
    "help without UTF-8": (("help", "--lang", "zh"), {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "another encoding": (("help", "--lang", "zh"), {"PYTHONIOENCODING": "gb18030"}),
    "no verb": (("frobnicate",), {}),
    "no terminal": ((), {}),
    "a mistake of usage": (("status", "nobody", "--frobnicate", "--json"), {}),
    "no profile": (("setup", "nobody", "--json", "--lang", "zh"), {}),
    "a profile": (("profiles", "show", "orders-dr"), {}),
    "an export": (("export", "orders-dr", "--as", "curl"), {}),
    "no clusters": (("setup", "orders-dr", "--write", "--json"), {}),
    "no such scenario": (("simulate", "--scenario", "nosuch"), {}),
}


@pytest.fixture(scope="module")
def operator(tmp_path_factory: pytest.TempPathFactory) -> Operator:
    """Someone with a profile of two clusters that nobody can reach."""
    someone = Operator(tmp_path_factory.mktemp("home"))
    places = ("--leader", "http://127.0.0.1:1", "--follower", "http://127.0.0.1:2", "--index", "orders")
    assert someone.run("profiles", "new", "orders-dr", *places).code == 0
    return someone


@pytest.mark.parametrize("named", LINES)
def test_it_says_and_ends_as_python_started_for_it_does(operator: Operator, named: str) -> None:
    arguments, environ = LINES[named]
    surroundings = {**operator.surroundings, **environ}
    honest = subprocess.run([*HONEST, *arguments], cwd=ROOT, env=surroundings, stdin=DEVNULL, capture_output=True)
    forked = Program(*arguments, environ=surroundings)
    out, err = (os.fdopen(os.dup(stream.fileno()), "rb") for stream in (forked.stdout, forked.stderr) if stream)
    with out, err:
        said = (out.read(), err.read())
    forked.communicate()
    assert (forked.returncode, *map(_timeless, said)) == (
        honest.returncode,
        _timeless(honest.stdout),
        _timeless(honest.stderr),
    )


def _timeless(said: bytes) -> bytes:
    return re.sub(rb"\d+(\.\d+)? ?(ms|s)\b", b"(a time)", said)


@pytest.mark.parametrize("number", [None, signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_it_ends_by_signal_or_with_its_stdin_as_python_started_for_it_does(number: int | None) -> None:
    environ = plain_environment()
    with subprocess.Popen([*HONEST, "simulate"], cwd=ROOT, env=environ, stdin=PIPE, stdout=PIPE) as honest:
        assert honest.stdout is not None
        honest.stdout.readline()
        if number is not None:
            honest.send_signal(number)
            honest.wait()
    forked = Program("simulate", environ=environ, stdin=PIPE)
    forked.stdout.readline()
    if number is not None:
        forked.send_signal(number)
        forked.wait()
    assert forked.communicate() == ("", "")
    assert forked.returncode == honest.returncode


def test_it_holds_no_file_that_python_started_for_it_would_not_hold() -> None:
    environ = plain_environment()
    with Simulated(), subprocess.Popen([*HONEST, "simulate"], cwd=ROOT, env=environ, stdin=PIPE, stdout=PIPE) as honest:
        assert honest.stdout is not None
        honest.stdout.readline()
        forked = Program("simulate", environ=environ, stdin=PIPE, stderr=None)
        forked.stdout.readline()
        assert _held(forked.pid) == _held(honest.pid)
        forked.communicate()


def _held(pid: int) -> list[tuple[int, str]]:
    held = Path(f"/proc/{pid}/fd").iterdir()
    return sorted((int(file.name), file.readlink().name.partition(":")[0]) for file in held)


def test_what_is_let_go_of_is_killed() -> None:
    forked = Program("simulate", environ=plain_environment(), stderr=None)
    with forked.stdout as said:
        assert said.readline()
        del forked
        assert said.read() == ""


def test_with_a_killed_process_end_its_server_and_what_it_had_started() -> None:
    with subprocess.Popen([sys.executable, "-c", STARTER], cwd=ROOT, stdout=PIPE, stderr=PIPE) as starter:
        assert starter.stdout is not None
        assert starter.stderr is not None
        assert starter.stdout.readline()
        starter.kill()
        assert starter.stderr.read() == b""


def test_what_is_read_of_the_environment_while_loading_makes_another_server() -> None:
    command = [sys.executable, "-c", LOADED]
    done = subprocess.run(command, cwd=ROOT, env=plain_environment(), capture_output=True, text=True, check=True)
    asked = done.stdout.split()
    assert "TEXTUAL_FPS" in asked
    assert [name for name in asked if not read_at_start(name)] == []
