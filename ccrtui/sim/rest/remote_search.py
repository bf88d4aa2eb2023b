"""The parts of a search by cluster: here, and over the link on others (recordings `core-remote`, `asks-dials`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.version import Version
from ccrtui.sim.rest import envelope
from ccrtui.sim.rest.aggregations import Hit

_ACTION = "indices:data/read/search"
_EMPTY_BYTES = 500
HERE = "(local)"
DETAILS = (8, 11)
"""Since when `_clusters` tells of each cluster by itself: 7.17.28 does not, 8.19.21 does."""


@dataclass(frozen=True, slots=True)
class Found:
    """Documents with their index, and how many shards were asked, and have no copy that could answer."""

    hits: list[Hit]
    total: int
    unheard: int

    def with_(self, other: Found) -> Found:
        """Both together."""
        return Found([*self.hits, *other.hits], self.total + other.total, self.unheard + other.unheard)

    def shards(self) -> dict[str, int]:
        """The `_shards` object: a shard without a copy is not successful and no failure (product-odd-again 453)."""
        return {"total": self.total, "successful": self.total - self.unheard, "skipped": 0, "failed": 0}


NOTHING = Found([], 0, 0)


@dataclass(frozen=True, slots=True)
class Part:
    """What one cluster, by alias or `HERE`, has for a search; `skipped` is why it has nothing."""

    cluster: str
    expression: str
    found: Found
    took_ms: int = 0
    skipped: ApiError | None = None


def parted(cluster: Cluster, expression: str) -> dict[str, str]:
    """The expression of each cluster, `HERE` first. Raises 404 for an alias that is not registered.

    Up to 7.x such a name is one of an index here, which is not there (core-remote 9 to 11, 32).
    """
    parts: dict[str, list[str]] = {}
    for part in expression.split(","):
        alias, colon, names = part.partition(":")
        aliases = cluster.remotes.matching(alias) if colon else []
        if colon and not aliases and cluster.version.since(8):
            if "*" not in alias:
                cluster.remotes.get(alias)
            continue
        for one in aliases or [HERE]:
            parts.setdefault(one, []).append(names if aliases else part)
    ordered = sorted(parts.items(), key=lambda item: item[0] != HERE)
    return {alias: ",".join(names) for alias, names in ordered}


async def ask(cluster: Cluster, alias: str, expression: str, work: Callable[[Cluster, str], Found]) -> Part:
    """Have the cluster behind an alias search. Raises what the dial meets, or what the other side refuses.

    `skip_unavailable` turns any of these into a part that was skipped, a missing index too (core-remote 28).
    """
    started = cluster.clock.monotonic()

    async def there(leader: Cluster) -> Found:
        return work(leader, alias)

    try:
        found = await cluster.remotes.search(alias, _ACTION, there, _size)
    except ApiError as error:
        if cluster.remotes.get(alias).config.skip_unavailable:
            return Part(alias, expression, NOTHING, skipped=error)
        raise
    return Part(alias, expression, found, int((cluster.clock.monotonic() - started) * 1000))


def clusters(version: Version, parts: Sequence[Part]) -> dict[str, Any] | None:
    """The `_clusters` object of a search; None when no other cluster has a part in it."""
    if not any(part.cluster != HERE for part in parts):
        return None
    skipped = sum(part.skipped is not None for part in parts)
    body: dict[str, Any] = {"total": len(parts), "successful": len(parts) - skipped, "skipped": skipped}
    if not version.since(*DETAILS):
        return body
    partial = sum(part.found.unheard > 0 for part in parts)
    body |= {"successful": len(parts) - skipped - partial, "running": 0, "partial": partial, "failed": 0}
    return {**body, "details": {part.cluster: _detail(part) for part in parts}}


def reductions(parts: Sequence[Part]) -> int:
    """How often the answers of the clusters were put together, each cluster's own time counted."""
    answered = sum(part.skipped is None for part in parts)
    return answered and (1 if len(parts) == 1 else answered + 1)


def _detail(part: Part) -> dict[str, Any]:
    body: dict[str, Any] = {"indices": part.expression, "timed_out": False}
    if part.skipped is not None:
        failure = {"shard": -1, "index": None, "reason": envelope.exception(part.skipped.cause)}
        return {"status": "skipped", **body, "failures": [failure]}
    status = "partial" if part.found.unheard else "successful"
    return {"status": status, **body, "took": part.took_ms, "_shards": part.found.shards()}


def _size(found: Found) -> int:
    return _EMPTY_BYTES + sum(doc.size for _, doc in found.hits)
