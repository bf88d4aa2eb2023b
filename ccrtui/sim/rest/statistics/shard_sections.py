"""The sections of `_stats`: what each tells of a shard, and how those of many add up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices.shard import Shard

_SIZED = (8, 19)
"""From when on the size of the documents is recorded beside their number; 7.17.28 does not tell it."""


@dataclass(frozen=True, slots=True)
class Section:
    """One metric: its numbers for a shard, and what it shows of none."""

    of: Callable[[Cluster, Shard], dict[str, Any]]
    empty: Mapping[str, Any]

    def sum(self, parts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """The numbers of many shards added up; what is no number is taken from the first."""
        if not parts:
            return dict(self.empty)
        first = parts[0]
        return {
            key: sum(part[key] for part in parts) if isinstance(value, int) and not isinstance(value, bool) else value
            for key, value in first.items()
        }


def routing(cluster: Cluster, shard: Shard) -> dict[str, Any]:
    """Where the shard is."""
    return {"state": shard.state, "primary": True, "node": cluster.node.id, "relocating_node": None}


def seq_no(_cluster: Cluster, shard: Shard) -> dict[str, int]:
    """How far the shard is."""
    return {
        "max_seq_no": shard.max_seq_no,
        "local_checkpoint": shard.local_checkpoint,
        "global_checkpoint": shard.global_checkpoint,
    }


def leases(cluster: Cluster, shard: Shard) -> dict[str, Any]:
    """The retention leases; from 7.4 on each copy of the shard holds one too."""
    entries = [
        {
            "id": lease.id,
            "retaining_seq_no": lease.retaining_seq_no,
            "timestamp": lease.timestamp_ms,
            "source": lease.source,
        }
        for lease in shard.leases.by_id.values()
    ]
    if cluster.version.since(7, 4):
        own = {"id": f"peer_recovery/{cluster.node.id}", "retaining_seq_no": shard.own_lease}
        entries.insert(0, own | {"timestamp": cluster.node.started_ms, "source": "peer recovery"})
    term = shard.term if shard.leases.version else 1
    return {"primary_term": term, "version": shard.leases.version, "leases": entries}


def commit(cluster: Cluster, shard: Shard) -> dict[str, Any]:
    """The last commit, with the history it belongs to (verify-terms 20 to 25, core-index-states 125)."""
    made, version = shard.commit, cluster.version
    data = {
        "history_uuid": shard.history_uuid,
        "local_checkpoint": str(made.max_seq_no),
        "max_seq_no": str(made.max_seq_no),
        "max_unsafe_auto_id_timestamp": "-1",
        "translog_uuid": shard.translog_uuid,
    }
    if made.retained_from is not None:
        data["min_retained_seq_no"] = str(made.retained_from)
    if not version.since(7, 4):
        data["translog_generation"] = str(max(1, made.generation - 2))
    if version.since(7, 11):
        data["es_version"] = str(version.id if version.since(8, 11) else version)
    return {"id": f"{made.id}==", "generation": made.generation, "user_data": data, "num_docs": len(made.docs)}


def _docs(cluster: Cluster, shard: Shard) -> dict[str, int]:
    body = {"count": shard.stats_view.count, "deleted": shard.stats_view.deleted}
    return body | {"total_size_in_bytes": shard.store_bytes} if cluster.version.since(*_SIZED) else body


def _store(cluster: Cluster, shard: Shard) -> dict[str, int]:
    body = {"size_in_bytes": shard.store_bytes}
    return body | {"reserved_in_bytes": 0} if cluster.version.since(7, 9) else body


def _indexing(_cluster: Cluster, shard: Shard) -> dict[str, Any]:
    return {
        "index_total": shard.writes,
        "index_time_in_millis": shard.writes,
        "index_current": 0,
        "index_failed": 0,
        "delete_total": 0,
        "delete_time_in_millis": 0,
        "delete_current": 0,
        "noop_update_total": 0,
        "is_throttled": False,
        "throttle_time_in_millis": 0,
    }


def _merges(_cluster: Cluster, shard: Shard) -> dict[str, int]:
    return {
        "current": 0,
        "current_docs": 0,
        "current_size_in_bytes": 0,
        "total": shard.merges,
        "total_time_in_millis": shard.merges,
        "total_docs": shard.merges * shard.stats_view.count,
        "total_size_in_bytes": 0,
    }


def _refresh(_cluster: Cluster, shard: Shard) -> dict[str, int]:
    """How often it was refreshed: for searches (`external_total`), and for the reads of followers as well."""
    return {
        "total": shard.refreshes,
        "total_time_in_millis": shard.refreshes,
        "external_total": shard.external_refreshes,
        "external_total_time_in_millis": shard.external_refreshes,
        "listeners": 0,
    }


def _search(_cluster: Cluster, shard: Shard) -> dict[str, int]:
    """How often it was searched; nothing is under way by the time it is asked."""
    counted = {"open_contexts": 0, "query_total": shard.queries, "query_time_in_millis": shard.queries}
    kinds = ("query_current", *(f"fetch_{part}" for part in _PARTS), *(f"scroll_{part}" for part in _PARTS))
    return counted | dict.fromkeys((*kinds, *(f"suggest_{part}" for part in _PARTS)), 0)


_PARTS = ("total", "time_in_millis", "current")


def _fixed(**numbers: int) -> Section:
    return Section(lambda _cluster, _shard: dict(numbers), dict(numbers))


METRICS: Mapping[str, Section] = {
    "docs": Section(_docs, {"count": 0, "deleted": 0}),
    "store": Section(_store, {"size_in_bytes": 0}),
    "indexing": Section(_indexing, {"index_total": 0}),
    "get": _fixed(total=0, time_in_millis=0, exists_total=0, missing_total=0, current=0),
    "search": Section(_search, {"open_contexts": 0, "query_total": 0}),
    "merges": Section(_merges, {"current": 0, "total": 0}),
    "refresh": Section(_refresh, {"total": 0, "external_total": 0}),
    "flush": _fixed(total=0, periodic=0, total_time_in_millis=0),
    "segments": _fixed(count=1, memory_in_bytes=0),
    "translog": _fixed(operations=0, size_in_bytes=55, uncommitted_operations=0, uncommitted_size_in_bytes=55),
    "recovery": _fixed(current_as_source=0, current_as_target=0, throttle_time_in_millis=0),
}
