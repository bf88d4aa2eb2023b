"""A command as it is listed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommandLine:
    """A command as help and palette list it. `reason` says why it is not available, None when it is."""

    key: str
    label: str
    help: str
    reason: str | None = None
