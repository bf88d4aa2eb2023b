"""Blocks over HTTP: which calls one index with a metadata or read block refuses for all of them."""

from __future__ import annotations

import pytest

from tests.sim.rest.client import Client

META = "index [shut] blocked by: [FORBIDDEN/9/index metadata (api)];"


async def blocked(client: Client, block: str) -> None:
    for name in ("open", "shut"):
        await client.ok("PUT", f"/{name}")
    await client.ok("PUT", "/shut/_settings", {f"index.blocks.{block}": True})


@pytest.mark.parametrize(
    "path",
    [
        "/_cat/indices",
        "/_alias",
        "/_all/_stats",
        "/_all/_settings",
        "/_mapping",
        "/shut",
        "/_recovery",
        "/open,shut/_stats",
    ],
)
async def test_one_metadata_block_refuses_the_whole_answer(client: Client, path: str) -> None:
    await blocked(client, "metadata")
    refusal = await client.ask("GET", path)
    assert (refusal.status, refusal.body["error"]["reason"]) == (403, META)


@pytest.mark.parametrize("path", ["/_all/_ccr/info", "/_ccr/stats", "/_cluster/health", "/open/_stats", "/_count"])
async def test_other_calls_go_on_under_it(client: Client, path: str) -> None:
    await blocked(client, "metadata")
    assert (await client.ask("GET", path)).status == 200


async def test_one_read_block_refuses_a_search_of_everything(client: Client) -> None:
    await blocked(client, "read")
    for path in ("/*/_search", "/open,shut/_count"):
        assert (await client.ask("GET", path)).status == 403
    assert (await client.ask("GET", "/open/_search")).status == 200
    assert (await client.ask("GET", "/_cat/indices")).status == 200


async def test_every_blocked_index_is_named(client: Client) -> None:
    await blocked(client, "metadata")
    await client.ok("PUT", "/open/_settings", {"index.blocks.metadata": True})
    reason = (await client.ask("GET", "/_cat/indices")).body["error"]["reason"]
    assert "[open]" in reason
    assert "[shut]" in reason
