"""A pair for each test, closed when the test is over."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping

import pytest

from tests.sim.model.pair import Pair
from tests.sim.scenes.idle_loop import IdleLoop


@pytest.hookimpl(optionalhook=True)
def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """A loop that knows when nothing is left to do: otherwise each step of the clock takes hundreds of turns."""
    return {"idle": IdleLoop}


@pytest.fixture
async def make() -> AsyncIterator[Callable[..., Pair]]:
    made: list[Pair] = []

    def start(version: str = "7.3", follower: str | None = None, seed: int = 1, third: bool = False) -> Pair:
        made.append(Pair(version, follower, seed, third))
        return made[-1]

    yield start
    for pair in made:
        await pair.world.close()


@pytest.fixture
async def pair(make: Callable[..., Pair]) -> Pair:
    return make()
