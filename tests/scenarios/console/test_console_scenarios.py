"""Every other scenario through the console: what stands on the screen in the end, and what never does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ccrtui.core.call.kind import Kind
from ccrtui.core.walk.step import StepName
from ccrtui.core.watch.verdict import Verdict
from tests.scenarios.console.story import Story, story
from tests.scenarios.console.test_console_walk import apply
from tests.scenarios.pair import pair

BLOCKED = {
    "basic-licence": ("READINESS", "The licence of the follower is basic", "start_trial"),
    "follower-older": ("READINESS", "is older than the leader", "Upgrade the follower first"),
    "certificates-differ": ("READINESS", "no certificate authority in", "Ask support"),
    "other-cluster-behind-alias": ("REMOTE CLUSTER", '"leader" leads to another cluster', "another alias"),
}


def in_sync(teller: Story) -> str:
    """The word that must not be said without proof."""
    return teller.words.verdict(Verdict.IN_SYNC).word


@pytest.mark.parametrize("scenario", BLOCKED)
async def test_what_stands_in_the_way_is_said_with_the_way_out_and_nothing_can_be_sent(
    tmp_path: Path, scenario: str
) -> None:
    step, sentence, way_out = BLOCKED[scenario]
    with pair(tmp_path, scenario) as clusters:
        async with story(clusters) as teller:
            await teller.sees(teller.words.overview.nothing_set_up, sentence)
            await teller.press("2")
            await teller.sees(step, sentence, way_out)
            await teller.press("w")
            await teller.sees(teller.words.frame.write)
            await teller.press("a")
            await teller.sees(teller.words.unavailable.nothing_to_send[:20])
            await teller.press("enter")
            assert Verdict.IN_SYNC not in teller.verdicts
        assert clusters.simulated.acted_writes() == []


async def test_following_is_level_and_counted_exactly_on_demand(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        async with story(clusters) as teller:
            await teller.sees("orders is in sync")
            await teller.press("3")
            await teller.sees("orders", in_sync(teller))
            await teller.press("enter")
            await teller.sees("counted exactly")
            await teller.press("escape", "2")
            await teller.sees_all_hold()
        assert clusters.simulated.acted_writes() == []


async def test_busy_shows_the_worst_first_and_problems_alone_on_demand(tmp_path: Path) -> None:
    with pair(tmp_path, "busy") as clusters:
        async with story(clusters) as teller:
            await teller.sees("of 30 indices are not level. Worst: returns, stopped")
            await teller.press("3")
            await teller.sees("30 indices", "metrics-01")
            rows = [line for line in teller.text.splitlines() if re.match(r" \S+ +[✗?~►✓-] ", line)]
            assert [row.split()[0] for row in rows[:2]] == ["returns", "audit"]
            await teller.press("exclamation_mark")
            await teller.sees("problems only", "returns", "audit")
            assert "metrics-01" not in teller.text
        assert clusters.simulated.acted_writes() == []


async def test_a_name_that_is_taken_ends_the_walk_with_its_reason(tmp_path: Path) -> None:
    with pair(tmp_path, "name-taken") as clusters:
        async with story(clusters) as teller:
            await teller.press("2")
            await teller.sees(teller.words.setup.will_send)
            await teller.press("w")
            await apply(teller, Kind.PUT_REMOTE)
            await teller.sees("FOLLOWER INDEX", "orders exists already on the follower, open", "never replaced")
            await teller.press("a", "enter")
        assert clusters.simulated.acted_writes() == ["PUT /_cluster/settings"]
        assert clusters.docs("follower", "orders") == 2


async def test_a_flaky_link_is_seen_level_and_seen_trying_again(tmp_path: Path) -> None:
    with pair(tmp_path, "flaky-link") as clusters:
        async with story(clusters) as teller:
            await teller.press("3")
            await teller.sees(in_sync(teller))
            await teller.sees(teller.words.verdict(Verdict.RETRYING).word)
            await teller.sees(in_sync(teller))


async def test_a_silent_link_is_never_said_to_be_in_sync(tmp_path: Path) -> None:
    with pair(tmp_path, "silent-link") as clusters:
        async with story(clusters) as teller:
            await teller.press("2")
            await teller.sees(f"✗ {teller.words.steps[StepName.REMOTE_CLUSTER].name}")
            await teller.press("3")
            for seconds in (30, 45, 600):
                clusters.advance(seconds)
                await teller.look()
            await teller.sees(teller.words.verdict(Verdict.RETRYING).word)
            await teller.press("1")
            await teller.sees("waits for a read that does not come back")
            assert Verdict.IN_SYNC not in teller.verdicts
            never = (in_sync(teller), teller.words.standing.all_hold[:10], teller.words.overview.nothing_followed[:20])
            assert [frame for frame in teller.frames for text in never if text in frame] == []
        assert clusters.simulated.acted_writes() == []


async def test_a_slow_first_copy_is_counted_and_ends_at_equal_counts(tmp_path: Path) -> None:
    with pair(tmp_path, "slow-bootstrap") as clusters:
        async with story(clusters) as teller:
            await teller.press("2")
            await teller.sees(teller.words.setup.will_send)
            await teller.press("w")
            await apply(teller, Kind.PUT_REMOTE)
            await apply(teller, Kind.FOLLOW)
            await teller.sees("The first copy of orders is under way", "%")
            await teller.press("3")
            await teller.sees(teller.words.verdict(Verdict.BOOTSTRAPPING).word)
            assert Verdict.IN_SYNC not in teller.verdicts
            clusters.simulated.control("POST", "/clock", {"rate": 20})
            await teller.press("2")
            await teller.sees_all_hold("400")
        assert clusters.docs("follower", "orders") == 400


async def test_with_the_leader_away_the_good_word_goes_and_comes_back_with_it(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        async with story(clusters) as teller:
            await teller.sees("orders is in sync")
            clusters.fault("node", cluster="leader", state="stopped")
            await teller.sees(teller.words.verdict(Verdict.RETRYING).word)
            teller.forget()
            for _ in range(3):
                clusters.advance(20)
                await teller.samples()
            assert Verdict.IN_SYNC not in teller.verdicts
            assert [frame for frame in teller.frames if in_sync(teller) in frame] == []
            clusters.heal("node")
            clusters.advance(200)
            await teller.sees("orders is in sync")
