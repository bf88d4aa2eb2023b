"""The cloud half by keyboard alone at 80x24: from two regions that nothing joins to equal counts, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ccrtui.core.call.kind import Kind
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName, StepState
from ccrtui.core.watch.verdict import Verdict
from tests.scenarios.cloud.cloud_dump import CloudApi
from tests.scenarios.cloud.cloud_story import applies, is_level, reads, stands
from tests.scenarios.cloud.region_pair import regions
from tests.scenarios.console.story import Language, Story, story
from tests.scenarios.pair import Pair

WALK = [
    "POST vpc CreateVpcPeeringConnection",
    *["POST vpc CreateRoutes"] * 4,
    "PUT /_cluster/settings",
    "PUT /orders",
    "PUT /orders/_ccr/follow",
    "POST /_bulk",
]


def by_regions(pair: Pair) -> str:
    """A profile that knows regions and no instance, as the demo makes it."""
    given = ["--leader-region", "ap-beijing", "--follower-region", "ap-shanghai", "--index", "orders"]
    given += ["--cloud-endpoint", pair.simulated.banner["cloud"]["endpoint"], "--create-index", "--sample-docs", "4"]
    made = pair.operator.run("profiles", "new", "by-regions", "--environment", "test", *given)
    assert made.code == 0, made.err
    return "by-regions"


async def pick_instances(teller: Story) -> None:
    """Pick both ends from lists."""
    banner, words = teller.clusters.simulated.banner, teller.words
    for side, name, other in (("leader", "orders-bj", "metrics-bj"), ("follower", "orders-sh", "archive-sh")):
        instance = banner[side]["instance_id"]
        question = words.choice(f"{side}-instance").question
        await reads(teller, question, f"{instance} {name} vpc-", "7.14.2 platinum", other)
        await teller.sees(words.setup.choose_hint)
        await teller.press("enter")
        await teller.sees(words.say(words.setup.confirm_hint, value=instance))
        await teller.press("enter")


async def choose_price(teller: Story) -> None:
    """Take another billing mode from the second field, and then a bandwidth; none is taken that was not pointed at."""
    words = teller.words
    bandwidth, charge = words.choice("bandwidth").question, words.choice("charge").question
    await reads(teller, bandwidth, charge, "10.0.0.0/16", "10.1.0.0/16", "≤ 1200 ", "► POSTPAID_BY_DAY_MAX")
    await teller.press("tab")
    await reads(teller, charge, words.choice("charge").meaning("POSTPAID_BY_MONTH_95"))
    await teller.press("down", "enter")
    await reads(teller, bandwidth, "► POSTPAID_BY_MONTH_95")
    await teller.press("enter")
    await teller.sees(words.setup.pick_hint)
    await teller.press("enter")
    await teller.sees(words.setup.none_picked)
    await teller.press(*["down"] * 4)
    await teller.sees(confirms(teller, 100, 22000))
    await teller.press("enter")


def confirms(teller: Story, mbps: int, yuan: int) -> str:
    """What is said of the key that takes a bandwidth: the value and what it costs at most."""
    setup = teller.words.setup
    price = teller.words.say(setup.most_per_month, n=str(yuan))
    value = f"{teller.words.say(setup.bandwidth, n=str(mbps))}  {price}"
    return teller.words.say(setup.confirm_hint, value=value)


async def choose_anew(teller: Story) -> None:
    """Take twice that, on the key that chooses anew, while the plan that asks for it is shown."""
    await teller.press("e")
    await teller.sees(confirms(teller, 100, 22000))
    await teller.press("down")
    await teller.sees(confirms(teller, 200, 33000))
    await teller.press("enter")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_keyboard_alone_leads_from_two_regions_to_equal_counts(tmp_path: Path, language: Language) -> None:
    with regions(tmp_path, "fresh") as pair:
        profile = by_regions(pair)
        async with story(pair, language, profile) as teller:
            words = teller.words
            await teller.sees(words.overview.nothing_set_up, words.frame.read_only)
            await teller.press("enter")
            await pick_instances(teller)
            await choose_price(teller)
            await stands(teller, StepName.PEERING, StepState.MISSING, Code.PEERING_MISSING, words.setup.read_only_hint)
            await choose_anew(teller)
            await reads(teller, words.say(words.setup.bandwidth, n="200"), words.setup.undo.partition("{")[0])
            await teller.press("a", "enter")
            assert pair.simulated.acted_writes() == []
            await teller.press("w")
            await teller.sees(words.frame.write)
            await applies(teller, Kind.CREATE_PEERING, Kind.CREATE_ROUTE, Kind.PUT_REMOTE)
            await applies(teller, Kind.CREATE_INDEX, Kind.FOLLOW, Kind.WRITE_SAMPLES)
            await is_level(teller)
            assert re.search(r"orders +4 +=? +4 ", teller.text), teller.text
            await teller.press("1")
            await teller.sees(words.overview.all_level_one.partition("{index}")[2][:4], "pcx-", "10.0.0.0/16")
            await teller.press("3")
            await teller.sees(words.verdict(Verdict.IN_SYNC).word)
        assert pair.simulated.acted_writes() == WALK
        made = CloudApi(pair.simulated).dump()["ap-beijing DescribeVpcPeeringConnections"]
        assert [(connection["Bandwidth"], connection["ChargeType"]) for connection in made] == [
            (200, "POSTPAID_BY_MONTH_95")
        ]
        assert pair.docs("follower", "orders") == 4
        async with story(pair, language, profile) as teller:
            await teller.press("2")
            await is_level(teller)
        assert pair.simulated.acted_writes() == WALK
