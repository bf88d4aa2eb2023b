"""The vendor's guide as it stands, by keyboard alone: joined, routed, pinged between machines, and replicated."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ccrtui.core.call.kind import Kind
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName, StepState
from tests.scenarios.cloud.cloud_story import applies, goes_to, is_level, plans, reads, stands, until
from tests.scenarios.cloud.region_pair import acted, cloud_writes, regions
from tests.scenarios.cloud.test_cloud_ping import machines
from tests.scenarios.console.story import Language, Story, story
from tests.scenarios.pair import Pair


def profile_of(pair: Pair) -> str:
    """Two regions, and an index that is copied under another name; everything else is chosen on the way."""
    cloud = pair.simulated.banner["cloud"]["endpoint"]
    given = ["--leader-region", "ap-beijing", "--follower-region", "ap-shanghai", "--cloud-endpoint", cloud]
    given += ["--index", "orders=orders-copy", "--create-index", "--sample-docs", "4", "--environment", "test"]
    made = pair.operator.run("profiles", "new", "guide", *given)
    assert made.code == 0, made.err
    return "guide"


async def choose(teller: Story, option: str, down: int = 0) -> None:
    """Open the list that is asked for, and take the row so many below where the cursor stands."""
    await reads(teller, teller.words.choice(option).question, teller.words.setup.choose_hint)
    await teller.press("enter", *["down"] * down)
    await teller.sees(teller.words.setup.confirm_hint.partition("{")[0].strip())
    await teller.press("enter")


async def route(teller: Story) -> None:
    """Send what routes are lacking for the ping, and go on to it."""
    await until(teller, lambda: plans(teller, Kind.CREATE_ROUTE), "a plan of routes")
    await goes_to(teller, StepName.ROUTES)
    await teller.press("a")
    await teller.sees(teller.words.setup.armed_keys)
    await teller.press("enter")


async def ping_between_machines(teller: Story, address: str) -> None:
    """Name a machine of one side from the list, and the address of one of the other; both get routes both ways."""
    await goes_to(teller, StepName.REACHABILITY)
    await teller.press("e")
    await teller.sees(teller.words.choice("probe-from").meaning("pick"))
    await teller.press("enter")
    await reads(teller, "operations-bj", "operations-sh")
    await choose(teller, "probe-from", down=2)
    await route(teller)
    await stands(teller, StepName.REACHABILITY, StepState.MISSING, Code.PING_TO_SEND)
    await teller.press("e", "tab")
    await teller.sees(teller.words.choice("probe-to").question)
    await teller.press(*("full_stop" if key == "." else key for key in address), "enter")
    await route(teller)
    await stands(teller, StepName.REACHABILITY, StepState.MISSING, Code.PING_TO_SEND, f"ping -c 4 -W 2 {address}")
    await applies(teller, Kind.RUN_COMMAND)
    await until(teller, lambda: plans(teller, Kind.PUT_REMOTE), "a plan of the remote cluster")
    await goes_to(teller, StepName.REACHABILITY)
    await stands(teller, StepName.REACHABILITY, StepState.SATISFIED, Code.PING_ANSWERED, address)
    await goes_to(teller, StepName.REMOTE_CLUSTER)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_guide_is_walked_by_keys(tmp_path: Path, language: Language) -> None:
    with regions(tmp_path, "fresh") as pair:
        address = machines(pair, "ap-beijing")["operations-bj"]["PrivateIpAddresses"][0]
        async with story(pair, language, profile_of(pair)) as teller:
            await teller.press("2", "w")
            await choose(teller, "leader-instance")
            await choose(teller, "follower-instance")
            await choose(teller, "bandwidth", down=1)
            await applies(teller, Kind.CREATE_PEERING, Kind.CREATE_ROUTE)
            await stands(teller, StepName.REMOTE_CLUSTER, StepState.MISSING, Code.REMOTE_MISSING)
            await ping_between_machines(teller, address)
            await applies(teller, Kind.PUT_REMOTE, Kind.CREATE_INDEX, Kind.FOLLOW, Kind.WRITE_SAMPLES)
            await is_level(teller)
            await reads(teller, "orders-copy")
            assert teller.state.counts.write == len(acted(pair.simulated))
            assert re.search(r"orders +4 +=? +4 ", teller.text), teller.text
            await teller.press("1")
            await teller.sees("orders-copy", "pcx-")
            pair.fault("link", state="refuse")
            await teller.sees(teller.words.overview.not_connected.partition("[")[0])
        assert cloud_writes(pair.simulated).count("RunCommand") == 1
        assert pair.docs("follower", "orders-copy") == 4
