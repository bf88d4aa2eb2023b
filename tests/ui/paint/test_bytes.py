"""What goes over the line: nothing without news, little with it. 256 colours, as usual over SSH."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import MouseMove
from textual.geometry import Size

from ccrtui.core.state import State
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.catalogue import words
from ccrtui.ui.app import Console
from ccrtui.ui.options import ConsoleOptions, Place
from ccrtui.ui.screens.base.place import PlaceScreen
from tests.ui.stage.stage import FakeSource
from tests.ui.stage.states import NOW, TREND, index, link, state

SIZE = (120, 40)
WATCH_TICK, WATCH_AGED = 3_000, 7_000
GO_TO_WATCH = 20_000


class CountingDriver(HeadlessDriver):
    """Counts bytes instead of drawing them."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size or SIZE)
        self.written = 0
        self.queued = 0

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.written += len(data.encode())


class Line:
    """A console whose output is counted."""

    def __init__(self, console: Console, source: FakeSource, clock: list[float]) -> None:
        self.console = console
        self.source = source
        self.clock = clock

    @property
    def driver(self) -> CountingDriver:
        assert isinstance(self.console._driver, CountingDriver)
        return self.console._driver

    async def settle(self) -> None:
        """Until nothing more is written."""
        before = -1
        while before != self.driver.written:
            before = self.driver.written
            for _ in range(12):
                await asyncio.sleep(0.01)

    async def cost(self, state: State | None = None, seconds: float = 1 / 64) -> int:
        """Bytes that a state, or a second without one, costs."""
        await self.settle()
        before = self.driver.written
        self.clock[0] += seconds
        if state is not None:
            assert self.source.state is not None
            self.source.state = replace(state, revision=self.source.state.revision + 1)
        self.console.news.tick()
        await self.settle()
        return self.driver.written - before


@asynccontextmanager
async def counted(shown: State, place: Place) -> AsyncIterator[Line]:
    source, clock = FakeSource(shown), [NOW]
    options = ConsoleOptions(place=place, clock=lambda: clock[0], fps=100)
    console = Console(source, words("en"), options, driver_class=CountingDriver)
    running = asyncio.create_task(console.run_async(size=SIZE))
    line = Line(console, source, clock)
    while console._driver is None or not console.screen.query("#bottom"):
        await asyncio.sleep(0.01)
    await line.settle()
    try:
        yield line
    finally:
        console.exit(0)
        await running


def busy(tick: int) -> State:
    """Thirty rows of which twenty change with every tick, and the chart of the selected one."""
    moving = [
        index(
            f"orders-{number:02}",
            Verdict.CATCHING_UP,
            Reason.BEHIND,
            operations_behind=18_204 - 137 * tick - number,
            seconds_behind=12.0 + tick,
            leader_docs=48_120_334 + 91 * tick,
            follower_docs=48_102_130 + 113 * tick,
            trend=(*TREND, *range(tick)),
            level_in_s=40.0 - tick,
        )
        for number in range(20)
    ]
    still = [index(f"archive-{number:02}") for number in range(10)]
    return state(link=link([*moving, *still], taken_at=NOW), calls=())


async def test_a_second_without_news_writes_nothing() -> None:
    for place in Place:
        async with counted(busy(0), place) as line:
            assert await line.cost(seconds=1.0) == 0


async def test_a_state_that_changes_nothing_seen_writes_nothing() -> None:
    async with counted(busy(0), Place.WATCH) as line:
        assert await line.cost(busy(0)) == 0


async def test_an_age_that_steps_costs_a_few_bytes() -> None:
    async with counted(busy(0), Place.WATCH) as line:
        assert 0 < await line.cost(seconds=4.0) <= WATCH_AGED
        assert 0 < await line.cost(seconds=7.0) < 200


async def test_a_tick_with_twenty_changed_rows_stays_small() -> None:
    async with counted(busy(0), Place.WATCH) as line:
        costs = [await line.cost(busy(tick)) for tick in range(1, 4)]
        assert max(costs) <= WATCH_TICK, costs
        assert min(costs) > 0


async def test_going_to_the_watch_paints_it_once() -> None:
    async with counted(busy(0), Place.OVERVIEW) as line:
        await line.settle()
        before = line.driver.written
        line.console.call_later(line.console.go_to, Place.WATCH)
        while line.console.screen.name != Place.WATCH:
            await asyncio.sleep(0.01)
        await line.settle()
        assert 0 < line.driver.written - before <= GO_TO_WATCH


async def test_a_pointer_that_moves_costs_nothing() -> None:
    async with counted(busy(0), Place.WATCH) as line:
        await line.settle()
        before = line.driver.written
        for y in range(2, 20):
            event = MouseMove(None, 10, y, 0, 1, 0, False, False, False, 10, y)
            line.console.post_message(event)
        await line.settle()
        assert line.driver.written == before


async def test_moving_the_cursor_costs_two_rows() -> None:
    async with counted(busy(0), Place.WATCH) as line:
        await line.settle()
        before = line.driver.written
        screen = line.console.screen
        assert isinstance(screen, PlaceScreen)
        assert screen.own_key("down")
        line.console.show()
        await line.settle()
        assert 0 < line.driver.written - before < 4_000


async def test_a_terminal_that_does_not_take_what_is_written_gets_no_news_and_is_said_to_be_slow() -> None:
    async with counted(busy(0), Place.WATCH) as line:
        line.driver.queued = 9
        assert line.source.state is not None
        line.source.state = replace(busy(1), revision=9)
        line.console.news.look()
        assert line.console.state is not None
        assert line.console.state.revision != 9
        line.driver.queued = 0
        line.console.news.tick()
        assert line.console.state.revision == 9
        assert line.console.session.slow
        assert Size(*SIZE) == line.console.size
