"""What one request may take and what came back of it, handed past the client library to the node that does the IO."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(slots=True)
class Exchange:
    """One request under way. The node fills in everything but the limits.

    `wire_bytes` counts the body as it travelled, so compressed; `headers` are those of the server, names in lower case.
    """

    limit: int
    refusal_limit: int
    connect_s: float
    wire_bytes: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)


CURRENT: ContextVar[Exchange] = ContextVar("exchange")
"""The request of the running task."""


class BodyTooLargeError(Exception):
    """An answer beyond its limit; reading was given up. `status` is its HTTP status."""

    def __init__(self, status: int, limit: int) -> None:
        super().__init__(f"more than {limit} bytes")
        self.status = status
        self.limit = limit


class BodyUnreadableError(Exception):
    """An answer whose body cannot be unpacked. `status` is its HTTP status."""

    def __init__(self, status: int, problem: str) -> None:
        super().__init__(problem)
        self.status = status
        self.problem = problem
