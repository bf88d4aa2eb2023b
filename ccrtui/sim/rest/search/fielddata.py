"""Fields that have no values beside each other: aggregations, sorts and doc values of them fail shard by shard.

Recorded: `_version` and `_source` on 7.3.0 (verify-reads 22, verify-sums 23 to 31), `_version` up to 7.14.2, and `_id`
from 8.x on (core-counts 50 to 58).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ccrtui.sim.errors import ApiError, Cause
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.version import Version

_ID = (
    "Fielddata access on the _id field is disallowed, you can re-enable it by updating the dynamic cluster setting: "
    "indices.id_field_data.enabled"
)


def refusal(version: Version, field: str) -> Cause | None:
    """Why a field has no values to aggregate or sort by; None where it has."""
    if field == "_source" or (field == "_version" and not version.since(7, 15)):
        reason = f"Fielddata is not supported on field [{field}] of type [{field}]"
        return Cause("illegal_argument_exception", reason)
    return Cause("illegal_argument_exception", _ID) if field == "_id" and version.since(8) else None


def aggregated(aggregations: Mapping[str, Any]) -> Iterator[str]:
    """The fields of some aggregations, and of those inside them."""
    for body in aggregations.values():
        for key, value in body.items() if isinstance(body, Mapping) else ():
            if key in ("aggs", "aggregations") and isinstance(value, Mapping):
                yield from aggregated(value)
            elif isinstance(value, Mapping) and "field" in value:
                yield str(value["field"])


def check(
    cluster: Cluster, indices: Sequence[Index], fields: Iterable[str], only: frozenset[int] | None, alias: str = ""
) -> None:
    """Raise 400 when every shard fails for one of the fields; `alias` is what another cluster knows this one by."""
    cause = next((problem for field in fields if (problem := refusal(cluster.version, field)) is not None), None)
    if cause is None:
        return
    first_shards = [(index, number) for index in indices for number in _preferred(index, only)[:1]]
    failures = [
        _failure(cluster, f"{alias}:{index.name}" if alias else index.name, number, cause)
        for index, number in first_shards
    ]
    if failures:
        raise _all_failed(cause, failures, bool(alias))


def _preferred(index: Index, only: frozenset[int] | None) -> list[int]:
    return [shard.number for shard in index.serving if only is None or shard.number in only]


def _failure(cluster: Cluster, name: str, number: int, cause: Cause) -> dict[str, Any]:
    """What a shard says that failed; those of an index that fail alike are told of once."""
    reason = {"type": cause.type, "reason": cause.reason}
    return {"shard": number, "index": name, "node": cluster.node.id, "reason": reason}


def _all_failed(cause: Cause, failures: Sequence[Mapping[str, Any]], remote: bool) -> ApiError:
    """The 400 of a search in which every shard failed; from another cluster it comes without its type."""
    doubled = Cause("", f": {cause.reason}", {}, cause) if remote else Cause(cause.type, cause.reason, {}, cause)
    metadata = {"phase": "query", "grouped": True, "failed_shards": list(failures)}
    return ApiError(400, Cause("search_phase_execution_exception", "all shards failed", metadata, doubled), cause)
