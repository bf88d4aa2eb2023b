"""Operations and documents of a shard, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Operation:
    """One entry of a shard's history; `size` is its estimated size in bytes. A no-op has no id."""

    seq_no: int
    term: int
    kind: str
    id: str | None
    version: int
    source: Mapping[str, Any] | None
    size: int
    routing: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A living document, with the operation that wrote it."""

    id: str
    source: Mapping[str, Any]
    seq_no: int
    term: int
    version: int
    size: int
    routing: str | None = None
