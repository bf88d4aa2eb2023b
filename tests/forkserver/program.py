"""A run of the program that a server forks: as much of a `subprocess.Popen` of `python -m ccrtui …` as tests need."""

from __future__ import annotations

import atexit
import functools
import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from subprocess import DEVNULL, PIPE
from typing import IO

from tests.forkserver.order import Order
from tests.patience import PATIENCE_S

ROOT = Path(__file__).parents[2]


class Program:
    """Started with its arguments and environment; who lets go of it without waiting for its end has it killed."""

    def __init__(
        self, *arguments: str, environ: Mapping[str, str], stdin: int = DEVNULL, stderr: int | None = PIPE
    ) -> None:
        order = Order(arguments, dict(environ), os.getcwd())
        self.returncode: int | None = None
        self.stdin: IO[str] | None = None
        self.stderr: IO[str] | None = None
        if stdin == PIPE:
            self.stdin, given = _written_to()
        else:
            given = os.open(os.devnull, os.O_RDONLY)
        self.stdout, taken = _read_from()
        if stderr == PIPE:
            self.stderr, remarks = _read_from()
        else:
            remarks = os.dup(2)
        ours, theirs = socket.socketpair()
        self._connection = Connection(ours.detach())
        with theirs:
            socket.send_fds(_server(order.at_start), [b"o"], [theirs.fileno(), given, taken, remarks])
        for descriptor in (given, taken, remarks):
            os.close(descriptor)
        self._connection.send(order)
        self.pid: int = self._connection.recv()

    def send_signal(self, number: int) -> None:
        """Send a signal unless it has ended."""
        if self.poll() is None:
            self._connection.send(number)

    def kill(self) -> None:
        """End it without a word."""
        self.send_signal(9)

    def poll(self) -> int | None:
        """The exit code, negative for a signal; None as long as it runs."""
        return self._ended(0)

    def wait(self) -> int:
        """Wait for its end; gives the exit code. Raises TimeoutError when it hangs, and kills it."""
        code = self._ended(PATIENCE_S)
        if code is None:
            self.kill()
            raise TimeoutError("it does not end")
        return code

    def communicate(self) -> tuple[str, str]:
        """Read what it still says until its end, and close everything."""
        if self.stdin is not None:
            self.stdin.close()
        with ThreadPoolExecutor(2) as readers:
            out, err = (readers.submit(_rest, stream) for stream in (self.stdout, self.stderr))
            self.wait()
        return out.result(), err.result()

    def _ended(self, seconds: float) -> int | None:
        if self.returncode is None and self._connection.poll(seconds):
            self.returncode = self._connection.recv()
            self._connection.close()
        return self.returncode


def _written_to() -> tuple[IO[str], int]:
    theirs, ours = os.pipe()
    return os.fdopen(ours, "w", encoding="utf-8"), theirs


def _read_from() -> tuple[IO[str], int]:
    ours, theirs = os.pipe()
    return os.fdopen(ours, encoding="utf-8"), theirs


def _rest(stream: IO[str] | None) -> str:
    if stream is None:
        return ""
    with stream:
        return stream.read()


@functools.cache
def _server(at_start: frozenset[tuple[str, str]]) -> socket.socket:
    """The server for what is read at the start: one of this process for each such environment, ended with it."""
    ours, theirs = socket.socketpair()
    usual = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    with theirs:
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.forkserver.server", str(theirs.fileno())],
            cwd=ROOT,
            env={**usual, **dict(at_start)},
            stdin=DEVNULL,
            stdout=DEVNULL,
            pass_fds=[theirs.fileno()],
            start_new_session=True,
        )

    def end() -> None:
        ours.close()
        server.wait()

    atexit.register(end)
    return ours
