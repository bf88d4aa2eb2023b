"""`_stats`, `_tasks` and `_cluster/state` of a pair that replicates."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sim.rest.client import Client
from tests.sim.rest.conftest import Make


@pytest.fixture
async def following(make: Make) -> Client:
    return await make(scenario="following")


async def _shard(client: Client, path: str, on: str) -> dict[str, Any]:
    body = await client.ok("GET", path, on=on)
    shard: dict[str, Any] = next(iter(body["indices"].values()))["shards"]["0"][0]
    return shard


async def test_a_metric_leaves_the_shard_identity_in(following: Client) -> None:
    shard = await _shard(following, "/orders/_stats/docs?level=shards", "follower")
    assert set(shard) == {"routing", "docs", "commit", "seq_no", "retention_leases"}


async def test_filter_drops_sections(following: Client) -> None:
    path = "/orders/_stats?level=shards&filter_path=indices.*.shards.*.seq_no.global_checkpoint,indices.orders.uuid"
    body = await following.ok("GET", path)
    assert set(body) == {"indices"}
    assert set(body["indices"]["orders"]) == {"uuid", "shards"}
    assert body["indices"]["orders"]["shards"]["0"] == [{"seq_no": {"global_checkpoint": 3}}]


async def test_levels(following: Client) -> None:
    assert "indices" not in await following.ok("GET", "/_stats?level=cluster")
    assert "shards" not in (await following.ok("GET", "/orders/_stats?level=indices"))["indices"]["orders"]


async def test_closed_index_has_no_statistics(following: Client) -> None:
    await following.ok("PUT", "/shut", {"settings": {"number_of_replicas": 0}})
    await following.ok("POST", "/shut/_close")
    refusal = await following.ask("GET", "/shut/_stats")
    assert (refusal.status, refusal.body["error"]["type"]) == (400, "index_closed_exception")
    assert "shut" not in (await following.ok("GET", "/_stats"))["indices"]


async def test_leases_of_copies_from_7_4(make: Make) -> None:
    client = await make("7.14", scenario="following")
    shard = await _shard(client, "/orders/_stats?level=shards", "leader")
    assert sorted(lease["source"] for lease in shard["retention_leases"]["leases"]) == ["ccr", "peer recovery"]


async def test_tasks_of_a_follower(following: Client) -> None:
    body = await following.ok("GET", "/_tasks?actions=*ccr*&detailed=true", on="follower")
    node = next(iter(body["nodes"].values()))
    task = next(iter(node["tasks"].values()))
    assert task["action"] == "xpack/ccr/shard_follow_task[c]"
    assert task["status"]["follower_global_checkpoint"] == 3
    assert task["description"].endswith("-0")
    assert (await following.ok("GET", "/_tasks?actions=nosuch*", on="follower")) == {"nodes": {}}


async def test_state_tells_the_leader_only_on_later_versions(make: Make) -> None:
    for version, names_leader in (("7.3", False), ("7.14", True)):
        client = await make(version, scenario="following")
        state = await client.ok(
            "GET", "/_cluster/state/metadata/orders?filter_path=metadata.indices.*.ccr", on="follower"
        )
        assert bool(state) is names_leader
    tasks = await client.ok(
        "GET", "/_cluster/state/metadata?filter_path=metadata.persistent_tasks.tasks", on="follower"
    )
    assert tasks["metadata"]["persistent_tasks"]["tasks"][0]["assignment"]["explanation"] == ""


async def test_usage_counts_followers(following: Client) -> None:
    usage = await following.ok("GET", "/_xpack/usage?filter_path=ccr", on="follower")
    assert usage["ccr"]["follower_indices_count"] == 1
    assert usage["ccr"]["last_follow_time_in_millis"] >= 0


async def test_names_resolve_here_and_behind_the_alias(make: Make) -> None:
    client = await make("8.19", scenario="following")
    await client.ok("PUT", "/orders/_alias/sales")
    here = await client.ok("GET", "/_resolve/index/*")
    there = await client.ok("GET", "/_resolve/index/leader:o*", on="follower")
    assert {"name": "sales", "indices": ["orders"]} in here["aliases"]
    assert [index["name"] for index in there["indices"]] == ["leader:orders"]
    reached = await client.ok("GET", "/_resolve/cluster/leader:*", on="follower")
    assert (reached["leader"]["connected"], reached["leader"]["version"]["number"]) == (True, "8.19.21")
    client.simulator.world.links["follower", "leader"].set("refuse")
    lost = await client.ok("GET", "/_resolve/cluster/leader:*", on="follower")
    assert lost["leader"]["connected"] is False


async def test_search_through_the_alias(following: Client) -> None:
    answer = await following.ok("GET", "/leader:orders,orders/_search?size=0", on="follower")
    assert answer["hits"]["total"]["value"] == 8
    assert answer["_clusters"] == {"total": 2, "successful": 2, "skipped": 0}
    unknown = await following.ask("GET", "/nosuch:orders/_search?size=0", on="follower")
    assert (unknown.status, unknown.body["error"]["type"]) == (404, "index_not_found_exception")


async def test_every_index_is_unmanaged(following: Client) -> None:
    assert (await following.ok("GET", "/orders/_ilm/explain")) == {
        "indices": {"orders": {"index": "orders", "managed": False}}
    }


@pytest.mark.parametrize(
    ("path", "count"),
    [("/_nodes", 1), ("/_nodes/_local", 1), ("/_nodes/leader-0", 1), ("/_nodes/http", 1), ("/_nodes/nosuch", 0)],
)
async def test_nodes_by_name_and_metric(following: Client, path: str, count: int) -> None:
    body = await following.ok("GET", path)
    assert len(body["nodes"]) == body["_nodes"]["total"] == count
    for node in body["nodes"].values():
        assert node["http"]["publish_address"] == following.simulator.world.clusters["leader"].node.http_address
        assert ("settings" in node) is (path != "/_nodes/http")


async def test_nodes_hold_documents(following: Client) -> None:
    body = await following.ok("GET", "/_nodes/stats", on="follower")
    assert next(iter(body["nodes"].values()))["indices"]["docs"]["count"] == 4
