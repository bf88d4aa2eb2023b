"""The simulator as a whole: its banner, its options, and how it ends."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path

import aiohttp
import pytest

from ccrtui.sim.simulator import SCENARIOS, Options, Simulator
from tests.sim.rest.client import Client
from tests.sim.rest.conftest import Make

PROGRAM = """
import asyncio, json
from ccrtui.sim.simulator import Options, serve
asyncio.run(serve(Options(seed=7), lambda banner: print(json.dumps(banner), flush=True)))
"""


async def _run(stdin: int) -> Process:
    return await asyncio.create_subprocess_exec(sys.executable, "-c", PROGRAM, stdin=stdin, stdout=PIPE)


async def _banner(process: Process) -> dict[str, dict[str, str]]:
    assert process.stdout is not None
    banner: dict[str, dict[str, str]] = json.loads(await process.stdout.readline())
    return banner


async def test_ends_with_its_stdin_when_that_is_a_pipe() -> None:
    process = await _run(PIPE)
    banner = await _banner(process)
    async with aiohttp.ClientSession() as session, session.get(banner["leader"]["url"]) as response:
        assert response.status == 200
    assert process.stdin is not None
    process.stdin.close()
    assert await process.wait() == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_ends_by_signal_when_its_stdin_is_none(number: signal.Signals) -> None:
    process = await _run(DEVNULL)
    await _banner(process)
    process.send_signal(number)
    assert await process.wait() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        Options(scenario="nosuch"),
        Options(leader_version="5.6"),
        Options(follower_version="x"),
        Options(followers=2, moving=3),
        Options(followers=2, shards=0),
    ],
)
def test_impossible_options_are_told(wrong: Options) -> None:
    with pytest.raises(ValueError, match=r"there (is|are)|is not"):
        Simulator(wrong)


async def test_banner(make: Make) -> None:
    client = await make("7.14", tls=True, seed=5)
    banner = client.simulator.banner
    assert list(banner) == ["leader", "follower", "cloud", "control", "scenario", "seed"]
    assert banner["leader"]["region"] == "ap-beijing"
    assert banner["leader"]["instance_id"].startswith("es-")
    assert banner["leader"]["instance_id"] != banner["follower"]["instance_id"]
    assert (banner["follower"]["username"], banner["follower"]["password"]) == ("elastic", "simulated-only")
    path = Path(banner["leader"]["ca"])
    assert path.exists()
    await client.simulator.stop()
    assert not path.exists()


async def test_as_many_followers_as_wanted_are_level_and_hold_their_leases_and_some_of_them_move(make: Make) -> None:
    client = await make("7.14", followers=3, shards=2, moving=1)
    before, leaders = await _numbers(client, "follower"), await _numbers(client, "leader")
    assert {**before, "metrics-00000": leaders["metrics-00000"]} == leaders
    assert {name: len(shards) for name, shards in before.items()} == {f"metrics-{n:05d}": 2 for n in range(3)}
    tasks = (await client.ok("GET", "/_ccr/stats", on="follower"))["follow_stats"]["indices"]
    assert [task["time_since_last_read_millis"] >= 0 for entry in tasks for task in entry["shards"]] == [True] * 6
    leased = await client.ok("GET", "/metrics-*/_stats/docs?level=shards")
    copies = [copy for index in leased["indices"].values() for (copy,) in index["shards"].values()]
    assert all({"ccr"} <= {lease["source"] for lease in copy["retention_leases"]["leases"]} for copy in copies)
    await client.control("POST", "/clock", {"advance_s": 5})
    after = await _numbers(client, "follower")
    assert [name for name in after if after[name] != before[name]] == ["metrics-00000"]
    assert sum(after["metrics-00000"]) > sum(before["metrics-00000"])


async def _numbers(client: Client, side: str) -> dict[str, list[int]]:
    body = await client.ok("GET", "/metrics-*/_stats/docs?level=shards", on=side)
    return {
        name: [shards[number][0]["seq_no"]["max_seq_no"] for number in sorted(shards)]
        for name, shards in sorted((name, index["shards"]) for name, index in body["indices"].items())
    }


async def test_transport_address_is_the_one_to_dial(client: Client) -> None:
    seeds = {"cluster.remote.x.seeds": [client.simulator.banner["leader"]["transport"]]}
    await client.ok("PUT", "/_cluster/settings", {"persistent": seeds}, on="follower")
    assert (await client.ask("GET", "/x:*/_search?size=0", on="follower")).status == 200


@pytest.mark.parametrize("scenario", SCENARIOS)
async def test_every_scenario_answers_with_tls(make: Make, scenario: str) -> None:
    client = await make("7.14", scenario=scenario, tls=True)
    clusters = client.simulator.world.clusters
    for on in (key for key in ("leader", "follower") if not clusters[key].node.shut):
        health = await client.ok("GET", "/_cluster/health", on=on)
        assert health["cluster_name"] == client.simulator.banner[on]["instance_id"]
