"""What the shards of a search hold, and which of them had nothing to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ccrtui.sim.rest.search.aggregations import Hit


@dataclass(frozen=True, slots=True)
class Held:
    """What one shard holds for a search, with what its place among others follows from."""

    shard: int
    index: str
    uuid: str
    hits: tuple[Hit, ...]

    @property
    def place(self) -> tuple[int, str, str]:
        """Equal hits stand by the number of their shard, then by index (asks-newest 33, asks-newest-empty 61)."""
        return self.shard, self.index, self.uuid


@dataclass(frozen=True, slots=True)
class Found:
    """What shards hold; how many were asked, and have no copy that could answer; how many failed, and why."""

    held: tuple[Held, ...] = ()
    total: int = 0
    unheard: int = 0
    failed: int = 0
    failures: tuple[Mapping[str, Any], ...] = ()

    @property
    def hits(self) -> list[Hit]:
        """The documents with their index, in the order in which equal ones stand."""
        return [hit for held in sorted(self.held, key=lambda one: one.place) for hit in held.hits]

    def with_(self, other: Found) -> Found:
        """Both together."""
        return Found(
            self.held + other.held,
            self.total + other.total,
            self.unheard + other.unheard,
            self.failed + other.failed,
            self.failures + other.failures,
        )

    def through(self, alias: str) -> Found:
        """The same as it is seen by a cluster that knows this one by an alias."""
        held = tuple(
            replace(one, hits=tuple((f"{alias}:{name}", document) for name, document in one.hits)) for one in self.held
        )
        return replace(self, held=held)

    def shards(self) -> dict[str, Any]:
        """The `_shards` object: a shard without a copy is not successful and no failure (product-odd-again 453)."""
        answered = self.total - self.unheard - self.failed
        body = {"total": self.total, "successful": answered, "skipped": 0, "failed": self.failed}
        return {**body, "failures": list(self.failures)} if self.failures else body


NOTHING = Found()
