"""A profile of two links in the console: both are watched, and one is worked on, which a key chooses."""

from __future__ import annotations

from pathlib import Path

from ccrtui.core.watch.verdict import Verdict
from tests.scenarios.console.story import story
from tests.scenarios.pair import pair
from tests.scenarios.test_several_links import both_ways


async def test_the_other_link_is_watched_too_and_can_be_chosen(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        both_ways(clusters)
        async with story(clusters) as told:
            await told.sees("orders-dr / leader", "link back", "Proven now")
            assert [view.called for view in told.state.others] == ["back"]
            await told.press("l")
            await told.sees("NOT LEVEL", "follower ► leader")
            await told.press("home", "enter")
            await told.sees("orders-dr / back", "link leader")
            assert told.state.profile.link.indices[0].leader == "returns"
            (other,) = told.state.others
            seen_at = other.taken_at
            while told.state.others[0].taken_at == seen_at:
                await told.news()
            assert told.state.others[0].verdict is Verdict.IN_SYNC
            await told.press("2")
            await told.sees("REMOTE CLUSTER", "back")
