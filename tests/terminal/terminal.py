"""A program in a real pseudo-terminal: what it draws, counted byte by byte, and what is typed to it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO

from tests.forkserver.forked import Forked
from tests.forkserver.order import Order
from tests.patience import PATIENCE_S
from tests.terminal.screen import Screen

_ESCAPE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[@-_])")
_CHUNK = 65536


class Terminal:
    """A program started in a terminal of `columns` x `rows`; ended when the context is left.

    `elsewhere` redirects some of stdin, stdout and stderr.
    """

    def __init__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        columns: int = 120,
        rows: int = 36,
        folder: Path | None = None,
        elsewhere: Mapping[str, IO[bytes]] | None = None,
    ) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.seen = bytearray()
        self.screen = Screen(columns, rows)
        away = {name: stream.fileno() for name, stream in (elsewhere or {}).items()}
        streams = [away.get(name, slave) for name in ("stdin", "stdout", "stderr")]
        self.started = time.perf_counter()
        self.process = self._start(command, environ, folder, streams, slave)
        os.close(slave)

    def _start(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        folder: Path | None,
        streams: Sequence[int],
        terminal: int,
    ) -> subprocess.Popen[bytes] | Forked:
        stdin, stdout, stderr = streams
        return subprocess.Popen(
            command,
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            env=dict(environ),
            cwd=folder,
            start_new_session=True,
            preexec_fn=lambda: _take(terminal),
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.end()

    @property
    def pid(self) -> int:
        """The process that was started."""
        return self.process.pid

    def wait_for(self, text: str, seconds: float = PATIENCE_S) -> float:
        """Read until a text was drawn; gives the seconds since the start. Raises TimeoutError with what was drawn."""
        wanted, end = text.encode(), time.perf_counter() + seconds
        while wanted not in self.drawn():
            if time.perf_counter() > end or not self._read(0.5):
                raise TimeoutError(f"{text!r} was not drawn: {self.drawn()[-2000:].decode(errors='replace')}")
        return time.perf_counter() - self.started

    def wait_until_shown(self, pattern: str, seconds: float = PATIENCE_S) -> None:
        """Read until the screen holds what a regular expression finds. Raises TimeoutError with the screen."""
        if not self._shown(pattern, seconds):
            raise TimeoutError(f"{pattern!r} is not on the screen:\n{self.screen.text()}")

    def press(self, key: str, pattern: str, seconds: float = PATIENCE_S) -> None:
        """Press a key, and again as long as the screen does not answer. Raises TimeoutError with the screen."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.type(key)
            if self._shown(pattern, 1.0):
                return
        raise TimeoutError(f"{key!r} does not lead to {pattern!r}:\n{self.screen.text()}")

    def collect(self, seconds: float) -> bytes:
        """Read for that long and give what came, escape sequences included."""
        before, end = len(self.seen), time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if not self._read(left):
                break
        return bytes(self.seen[before:])

    def type(self, keys: str) -> None:
        """Send what a keyboard or mouse would."""
        os.write(self._master, keys.encode())

    def drawn(self) -> bytes:
        """Everything drawn so far without its escape sequences."""
        return _ESCAPE.sub(b"", bytes(self.seen))

    def ended(self, seconds: float = PATIENCE_S) -> int:
        """Read until the program has ended by itself; gives its exit code. Raises TimeoutError when it has not."""
        limit = time.perf_counter() + seconds
        while self.process.poll() is None:
            if time.perf_counter() > limit:
                raise TimeoutError(f"it goes on: {self.drawn()[-2000:].decode(errors='replace')}")
            self._read(0.05)
        self.collect(0.1)
        return self.process.wait()

    def hang_up(self) -> None:
        """Close the terminal, as a lost connection does."""
        os.close(self._master)
        self._master = -1

    def end(self, seconds: float = PATIENCE_S) -> int:
        """Ask it to end and wait; what does not end is killed. Gives the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        limit = time.perf_counter() + seconds
        while self.process.poll() is None and time.perf_counter() < limit:
            self._read(0.05)
        if self.process.poll() is None:
            self.process.kill()
        code = self.process.wait()
        if self._master >= 0:
            os.close(self._master)
        return code

    def _shown(self, pattern: str, seconds: float) -> bool:
        end = time.perf_counter() + seconds
        while not re.search(pattern, self.screen.text()):
            if time.perf_counter() > end or not self._read(0.1):
                return False
        return True

    def _read(self, seconds: float) -> bool:
        """Read what is there within that time; False when the program has closed its terminal."""
        watched = [self._master] if self._master >= 0 else []
        ready, _, _ = select.select(watched, [], [], seconds)
        if not ready:
            return self.process.poll() is None
        try:
            chunk = os.read(self._master, _CHUNK)
        except OSError:
            return False
        self.seen += chunk
        self.screen.feed(chunk)
        return bool(chunk)


class ForkedTerminal(Terminal):
    """The program in a terminal, forked with everything loaded; `command` is its arguments alone."""

    def _start(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        folder: Path | None,
        streams: Sequence[int],
        terminal: int,
    ) -> Forked:
        order = Order(tuple(command), dict(environ), str(folder or Path.cwd()), leads_session=True)
        return Forked(order, streams)


def _take(terminal: int) -> None:
    """Make a terminal the controlling one of the new session."""
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
