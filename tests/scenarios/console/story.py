"""The whole console on a pair of clusters, driven by keys: real screens, real engine, real HTTP."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal

from textual.pilot import Pilot

from ccrtui.compose import connector, open_paths, profile_store, secret_source, system_clock
from ccrtui.core.state import State
from ccrtui.engine.runtime import Runtime
from ccrtui.engine.state_store import StateStore
from ccrtui.text.catalogue import words
from ccrtui.text.words import Words
from ccrtui.ui.app import Console
from ccrtui.ui.options import ConsoleOptions
from tests.patience import PATIENCE_S
from tests.quiet import quiet, told_by_its_loop
from tests.scenarios.pair import Pair

Language = Literal["en", "zh"]
SIZE = (80, 24)
LOOK_S = 0.03
FPS = 60
UNTOLD_S = 0.3
"""How long the screen is taken to stand as it is while the engine says nothing new."""


@dataclass
class Story:
    """What an operator does and sees. Everything that was ever seen is kept."""

    clusters: Pair
    console: Console
    pilot: Pilot[int]
    runtime: Runtime
    words: Words
    frames: list[str] = field(default_factory=list)
    verdicts: set[str] = field(default_factory=set)

    async def press(self, *keys: str) -> Story:
        """Press keys, one after the other."""
        for key in keys:
            await self.pilot.press(key)
            await self._heard()
            await self.look()
        return self

    async def types(self, text: str) -> Story:
        """Type a text and confirm it."""
        return await self.press(*("minus" if key == "-" else key for key in text), "enter")

    async def sees(self, *texts: str) -> Story:
        """Look until all of it stands on the screen at once."""
        return await self._until(lambda screen: all(text in screen for text in texts), f"{texts}")

    async def sees_all_hold(self, *texts: str) -> Story:
        """Look until the set-up says that every step holds, or held when it was looked at, and all of this."""
        standing = self.words.standing
        holding, held = (re.split("[{,，]", text)[0].strip() for text in (standing.all_hold, standing.all_held))
        return await self._until(
            lambda screen: (holding in screen or held in screen) and all(text in screen for text in texts),
            f"that every step holds, and {texts}",
        )

    async def _until(self, shows: Callable[[str], bool], what: str) -> Story:
        deadline = time.monotonic() + PATIENCE_S
        while not shows(screen := await self.look()):
            assert time.monotonic() < deadline, f"never saw {what}; last:\n{screen}"
            await self.news()
        return self

    async def look(self) -> str:
        """The screen as it is now; it is kept."""
        await quiet()
        text = self.text
        if not self.frames or self.frames[-1] != text:
            self.frames.append(text)
        if self.state.link is not None:
            self.verdicts |= {self.state.link.verdict, *(row.verdict for row in self.state.link.indices)}
        return text

    async def _heard(self) -> None:
        """Wait until the engine has taken what a key asked for, and the console what it says of it."""
        engine = self.runtime._loop
        if engine is None or engine.is_closed():
            return
        await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(asyncio.sleep(0), engine))
        newest = self.state.revision
        while self.console.is_running and (self.console.state is None or self.console.state.revision < newest):
            await asyncio.sleep(LOOK_S / 10)

    async def samples(self) -> Story:
        """Look until the watch has taken another sample."""
        before = self.state.link
        deadline = time.monotonic() + PATIENCE_S
        while self.state.link is before:
            assert time.monotonic() < deadline, "no sample came"
            await self.news()
        await self.look()
        return self

    async def news(self) -> None:
        """Wait until the engine says something new, or the screen may have changed without it."""
        before, deadline = self.runtime.latest(), time.monotonic() + UNTOLD_S
        while self.runtime.latest() is before and time.monotonic() < deadline:
            await asyncio.sleep(LOOK_S)

    def forget(self) -> None:
        """Begin anew with what was ever seen."""
        self.frames.clear()
        self.verdicts.clear()

    @property
    def state(self) -> State:
        """The newest state of the engine."""
        state = self.runtime.latest()
        assert state is not None
        return state

    @property
    def text(self) -> str:
        """The screen as rows of text."""
        strips = self.console.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


@asynccontextmanager
async def story(clusters: Pair, language: Language = "en", profile: str = "") -> AsyncIterator[Story]:
    """Open the console on the pair's profile or another, as `ccrtui PROFILE` does, and end it with the block."""
    environ = clusters.operator.surroundings
    paths = open_paths(environ)
    opened = profile_store(paths).load(profile or clusters.profile)
    connect = connector(paths, opened, secret_source(paths, environ, _nobody))
    runtime = Runtime(lambda: (opened, connect), StateStore(opened, system_clock()))
    wording = words(language)
    options = ConsoleOptions(start=runtime.start, fps=FPS, save_folder=str(clusters.operator.home))
    console = Console(runtime, wording, options)
    try:
        with told_by_its_loop():
            async with console.run_test(size=SIZE) as pilot:
                yield Story(clusters, console, pilot, runtime, wording)
    finally:
        assert await asyncio.to_thread(runtime.stop, PATIENCE_S)


def _nobody(purpose: str) -> str:
    raise AssertionError(f"nobody is there to type the password for {purpose}")
