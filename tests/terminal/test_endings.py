"""However the console of the demo ends, its simulator ends with it."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.patience import PATIENCE_S
from tests.terminal.demo import LOOKED, demo
from tests.terminal.terminal import Terminal

ENDINGS: dict[str, Callable[[Terminal], None]] = {
    "q": lambda terminal: terminal.type("q"),
    "ctrl+q": lambda terminal: terminal.type("\x11"),
    "terminal closed": lambda terminal: terminal.hang_up(),
    "SIGTERM": lambda terminal: terminal.process.send_signal(signal.SIGTERM),
    "SIGKILL": lambda terminal: terminal.process.send_signal(signal.SIGKILL),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_simulator_ends_with_the_console(ending: str) -> None:
    with demo() as terminal:
        terminal.wait_for(LOOKED)
        children = _children(terminal.pid)
        assert len(children) == 1
        ENDINGS[ending](terminal)
        terminal.ended()
        assert _gone(children[0])


def test_the_throw_away_home_is_thrown_away(tmp_path: Path) -> None:
    with demo(TMPDIR=str(tmp_path)) as terminal:
        terminal.wait_for(LOOKED)
        assert list(tmp_path.glob("ccrtui-demo-*/profiles/*.toml"))
        terminal.type("q")
        assert terminal.ended() == 0
    assert list(tmp_path.glob("ccrtui-demo-*")) == []


def test_a_home_that_was_named_is_kept(tmp_path: Path) -> None:
    with demo(CCRTUI_HOME=str(tmp_path)) as terminal:
        terminal.wait_for(LOOKED)
        terminal.type("q")
        assert terminal.ended() == 0
    assert (tmp_path / "profiles" / "orders-demo.toml").exists()


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for each in listed for child in each.read_text().split()]


def _gone(pid: int) -> bool:
    """Whether a process ends within a while; one that nobody has waited for counts as ended."""
    limit = time.monotonic() + PATIENCE_S
    while time.monotonic() < limit:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False
