"""The heartbeat in the console: only with writing on, by a key of its own, seen in the watch, ended with writing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccrtui.core.watch.heartbeat import Pulse
from tests.scenarios.console.story import Language, Story, story
from tests.scenarios.pair import Pair, pair


@pytest.fixture
def followed(tmp_path: Path) -> Iterator[Pair]:
    """A pair whose heartbeat is set up."""
    with pair(tmp_path, "following", given=("--heartbeat",)) as clusters:
        assert clusters.setup("--write").code == 0
        yield clusters


def _pulse(teller: Story) -> Pulse | None:
    return teller.state.link.pulse if teller.state.link else None


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_it_beats_by_a_key_of_its_own_while_writing_is_on(followed: Pair, language: Language) -> None:
    async with story(followed, language=language) as teller:
        words = teller.words
        await teller.press("3")
        await teller.sees("orders")
        await teller.press("B")
        await teller.sees(words.unavailable.read_only[:20])
        assert _pulse(teller) is None
        await teller.press("w", "B")
        while (pulse := _pulse(teller)) is None or pulse.took_s is None:
            await teller.samples()
        await teller.sees(words.watch.pulse.partition(" ")[0])
        assert teller.state.link is not None
        assert [row.follower_index for row in teller.state.link.indices] == ["orders"]
        await teller.press("w")
        while _pulse(teller) is not None:
            await teller.samples()
