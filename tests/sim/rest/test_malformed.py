"""Bodies and queries of the wrong shape: refused with 400, and nothing happens."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sim.rest.client import Client
from tests.sim.rest.conftest import Make


@pytest.fixture
async def guarded(make: Make) -> Client:
    client = await make(security=True)
    await client.ok("PUT", "/orders", {"settings": {"number_of_replicas": 0}})
    return client


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", "/fresh", []),
        ("PUT", "/fresh", {"settings": 5}),
        ("PUT", "/fresh", {"settings": {"number_of_shards": [1]}}),
        ("PUT", "/fresh", {"mappings": 5}),
        ("PUT", "/fresh", {"mappings": {"properties": {"a": 5}}}),
        ("PUT", "/fresh", {"aliases": {"a": 5}}),
        ("POST", "/orders/_search", {"query": 5}),
        ("POST", "/orders/_search", {"query": {"term": 5}}),
        ("POST", "/orders/_search", {"query": {"term": {}}}),
        ("POST", "/orders/_search", {"query": {"range": {"a": 5}}}),
        ("POST", "/orders/_search", {"query": {"bool": 5}}),
        ("POST", "/orders/_search", {"aggs": {"a": 5}}),
        ("POST", "/orders/_search", {"aggs": {"a": {"terms": 5}}}),
        ("POST", "/orders/_search", {"size": "x"}),
        ("POST", "/orders/_search", {"sort": [{}]}),
        ("POST", "/orders/_search", {"nosuch": 1}),
        ("POST", "/orders/_count", {"nosuch": 1}),
        ("POST", "/orders/_update/1", {"doc": 5}),
        ("POST", "/orders/_update/1", {}),
        ("POST", "/orders/_update/1", {"script": "x"}),
        ("POST", "/_bulk", '{"index":5}\n{}\n'),
        ("PUT", "/_cluster/settings", {"persistent": 5}),
        ("PUT", "/orders/_mapping", {"properties": 5}),
        ("PUT", "/orders/_mapping", {"nosuch": 5}),
        ("POST", "/_aliases", {"actions": 5}),
        ("POST", "/_aliases", {"actions": [{}]}),
        ("POST", "/_aliases", {"actions": [{"nosuch": {}}]}),
        ("POST", "/_aliases", {"actions": [{"add": {"alias": "a"}}]}),
        ("POST", "/_aliases", {"actions": [{"add": {"index": "orders"}}]}),
        ("PUT", "/_security/role/r", {"cluster": 5}),
        ("PUT", "/_security/role/r", {"indices": [5]}),
        ("PUT", "/_security/user/u", {"password": 5}),
        ("POST", "/_security/user/_has_privileges", {"index": [5]}),
        ("POST", "/_security/user/_has_privileges", None),
        ("GET", "/orders/_search?size=x", None),
        ("GET", "/orders/_search?size=-1", None),
        ("GET", "/orders/_search?sort=qty:sideways", None),
        ("GET", "/orders/_search?track_total_hits=x", None),
        ("GET", "/_cluster/health?wait_for_active_shards=x", None),
        ("GET", "/_cluster/health?timeout=soon", None),
        ("DELETE", "/", None),
    ],
)
async def test_wrong_shapes(guarded: Client, method: str, path: str, body: Any) -> None:
    refusal = await guarded.ask(method, path, body, user="elastic", password="simulated-only")
    assert (refusal.status, refusal.body["status"]) == (400, 400), refusal.body
    assert refusal.body["error"]["root_cause"][0]["type"]
    assert (await guarded.ask("HEAD", "/fresh", user="elastic", password="simulated-only")).status == 404
