"""A console over states that the test publishes, driven by real keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from textual.pilot import Pilot

from ccrtui.core.state import State
from ccrtui.engine.intents import Intent
from ccrtui.text.catalogue import words
from ccrtui.ui.app import Console
from ccrtui.ui.options import ConsoleOptions, Place
from tests.quiet import quiet, told_by_its_loop
from tests.ui.stage.states import NOW


@dataclass
class FakeSource:
    """A source of states that remembers what was asked."""

    state: State | None = None
    asked: list[Intent] = field(default_factory=list)
    wakes: list[Callable[[], None]] = field(default_factory=list)

    def latest(self) -> State | None:
        return self.state

    def submit(self, intent: Intent) -> None:
        self.asked.append(intent)

    def listen(self, wake: Callable[[], None]) -> None:
        self.wakes.append(wake)


@dataclass
class Stage:
    """What a story does: press keys, publish states, and read the screen."""

    console: Console
    pilot: Pilot[int]
    source: FakeSource
    clock: list[float]

    async def press(self, *keys: str) -> Stage:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()
        return self

    async def settle(self) -> None:
        await quiet()

    async def publish(self, state: State) -> Stage:
        revision = self.source.state.revision + 1 if self.source.state else 1
        self.source.state = replace(state, revision=revision)
        self.clock[0] += 1 / 64
        for wake in self.source.wakes:
            wake()
        await self.settle()
        return self

    async def later(self, seconds: float) -> Stage:
        self.clock[0] += seconds
        self.console.news.tick()
        await self.settle()
        return self

    @property
    def rows(self) -> list[str]:
        """The screen as rows of text."""
        strips = self.console.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(row.rstrip() for row in self.rows)

    @property
    def asked(self) -> list[Intent]:
        return self.source.asked


@asynccontextmanager
async def stage(
    state: State | None,
    place: Place = Place.OVERVIEW,
    language: Literal["en", "zh"] = "en",
    size: tuple[int, int] = (80, 24),
    **options: Any,
) -> AsyncIterator[Stage]:
    source = FakeSource(state)
    clock = [NOW]
    chosen = replace(
        ConsoleOptions(place=place, clock=lambda: clock[0], wall=lambda: 1_800_000_000.0, fps=100),
        **options,
    )
    console = Console(source, words(language), chosen)
    with told_by_its_loop():
        async with console.run_test(size=size) as pilot:
            made = Stage(console, pilot, source, clock)
            await made.settle()
            yield made
