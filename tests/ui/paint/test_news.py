"""News comes from the engine's thread, and the newest is always shown."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from ccrtui.core.state import State
from ccrtui.ui.options import Place
from tests.ui.stage.stage import stage
from tests.ui.stage.states import LEVEL, NOW, link, state


async def test_news_from_another_thread_is_shown_also_when_it_comes_too_fast() -> None:
    async with stage(state(link=link(LEVEL)), Place.WATCH, fps=20) as story:
        for revision in range(2, 6):
            documents = [replace(LEVEL[0], leader_docs=1000 + revision, follower_docs=1000 + revision)]
            story.source.state = state(revision, link=link(documents))
            thread = threading.Thread(target=story.source.wakes[0])
            thread.start()
            thread.join()
            await story.pilot.pause()
        story.clock[0] = NOW + 1
        for _ in range(200):
            if "1,005" in story.text and not story.console.news.is_awaited:
                break
            await story.pilot.pause(0.01)
        assert "1,005" in story.text
        assert not story.console.news.is_awaited


async def test_a_burst_of_news_is_one_look(monkeypatch: pytest.MonkeyPatch) -> None:
    async with stage(state(), fps=20) as story:
        looks: list[int] = []
        latest = story.source.latest

        def counted() -> State | None:
            looks.append(1)
            return latest()

        monkeypatch.setattr(story.source, "latest", counted)
        for revision in range(2, 50):
            story.source.state = state(revision)
            story.source.wakes[0]()
        story.clock[0] += 1
        await story.settle()
        assert len(looks) <= 2
        assert story.console.state is not None
        assert story.console.state.revision == 49


async def test_the_engine_is_started_once_after_the_first_frame() -> None:
    began: list[int] = []
    async with stage(state(), start=lambda: began.append(1)) as story:
        await story.press("2", "1")
        await story.later(2)
        assert began == [1]
