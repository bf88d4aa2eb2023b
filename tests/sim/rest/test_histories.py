"""Another history over HTTP: snapshots restored, empty primaries, and the faults of the control endpoint."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sim.rest.client import Client

SHARDS = "level=shards&filter_path=indices.*.uuid,indices.*.shards.*.seq_no,indices.*.shards.*.commit.user_data"


async def written(client: Client, name: str, docs: range) -> None:
    await client.ok("POST", "/_bulk?refresh=true", "".join(lines(name, number) for number in docs))


def lines(name: str, number: int) -> str:
    return f'{{"index":{{"_index":"{name}","_id":"{number}"}}}}\n{{"qty":{number}}}\n'


async def shard(client: Client, name: str) -> tuple[str, int, str]:
    body = (await client.ok("GET", f"/{name}/_stats?{SHARDS}"))["indices"][name]
    first: dict[str, Any] = body["shards"]["0"][0]
    return body["uuid"], first["seq_no"]["max_seq_no"], first["commit"]["user_data"]["history_uuid"]


async def kept(client: Client, name: str, docs: int) -> None:
    await client.ok("PUT", f"/{name}", {"settings": {"number_of_replicas": 0}})
    await written(client, name, range(docs))
    await client.ok("PUT", "/_snapshot/nightly", {"type": "fs", "settings": {"location": "nightly"}})
    await client.ok("PUT", "/_snapshot/nightly/monday?wait_for_completion=true", {"indices": name})


async def test_a_restored_index_has_its_uuid_and_another_history(client: Client) -> None:
    await kept(client, "parts", 4)
    await written(client, "parts", range(4, 9))
    before = await shard(client, "parts")
    await client.ok("POST", "/parts/_close")
    done = await client.ok("POST", "/_snapshot/nightly/monday/_restore?wait_for_completion=true")
    assert done["snapshot"]["shards"] == {"total": 1, "failed": 0, "successful": 1}
    after = await shard(client, "parts")
    assert (before[0], before[1]) == (after[0], 8)
    assert after[1] == 3
    assert before[2] != after[2]


async def test_an_open_index_is_not_restored_over(client: Client) -> None:
    await kept(client, "parts", 1)
    refusal = await client.ask("POST", "/_snapshot/nightly/monday/_restore")
    assert (refusal.status, refusal.body["error"]["type"]) == (500, "snapshot_restore_exception")
    renamed = {"indices": "parts", "rename_pattern": "p(.*)", "rename_replacement": "old-$1"}
    await client.ok("POST", "/_snapshot/nightly/monday/_restore?wait_for_completion=true", renamed)
    assert (await client.ok("GET", "/old-arts/_count"))["count"] == 1


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "kind"),
    [
        ("GET", "/_snapshot/none", None, 404, "repository_missing_exception"),
        ("GET", "/_snapshot/nightly/none", None, 404, "snapshot_missing_exception"),
        ("POST", "/_snapshot/nightly/none/_restore", None, 404, "snapshot_missing_exception"),
        ("PUT", "/_snapshot/nightly/monday", None, 400, "invalid_snapshot_name_exception"),
        ("PUT", "/_snapshot/x", {"type": "fs", "settings": {"location": "/root"}}, 500, "repository_exception"),
        ("PUT", "/_snapshot/x", {"type": "fs", "settings": {"location": "../up"}}, 500, "repository_exception"),
    ],
)
async def test_refusals_of_snapshots(
    client: Client, method: str, path: str, body: object, status: int, kind: str
) -> None:
    await kept(client, "parts", 1)
    refusal = await client.ask(method, path, body)
    assert (refusal.status, refusal.body["error"]["type"]) == (status, kind)


async def test_a_lost_shard_is_red_and_an_empty_one_is_put_in_its_place(client: Client) -> None:
    await kept(client, "parts", 4)
    before = await shard(client, "parts")
    await client.control("POST", "/faults/shard", {"index": "parts", "state": "lost"})
    assert (await client.ok("GET", "/_cluster/health/parts"))["status"] == "red"
    assert (await client.control("GET", "/faults")).body["shard"] == [
        {"cluster": "leader", "index": "parts", "shard": 0, "state": "lost"}
    ]
    command = {"index": "parts", "shard": 0, "node": "leader-0"}
    refusal = await client.ask("POST", "/_cluster/reroute", {"commands": [{"allocate_empty_primary": command}]})
    assert "accept_data_loss" in refusal.body["error"]["reason"]
    accepted = {"commands": [{"allocate_empty_primary": {**command, "accept_data_loss": True}}]}
    await client.ok("POST", "/_cluster/reroute", accepted)
    after = await shard(client, "parts")
    assert (after[0], after[1]) == (before[0], -1)
    assert after[2] != before[2]
    again = await client.ask("POST", "/_cluster/reroute", accepted)
    assert "is already assigned" in again.body["error"]["reason"]


async def test_removing_the_fault_gives_lost_shards_back(client: Client) -> None:
    await kept(client, "parts", 4)
    before = await shard(client, "parts")
    await client.control("POST", "/faults/shard", {"index": "parts", "state": "lost"})
    await client.control("DELETE", "/faults/shard")
    assert await shard(client, "parts") == before
    assert "shard" not in (await client.control("GET", "/faults")).body


@pytest.mark.parametrize(
    ("body", "left"), [({"operations": 2}, 1), ({"lost": 1}, 2), ({"lost": 9}, -1), ({"operations": {"0": 1}}, 0)]
)
async def test_the_control_endpoint_rewinds(client: Client, body: dict[str, Any], left: int) -> None:
    await kept(client, "parts", 4)
    before = await shard(client, "parts")
    done = await client.control("POST", "/faults/history", {"index": "parts", **body})
    assert done.status == 200, done.body
    after = await shard(client, "parts")
    assert (after[0], after[1]) == (before[0], left)
    assert after[2] != before[2]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("history", {"index": "parts"}),
        ("history", {"index": "none", "operations": 1}),
        ("history", {"index": "parts", "operations": 99}),
        ("history", {"cluster": "none", "index": "parts", "operations": 1}),
        ("shard", {"index": "parts", "state": "odd"}),
        ("shard", {"index": "parts", "shard": 5, "state": "lost"}),
    ],
)
async def test_wrong_parameters_are_told(client: Client, name: str, body: object) -> None:
    await kept(client, "parts", 1)
    refusal = await client.control("POST", f"/faults/{name}", body)
    assert refusal.status == 400
    assert refusal.body["error"]
