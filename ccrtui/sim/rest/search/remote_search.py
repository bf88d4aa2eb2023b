"""The parts of a search by cluster: here, and over the link on others (recordings `core-remote`, `asks-dials`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ccrtui.sim.errors import ApiError, Cause, refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.version import Version
from ccrtui.sim.rest.http import envelope
from ccrtui.sim.rest.search.shard_results import NOTHING, ShardResults

_ACTION = "indices:data/read/search"
_EMPTY_BYTES = 500
HERE = "(local)"
_EXCLUDED = "The '-' exclusions in the index expression list excludes all indexes. Nothing to search."
DETAILS = (8, 11)
"""Since when `_clusters` tells of each cluster by itself: 7.17.28 does not, 8.19.21 does."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one cluster, by alias or `HERE`, has for a search; `skipped` is why it has nothing."""

    cluster: str
    expression: str
    results: ShardResults
    took_ms: int = 0
    skipped: ApiError | None = None


def by_cluster(cluster: Cluster, expression: str) -> dict[str, str]:
    """The expression of each cluster, `HERE` first. Raises 404 for an alias that is not registered.

    Up to 7.x such a name is one of an index here, which is not there (core-remote 9 to 11, 32). From 8.x on a minus
    takes a whole cluster out, and 400 is raised where none is left (core-contact 51).
    """
    parts: dict[str, list[str]] = {}
    excluded = False
    for part in expression.split(","):
        if cluster.version.since(8) and part.startswith("-") and part.endswith(":*"):
            excluded = True
            for alias in cluster.remotes.matching(part[1:-2]):
                parts.pop(alias, None)
            continue
        alias, colon, names = part.partition(":")
        aliases = cluster.remotes.matching(alias) if colon else []
        if colon and not aliases and cluster.version.since(8):
            if "*" not in alias:
                cluster.remotes.get(alias)
            continue
        for alias in aliases or [HERE]:
            parts.setdefault(alias, []).append(names if aliases else part)
    if excluded and not parts:
        reason = f"{_EXCLUDED} Input: [{expression}]"
        raise refuse(400, "illegal_argument_exception", reason)
    ordered = sorted(parts.items(), key=lambda item: item[0] != HERE)
    return {alias: ",".join(names) for alias, names in ordered}


async def ask(cluster: Cluster, alias: str, expression: str, work: Callable[[Cluster, str], ShardResults]) -> Part:
    """Have the cluster behind an alias search. Raises what the dial meets, or what the other side refuses.

    `skip_unavailable` turns any of these into a part that was skipped, a missing index too (core-remote 28).
    """
    started = cluster.clock.monotonic()

    async def on_remote(leader: Cluster) -> ShardResults:
        return work(leader, alias)

    try:
        results = await cluster.remotes.search(alias, _ACTION, on_remote, _size)
    except ApiError as error:
        if cluster.remotes.get(alias).config.skip_unavailable:
            return Part(alias, expression, NOTHING, skipped=error)
        raise _wrapped(cluster.version, alias, error) from None
    return Part(alias, expression, results, int((cluster.clock.monotonic() - started) * 1000))


def _wrapped(version: Version, alias: str, error: ApiError) -> ApiError:
    """Up to 7.3 at least, what is no exception of a server has its way through the other cluster as its root."""
    if version.since(7, 10) or error.root is not None or error.cause.type != "illegal_argument_exception":
        return error
    reason = f"[error while communicating with remote cluster [{alias}]]"
    return ApiError(error.status, error.cause, Cause("remote_transport_exception", reason))


def clusters(version: Version, parts: Sequence[Part]) -> dict[str, Any] | None:
    """The `_clusters` object of a search; None when no other cluster has a part in it."""
    if not any(part.cluster != HERE for part in parts):
        return None
    skipped = sum(part.skipped is not None for part in parts)
    body: dict[str, Any] = {"total": len(parts), "successful": len(parts) - skipped, "skipped": skipped}
    if not version.since(*DETAILS):
        return body
    partial = sum(part.results.unheard + part.results.failed > 0 for part in parts)
    body |= {"successful": len(parts) - skipped - partial, "running": 0, "partial": partial, "failed": 0}
    return {**body, "details": {part.cluster: _detail(part) for part in parts}}


def reductions(parts: Sequence[Part]) -> int:
    """How often the answers of the clusters were put together, each cluster's own time counted."""
    answering = sum(part.skipped is None for part in parts)
    return answering and (1 if len(parts) == 1 else answering + 1)


def _detail(part: Part) -> dict[str, Any]:
    body: dict[str, Any] = {"indices": part.expression, "timed_out": False}
    if part.skipped is not None:
        failure = {"shard": -1, "index": None, "reason": envelope.exception(part.skipped.cause)}
        return {"status": "skipped", **body, "failures": [failure]}
    status = "partial" if part.results.unheard + part.results.failed else "successful"
    return {"status": status, **body, "took": part.took_ms, "_shards": part.results.shards()}


def _size(results: ShardResults) -> int:
    return _EMPTY_BYTES + sum(doc.size for _, doc in results.hits)
