"""What can be wrong with a history on disk. None of it stops the watch."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """Why nothing is recorded, or read; or what was done about it."""

    DAMAGED = "history_damaged"
    """It was damaged, and is kept aside: `kept` is the file; a new one was begun."""
    NEWER = "history_newer"
    """A newer version of the program wrote it: it is left alone."""
    ELSEWHERE = "history_elsewhere"
    """Another process records into it."""
    UNWRITABLE = "history_unwritable"
    """It cannot be written: `reason`."""
    UNREADABLE = "history_unreadable"
    """It cannot be read: `reason`."""
    FOREIGN = "history_foreign"
    """That file is no history."""
    EXISTS = "history_exists"
    """There is a file of that name already, where a copy was to be written."""
    MISSING = "history_missing"
    """There is none."""


class HistoryError(Exception):
    """A history that cannot be used: what is wrong, and the parameters of its words (`file`, `reason`, `kept`)."""

    def __init__(self, code: Trouble, **params: str) -> None:
        super().__init__(f"{code}: {params}")
        self.code = code
        self.params = params
