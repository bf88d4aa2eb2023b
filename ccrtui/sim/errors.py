"""What the model raises when a request is refused, in the terms of Elasticsearch's error envelope."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Cause:
    """One exception of the envelope: its type, reason, metadata keys and what caused it."""

    type: str
    reason: str | None
    metadata: Mapping[str, Any] = field(default_factory=dict)
    caused_by: Cause | None = None
    suppressed: tuple[Cause, ...] = ()


class ApiError(Exception):
    """A refused request: its HTTP status, the cause the envelope is rendered from, and its roots where they differ."""

    def __init__(self, status: int, cause: Cause, root: Cause | None = None, more: tuple[Cause, ...] = ()) -> None:
        super().__init__(cause.reason)
        self.status = status
        self.cause = cause
        self.root = root
        self.more = more


def refuse(status: int, type_: str, reason: str | None, caused_by: Cause | None = None, **metadata: Any) -> ApiError:
    """Build the common case: one cause with metadata keys, optionally caused by another."""
    return ApiError(status, Cause(type_, reason, metadata, caused_by))
