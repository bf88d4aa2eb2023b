"""The real `ccrtui demo` in a real terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import IO

from tests.simulated import plain_environment
from tests.terminal.terminal import ForkedTerminal, Terminal

DRAWN = "READ-ONLY"
"""What the first frame says in its top line."""
KNOWN = "orders-demo"
"""The profile's name in the top line, where it has room."""
LOOKED = "standby yet."
"""The end of what it says once the simulated clusters have answered."""


def demo(
    *arguments: str,
    columns: int = 80,
    rows: int = 24,
    elsewhere: Mapping[str, IO[bytes]] | None = None,
    honest: bool = False,
    **changed: str,
) -> Terminal:
    """Start it with these variables of the environment, beside a plain one of 256 colours and UTF-8.

    It is forked with everything loaded, unless it has to be Python that starts: `honest`.
    """
    environ = {**plain_environment(), "TERM": "xterm-256color", **changed}
    if honest:
        command = [sys.executable, "-m", "ccrtui", "demo", *arguments]
        return Terminal(command, environ, columns, rows, elsewhere=elsewhere)
    return ForkedTerminal(["demo", *arguments], environ, columns, rows, elsewhere=elsewhere)
