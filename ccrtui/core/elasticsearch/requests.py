"""Every request this program can send to a cluster, one function each.

Method, path, query and body keys of each were observed on Elasticsearch 7.3.0 or stand in its public reference. Query
keys are limited to what 7.3 knows, because an unknown one is refused with 400.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from ccrtui.core.call.call import Call, Service, Side, search_call
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.follow_settings import Settings
from ccrtui.core.history.stamp import Question
from ccrtui.core.json_value import JsonObject, JsonValue

_SHARD_FIELDS = ("routing.state", "routing.primary", "docs.count", "seq_no")
_SELDOM_FIELDS = ("retention_leases.leases", "commit.user_data.history_uuid", "routing.node")
"""What changes seldom and is asked seldom; the history is recorded on 7.3.0 (product-restored 14, 17), 7.10 to 9.5."""
_TASK_FIELDS = (
    "remote_cluster",
    "leader_index",
    "shard_id",
    "leader_global_checkpoint",
    "leader_max_seq_no",
    "follower_global_checkpoint",
    "follower_mapping_version",
    "outstanding_read_requests",
    "outstanding_write_requests",
    "write_buffer_operation_count",
    "failed_read_requests",
    "failed_write_requests",
    "successful_read_requests",
    "operations_read",
    "operations_written",
    "time_since_last_read_millis",
    "read_exceptions",
    "fatal_exception",
)
_STAMP_FIELDS = ("status", "_shards", "error", "hits.hits._id", "hits.hits._version", "hits.hits._seq_no")
_TRAITS = ",".join(
    (
        "index.uuid",
        "index.number_of_*",
        "index.creation_date",
        "index.version.created",
        "index.verified_before_close",
        "index.blocks.*",
        "index.refresh_interval",
        "index.translog.durability",
        "index.soft_deletes*",
        "index.xpack.ccr.following_index",
    )
)
MOST_COUNTED = 1000
"""How many indices one search may tell apart."""
LONGEST_PATH = 3500
"""Characters of index names a path may carry; beyond, the whole cluster is asked."""


def cluster_identity(side: Side) -> Call:
    """Ask who answers at that address."""
    return search_call(Kind.CLUSTER_IDENTITY, side, "GET", "/")


def licence(side: Side) -> Call:
    """Ask for the licence."""
    return search_call(Kind.LICENCE, side, "GET", "/_license")


def health(side: Side) -> Call:
    """Ask for the health of the whole cluster."""
    return search_call(Kind.HEALTH, side, "GET", "/_cluster/health")


def server_clock(side: Side) -> Call:
    """Ask for the server's clock, the only one that leases are measured by."""
    return search_call(Kind.SERVER_CLOCK, side, "GET", "/_cat/health", {"format": "json", "h": "epoch,status"})


def nodes(side: Side) -> Call:
    """Ask the node that answers for its name, roles and published transport address."""
    fields = "nodes.*.name,nodes.*.version,nodes.*.roles,nodes.*.transport_address,nodes.*.http.publish_address"
    return search_call(Kind.NODES, side, "GET", "/_nodes/_local", {"filter_path": fields})


def certificates(side: Side) -> Call:
    """Ask the node that answers for its TLS files."""
    return search_call(Kind.CERTIFICATES, side, "GET", "/_ssl/certificates")


def who_am_i(side: Side) -> Call:
    """Ask which user and roles we have; 400 or 404 where security is off."""
    return search_call(Kind.WHO_AM_I, side, "GET", "/_security/_authenticate")


def remote_settings(side: Side) -> Call:
    """Ask how remote clusters are configured (nested, because `filter_path` splits flat keys at their dots)."""
    return search_call(Kind.REMOTE_SETTINGS, side, "GET", "/_cluster/settings", {"filter_path": "*.cluster.remote"})


def remote_info(side: Side) -> Call:
    """Ask which remote clusters are connected."""
    return search_call(Kind.REMOTE_INFO, side, "GET", "/_remote/info")


_INDEX_ROWS = {
    "format": "json",
    "bytes": "b",
    "h": "health,status,index,uuid,pri,rep,docs.count,docs.deleted,pri.store.size",
}


def index_list(side: Side, hidden: bool = False) -> Call:
    """Ask for all indices, open and closed; with `hidden` (7.7 and later) also for those that no list shows."""
    query = {**_INDEX_ROWS, "expand_wildcards": "all"} if hidden else _INDEX_ROWS
    return search_call(Kind.INDEX_LIST, side, "GET", "/_cat/indices", query)


def index_named(side: Side, name: str) -> Call:
    """Ask for one index, open, closed or hidden; for an alias the rows are those of its indices, 404 where none is."""
    return search_call(Kind.INDEX_LIST, side, "GET", f"/_cat/indices/{name}", _INDEX_ROWS)


def alias_list(side: Side) -> Call:
    """Ask for all index aliases."""
    return search_call(Kind.ALIAS_LIST, side, "GET", "/_alias")


def index_settings(side: Side, index: str) -> Call:
    """Ask for what replication depends on in one index, with defaults."""
    query = {"flat_settings": "true", "include_defaults": "true"}
    return search_call(Kind.INDEX_SETTINGS, side, "GET", f"/{index}/_settings", query)


def index_traits(side: Side, indices: Iterable[str]) -> Call:
    """Ask for the settings of many indices by name, closed ones too, that tell what has become of an index.

    Names that are not there are left out (recorded on 7.3.0: settings by name, a list, `ignore_unavailable`).
    """
    query = {"flat_settings": "true", "include_defaults": "true", "ignore_unavailable": "true"}
    path = f"/{','.join(sorted(indices))}/_settings/{_TRAITS}"
    return search_call(Kind.INDEX_SETTINGS, side, "GET", path, query)


def shard_stats(side: Side, indices: Iterable[str], leases: bool = False, without: Iterable[str] = ()) -> Call:
    """Ask for documents and sequence numbers per shard; with `leases` also for retention leases, histories, nodes.

    Names that are closed or missing are left out, where one of them would take the answer of all away (400, 404;
    recorded on 7.3.0 to 9.5.3). Where the names would make the path too long, the whole cluster is asked, but for those
    in `without`, one of which would refuse the answer for all.
    """
    named, left_out = _named(indices), [f"-{name}" for name in sorted(without)]
    path = f"/{','.join(['*', *left_out]) if named == '_all' and left_out else named}/_stats/docs"
    fields = (*_SHARD_FIELDS, *_SELDOM_FIELDS) if leases else _SHARD_FIELDS
    query = {
        "level": "shards",
        "filter_path": ",".join(("indices.*.uuid", *(f"indices.*.shards.*.{field}" for field in fields))),
    }
    if named != "_all":
        query["ignore_unavailable"] = "true"
    return search_call(Kind.SHARD_STATS, side, "GET", path, query)


def copy_stats(side: Side, index: str) -> Call:
    """Ask for the documents and sequence numbers of one index, also when it is closed.

    A closed index is 400 without the last key, and with it tells what it holds (recorded on 7.3.0 to 9.5.3).
    """
    fields = ",".join(("indices.*.uuid", *(f"indices.*.shards.*.{field}" for field in _SHARD_FIELDS)))
    query = {"level": "shards", "filter_path": fields, "forbid_closed_indices": "false"}
    return search_call(Kind.SHARD_STATS, side, "GET", f"/{index}/_stats/docs", query)


def _named(indices: Iterable[str]) -> str:
    names = ",".join(sorted(indices))
    return names if names and len(names) <= LONGEST_PATH else "_all"


def follow_info(side: Side, settings: bool = False) -> Call:
    """Ask which followers there are and whether they have tasks; with `settings` also what each was set up with."""
    parameters = "parameters" if settings else "parameters.read_poll_timeout"
    fields = ("follower_index", "remote_cluster", "leader_index", "status", parameters)
    query = {"filter_path": ",".join(f"follower_indices.{field}" for field in fields)}
    return search_call(Kind.FOLLOW_INFO, side, "GET", "/_all/_ccr/info", query)


def follow_stats(side: Side) -> Call:
    """Ask what the running shard-follow tasks believe."""
    fields = ",".join(f"follow_stats.indices.shards.{field}" for field in _TASK_FIELDS)
    query = {"filter_path": f"follow_stats.indices.index,{fields}"}
    return search_call(Kind.FOLLOW_STATS, side, "GET", "/_ccr/stats", query)


def auto_follow(side: Side) -> Call:
    """Ask which auto-follow patterns there are, and through which remote cluster each follows."""
    return search_call(Kind.AUTO_FOLLOW, side, "GET", "/_ccr/auto_follow")


def recovery(side: Side, indices: Iterable[str]) -> Call:
    """Ask how far first copies are; of all indices where the names would make the path too long."""
    return search_call(Kind.RECOVERY, side, "GET", f"/{_named(indices)}/_recovery")


def count(side: Side, index: str) -> Call:
    """Count the documents a search of the index sees."""
    return search_call(Kind.COUNT, side, "GET", f"/{index}/_count")


def document_counts(side: Side, indices: Iterable[str]) -> Call:
    """Count the documents of many indices in one search; shards that nobody searches wake and are refreshed first.

    Recorded on 7.3.0 (counts-cost 32 to 40): the cheapest counts that are true for each index, where statistics stand
    still for as long as nobody searches (heartbeat 90 to 127).
    """
    query = {
        "size": "0",
        "filter_path": "_shards,hits.total,aggregations.n.buckets",
    }
    body: JsonObject = {
        "track_total_hits": True,
        "aggs": {"n": {"terms": {"field": "_index", "size": MOST_COUNTED}}},
    }
    return search_call(Kind.DOCUMENT_COUNTS, side, "POST", f"/{','.join(sorted(indices))}/_search", query, body)


def document(side: Side, index: str, document_id: str) -> Call:
    """Ask whether a document is there."""
    return search_call(Kind.DOCUMENT, side, "GET", f"/{index}/_doc/{document_id}")


def search_total(side: Side, expression: str) -> Call:
    """Search for nothing, to learn the total."""
    return search_call(Kind.SEARCH_TOTAL, side, "GET", f"/{expression}/_search", {"size": "0"})


NO_INDEX = "no-such-index-*"
"""Matches no index, so that a search for it reads no shard; its answer comes from the cluster behind an alias."""


def dial(side: Side, alias: str) -> Call:
    """Search for nothing through an alias: the cluster dials where it is not connected, and says why it can't.

    From 8.15 on only where the alias may not be skipped; else it fails at once, without a cause (recorded).
    """
    return search_call(Kind.DIAL, side, "GET", f"/{alias}:{NO_INDEX}/_search", {"size": "0"})


def reach(side: Side, alias: str) -> Call:
    """Ask whether an alias leads to a cluster (8.13 and later): dials, waits, and tells its version, but no cause."""
    return search_call(Kind.REACH, side, "GET", f"/_resolve/cluster/{alias}:*")


def newest_documents(side: Side, questions: Sequence[Question]) -> Call:
    """Ask for ids and versions of the documents that some operations left, each question of one shard.

    Recorded on 7.3.0: many searches at once, each of one shard by `preference` and in order of `_seq_no`
    (asks-newest 38, 39), which fail each by itself (verify-reads 38), and the range of numbers (verify-reads 30); the
    same on 7.10, 7.17, 8.19 and 9.5 (core-counts 48, 51, 93, 111).
    """
    lines: list[str] = []
    for question in questions:
        lines.append(
            json.dumps({"index": question.index, "preference": f"_shards:{question.shard}"}, ensure_ascii=False)
        )
        body: JsonObject = {
            "size": question.high - question.low + 1,
            "query": {"range": {"_seq_no": {"gte": question.low, "lt": question.high + 1}}},
            "sort": [{"_seq_no": "asc"}],
            "seq_no_primary_term": True,
            "version": True,
            "_source": False,
        }
        lines.append(json.dumps(body))
    query = {"filter_path": ",".join(f"responses.{field}" for field in _STAMP_FIELDS)}
    return search_call(Kind.NEWEST_DOCUMENTS, side, "POST", "/_msearch", query, "\n".join(lines) + "\n")


def privileges(side: Side, cluster: Sequence[str], indices: Mapping[str, Sequence[str]]) -> Call:
    """Ask whether the user we are has these rights."""
    wanted: JsonObject = {
        "cluster": list(cluster),
        "index": [{"names": [name], "privileges": list(rights)} for name, rights in indices.items()],
    }
    return search_call(Kind.PRIVILEGES, side, "POST", "/_security/user/_has_privileges", body=wanted)


def refresh(side: Side, index: str) -> Call:
    """Make everything indexed so far visible to searches and counts."""
    return search_call(Kind.REFRESH, side, "POST", f"/{index}/_refresh")


def transport_probe(side: Side, address: str) -> Call:
    """Dial a transport port (`host:port`) of that side from here."""
    return Call(Kind.TRANSPORT_PROBE, side, Service.TRANSPORT, "CONNECT", address)


def put_remote(side: Side, alias: str, settings: Mapping[str, str | Sequence[str] | None]) -> Call:
    """Register a remote cluster: the settings under `cluster.remote.<alias>.`; None removes one."""
    body = {"persistent": {f"cluster.remote.{alias}.{key}": _setting(value) for key, value in settings.items()}}
    return search_call(Kind.PUT_REMOTE, side, "PUT", "/_cluster/settings", body=body)


def remove_remote(side: Side, alias: str, keys: Iterable[str]) -> Call:
    """Remove a remote cluster: every configured key in one request, else the rest is refused."""
    body: JsonObject = {"persistent": {f"cluster.remote.{alias}.{key}": None for key in sorted(keys)}}
    return search_call(Kind.REMOVE_REMOTE, side, "PUT", "/_cluster/settings", body=body)


def _setting(value: str | Sequence[str] | None) -> JsonValue:
    return value if value is None or isinstance(value, str) else list(value)


def create_index(side: Side, index: str, shards: int, replicas: int, *, ask_soft_deletes: bool = False) -> Call:
    """Create an index that can be followed; before 7.0 only one that asks for soft deletes (public reference)."""
    settings: JsonObject = {"number_of_shards": shards, "number_of_replicas": replicas}
    wanted: JsonObject = {**settings, "soft_deletes.enabled": True} if ask_soft_deletes else settings
    return search_call(Kind.CREATE_INDEX, side, "PUT", f"/{index}", body={"settings": {"index": wanted}})


def delete_index(side: Side, index: str) -> Call:
    """Delete an index and its documents."""
    return search_call(Kind.DELETE_INDEX, side, "DELETE", f"/{index}")


def write_samples(side: Side, index: str, documents: Mapping[str, JsonObject], *, typed: bool = False) -> Call:
    """Create documents by id; one that is already there is refused (409) and stays as it is.

    `typed` names the type of each, which servers before 7.0 demand and those from 8.0 on refuse (public reference).
    """
    lines: list[str] = []
    named: JsonObject = {"_index": index, "_type": "_doc"} if typed else {"_index": index}
    for document_id, source in documents.items():
        lines.append(json.dumps({"create": {**named, "_id": document_id}}))
        lines.append(json.dumps(source, ensure_ascii=False))
    body = "\n".join(lines) + "\n"
    return search_call(Kind.WRITE_SAMPLES, side, "POST", "/_bulk", {"refresh": "true"}, body)


def delete_sample(side: Side, index: str, document_id: str) -> Call:
    """Delete one sample document of ours."""
    return search_call(Kind.DELETE_SAMPLE, side, "DELETE", f"/{index}/_doc/{document_id}")


def follow(side: Side, follower_index: str, alias: str, leader_index: str) -> Call:
    """Start following. Answers as soon as the first copy is registered; everything later is seen by looking."""
    body: JsonObject = {"remote_cluster": alias, "leader_index": leader_index}
    return search_call(Kind.FOLLOW, side, "PUT", f"/{follower_index}/_ccr/follow", body=body)


def pause_follow(side: Side, index: str) -> Call:
    """Stop reading from the leader."""
    return search_call(Kind.PAUSE_FOLLOW, side, "POST", f"/{index}/_ccr/pause_follow")


def resume_follow(side: Side, index: str, settings: Settings | None = None) -> Call:
    """Read from the leader again, with these settings; every other one of the ten is its default again."""
    body: JsonObject | None = dict(settings) if settings else None
    return search_call(Kind.RESUME_FOLLOW, side, "POST", f"/{index}/_ccr/resume_follow", body=body)


def unfollow(side: Side, index: str) -> Call:
    """Turn a paused, closed follower into an ordinary index."""
    return search_call(Kind.UNFOLLOW, side, "POST", f"/{index}/_ccr/unfollow")


def close_index(side: Side, index: str) -> Call:
    """Close an index."""
    return search_call(Kind.CLOSE_INDEX, side, "POST", f"/{index}/_close")
