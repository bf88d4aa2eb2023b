"""Requests about indices: their list and settings, their shards and documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from ccrtui.core.call.call import Call, Side, search_call
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.requests.names import name_list
from ccrtui.core.history.stamp import Question
from ccrtui.core.json_value import JsonObject

_SHARD_FIELDS = ("routing.state", "routing.primary", "docs.count", "seq_no")

_NUMBERS = ("routing.state", "routing.primary", "seq_no.max_seq_no", "seq_no.global_checkpoint")

_SELDOM_FIELDS = ("retention_leases.leases", "commit.user_data.history_uuid", "routing.node")
"""What changes seldom and is asked seldom; the history is recorded on 7.3.0 (product-restored 14, 17), 7.10 to 9.5."""

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
        "index.store.type",
        "index.xpack.ccr.following_index",
    )
)

MOST_COUNTED = 1000
"""How many indices one search may tell apart."""

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
    fields = (*_SHARD_FIELDS, *_SELDOM_FIELDS) if leases else _SHARD_FIELDS
    path, query = _of_shards(indices, without, ("uuid", *(f"shards.*.{field}" for field in fields)))
    return search_call(Kind.SHARD_STATS, side, "GET", path, query)


def asks_leases(call: Call) -> bool:
    """Whether a question for shards asks for what changes seldom: of other indices each time, as their turn comes."""
    return _SELDOM_FIELDS[0] in dict(call.parameters).get("filter_path", "")


def shard_numbers(side: Side, indices: Iterable[str], without: Iterable[str] = ()) -> Call:
    """Ask what of `shard_stats` is another with every operation: which primaries serve, and where they stand."""
    path, query = _of_shards(indices, without, (f"shards.*.{field}" for field in _NUMBERS))
    return search_call(Kind.SHARD_STATS, side, "GET", path, query)


def _of_shards(indices: Iterable[str], without: Iterable[str], fields: Iterable[str]) -> tuple[str, Mapping[str, str]]:
    named, left_out = name_list(indices), [f"-{name}" for name in sorted(without)]
    path = f"/{','.join(['*', *left_out]) if named == '_all' and left_out else named}/_stats/docs"
    query = {"level": "shards", "filter_path": ",".join(f"indices.*.{field}" for field in fields)}
    if named != "_all":
        query["ignore_unavailable"] = "true"
    return path, query


def copy_stats(side: Side, index: str) -> Call:
    """Ask for the documents and sequence numbers of one index, also when it is closed.

    A closed index is 400 without the last key, and with it tells what it holds (recorded on 7.3.0 to 9.5.3).
    """
    fields = ",".join(("indices.*.uuid", *(f"indices.*.shards.*.{field}" for field in _SHARD_FIELDS)))
    query = {"level": "shards", "filter_path": fields, "forbid_closed_indices": "false"}
    return search_call(Kind.SHARD_STATS, side, "GET", f"/{index}/_stats/docs", query)


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


def refresh(side: Side, index: str) -> Call:
    """Make everything indexed so far visible to searches and counts."""
    return search_call(Kind.REFRESH, side, "POST", f"/{index}/_refresh")


def create_index(
    side: Side,
    index: str,
    shards: int,
    replicas: int,
    *,
    ask_soft_deletes: bool = False,
    settings: JsonObject | None = None,
) -> Call:
    """Create an index that can be followed; before 7.0 only one that asks for soft deletes (public reference).

    `settings` are further ones, by flat keys without `index.`, and come before our own.
    """
    ours: JsonObject = {"number_of_shards": shards, "number_of_replicas": replicas}
    asked: JsonObject = {**ours, "soft_deletes.enabled": True} if ask_soft_deletes else ours
    wanted: JsonObject = {**asked, **(settings or {})}
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


def beat(side: Side, index: str, document_id: str) -> Call:
    """Write the document of the heartbeat, the same each time: its version tells which one it is.

    By its id it is seen on the follower as soon as that has it, without a refresh, and with the leader's version
    (heartbeat 213 to 223, on 7.3.0).
    """
    return search_call(Kind.BEAT, side, "PUT", f"/{index}/_doc/{document_id}", body={"written_by": "ccrtui"})


def close_index(side: Side, index: str) -> Call:
    """Close an index."""
    return search_call(Kind.CLOSE_INDEX, side, "POST", f"/{index}/_close")
