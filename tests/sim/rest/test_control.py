"""The control endpoint: what it lists, each fault it sets and removes, the clock, the requests."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import aiohttp
import pytest

from tests.sim.rest.client import Answered, Client
from tests.sim.rest.conftest import Make


async def _exists(client: Client, name: str) -> bool:
    return (await client.ask("HEAD", f"/{name}")).status == 200


async def _until(holds: Callable[[], Awaitable[bool]]) -> None:
    while not await holds():
        await asyncio.sleep(0)


async def test_says_what_there_is(client: Client) -> None:
    about = (await client.control("GET", "/")).body
    named = {
        "link",
        "hold",
        "drop",
        "http",
        "cloud",
        "node",
        "watermark",
        "copy_failure",
        "history",
        "shard",
        "write_queue",
        "slow_writes",
        "licence",
        "remote_key",
        "certificates",
    }
    assert set(about["faults"]) == named
    assert "nothing between them" in about["scenarios"]["connected"]
    assert about["clusters"]["leader"]["url"] == client.simulator.banner["leader"]["url"]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("hold", {"effect": "nosuch"}),
        ("hold", {"n": 0}),
        ("hold", {"when": "later"}),
        ("http", {"mode": "nosuch"}),
        ("link", {"from": "nosuch"}),
        ("link", {"state": "nosuch"}),
        ("node", {"cluster": "leader", "state": "nosuch"}),
        ("watermark", {"cluster": "nosuch"}),
        ("slow_writes", {"cluster": "nosuch"}),
        ("slow_writes", {"operation_s": 0}),
        ("slow_writes", {"operation_s": float("inf")}),
        ("copy_failure", {}),
        ("licence", {"cluster": "leader", "expires_in_s": "Infinity"}),
        ("remote_key", {"expires_in_s": float("inf")}),
        ("link", {"delay_s": float("nan")}),
        ("hold", []),
    ],
)
async def test_wrong_parameters_are_told(client: Client, name: str, body: object) -> None:
    refusal = await client.control("POST", f"/faults/{name}", body)
    assert refusal.status == 400
    assert refusal.body["error"]


async def test_unknown_fault(client: Client) -> None:
    for method in ("GET", "POST", "DELETE"):
        assert (await client.control(method, "/faults/nosuch")).status == 404


async def test_hold_before_keeps_the_nth_write_unacted(client: Client) -> None:
    await client.control("POST", "/faults/hold", {"effect": "write", "n": 2, "when": "before"})
    await client.ok("PUT", "/first")
    second = asyncio.ensure_future(client.ask("PUT", "/second"))
    hold = (await client.control("GET", "/faults/hold?wait_s=10")).body
    assert (hold["reached"], hold["request"]["method"], hold["request"]["path"]) == (True, "PUT", "/second")
    assert not await _exists(client, "second")
    assert not second.done()
    await client.control("DELETE", "/faults/hold")
    assert (await second).status == 200
    assert await _exists(client, "second")


async def test_hold_after_has_acted(client: Client) -> None:
    await client.control("POST", "/faults/hold", {"when": "after"})
    sending = asyncio.ensure_future(client.ask("PUT", "/kept"))
    await client.control("GET", "/faults/hold?wait_s=10")
    assert await _exists(client, "kept")
    assert not sending.done()
    await client.control("DELETE", "/faults/hold")
    assert (await sending).status == 200


async def test_held_request_of_a_vanished_client_is_never_acted_on(client: Client) -> None:
    await client.control("POST", "/faults/hold", {"when": "before"})
    async with aiohttp.ClientSession() as doomed:
        sending = asyncio.ensure_future(doomed.put(client.simulator.fleet.url("leader") + "/ghost"))
        await client.control("GET", "/faults/hold?wait_s=10")
        sending.cancel()
    await client.control("DELETE", "/faults/hold")
    assert not await _exists(client, "ghost")
    assert (await client.ask("PUT", "/ghost")).status == 200


async def test_hold_waits_no_longer_than_asked(client: Client) -> None:
    await client.control("POST", "/faults/hold", {"cluster": "follower"})
    await client.ok("PUT", "/elsewhere")
    assert (await client.control("GET", "/faults/hold?wait_s=0.01")).body["reached"] is False
    assert (await client.control("GET", "/faults")).body["hold"]["cluster"] == "follower"


@pytest.mark.parametrize(("when", "acted"), [("before", False), ("after", True)])
async def test_drop_cuts_the_connection(client: Client, when: str, acted: bool) -> None:
    await client.control("POST", "/faults/drop", {"when": when, "path": "dropped"})
    with pytest.raises(aiohttp.ClientError):
        await client.ask("POST", "/dropped/_doc", {"a": 1})
    assert await _exists(client, "dropped") is acted
    await client.control("DELETE", "/faults/drop")
    assert (await client.control("GET", "/faults")).body == {}


async def _hostile(client: Client, mode: str, **more: object) -> Answered:
    await client.control("POST", "/faults/http", {"cluster": "leader", "mode": mode, **more})
    return await client.ask("GET", "/")


async def test_a_page_instead_of_an_answer(client: Client) -> None:
    page = await _hostile(client, "html")
    assert (page.headers["Content-Type"], "<html>" in page.body) == ("text/html", True)


async def test_a_status_instead_of_an_answer_is_not_acted_on(client: Client) -> None:
    await client.control("POST", "/faults/http", {"mode": "status", "status": 503, "path": "/blocked", "times": 1})
    refusal = await client.ask("PUT", "/blocked")
    assert (refusal.status, refusal.body["status"]) == (503, 503)
    assert not await _exists(client, "blocked")
    assert (await client.ask("PUT", "/blocked")).status == 200


async def test_other_types_than_announced(client: Client) -> None:
    assert (await _hostile(client, "wrong_type")).body["version"] == 17


async def test_truncated_and_huge(client: Client) -> None:
    with pytest.raises(aiohttp.ClientPayloadError):
        await _hostile(client, "truncated")
    await client.control("DELETE", "/faults/http")
    assert len((await _hostile(client, "huge")).body["padding"]) > 10_000_000


@pytest.mark.parametrize("mode", ["slow", "never_ending"])
async def test_answers_that_do_not_come_to_an_end(client: Client, mode: str) -> None:
    await client.control("POST", "/faults/http", {"cluster": "leader", "mode": mode})
    async with client.session.get(client.simulator.fleet.url("leader") + "/") as response:
        assert response.status == 200
        assert len(await response.content.read(1)) == 1
        assert not response.content.at_eof()


async def test_node_stops_and_starts_on_its_port(client: Client) -> None:
    url = client.simulator.fleet.url("leader")
    await client.control("POST", "/faults/node", {"cluster": "leader", "state": "stopped"})
    with pytest.raises(aiohttp.ClientConnectorError):
        await client.ask("GET", "/")
    assert (await client.control("GET", "/faults")).body["node"] == [{"cluster": "leader", "state": "stopped"}]
    await client.control("DELETE", "/faults/node")
    assert client.simulator.fleet.url("leader") == url
    assert (await client.ask("GET", "/")).status == 200


async def test_a_write_is_done_though_its_client_has_gone(make: Make) -> None:
    client = await make(scenario="connected")
    await client.control("POST", "/clock", {"rate": 0})
    body = {"settings": {"number_of_replicas": 1}}
    url = client.simulator.fleet.url("leader") + "/late?wait_for_active_shards=2"
    async with aiohttp.ClientSession() as doomed:
        sending = asyncio.ensure_future(doomed.put(url, json=body))

        async def there() -> bool:
            return await _exists(client, "late")

        await _until(there)
        sending.cancel()
    await client.control("POST", "/clock", {"advance_s": 40})
    arrivals = (await client.control("GET", "/requests")).body["requests"]
    assert [arrival["status"] for arrival in arrivals if arrival["path"] == "/late" and arrival["method"] == "PUT"] == [
        None
    ]
    assert await _exists(client, "late")


async def test_link_is_cut_and_healed(make: Make) -> None:
    client = await make(scenario="following")
    await client.control("POST", "/faults/link", {"state": "refuse", "delay_s": 0.001, "bandwidth": 1000})
    lost = await client.ask("GET", "/leader:*/_search?size=0", on="follower")
    assert lost.body["error"]["type"] == "connect_transport_exception"
    assert (await client.control("GET", "/faults/link")).body[0]["bandwidth"] == 1000
    await client.control("DELETE", "/faults/link")
    assert (await client.ask("GET", "/leader:*/_search?size=0", on="follower")).status == 200


async def test_full_disk_blocks_writes(client: Client) -> None:
    await client.ok("PUT", "/orders")
    await client.control("POST", "/faults/watermark", {"cluster": "leader"})
    assert (await client.ask("PUT", "/orders/_doc/1", {"a": 1})).status == 403
    await client.control("DELETE", "/faults/watermark")
    assert (await client.ask("PUT", "/orders/_doc/1", {"a": 1})).status == 201


async def test_next_first_copy_fails(make: Make) -> None:
    client = await make(scenario="slow-bootstrap")
    transport = client.simulator.banner["leader"]["transport"]
    await client.ok(
        "PUT", "/_cluster/settings", {"persistent": {"cluster.remote.leader.seeds": [transport]}}, on="follower"
    )
    await client.control("POST", "/faults/copy_failure", {"index": "copied"})
    body = {"remote_cluster": "leader", "leader_index": "orders"}
    await client.ok("PUT", "/copied/_ccr/follow", body, on="follower")

    async def red() -> bool:
        return bool((await client.ok("GET", "/_cluster/health/copied", on="follower"))["status"] == "red")

    await _until(red)
    explained = await client.ok("GET", "/_cluster/allocation/explain", on="follower")
    assert "No space left on device" in explained["unassigned_info"]["details"]
    assert (await client.control("GET", "/faults")).body == {}


async def test_clock_steps_and_turns(client: Client) -> None:
    await client.control("POST", "/clock", {"rate": 0})
    before = (await client.control("GET", "/clock")).body
    after = (await client.control("POST", "/clock", {"advance_s": 3600})).body
    assert after["elapsed_s"] - before["elapsed_s"] == pytest.approx(3600)
    assert int((await client.ok("GET", "/_cat/health?format=json"))[0]["epoch"]) == int(after["now"])
    for wrong in ({}, {"rate": -1}, {"advance_s": "x"}):
        assert (await client.control("POST", "/clock", wrong)).status == 400


async def test_requests_are_counted_by_effect(client: Client) -> None:
    await client.control("DELETE", "/requests")
    await client.ok("PUT", "/orders?timeout=5s")
    await client.ok("POST", "/orders/_refresh")
    await client.ok("POST", "/orders/_search?size=0", on="leader")
    await client.ask("GET", "/nosuch", on="follower")
    journal = (await client.control("GET", "/requests")).body
    assert (journal["total"], journal["by_effect"]) == (4, {"read": 1, "probe": 2, "write": 1})
    first, last = journal["requests"][0], journal["requests"][-1]
    assert (first["n"], first["path"], first["query"], first["effect"]) == (1, "/orders", "timeout=5s", "write")
    assert (last["cluster"], last["status"]) == ("follower", 404)
