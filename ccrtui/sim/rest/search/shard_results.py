"""What the shards of a search hold, and which of them had nothing to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ccrtui.sim.rest.search.aggregations import Hit


@dataclass(frozen=True, slots=True)
class ShardHits:
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
class ShardResults:
    """What shards hold; how many were asked, and have no copy that could answer; how many failed, and why."""

    per_shard: tuple[ShardHits, ...] = ()
    total: int = 0
    unheard: int = 0
    failed: int = 0
    failures: tuple[Mapping[str, Any], ...] = ()

    @property
    def hits(self) -> list[Hit]:
        """The documents with their index, in the order in which equal ones stand."""
        return [hit for part in sorted(self.per_shard, key=lambda part: part.place) for hit in part.hits]

    def merged_with(self, other: ShardResults) -> ShardResults:
        """Both together."""
        return ShardResults(
            self.per_shard + other.per_shard,
            self.total + other.total,
            self.unheard + other.unheard,
            self.failed + other.failed,
            self.failures + other.failures,
        )

    def through(self, alias: str) -> ShardResults:
        """The same as it is seen by a cluster that knows this one by an alias."""
        shards = tuple(
            replace(shard, hits=tuple((f"{alias}:{name}", document) for name, document in shard.hits))
            for shard in self.per_shard
        )
        return replace(self, per_shard=shards)

    def shards(self) -> dict[str, Any]:
        """The `_shards` object: a shard without a copy is not successful and no failure (product-odd-again 453)."""
        successful = self.total - self.unheard - self.failed
        body = {"total": self.total, "successful": successful, "skipped": 0, "failed": self.failed}
        return {**body, "failures": list(self.failures)} if self.failures else body


NOTHING = ShardResults()
