"""Documents, bulks, counts and searches beyond the recordings."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sim.rest.client import Client
from tests.sim.rest.conftest import Make

ONE = {"settings": {"number_of_shards": 1, "number_of_replicas": 0}}


@pytest.fixture
async def filled(client: Client) -> Client:
    await client.ok("PUT", "/orders", {**ONE, "mappings": {"properties": {"sku": {"type": "keyword"}}}})
    for at in range(5):
        await client.ok("PUT", f"/orders/_doc/{at}", {"sku": f"s{at % 2}", "qty": at, "tag": {"x": "y z"}})
    await client.ok("POST", "/orders/_refresh")
    return client


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"match_all": {}}, 5),
        ({"match_none": {}}, 0),
        ({"term": {"sku": "s0"}}, 3),
        ({"term": {"sku": {"value": "s1"}}}, 2),
        ({"terms": {"qty": [0, 4, 9]}}, 2),
        ({"range": {"qty": {"gte": 1, "lt": 4}}}, 3),
        ({"ids": {"values": ["0", "9"]}}, 1),
        ({"exists": {"field": "nosuch"}}, 0),
        ({"match": {"tag.x": "z"}}, 5),
        ({"prefix": {"sku": "s"}}, 5),
        ({"wildcard": {"sku": "*1"}}, 2),
        ({"bool": {"must": [{"term": {"sku": "s0"}}], "must_not": {"term": {"qty": 0}}}}, 2),
        ({"bool": {"should": [{"term": {"qty": 1}}, {"term": {"qty": 2}}]}}, 2),
        ({"constant_score": {"filter": {"term": {"qty": 3}}}}, 1),
        ({"query_string": {"query": "sku:s0 AND qty:2"}}, 1),
    ],
)
async def test_queries(filled: Client, query: Any, count: int) -> None:
    assert (await filled.ok("POST", "/orders/_count", {"query": query}))["count"] == count


@pytest.mark.parametrize(("q", "count"), [("sku:s1", 2), ("*", 5), ("qty:0 OR qty:1", 2), ("s0", 3)])
async def test_query_in_the_address(filled: Client, q: str, count: int) -> None:
    assert (await filled.ok("GET", f"/orders/_count?q={q.replace(' ', '%20')}"))["count"] == count


async def test_unknown_query_in_the_words_of_later_versions(make: Make) -> None:
    client = await make("7.17")
    refusal = await client.ask("POST", "/_count", {"query": {"nosuch": {}}})
    assert refusal.body["error"]["reason"] == "unknown query [nosuch]"
    assert refusal.body["error"]["col"] == 22


async def test_search_pages_and_aggregates(filled: Client) -> None:
    body = {"size": 2, "aggs": {"by": {"terms": {"field": "sku"}}, "most": {"max": {"field": "qty"}}}}
    answer = await filled.ok("POST", "/orders/_search", body)
    assert [hit["_id"] for hit in answer["hits"]["hits"]] == ["0", "1"]
    assert answer["hits"]["total"] == {"value": 5, "relation": "eq"}
    assert [(bucket["key"], bucket["doc_count"]) for bucket in answer["aggregations"]["by"]["buckets"]] == [
        ("s0", 3),
        ("s1", 2),
    ]
    assert answer["aggregations"]["most"]["value"] == 4
    unknown = await filled.ask("POST", "/orders/_search", {"aggs": {"x": {"nosuch": {"field": "a"}}}})
    assert (unknown.status, unknown.body["error"]["type"]) == (400, "parsing_exception")


async def test_total_is_cut_at_ten_thousand_unless_tracked(filled: Client) -> None:
    cut = await filled.ok("GET", "/orders/_search?size=0&track_total_hits=3")
    assert cut["hits"]["total"] == {"value": 3, "relation": "gte"}
    exact = await filled.ok("GET", "/orders/_search?size=0&track_total_hits=true&rest_total_hits_as_int=true")
    assert exact["hits"]["total"] == 5


async def test_update_upserts_and_noops(filled: Client) -> None:
    missing = await filled.ask("POST", "/orders/_update/77", {"doc": {"qty": 1}})
    assert (missing.status, missing.body["error"]["type"]) == (404, "document_missing_exception")
    made = await filled.ok("POST", "/orders/_update/77", {"doc": {"qty": 1}, "doc_as_upsert": True})
    assert made["result"] == "created"
    same = await filled.ok("POST", "/orders/_update/77", {"doc": {"qty": 1}})
    assert (same["result"], same["_shards"]["total"]) == ("noop", 0)


async def test_conditional_write(filled: Client) -> None:
    stale = await filled.ask("PUT", "/orders/_doc/1?if_seq_no=0&if_primary_term=1", {"qty": 1})
    assert (stale.status, stale.body["error"]["type"]) == (409, "version_conflict_engine_exception")
    await filled.ok("PUT", "/orders/_doc/1?if_seq_no=1&if_primary_term=1", {"qty": 1})


async def test_document_types_end_with_8(make: Make) -> None:
    client = await make("8.19")
    assert "_type" not in await client.ok("PUT", "/fresh/_doc/1", {"a": 1})
    assert "_type" not in await client.ok("GET", "/fresh/_doc/1")


async def test_write_goes_through_an_alias_only_with_a_write_index(client: Client) -> None:
    for name in ("a-1", "a-2"):
        await client.ok("PUT", f"/{name}", {**ONE, "aliases": {"a": {}}})
    refusal = await client.ask("PUT", "/a/_doc/1", {"x": 1})
    assert (refusal.status, "no write index is defined for alias [a]" in refusal.body["error"]["reason"]) == (400, True)
    await client.ok("POST", "/_aliases", {"actions": [{"add": {"index": "a-2", "alias": "a", "is_write_index": True}}]})
    assert (await client.ok("PUT", "/a/_doc/1", {"x": 1}))["_index"] == "a-2"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("[]\n{}\n", "Malformed action/metadata line [1]"),
        ('{"nosuch":{"_id":"1"}}\n{}\n', "found [nosuch]"),
        ("\n", None),
    ],
)
async def test_bulk_that_cannot_be_read(client: Client, lines: str, words: str | None) -> None:
    answer = await client.ask("POST", "/orders/_bulk", lines)
    if words is None:
        assert answer.body["items"] == []
        return
    assert (answer.status, words in answer.body["error"]["reason"]) == (400, True)


async def test_bulk_creates_the_index_and_tells_per_item(client: Client) -> None:
    lines = '{"index":{"_id":"1"}}\n{"a":1}\n{"update":{"_id":"2"}}\n{"doc":{}}\n{"create":{"_id":"3"}}\nnot json\n'
    done = await client.ok("POST", "/fresh/_bulk?refresh", lines)
    statuses = [next(iter(item.values()))["status"] for item in done["items"]]
    assert (done["errors"], statuses) == (True, [201, 404, 400])
    assert (await client.ok("GET", "/fresh/_count"))["count"] == 1


async def test_hits_are_sorted_and_cut_to_fields(filled: Client) -> None:
    body = {"sort": [{"sku": "desc"}, "qty"], "_source": ["qty"], "size": 3}
    answer = await filled.ok("POST", "/orders/_search", body)
    assert [hit["_id"] for hit in answer["hits"]["hits"]] == ["1", "3", "0"]
    assert answer["hits"]["hits"][0]["_source"] == {"qty": 1}
    assert answer["hits"]["hits"][0]["sort"] == ["s1", 1]
    bare = await filled.ok("GET", "/orders/_search?sort=qty:desc&_source=false&size=1")
    assert bare["hits"]["hits"] == [{"_index": "orders", "_type": "_doc", "_id": "4", "_score": None, "sort": [4]}]


async def test_copies_that_cannot_be_had(filled: Client) -> None:
    await filled.control("POST", "/clock", {"rate": 1000})
    made = await filled.ok("PUT", "/wide?wait_for_active_shards=2", {"settings": {"number_of_replicas": 1}})
    assert made["shards_acknowledged"] is False
    refusal = await filled.ask("PUT", "/wide/_doc/1?wait_for_active_shards=all", {"a": 1})
    assert (refusal.status, refusal.body["error"]["type"]) == (503, "unavailable_shards_exception")
    assert (await filled.ask("PUT", "/x?wait_for_active_shards=9")).status == 400


async def test_single_documents_of_indices_that_are_not_there(client: Client) -> None:
    read = await client.ask("GET", "/nosuch/_doc/1")
    assert (read.status, read.body["error"]["resource.type"]) == (404, "index_expression")
    assert (await client.ask("DELETE", "/nosuch/_doc/1")).status == 404
    assert (await client.ask("HEAD", "/nosuch")).status == 404
