"""Whatever is typed, however fast and wherever, nothing but `q`, `ctrl+q` and `ctrl+c` ends the console.

`CCRTUI_TEST_EXAMPLES=2000 pytest tests/ui/stories/test_key_fuzz.py` types for as long.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from textual import events

from ccrtui.core.state import State
from ccrtui.core.walk.step import Choice, StepName
from ccrtui.engine.intents import Stop
from ccrtui.text.language import Language
from ccrtui.ui.options import Place
from tests.ui.stage.cloud import cloud_state, pick, price
from tests.ui.stage.stage import Stage, stage
from tests.ui.stage.states import BUSY, COUNTS, LEVEL, choosing, index, link, sent_calls, state, walk

BURSTS = int(os.environ.get("CCRTUI_TEST_EXAMPLES", 25))
KEYS = (
    *("1", "2", "3", "c", "question_mark", "ctrl+p", "enter", "escape", "escape", "up", "down", "pageup", "pagedown"),
    *("home", "end", "tab", "n", "b", "d", "p", "a", "e", "f", "g", "t", "y", "s", "v", "w", "r", "slash", "space"),
    *(
        "exclamation_mark",
        "equals_sign",
        "backspace",
        "left",
        "right",
        "m",
        "x",
        "z",
        "0",
        "5",
        "f1",
        "ctrl+a",
        "ctrl+z",
    ),
    *("中", "é", "delete", "shift+tab", "insert", "ctrl+t", "o", "l", "k", "j", "less_than_sign", "plus"),
)
INDEX = Choice("index", ("a", "b"), "a")
LANGUAGES: tuple[Language, ...] = ("en", "zh")
SIZES = ((80, 24), (40, 10))


def worlds() -> list[State | None]:
    return [
        None,
        state(),
        state(link=link(BUSY), walk=walk(None), calls=sent_calls(), counts=COUNTS),
        state(link=link(LEVEL), walk=walk(StepName.REMOTE_CLUSTER), write=True),
        state(link=link((index("a-very-long-name-" * 12),)), walk=walk(StepName.FOLLOWER_INDEX)),
        cloud_state(pick()),
        cloud_state(price(), write=True),
        state(walk=walk(StepName.LEADER_INDEX, choosing(StepName.LEADER_INDEX, Choice("index", ("a", "b"), "a")))),
    ]


def typed(key: str) -> events.Key:
    return events.Key(key, key if len(key) == 1 else None)


async def burst(story: Stage, keys: Sequence[str], turns: Callable[[], int]) -> None:
    """Type faster than anything is drawn, each key so many turns of the loop after the one before."""
    for key in keys:
        story.console.post_message(typed(key))
        for _ in range(turns()):
            await asyncio.sleep(0)
    await story.settle()


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "40x10"])
@pytest.mark.parametrize("seed", range(2))
async def test_no_keys_end_the_console(tmp_path: Path, seed: int, size: tuple[int, int]) -> None:
    chance = random.Random(seed)
    place, language = chance.choice(list(Place)), chance.choice(LANGUAGES)
    async with stage(chance.choice(worlds()), place, language, size, save_folder=str(tmp_path)) as story:
        for number in range(BURSTS):
            keys = chance.choices(KEYS, k=chance.choice((1, 2, 4, 30)))
            await burst(story, keys, lambda: chance.randrange(12))
            if chance.random() < 0.2:
                shown = chance.choice(worlds())
                if shown is not None:
                    await story.publish(shown)
            assert story.console.is_running, (seed, number, keys)
            assert story.text.strip(), (seed, number, keys)
        assert not [intent for intent in story.asked if isinstance(intent, Stop)]
        await story.press("escape", "escape", "escape", "1")
        assert story.console.screen.name == Place.OVERVIEW.value


@pytest.mark.parametrize(
    "keys",
    [
        ("3", "enter", "escape", "escape"),
        ("3", "enter", "enter", "escape", "escape", "escape"),
        ("question_mark", "question_mark", "escape", "escape"),
        ("question_mark", "escape", "question_mark", "escape", "escape"),
        ("ctrl+p", "escape", "escape", "ctrl+p", "ctrl+p", "ctrl+p"),
        ("c", "enter", "escape", "escape", "1", "escape"),
        ("ctrl+p", "enter", "enter", "escape", "2"),
    ],
    ids=" ".join,
)
async def test_a_page_is_closed_once(tmp_path: Path, keys: tuple[str, ...]) -> None:
    shown = state(link=link(BUSY), walk=walk(None), calls=sent_calls(), counts=COUNTS)
    async with stage(shown, save_folder=str(tmp_path)) as story:
        for turns in (0, 1, 3, 7, 15):
            await burst(story, keys, partial(int, turns))
            assert story.console.is_running, turns
            await story.press("escape", "escape", "1")
            assert "NEXT" in story.text, turns
