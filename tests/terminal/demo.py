"""The real `ccrtui demo` in a real terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import IO

from tests.terminal.terminal import Terminal

DRAWN = "READ-ONLY"
"""What the first frame says in its top line."""
KNOWN = "orders-demo"
"""The profile's name in the top line, where it has room."""
LOOKED = "standby yet."
"""The end of what it says once the simulated clusters have answered."""
_LEFT_OUT = (
    "CCRTUI_HOME",
    "COLORTERM",
    "COLUMNS",
    "LANG",
    "LINES",
    "NO_COLOR",
    "SSH_CONNECTION",
    "SSH_TTY",
    "TERM",
    "TMUX",
)


def demo(
    *arguments: str,
    columns: int = 80,
    rows: int = 24,
    elsewhere: Mapping[str, IO[bytes]] | None = None,
    **changed: str,
) -> Terminal:
    """Start it with these variables of the environment, beside a plain one of 256 colours and UTF-8."""
    plain = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT and not name.startswith("LC_")}
    environ = {**plain, "TERM": "xterm-256color", "LANG": "C.UTF-8", **changed}
    return Terminal([sys.executable, "-m", "ccrtui", "demo", *arguments], environ, columns, rows, elsewhere=elsewhere)
