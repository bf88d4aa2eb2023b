"""A finished walk while the world goes on: what was green is not when it is not true, and NEXT says what is now."""

from __future__ import annotations

from pathlib import Path

from tests.scenarios.console.story import story
from tests.scenarios.pair import pair

LINK = {"from": "follower", "to": "leader"}


async def test_a_link_that_is_cut_takes_the_ticks_and_gives_them_back(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        async with story(clusters) as teller:
            await teller.press("2")
            await teller.sees("✓ remote cluster", "✓ compare", "Compared: orders")
            clusters.fault("link", **LINK, state="refuse")
            clusters.write("orders", 10, 12)
            await teller.sees("worked until")
            assert "Every step" not in teller.text
            assert "Give another address" not in teller.text
            clusters.fault("link", **LINK, state="pass")
            await teller.sees("✓ remote cluster", "✓ compare", "Compared: orders")
            await teller.press("1")
            await teller.sees("NEXT  watch it live")
        assert clusters.docs("follower", "orders") == clusters.docs("leader", "orders")


async def test_what_stands_after_a_promotion_by_hand_is_told_and_no_plan_for_what_is_over(tmp_path: Path) -> None:
    """Closed on the way, when the set-up would have replaced it once its name was typed; then open, and written to."""
    with pair(tmp_path, "following") as clusters:
        async with story(clusters) as teller:
            await teller.press("2")
            await teller.sees("✓ compare", "Compared: orders")
            for action in ("_ccr/pause_follow", "_close", "_ccr/unfollow"):
                clusters.simulated.search("follower", "POST", f"/orders/{action}")
            await teller.samples()
            clusters.simulated.search("follower", "POST", "/orders/_open")
            await teller.press("1")
            await teller.sees("orders is no standby", "ordinary index, open for writing", "keep orders", "enter")
            await teller.press("2")
            await teller.sees("exists already on the follower, open")
            assert teller.state.walk is not None
            assert teller.state.walk.plan == ()


async def test_a_leader_index_that_is_deleted_takes_the_ticks_and_nothing_is_offered(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        async with story(clusters) as teller:
            await teller.press("2")
            await teller.sees("✓ compare", "Compared: orders")
            clusters.simulated.search("leader", "DELETE", "/orders")
            await teller.sees("✗ leader index")
            assert "Every step" not in teller.text
            await teller.press("1")
            await teller.sees("NEXT  keep orders on the follower: it may be the last copy")
            assert teller.state.walk is not None
            assert teller.state.walk.plan == ()
