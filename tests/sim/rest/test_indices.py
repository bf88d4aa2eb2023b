"""Indices, aliases, settings, mappings: what the recordings do not hold."""

from __future__ import annotations

import pytest

from tests.sim.rest.client import Client
from tests.sim.rest.conftest import Make

ONE = {"settings": {"number_of_shards": 1, "number_of_replicas": 0}}


async def test_wildcards_lists_and_aliases_resolve(client: Client) -> None:
    for name in ("logs-1", "logs-2", "other"):
        await client.ok("PUT", f"/{name}", ONE)
    await client.ok("PUT", "/other/_alias/logs-alias")
    await client.ok("POST", "/logs-1/_close")
    assert set(await client.ok("GET", "/logs-*")) == {"logs-2", "other"}
    assert set(await client.ok("GET", "/logs-*,-x?expand_wildcards=all&ignore_unavailable=true")) == {
        "logs-1",
        "logs-2",
        "other",
    }
    assert (await client.ask("GET", "/logs-2,nosuch")).status == 404
    assert set(await client.ok("GET", "/logs-2,nosuch?ignore_unavailable")) == {"logs-2"}
    assert (await client.ask("GET", "/zz*?allow_no_indices=false")).status == 404


async def test_delete_refuses_an_alias_and_takes_a_pattern(client: Client) -> None:
    for name in ("tmp-1", "tmp-2"):
        await client.ok("PUT", f"/{name}", ONE)
    await client.ok("PUT", "/tmp-1/_alias/nick")
    refusal = await client.ask("DELETE", "/nick")
    assert (refusal.status, refusal.body["error"]["type"]) == (400, "illegal_argument_exception")
    await client.ok("DELETE", "/tmp-*")
    assert (await client.ask("HEAD", "/tmp-2")).status == 404


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("index.nosuch", 1, "unknown setting [index.nosuch]"),
        ("number_of_shards", 3, "final orders setting [index.number_of_shards], not updateable"),
        ("index.analysis.analyzer.k.type", "keyword", "Can't update non dynamic settings"),
        ("number_of_replicas", "x", "Failed to parse value [x] for setting [index.number_of_replicas]"),
        ("number_of_replicas", -1, "must be >= 0"),
        ("index.blocks.write", "perhaps", "Failed to parse value [perhaps]"),
        ("index.soft_deletes.retention_lease.period", "soon", "failed to parse setting"),
    ],
)
async def test_settings_that_cannot_be(client: Client, key: str, value: object, words: str) -> None:
    await client.ok("PUT", "/orders", ONE)
    refusal = await client.ask("PUT", "/orders/_settings", {key: value})
    assert refusal.status == 400
    assert words in refusal.body["error"]["reason"]


async def test_settings_change_reset_and_defaults(client: Client) -> None:
    await client.ok("PUT", "/orders", ONE)
    await client.ok("PUT", "/orders/_settings", {"index": {"soft_deletes": {"retention_lease": {"period": "20s"}}}})
    period = "index.soft_deletes.retention_lease.period"
    flat = await client.ok("GET", "/orders/_settings?flat_settings=true&include_defaults=true")
    assert flat["orders"]["settings"][period] == "20s"
    await client.ok("PUT", "/orders/_settings", {period: None})
    again = await client.ok("GET", "/orders/_settings?flat_settings=true&include_defaults=true")
    assert period not in again["orders"]["settings"]
    assert again["orders"]["defaults"][period] == "12h"


@pytest.mark.parametrize(
    ("version", "shown"), [("6.8", "false"), ("7.3", "false"), ("7.10.1", "false"), ("7.10.2", "true"), ("8.4", "true")]
)
async def test_the_default_of_soft_deletes_is_shown_as_the_version_does(make: Make, version: str, shown: str) -> None:
    client = await make(version)
    await client.ok("PUT", "/orders", ONE)
    flat = await client.ok("GET", "/orders/_settings?flat_settings=true&include_defaults=true")
    assert flat["orders"]["defaults"]["index.soft_deletes.enabled"] == shown
    assert client.simulator.world.clusters["leader"].indices["orders"].soft_deletes == (version != "6.8")


async def test_blocks_refuse_writes_in_the_words_of_the_version(make: Make) -> None:
    for version, status, words in (("7.3", 403, "FORBIDDEN/12/index read-only"), ("7.14", 429, "TOO_MANY_REQUESTS/12")):
        client = await make(version)
        await client.ok("PUT", "/orders", ONE)
        await client.ok("PUT", "/orders/_settings", {"index.blocks.read_only_allow_delete": True})
        refusal = await client.ask("PUT", "/orders/_doc/1", {"a": 1})
        assert refusal.status == status
        assert words in refusal.body["error"]["reason"]
        await client.ok("DELETE", "/orders")


async def test_mapping_keeps_types(make: Make) -> None:
    for version, words in (
        ("7.3", "of different type, current_type [keyword]"),
        ("7.14", "from type [keyword] to [long]"),
    ):
        client = await make(version)
        await client.ok("PUT", "/orders", {**ONE, "mappings": {"properties": {"sku": {"type": "keyword"}}}})
        await client.ok("PUT", "/orders/_mapping", {"properties": {"note": {"type": "text"}}})
        refusal = await client.ask("PUT", "/orders/_mapping", {"properties": {"sku": {"type": "long"}}})
        assert (refusal.status, words in refusal.body["error"]["reason"]) == (400, True)


async def test_alias_actions_are_all_or_none(client: Client) -> None:
    await client.ok("PUT", "/orders", ONE)
    actions = [{"add": {"index": "orders", "alias": "a"}}, {"remove": {"index": "orders", "alias": "nosuch"}}]
    refusal = await client.ask("POST", "/_aliases", {"actions": actions})
    assert (refusal.status, refusal.body["error"]["type"]) == (404, "aliases_not_found_exception")
    assert (await client.ok("GET", "/orders/_alias")) == {"orders": {"aliases": {}}}


async def test_missing_alias_is_404_beside_what_there_is(client: Client) -> None:
    await client.ok("PUT", "/orders", {**ONE, "aliases": {"here": {}}})
    answer = await client.ask("GET", "/_alias/here,gone")
    assert (answer.status, answer.body["error"]) == (404, "alias [gone] missing")
    assert answer.body["orders"] == {"aliases": {"here": {}}}


async def test_health_waits_and_gives_up(client: Client) -> None:
    await client.ok("PUT", "/wide", {"settings": {"number_of_shards": 2, "number_of_replicas": 1}})
    assert (await client.ok("GET", "/_cluster/health/wide"))["status"] == "yellow"
    waited = await client.ask("GET", "/_cluster/health/wide?wait_for_status=green&timeout=50ms")
    assert (waited.status, waited.body["timed_out"], waited.body["unassigned_shards"]) == (408, True, 2)
    missing = await client.ask("GET", "/_cluster/health/nosuch?timeout=50ms")
    assert (missing.status, missing.body["status"]) == (408, "red")


async def test_cat_tables(client: Client) -> None:
    await client.ok("PUT", "/orders", ONE)
    table = await client.ok("GET", "/_cat/indices/orders?v&h=index,pri,rep")
    assert table == "index  pri rep\norders   1   0\n"
    rows = await client.ok("GET", "/_cat/indices?format=json&h=index,pri&s=index:desc")
    assert [row["index"] for row in rows] == sorted((row["index"] for row in rows), reverse=True)
    assert (await client.ok("GET", "/_cat/count/orders?v&h=count")) == "count\n0\n"


async def test_cluster_settings_remove_by_pattern(client: Client) -> None:
    seeds = {"cluster.remote.a.seeds": ["127.0.0.1:1"], "cluster.remote.a.skip_unavailable": True}
    await client.ok("PUT", "/_cluster/settings", {"persistent": seeds})
    await client.ok("PUT", "/_cluster/settings", {"persistent": {"cluster.remote.a.*": None}})
    assert (await client.ok("GET", "/_cluster/settings")) == {"persistent": {}, "transient": {}}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"persistent": {"cluster.nosuch": 1}}, "persistent setting [cluster.nosuch], not recognized"),
        ({"persistent": {"cluster.max_shards_per_node": 0}}, "must be >= 1"),
        ({"nosuch": {}}, "unknown field [nosuch], parser not found"),
        ({"persistent": {"cluster.blocks.read_only": "x"}}, "Failed to parse value [x]"),
    ],
)
async def test_cluster_settings_that_cannot_be(client: Client, body: object, words: str) -> None:
    refusal = await client.ask("PUT", "/_cluster/settings", body)
    assert (refusal.status, words in refusal.body["error"]["reason"]) == (400, True)


async def test_trial_can_be_started_once(make: Make) -> None:
    client = await make(scenario="basic-licence")
    path = "/_license/start_trial"
    assert (await client.ok("POST", path, on="follower"))["trial_was_started"] is False
    assert (await client.ok("POST", f"{path}?acknowledge=true", on="follower"))["type"] == "trial"
    assert (await client.ok("GET", "/_license", on="follower"))["license"]["type"] == "trial"
    assert (await client.ask("POST", f"{path}?acknowledge=true", on="follower")).status == 403
