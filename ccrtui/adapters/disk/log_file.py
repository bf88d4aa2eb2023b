"""The file that warnings and what libraries log go to: never the screen, where it would smear what is drawn."""

from __future__ import annotations

import logging
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from ccrtui.adapters.disk.paths import make_private
from ccrtui.core.harmless import harmless_text
from ccrtui.core.profile.error import ProfileError


class _Harmless(logging.Formatter):
    """Lines that may be looked at on a terminal, whatever was logged."""

    def format(self, record: logging.LogRecord) -> str:
        return harmless_text(super().format(record))


class LogFile(logging.FileHandler):
    """Opens with the first thing that is logged, and makes its folder then."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", delay=True)
        self._path = path
        self.setFormatter(_Harmless("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line; where that is impossible, none."""
        with suppress(OSError, ProfileError):
            super().emit(record)

    def _open(self) -> TextIOWrapper:
        make_private(self._path.parent)
        return super()._open()


def log_to(path: Path) -> None:
    """Send everything from warnings up there; a file that can't be written loses it, and nothing else."""
    logging.raiseExceptions = False
    logging.getLogger().addHandler(LogFile(path))
    logging.captureWarnings(True)
