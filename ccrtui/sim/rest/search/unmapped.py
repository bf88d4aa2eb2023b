"""Sorting by a field that an index does not have: its shards fail, with all others the search does.

Recorded on every version (asks-newest 82 to 84, core-newest 46): an index that nothing was written to does not even
have `_seq_no`. `unmapped_type` is what makes its shards answer without a hit (asks-newest-empty).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ccrtui.sim.errors import ApiError, Cause
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.rest.http import envelope
from ccrtui.sim.rest.search.hits import SortKey

_NO_FIELDS = frozenset({"_doc", "_score", "_shard_doc"})


def failure(index: Index, sort: Iterable[SortKey], alias: str = "") -> Cause | None:
    """Why the shards of an index fail to sort; None where they can. `alias` is what another cluster knows it by."""
    lacking = next((order.field for order in sort if not order.unmapped and not _mapped(index, order.field)), None)
    if lacking is None:
        return None
    where = {"index_uuid": index.uuid, "index": f"{alias}:{index.name}" if alias else index.name}
    return Cause("query_shard_exception", f"No mapping found for [{lacking}] in order to sort on", where)


def failure_entry(cluster: Cluster, cause: Cause, shard: int) -> dict[str, Any]:
    """An entry of the list of failures: those of an index that fail alike are told of once."""
    name = cause.metadata["index"]
    return {"shard": shard, "index": name, "node": cluster.node.id, "reason": envelope.exception(cause)}


def all_failed(causes: Sequence[Cause], failures: Sequence[Mapping[str, Any]]) -> ApiError:
    """The 400 of a search in which no shard could sort."""
    metadata = {"phase": "query", "grouped": True, "failed_shards": list(failures)}
    cause = Cause("search_phase_execution_exception", "all shards failed", metadata)
    return ApiError(400, cause, causes[0], tuple(causes[1:]))


def _mapped(index: Index, field: str) -> bool:
    if field in _NO_FIELDS:
        return True
    if field.startswith("_"):
        return bool(index.mappings) or any(shard.max_seq_no >= 0 for shard in index.shards)
    fields: Any = index.mappings
    for part in field.split("."):
        inner = {**(fields.get("fields") or {}), **(fields.get("properties") or {})}
        if part not in inner:
            return False
        fields = inner[part]
    return True
