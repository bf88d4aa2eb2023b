"""What of the leader nobody takes is counted by a key, and told by name."""

from __future__ import annotations

from pathlib import Path

from tests.scenarios.console.story import story
from tests.scenarios.pair import pair


async def test_an_index_that_nobody_follows_is_named(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        clusters.write("invoices", 0, 3)
        async with story(clusters) as console:
            await console.samples()
            await console.press("u")
            await console.sees("invoices", "3 of 4 indices")
