"""Operations and documents of a shard, as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


def document(operation: Operation, doc_id: str) -> Document:
    """The document that an index operation leaves behind."""
    return Document(
        doc_id,
        operation.source or {},
        operation.seq_no,
        operation.term,
        operation.version,
        operation.size,
        operation.routing,
    )


def replayed(docs: Mapping[str, Document], operations: Iterable[Operation]) -> dict[str, Document]:
    """The documents that are there once operations have been processed in their order, the newest last."""
    living = dict(docs)
    for operation in sorted(operations, key=lambda entry: entry.seq_no):
        if operation.id is not None:
            living.pop(operation.id, None)
            if operation.kind != "delete":
                living[operation.id] = document(operation, operation.id)
    return living
