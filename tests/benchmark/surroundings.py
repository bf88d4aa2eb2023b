"""Where measured programs run: this interpreter, a home of their own, and a terminal of 256 colours."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path

from tests.benchmark import bare

BARE = [sys.executable, bare.__file__]
"""The peer as a command."""
_PASSED = ("PATH", "HOME", "SYSTEMROOT", "PYTHONPATH", "VIRTUAL_ENV")


def program() -> list[str]:
    """The installed `ccrtui`; where it is not installed, the package."""
    script = Path(sysconfig.get_path("scripts")) / "ccrtui"
    return [str(script)] if script.exists() else [sys.executable, "-m", "ccrtui"]


def environ(home: Path | None = None) -> dict[str, str]:
    """A plain environment: 256 colours, English, UTF-8; with `home` all files of ours are there."""
    kept = {name: os.environ[name] for name in _PASSED if name in os.environ}
    ours = {"CCRTUI_HOME": str(home)} if home is not None else {}
    return {**kept, "TERM": "xterm-256color", "LANG": "C.UTF-8", **ours}
