"""What the shards of this cluster have for a search."""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.sim.errors import ApiError, Cause
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices import documents
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.indices.shard import Shard
from ccrtui.sim.rest.search import fielddata, unmapped
from ccrtui.sim.rest.search.hits import SortKey
from ccrtui.sim.rest.search.shard_results import NOTHING, ShardHits, ShardResults


def search_local(
    cluster: Cluster,
    indices: Sequence[Index],
    only: frozenset[int] | None = None,
    fields: Sequence[str] = (),
    sort: Sequence[SortKey] = (),
    alias: str = "",
) -> ShardResults:
    """Every document a search sees in some indices, or in those of their shards that it asks.

    `alias` is what the cluster that asks knows this one by. Raises 400 for a closed index, for `fields` that have no
    values beside each other and where no shard can `sort`, 403 for a blocked one, 503 when no shard could be asked.
    """
    results = NOTHING
    causes: list[Cause] = []
    for index in indices:
        index.require_open()
        cluster.check_block(index, "read")
        shards = [shard for shard in index.shards if only is None or shard.number in only]
        cause = unmapped.failure(index, sort, alias)
        if cause is not None and shards:
            causes.append(cause)
            entry = unmapped.failure_entry(cluster, cause, shards[0].number)
            results = results.merged_with(ShardResults((), len(shards), 0, len(shards), (entry,)))
        else:
            results = results.merged_with(_in_index(cluster, index, shards))
    fielddata.check(cluster, indices, fields, only)
    _check_shards(results)
    if causes and results.failed == results.total:
        raise unmapped.all_failed(causes, results.failures)
    return results


def _in_index(cluster: Cluster, index: Index, shards: Sequence[Shard]) -> ShardResults:
    results = []
    for shard in shards:
        hits = tuple((index.name, doc) for doc in documents.search(cluster, index, [shard]))
        results.append(ShardHits(shard.number, index.name, index.uuid, hits))
    return ShardResults(tuple(results), len(shards), sum(not shard.started for shard in shards))


def _check_shards(results: ShardResults) -> None:
    """Raise 503 when no shard could be asked (recorded: a follower that is still being copied)."""
    if results.total and results.unheard == results.total:
        cause = Cause(
            "search_phase_execution_exception",
            "all shards failed",
            {"phase": "query", "grouped": True, "failed_shards": []},
        )
        raise ApiError(503, cause)
