"""A process that a server forks, as far as it is seen from the test that ordered it."""

from __future__ import annotations

import atexit
import functools
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from subprocess import DEVNULL

from tests.forkserver.order import Order
from tests.patience import PATIENCE_S

ROOT = Path(__file__).parents[2]


class Forked:
    """A process that a server forked for an order, on three streams; killed when it is let go of before its end."""

    def __init__(self, order: Order, streams: Sequence[int]) -> None:
        self.returncode: int | None = None
        ours, theirs = socket.socketpair()
        self._connection = Connection(ours.detach())
        with theirs:
            socket.send_fds(_server(order.at_start), [b"o"], [theirs.fileno(), *streams])
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

    def _ended(self, seconds: float) -> int | None:
        if self.returncode is None and self._connection.poll(seconds):
            self.returncode = self._connection.recv()
            self._connection.close()
        return self.returncode


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
