"""Moments as the program writes them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal


def rfc3339(epoch_s: float, precision: Literal["seconds", "milliseconds"] = "seconds") -> str:
    """A moment in UTC."""
    return datetime.fromtimestamp(epoch_s, UTC).isoformat(timespec=precision).replace("+00:00", "Z")
