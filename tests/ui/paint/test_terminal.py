"""Terminals as they are: redirected, dumb, colourless, not UTF-8, over SSH; judged on a real pseudo-terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from pathlib import Path
from typing import IO

import pytest

from ccrtui.ui.options import ConsoleOptions
from ccrtui.ui.terminal import console_options
from tests.patience import PATIENCE_S

PROGRAM = """
import sys
from ccrtui.text.catalogue import words
from ccrtui.ui.terminal import console_options, refusal
import os
problem = refusal(words("en"), os.environ)
if problem:
    print(problem)
    sys.exit(2)
from tests.ui.stage.stage import FakeSource
from tests.ui.stage.states import BUSY, link, state, walk
from ccrtui.ui.app import Console
options = console_options(os.environ, start=lambda: None, save_folder=".")
console = Console(FakeSource(state(link=link(BUSY), walk=walk(None))), words("en"), options)
sys.exit(console.run() or 0)
"""

Stream = int | IO[bytes] | None


class Terminal:
    """A program on a pseudo-terminal of its own."""

    def __init__(self, size: tuple[int, int] = (80, 24), **environ: str) -> None:
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
        self.environ = {**inherited, "TERM": "xterm-256color", "LANG": "C.UTF-8", **environ}
        self.seen = b""

    def start(self, stdin: Stream = None, stdout: Stream = None, stderr: Stream = None) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            env=self.environ,
            cwd=Path(__file__).parents[3],
            start_new_session=True,
            stdin=self.slave if stdin is None else stdin,
            stdout=self.slave if stdout is None else stdout,
            stderr=self.slave if stderr is None else stderr,
        )

    def until(self, text: str, seconds: float = PATIENCE_S) -> bool:
        """Read until a text is seen; False when it is not within the time."""
        while text.encode() not in self.seen:
            ready, _, _ = select.select([self.master], [], [], seconds)
            if not ready:
                return False
            self.seen += os.read(self.master, 65536)
        return True

    def quit(self, program: subprocess.Popen[bytes]) -> int:
        os.write(self.master, b"q")
        while program.poll() is None:
            ready, _, _ = select.select([self.master], [], [], 0.1)
            if ready:
                self.seen += os.read(self.master, 65536)
        return program.wait()


@pytest.mark.parametrize("redirected", ["none", "stderr", "stdout"])
def test_it_draws_on_the_terminal_whatever_is_redirected(redirected: str, tmp_path: Path) -> None:
    terminal = Terminal()
    with (tmp_path / "out").open("wb") as file:
        out, err = (file if name == redirected else None for name in ("stdout", "stderr"))
        program = terminal.start(stdout=out, stderr=err)
        assert terminal.until("audit-2026.11")
        assert terminal.quit(program) == 0
    assert (tmp_path / "out").read_bytes() == b""
    assert b"\x1b[?1049l" in terminal.seen


def test_without_keys_it_names_another_way() -> None:
    program = Terminal().start(stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = program.communicate()
    assert program.returncode == 2
    assert b"ccrtui status" in out
    assert err == b""


def test_a_dumb_terminal_is_told_which_verb_to_use() -> None:
    terminal = Terminal(TERM="dumb")
    program = terminal.start()
    assert terminal.until("ccrtui status")
    assert program.wait() == 2
    assert b"\x1b[" not in terminal.seen


def test_a_small_terminal_is_served() -> None:
    terminal = Terminal(size=(40, 10))
    program = terminal.start()
    assert terminal.until("audit-2026.11")
    assert terminal.quit(program) == 0


def test_no_color_sends_no_colour() -> None:
    terminal = Terminal(NO_COLOR="1")
    program = terminal.start()
    assert terminal.until("audit-2026.11")
    assert terminal.quit(program) == 0
    assert b"38;5" not in terminal.seen
    assert b"38;2" not in terminal.seen
    assert "✓".encode() in terminal.seen


def test_over_ssh_the_mouse_is_left_to_the_terminal() -> None:
    terminal = Terminal(SSH_CONNECTION="10.0.0.1 1 10.0.0.2 22")
    program = terminal.start()
    assert terminal.until("audit-2026.11")
    assert terminal.quit(program) == 0
    assert b"\x1b[?1003h" not in terminal.seen


def test_a_terminal_without_utf_8_gets_ascii_signs() -> None:
    terminal = Terminal(LC_ALL="POSIX", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    program = terminal.start()
    assert terminal.until("audit-2026.11")
    assert terminal.quit(program) == 0
    assert terminal.seen.isascii()


def options(**environ: str) -> ConsoleOptions:
    return console_options({"TERM": "xterm-256color", **environ}, start=lambda: None, save_folder=".")


def test_the_environment_decides_colours_signs_and_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    near, far = options(), options(SSH_TTY="/dev/pts/1", TMUX="x")
    assert near.mouse
    assert not far.mouse
    assert far.fps < near.fps
    assert far.in_tmux
    assert options(TERM="linux").glyphs == "ascii"
    assert not options(NO_COLOR="1").colour
    monkeypatch.setattr("ccrtui.ui.terminal.encoding", lambda: "iso8859-1")
    assert options().glyphs == "ascii"
