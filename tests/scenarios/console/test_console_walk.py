"""The console, by keyboard alone at 80x24: from `connected` to equal counts in both languages, and ways beside it."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from ccrtui.core.call.kind import Kind
from ccrtui.core.watch.verdict import Verdict
from tests.scenarios.cloud.cloud_story import plans, until
from tests.scenarios.console.story import Language, Story, story
from tests.scenarios.pair import pair

PLANS = (Kind.PUT_REMOTE, Kind.CREATE_INDEX, Kind.FOLLOW, Kind.WRITE_SAMPLES)
WALK = ["PUT /_cluster/settings", "PUT /orders", "PUT /orders/_ccr/follow", "POST /_bulk"]


async def apply(teller: Story, kind: Kind) -> None:
    """See the plan, ask for it to be sent, and confirm."""
    words = teller.words
    await until(teller, partial(plans, teller, kind), f"a plan of {kind}")
    await teller.sees(words.kinds[kind], words.setup.apply_hint[:6])
    await teller.press("a")
    await teller.sees(words.setup.armed_keys)
    await teller.press("enter")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_keyboard_alone_leads_from_connected_to_equal_counts(tmp_path: Path, language: Language) -> None:
    with pair(tmp_path, "connected", given=("--sample-docs", "4")) as clusters:
        async with story(clusters, language) as teller:
            words = teller.words
            await teller.sees(words.overview.nothing_set_up, words.frame.read_only)
            await teller.press("enter")
            await teller.sees(words.setup.will_send)
            await teller.press("a")
            assert clusters.simulated.acted_writes() == []
            await teller.press("w")
            await teller.sees(words.frame.write)
            for kind in PLANS:
                await apply(teller, kind)
            await teller.sees_all_hold()
            assert re.search(r"orders +4 +=? +4 ", teller.text), teller.text
            await teller.press("3")
            await teller.sees(words.verdict(Verdict.IN_SYNC).word)
            await teller.press("1")
            await teller.sees(words.overview.all_level_one.partition("{index}")[2][:4])
        assert clusters.simulated.acted_writes() == WALK
        assert clusters.docs("follower", "orders") == 4
        async with story(clusters, language) as teller:
            await teller.press("2")
            await teller.sees_all_hold()
        assert clusters.simulated.acted_writes() == WALK


async def test_writing_is_off_until_it_is_switched_on_and_escape_sends_nothing(tmp_path: Path) -> None:
    with pair(tmp_path, "connected") as clusters:
        async with story(clusters) as teller:
            await teller.press("2")
            await teller.sees(teller.words.setup.will_send, teller.words.setup.read_only_hint[:9])
            await teller.press("a", "enter", "w")
            await teller.sees(teller.words.setup.apply_hint[:6])
            await teller.press("a")
            await teller.sees(teller.words.setup.armed_keys)
            await teller.press("escape", "enter")
            await teller.press("w")
            await teller.sees(teller.words.frame.read_only)
        assert clusters.simulated.acted_writes() == []


async def test_a_production_profile_asks_for_its_name_before_anything_can_be_sent(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", given=("--environment", "prod")) as clusters:
        async with story(clusters) as teller:
            words = teller.words
            await teller.press("2")
            await teller.sees(words.frame.production, words.setup.will_send)
            await teller.press("w")
            await teller.sees("Type orders-dr")
            await teller.types("orders")
            await teller.sees(words.say(words.setup.typed_differs, name="orders-dr")[:20])
            await teller.sees(words.frame.read_only)
            await teller.press("w")
            await teller.sees("Type orders-dr")
            await teller.types("orders-dr")
            await teller.sees(words.setup.apply_hint[:6])
        assert clusters.simulated.acted_writes() == []


async def test_a_closed_index_is_replaced_only_when_its_name_was_typed(tmp_path: Path) -> None:
    with pair(tmp_path, "name-taken", index="closed-orders") as clusters:
        async with story(clusters) as teller:
            words = teller.words
            await teller.press("2")
            await teller.sees(words.setup.will_send)
            await teller.press("w")
            await apply(teller, Kind.PUT_REMOTE)
            await teller.sees("closed-orders on the follower would be")
            await teller.press("a")
            await teller.sees("Type closed-orders")
            await teller.types("orders")
            await teller.sees("That is not closed-orders")
            assert clusters.simulated.acted_writes() == ["PUT /_cluster/settings"]
            await teller.press("a")
            await teller.sees("Type closed-orders")
            await teller.types("closed-orders")
            await teller.sees_all_hold()
        assert clusters.simulated.acted_writes()[1:] == ["PUT /closed-orders/_ccr/follow"]
        assert clusters.docs("follower", "closed-orders") == 4


async def test_choices_are_made_from_lists_with_the_keyboard(tmp_path: Path) -> None:
    with pair(tmp_path, "connected") as clusters:
        banner, operator = clusters.simulated.banner, clusters.operator
        sides = ("--leader", banner["leader"]["url"], "--follower", banner["follower"]["url"])
        assert operator.run("profiles", "new", "bare", "--environment", "test", *sides).code == 0
        async with story(clusters, profile="bare") as teller:
            await teller.press("2")
            await teller.sees("REACHABILITY", teller.words.setup.choose_hint)
            await teller.press("enter")
            await teller.press("enter")
            await teller.sees("REMOTE CLUSTER", teller.words.setup.will_send)
            await teller.press("w")
            await apply(teller, Kind.PUT_REMOTE)
            await teller.sees("LEADER INDEX", teller.words.setup.choose_hint)
            await teller.press("enter")
            await teller.sees("catalog", "sessions")
            await teller.press("space", "down", "space", "enter")
            await apply(teller, Kind.FOLLOW)
            await teller.sees_all_hold()
        assert clusters.docs("follower", "catalog") == 120
        assert clusters.docs("follower", "sessions") == 35
