"""What a shard makes of its documents: a commit, a view for searches, the files of a first copy; and their weight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ccrtui.sim.model.indices.history import History
from ccrtui.sim.model.indices.operation import Document

NOTHING: Mapping[str, Document] = MappingProxyType({})
EMPTY_BYTES = 230
"""What an empty shard weighs on disk."""
ON_DISK = 1.94
"""What an operation weighs there, against its size in a read (asks-bootstrapping 18: 3 KB each of 1.5 KB)."""


@dataclass(frozen=True, slots=True)
class Commit:
    """What a flush made durable: the part of a shard that a first copy starts from.

    `retained_from` is the lowest sequence number that was kept then, None for the commit a shard is made with.
    """

    id: str
    generation: int
    docs: Mapping[str, Document]
    max_seq_no: int
    retained_from: int | None = None


@dataclass(frozen=True, slots=True)
class View:
    """What a refresh made visible: documents, and how many deleted ones are still in the segments."""

    docs: Mapping[str, Document]
    deleted: int

    @property
    def count(self) -> int:
        """Visible documents."""
        return len(self.docs)


@dataclass(frozen=True, slots=True)
class Files:
    """What a first copy carries: a commit with its history; `size` in bytes."""

    history: History
    docs: Mapping[str, Document]
    size: int
    ballast: int
