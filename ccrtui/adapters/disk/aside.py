"""Where a file is kept that cannot be used as it is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path


def aside_of(file: Path, why: str) -> Path:
    """A path beside it that no other file has: its name, what is wrong with it, and the moment in UTC."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    return file.with_name(f"{file.name}.{why}-{stamp}")
