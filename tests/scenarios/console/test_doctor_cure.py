"""From a follower that gave up to one that goes on, in the console: its finding, its cure, and the proof."""

from __future__ import annotations

from pathlib import Path

from tests.scenarios.console.story import story
from tests.scenarios.pair import pair


async def test_a_follower_that_gave_up_is_set_going_by_its_finding(tmp_path: Path) -> None:
    versions = ("--leader-version", "7.3.0", "--follower-version", "7.3.0")
    with pair(tmp_path, "following", *versions) as clusters:
        clusters.fault("write_queue", cluster="follower")
        clusters.write("orders", 40, 44)
        clusters.advance(5)
        clusters.heal("write_queue")
        async with story(clusters) as teller:
            await teller.sees("orders")
            await teller.press("w", "5")
            await teller.sees("CCR105", "POST /orders/_ccr/pause_follow", "POST /orders/_ccr/resume_follow")
            await teller.press("a", "enter")
            await teller.sees("Nothing is wrong.")
        assert clusters.docs("follower", "orders") == clusters.docs("leader", "orders")
