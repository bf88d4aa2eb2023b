"""What the shards of this cluster have for a search."""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.sim.errors import ApiError, Cause
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices import documents
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.indices.shard import Shard
from ccrtui.sim.rest.search import fielddata, unmapped
from ccrtui.sim.rest.search.hits import Order
from ccrtui.sim.rest.search.shard_results import NOTHING, Found, Held


def here(
    cluster: Cluster,
    indices: Sequence[Index],
    only: frozenset[int] | None = None,
    fields: Sequence[str] = (),
    sort: Sequence[Order] = (),
    alias: str = "",
) -> Found:
    """Every document a search sees in some indices, or in those of their shards that it asks.

    `alias` is what the cluster that asks knows this one by. Raises 400 for a closed index, for `fields` that have no
    values beside each other and where no shard can `sort`, 403 for a blocked one, 503 when no shard could be asked.
    """
    found = NOTHING
    causes: list[Cause] = []
    for index in indices:
        index.require_open()
        cluster.check_block(index, "read")
        asked = [shard for shard in index.shards if only is None or shard.number in only]
        cause = unmapped.failure(index, sort, alias)
        if cause is not None and asked:
            causes.append(cause)
            told = unmapped.told(cluster, cause, asked[0].number)
            found = found.with_(Found((), len(asked), 0, len(asked), (told,)))
        else:
            found = found.with_(_in_index(cluster, index, asked))
    fielddata.check(cluster, indices, fields, only)
    _check_shards(found)
    if causes and found.failed == found.total:
        raise unmapped.all_failed(causes, found.failures)
    return found


def _in_index(cluster: Cluster, index: Index, asked: Sequence[Shard]) -> Found:
    held = []
    for shard in asked:
        seen = tuple((index.name, doc) for doc in documents.search(cluster, index, [shard]))
        held.append(Held(shard.number, index.name, index.uuid, seen))
    return Found(tuple(held), len(asked), sum(not shard.started for shard in asked))


def _check_shards(found: Found) -> None:
    """Raise 503 when no shard could be asked (recorded: a follower that is still being copied)."""
    if found.total and found.unheard == found.total:
        cause = Cause(
            "search_phase_execution_exception",
            "all shards failed",
            {"phase": "query", "grouped": True, "failed_shards": []},
        )
        raise ApiError(503, cause)
