"""Nodes in other conditions, set at the control endpoint: without a master, dialling nobody, remotes in their file."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from ccrtui.sim.simulator import Simulator
from tests.sim.rest.client import Client


async def configured(client: Client, **body: Any) -> None:
    done = await client.control("POST", "/faults/node", {"cluster": "follower", **body})
    assert done.status == 200, done.body


def address(simulator: Simulator) -> str:
    return simulator.world.links["follower", "leader"].address


async def connected(client: Client, alias: str) -> bool:
    while not (info := await client.ok("GET", "/_remote/info", on="follower")).get(alias, {}).get("connected"):
        if alias not in info:
            return False
        await asyncio.sleep(0)
    return True


async def test_a_node_without_master_tells_of_itself_alone(client: Client) -> None:
    await client.ok("PUT", "/kept", on="follower")
    await configured(client, master=False)
    assert (await client.ok("GET", "/", on="follower"))["cluster_uuid"] == "_na_"
    assert await client.ok("GET", "/_remote/info", on="follower") == {}
    refusal = await client.ask("GET", "/kept/_stats", on="follower")
    assert (refusal.status, refusal.body["error"]["type"]) == (503, "cluster_block_exception")
    missing = await client.ask("POST", "/kept/_refresh", on="follower")
    assert (missing.status, missing.body["error"]["type"]) == (404, "index_not_found_exception")
    assert (await client.control("GET", "/faults")).body["node"] == [{"cluster": "follower", "master": False}]
    await client.control("DELETE", "/faults/node")
    assert (await client.ok("GET", "/", on="follower"))["cluster_uuid"] != "_na_"
    await client.ok("GET", "/_cluster/health?wait_for_status=yellow&timeout=60s", on="follower")
    assert (await client.ok("GET", "/kept/_count", on="follower"))["count"] == 0


@pytest.mark.parametrize(
    ("method", "path", "seconds", "kind"),
    [
        ("GET", "/_cat/health", 30, "master_not_discovered_exception"),
        ("GET", "/_license", 30, "master_not_discovered_exception"),
        ("GET", "/_cluster/settings?master_timeout=5s", 5, "master_not_discovered_exception"),
        ("POST", "/kept/_ccr/pause_follow", 30, "master_not_discovered_exception"),
        ("DELETE", "/kept/_doc/1", 60, "cluster_block_exception"),
    ],
)
async def test_what_needs_a_master_is_waited_for(
    client: Client, method: str, path: str, seconds: int, kind: str
) -> None:
    await configured(client, master=False)
    clock = client.simulator.world.clock
    began, sending = clock.monotonic(), asyncio.ensure_future(client.ask(method, path, on="follower"))
    await client.control("POST", "/clock", {"rate": 500})
    refusal = await sending
    assert (refusal.status, refusal.body["error"]["type"]) == (503, kind)
    assert clock.monotonic() - began >= seconds


async def test_remotes_of_the_file_stand_in_no_cluster_setting(client: Client) -> None:
    await configured(client, settings={"cluster.remote.file.seeds": [address(client.simulator)]})
    assert await connected(client, "file")
    assert (await client.ok("GET", "/_cluster/settings", on="follower"))["persistent"] == {}
    answer = await client.ok("GET", "/_nodes/_local/settings", on="follower")
    [node] = answer["nodes"].values()
    assert node["settings"]["cluster"]["remote"]["file"]["seeds"] == [address(client.simulator)]
    over = {"persistent": {"cluster.remote.file.seeds": ["127.0.0.1:1"]}}
    await client.ok("PUT", "/_cluster/settings", over, on="follower")
    assert (await client.ok("GET", "/_remote/info", on="follower"))["file"]["seeds"] == ["127.0.0.1:1"]
    await client.ok("PUT", "/_cluster/settings", {"persistent": {"cluster.remote.file.seeds": None}}, on="follower")
    assert await connected(client, "file")
    lonely = {"persistent": {"cluster.remote.file.skip_unavailable": True}}
    assert (await client.ask("PUT", "/_cluster/settings", lonely, on="follower")).status == 400


async def test_a_node_that_may_not_connect_dials_nobody(client: Client) -> None:
    await configured(client, settings={"cluster.remote.connect": False})
    wanted = {"persistent": {"cluster.remote.leader.seeds": [address(client.simulator)]}}
    await client.ok("PUT", "/_cluster/settings", wanted, on="follower")
    assert await client.ok("GET", "/_remote/info", on="follower") == {}
    body = {"remote_cluster": "leader", "leader_index": "orders"}
    refusal = await client.ask("PUT", "/copy/_ccr/follow", body, on="follower")
    assert (refusal.status, refusal.body["error"]["type"]) == (404, "no_such_remote_cluster_exception")
    await client.control("DELETE", "/faults/node")
    assert await connected(client, "leader")


async def test_transient_settings_do_not_survive_the_node(client: Client) -> None:
    wanted = {"transient": {"cluster.remote.tmp.seeds": [address(client.simulator)]}}
    await client.ok("PUT", "/_cluster/settings", wanted, on="follower")
    assert await connected(client, "tmp")
    await client.control("POST", "/faults/node", {"cluster": "follower", "state": "stopped"})
    await client.control("DELETE", "/faults/node")
    assert await client.ok("GET", "/_remote/info", on="follower") == {}


async def test_an_edition_without_replication_takes_a_follow_for_a_document(client: Client) -> None:
    await configured(client, xpack=False)
    body = {"remote_cluster": "leader", "leader_index": "orders"}
    refusal = await client.ask("PUT", "/copy/_ccr/follow", body, on="follower")
    assert (refusal.status, refusal.body["error"]["type"]) == (400, "invalid_type_name_exception")
    assert (await client.ok("GET", "/copy/_count", on="follower"))["count"] == 0
    assert (await client.ask("GET", "/_license", on="follower")).status == 400
    missing = await client.ask("GET", "/_all/_ccr/info", on="follower")
    assert missing.body["error"]["reason"] == "no such index [_all] and no indices exist"
    assert (await client.control("GET", "/faults")).body["node"] == [{"cluster": "follower", "xpack": False}]
    await client.control("DELETE", "/faults/node")
    assert (await client.ok("GET", "/_license", on="follower"))["license"]["type"] == "trial"


async def test_a_published_address_that_nobody_reaches_is_named(client: Client) -> None:
    await client.control("POST", "/faults/node", {"cluster": "leader", "settings": {"transport.publish_port": 1}})
    wanted = {"persistent": {"cluster.remote.leader.seeds": [address(client.simulator)]}}
    await client.ok("PUT", "/_cluster/settings", wanted, on="follower")
    refusal = await client.ask("GET", "/leader:*/_search", on="follower")
    assert refusal.body["error"]["reason"] == "[leader-0][127.0.0.1:1] connect_exception"


async def test_a_killed_node_loses_what_it_had_not_synced(client: Client) -> None:
    later = {"index.translog.durability": "async", "index.translog.sync_interval": "1h", "number_of_replicas": 0}
    await client.ok("PUT", "/parts", {"settings": later})
    await client.ok("PUT", "/parts/_doc/1", {"qty": 1})
    await client.ok("POST", "/parts/_flush")
    await client.ok("PUT", "/parts/_doc/2", {"qty": 2})
    await client.control("POST", "/faults/node", {"cluster": "leader", "state": "killed"})
    await client.control("DELETE", "/faults/node")
    while (counted := await client.ask("GET", "/parts/_count")).status != 200:
        await asyncio.sleep(0)
    assert counted.body["count"] == 1


@pytest.mark.parametrize("body", [{"cluster": "follower"}, {"cluster": "follower", "settings": 3}, {"settings": {}}])
async def test_wrong_parameters_are_told(client: Client, body: object) -> None:
    assert (await client.control("POST", "/faults/node", body)).status == 400
