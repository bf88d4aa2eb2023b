"""Every request that the program can send was seen on a real pair, or stands in Elasticsearch's public reference."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from ccrtui.core.call.call import Call, Service, Side
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.requests import cluster as cluster_requests
from ccrtui.core.elasticsearch.requests import indices as index_requests
from ccrtui.core.elasticsearch.requests import replication as ccr_requests
from ccrtui.core.elasticsearch.requests.indices import shard_numbers, shard_stats
from ccrtui.core.elasticsearch.requests.names import LONGEST_PATH
from ccrtui.core.elasticsearch.requests.replication import recovery
from ccrtui.core.history.stamp import Question
from tests.recordings_folder import RECORDINGS

FOLDER = RECORDINGS / "7.3"
LEADER, FOLLOWER = Side.LEADER, Side.FOLLOWER

CALLS: dict[str, tuple[Call, ...]] = {
    "cluster_identity": (cluster_requests.cluster_identity(LEADER),),
    "licence": (cluster_requests.licence(LEADER),),
    "health": (cluster_requests.health(LEADER),),
    "server_clock": (cluster_requests.server_clock(LEADER),),
    "nodes": (cluster_requests.nodes(LEADER),),
    "certificates": (cluster_requests.certificates(LEADER),),
    "who_am_i": (cluster_requests.who_am_i(LEADER),),
    "remote_settings": (cluster_requests.remote_settings(FOLLOWER),),
    "remote_info": (cluster_requests.remote_info(FOLLOWER),),
    "index_list": (index_requests.index_list(FOLLOWER), index_requests.index_list(LEADER, hidden=True)),
    "index_named": (
        index_requests.index_named(LEADER, "orders"),
        index_requests.index_named(LEADER, "customers,orders"),
    ),
    "alias_list": (index_requests.alias_list(FOLLOWER),),
    "index_settings": (index_requests.index_settings(LEADER, "orders"),),
    "index_traits": (index_requests.index_traits(LEADER, ["orders", "customers"]),),
    "shard_stats": (
        shard_stats(LEADER, ["orders"]),
        shard_stats(LEADER, ["orders", "customers"], leases=True),
        shard_stats(LEADER, []),
        shard_stats(LEADER, [], without=["shut"]),
    ),
    "shard_numbers": (
        shard_numbers(FOLLOWER, ["orders"]),
        shard_numbers(LEADER, ["orders", "customers"]),
        shard_numbers(LEADER, []),
        shard_numbers(LEADER, [], without=["shut"]),
    ),
    "copy_stats": (index_requests.copy_stats(FOLLOWER, "orders"),),
    "follow_info": (ccr_requests.follow_info(FOLLOWER), ccr_requests.follow_info(FOLLOWER, settings=True)),
    "auto_follow": (ccr_requests.auto_follow(FOLLOWER),),
    "follow_stats": (ccr_requests.follow_stats(FOLLOWER), ccr_requests.follow_stats(FOLLOWER, whole=False)),
    "follow_flow": (ccr_requests.follow_flow(FOLLOWER),),
    "recovery": (recovery(FOLLOWER, ["orders"]), recovery(FOLLOWER, ["orders", "customers"])),
    "count": (index_requests.count(FOLLOWER, "orders"),),
    "document_counts": (index_requests.document_counts(FOLLOWER, ["orders", "customers"]),),
    "document": (index_requests.document(LEADER, "orders", "1"),),
    "search_total": (index_requests.search_total(FOLLOWER, "leader:*"), index_requests.search_total(LEADER, "orders")),
    "dial": (cluster_requests.dial(FOLLOWER, "leader"),),
    "reach": (cluster_requests.reach(FOLLOWER, "leader"),),
    "newest_documents": (index_requests.newest_documents(LEADER, [Question("orders", 0, 3, 8)]),),
    "privileges": (cluster_requests.privileges(FOLLOWER, ["monitor"], {"orders": ["read"]}),),
    "refresh": (index_requests.refresh(LEADER, "orders"), index_requests.refresh(LEADER, "orders,customers")),
    "transport_probe": (cluster_requests.transport_probe(LEADER, "127.0.0.1:9300"),),
    "put_remote": (
        cluster_requests.put_remote(FOLLOWER, "leader", {"seeds": ["127.0.0.1:9300"]}),
        cluster_requests.put_remote(
            FOLLOWER, "leader", {"mode": "proxy", "proxy_address": "127.0.0.1:9300", "seeds": None}
        ),
    ),
    "remove_remote": (cluster_requests.remove_remote(FOLLOWER, "leader", ["seeds", "skip_unavailable"]),),
    "create_index": (
        index_requests.create_index(LEADER, "orders", 1, 0),
        index_requests.create_index(LEADER, "orders", 2, 0, settings={"translog.durability": "ASYNC"}),
    ),
    "delete_index": (index_requests.delete_index(FOLLOWER, "orders"),),
    "write_samples": (index_requests.write_samples(LEADER, "orders", {"s-1": {"sample": 1}}),),
    "beat": (index_requests.beat(LEADER, "orders", "beat"),),
    "delete_sample": (index_requests.delete_sample(LEADER, "orders", "1"),),
    "follow": (ccr_requests.follow(FOLLOWER, "orders", "leader", "orders"),),
    "pause_follow": (ccr_requests.pause_follow(FOLLOWER, "orders"),),
    "resume_follow": (
        ccr_requests.resume_follow(FOLLOWER, "orders"),
        ccr_requests.resume_follow(FOLLOWER, "orders", {"read_poll_timeout": "2s"}),
    ),
    "unfollow": (ccr_requests.unfollow(FOLLOWER, "orders"),),
    "close_index": (index_requests.close_index(FOLLOWER, "orders"),),
}
"""Each function of the module with what it makes."""

IN_REFERENCE: dict[tuple[str, str], frozenset[str]] = {
    ("GET", "/{index}/_stats/docs"): frozenset({"level", "filter_path", "ignore_unavailable"}),
    ("GET", "/{index}/_settings/{name}"): frozenset({"flat_settings", "include_defaults", "ignore_unavailable"}),
    ("GET", "/{index}/_settings"): frozenset({"flat_settings", "include_defaults"}),
    ("GET", "/_cat/indices"): frozenset({"format", "bytes", "h", "expand_wildcards"}),
    ("GET", "/_resolve/cluster/leader:*"): frozenset(),
    ("GET", "/_cat/indices/{name}"): frozenset({"format", "bytes", "h"}),
    ("POST", "/_msearch"): frozenset({"filter_path"}),
}
"""Method, path and query keys that the reference names and no recording holds in this combination."""

COLUMNS = frozenset({"health", "status", "index", "uuid", "pri", "rep", "docs.count", "docs.deleted", "pri.store.size"})
"""Columns of `_cat/indices` in the reference; the JSON answers recorded use the same names as keys."""

REMOTE_KEYS = frozenset({"seeds", "mode", "proxy_address", "skip_unavailable"})
"""Keys under `cluster.remote.<alias>.` in the reference."""


@dataclass(frozen=True, slots=True)
class Request:
    """A recorded request, with names of indices, documents and aliases taken out."""

    method: str
    path: str
    query: frozenset[str]
    body: frozenset[str]


def test_no_function_is_left_out() -> None:
    made = {
        name
        for module in (cluster_requests, index_requests, ccr_requests)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and inspect.signature(function).return_annotation == "Call"
    }
    assert made == set(CALLS)


def test_every_kind_has_its_request() -> None:
    kinds = list(Kind)
    to_clusters = kinds[: kinds.index(Kind.CALLER)]
    assert {call.kind for calls in CALLS.values() for call in calls} == set(to_clusters)


searches = [call for calls in CALLS.values() for call in calls if call.service is Service.SEARCH]


@pytest.mark.parametrize("call", searches, ids=lambda call: f"{call.kind}-{call.id}")
def test_method_path_and_query_are_known(call: Call) -> None:
    path, keys = _pattern(call.target), frozenset(key for key, _ in call.parameters)
    allowed = [request.query for request in requests() if (request.method, request.path) == (call.verb, path)]
    known = [*allowed, IN_REFERENCE.get((call.verb, path))]
    assert any(query is not None and keys <= query for query in known), f"{call.verb} {path} {sorted(keys)}"


@pytest.mark.parametrize(
    "call",
    [call for call in searches if call.body and call.target != "/_msearch" and call.kind is not Kind.BEAT],
    ids=lambda call: f"{call.kind}-{call.id}",
)
def test_body_keys_are_known(call: Call) -> None:
    """But for a document, whose keys are its own."""
    path, keys = _pattern(call.target), _body_keys(call.body)
    allowed = [request.body for request in requests() if (request.method, request.path) == (call.verb, path)]
    assert any(keys <= body for body in allowed), f"{call.verb} {path} {sorted(keys)}"


def test_each_of_many_searches_has_only_keys_of_recorded_single_ones() -> None:
    """What a header or a body of `_msearch` names, recorded searches name in their path, query or body."""
    known = {"index"}
    for request in requests():
        if request.path == "/{index}/_search":
            known |= request.query | request.body
    (call,) = CALLS["newest_documents"]
    header, body = (json.loads(line) for line in (call.body or "").splitlines())
    assert {*header, *body} <= known
    assert (header["index"], header["preference"]) == ("orders", "_shards:0")
    assert body["query"] == {"range": {"_seq_no": {"gte": 3, "lt": 9}}}
    assert body["size"] == 6


@pytest.mark.parametrize("call", searches, ids=lambda call: f"{call.kind}-{call.id}")
def test_filtered_fields_exist_in_recorded_answers(call: Call) -> None:
    fields = dict(call.parameters).get("filter_path", "")
    for field in filter(None, fields.split(",")):
        if field != "*.cluster.remote":
            assert field.rpartition(".")[2] in answer_keys(), field


def test_columns_and_remote_keys_are_those_of_the_reference() -> None:
    for listing in CALLS["index_list"]:
        assert set(dict(listing.parameters)["h"].split(",")) <= COLUMNS
    for call in (*CALLS["put_remote"], *CALLS["remove_remote"]):
        settings = json.loads(call.body or "{}")["persistent"]
        assert all(key.rpartition(".")[2] in REMOTE_KEYS for key in settings)
        assert all(key.startswith("cluster.remote.leader.") for key in settings)


def test_what_is_removed_of_a_remote_cluster_is_null_in_one_request() -> None:
    (call,) = CALLS["remove_remote"]
    assert json.loads(call.body or "")["persistent"] == {
        "cluster.remote.leader.seeds": None,
        "cluster.remote.leader.skip_unavailable": None,
    }


def test_samples_are_created_and_never_overwritten() -> None:
    (call,) = CALLS["write_samples"]
    assert [json.loads(line) for line in (call.body or "").splitlines()] == [
        {"create": {"_index": "orders", "_id": "s-1"}},
        {"sample": 1},
    ]
    assert (call.body or "").endswith("\n")


@pytest.mark.parametrize("field", ["retention_leases.leases", "commit.user_data.history_uuid", "routing.node"])
def test_leases_histories_and_nodes_are_asked_only_when_wanted(field: str) -> None:
    plain, leased = (dict(shard_stats(LEADER, ["a"], leases=wanted).parameters) for wanted in (False, True))
    assert field not in plain["filter_path"]
    assert field in leased["filter_path"]


@pytest.mark.parametrize("ask", [shard_stats, recovery])
def test_names_too_long_for_a_path_ask_the_whole_cluster(ask: Any) -> None:
    names = [f"index-{number:06}" for number in range(400)]
    assert len(",".join(names)) > LONGEST_PATH
    assert ask(LEADER, names).target.startswith("/_all/")
    assert ask(LEADER, names[:250]).target.startswith("/index-000000,index-000001,")


def test_the_order_of_names_does_not_make_another_call() -> None:
    assert shard_stats(LEADER, {"b", "a"}) == shard_stats(LEADER, ["a", "b"])


@cache
def requests() -> frozenset[Request]:
    """Every recorded request that was answered well."""
    sound = set()
    for entry in _entries():
        if entry["response"].get("status") in (200, 201):
            sent = entry["request"]
            query = frozenset(part.partition("=")[0] for part in (sent.get("query") or "").split("&") if part)
            body = sent.get("body")
            keys = _body_keys(body if isinstance(body, str) else json.dumps(body)) if body else frozenset()
            sound.add(Request(sent["method"], _pattern(sent["path"]), query, keys))
    return frozenset(sound)


@cache
def answer_keys() -> frozenset[str]:
    """Every key of every recorded answer."""
    keys: set[str] = set()
    for entry in _entries():
        _collect_keys(entry["response"].get("body"), keys)
    return frozenset(keys)


def _entries() -> Iterator[dict[str, Any]]:
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            entry = json.loads(line)
            if "request" in entry:
                yield entry


def _collect_keys(value: object, keys: set[str]) -> None:
    if isinstance(value, dict):
        keys.update(value)
        for part in value.values():
            _collect_keys(part, keys)
    elif isinstance(value, list):
        for part in value:
            _collect_keys(part, keys)


def _pattern(path: str) -> str:
    path = re.sub(r"^/(?!_)[^/]+", "/{index}", path)
    path = re.sub(r"^/_all(?=/)", "/{index}", path)
    path = re.sub(r"^/_cat/indices/[^/]+$", "/_cat/indices/{name}", path)
    path = re.sub(r"/_settings/.+$", "/_settings/{name}", path)
    return re.sub(r"/_doc/[^/]+$", "/_doc/{id}", path)


def _body_keys(text: str | None) -> frozenset[str]:
    """Keys of a body down to where names of ours begin; of a bulk body those of its actions."""
    lines = (text or "").strip().splitlines()
    if len(lines) > 1 and lines[0].startswith('{"') and lines[1].startswith("{"):
        actions = [json.loads(line) for line in lines if re.match(r'{"(index|create|update|delete)":', line)]
        return frozenset(key for action in actions for kind, meta in action.items() for key in (kind, *meta))
    try:
        body = json.loads(text or "{}")
    except ValueError:
        return frozenset()
    if not isinstance(body, dict):
        return frozenset()
    deeper = [part for value in body.values() for part in (value if isinstance(value, list) else [value])]
    inner = {key for part in deeper if isinstance(part, dict) for key in part if "." not in key}
    settings = body.get("settings", {})
    index = settings.get("index", {}) if isinstance(settings, dict) else {}
    return frozenset({*body, *inner, *(index if isinstance(index, dict) else ())})


def test_before_7_an_index_asks_for_soft_deletes_and_documents_name_their_type() -> None:
    body = index_requests.create_index(LEADER, "orders", 1, 0, ask_soft_deletes=True).body
    assert json.loads(body or "") == {
        "settings": {"index": {"number_of_shards": 1, "number_of_replicas": 0, "soft_deletes.enabled": True}}
    }
    typed = index_requests.write_samples(LEADER, "orders", {"s-1": {"sample": 1}}, typed=True).body
    assert isinstance(typed, str)
    assert typed.splitlines()[0] == '{"create": {"_index": "orders", "_type": "_doc", "_id": "s-1"}}'
