"""The cloud beside the clusters: one journal, the same faults, and a banner that says where it is."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest

from ccrtui.sim.simulator import Options, Simulator
from tests.sim.cloud.conftest import Client


def _client(simulator: Simulator) -> Client:
    cloud = simulator.banner["cloud"]
    return Client(cloud["endpoint"], cloud["secret_id"], cloud["secret_key"])


async def _control(simulator: Simulator, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    url = simulator.banner["control"]["url"] + path
    async with aiohttp.ClientSession() as session, session.request(method, url, json=body) as answer:
        assert answer.status == 200
        return await answer.json()


async def test_requests_are_listed_by_product_and_action_with_their_effect() -> None:
    async with Simulator(Options()) as simulator:
        call = _client(simulator)
        await call("sts.GetCallerIdentity")
        await call("vpc.CreateCcn", CcnName="link")
        await call.refused("vpc.DeleteCcn", CcnId="ccn-nothing0")
        listed = (await _control(simulator, "GET", "/requests"))["requests"]
    assert [
        (arrival["cluster"], arrival["path"], arrival["effect"], arrival["status"], arrival["acted"])
        for arrival in listed
    ] == [
        ("cloud", "sts GetCallerIdentity", "read", 200, 200),
        ("cloud", "vpc CreateCcn", "write", 200, 200),
        ("cloud", "vpc DeleteCcn", "write", 200, 400),
    ]
    assert {arrival["query"] for arrival in listed} == {"region=ap-beijing"}


@pytest.mark.parametrize(("when", "made"), [("before", 0), ("after", 1)])
async def test_a_create_whose_connection_is_cut_was_acted_on_or_not(when: str, made: int) -> None:
    async with Simulator(Options()) as simulator:
        call = _client(simulator)
        await _control(simulator, "POST", "/faults/drop", {"cluster": "cloud", "effect": "write", "when": when})
        assert await call.refused("vpc.CreateCcn", CcnName="link") == "ClientNetworkError"
        assert (await call("vpc.DescribeCcns"))["TotalCount"] == made


async def test_a_held_write_waits_until_it_is_let_go() -> None:
    async with Simulator(Options()) as simulator:
        call = _client(simulator)
        await _control(simulator, "POST", "/faults/hold", {"cluster": "cloud", "effect": "write", "when": "before"})
        creating = asyncio.ensure_future(call("vpc.CreateCcn", CcnName="link"))
        hold = await _control(simulator, "GET", "/faults/hold?wait_s=10")
        assert hold["request"]["path"] == "vpc CreateCcn"
        assert (await call("vpc.DescribeCcns"))["TotalCount"] == 0
        await _control(simulator, "DELETE", "/faults/hold")
        assert (await creating)["Ccn"]["CcnId"].startswith("ccn-")


async def test_what_stands_in_between_answers_in_its_place() -> None:
    async with Simulator(Options()) as simulator:
        call = _client(simulator)
        await _control(simulator, "POST", "/faults/http", {"cluster": "cloud", "mode": "html", "status": 502})
        assert await call.refused("vpc.DescribeVpcs") == "ServerNetworkError"
        await _control(simulator, "DELETE", "/faults/http")
        assert "VpcSet" in await call("vpc.DescribeVpcs")


async def test_a_success_with_nothing_in_it_can_be_had() -> None:
    async with Simulator(Options()) as simulator:
        call = _client(simulator)
        await _control(simulator, "POST", "/faults/http", {"cluster": "cloud", "mode": "empty", "path": "CreateCcn"})
        assert set(await call("vpc.CreateCcn", CcnName="link")) == {"RequestId"}
        assert (await call("vpc.DescribeCcns"))["TotalCount"] == 1


async def test_lists_can_be_made_to_lag_and_be_prompt_again() -> None:
    async with Simulator(Options()) as simulator:
        call = _client(simulator)
        await _control(simulator, "POST", "/faults/cloud", {"list_lag_s": 3600})
        await call("vpc.CreateCcn", CcnName="link")
        assert (await call("vpc.DescribeCcns"))["TotalCount"] == 0
        assert (await _control(simulator, "GET", "/faults"))["cloud"] == {"list_lag_s": 3600.0}
        await _control(simulator, "DELETE", "/faults/cloud")
        assert (await call("vpc.DescribeCcns"))["TotalCount"] == 1
