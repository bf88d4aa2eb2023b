"""Simulators for a test, stopped when it is over."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import aiohttp
import pytest

from ccrtui.sim.simulator import Simulator
from tests.sim.rest.client import Client, options

Make = Callable[..., Awaitable[Client]]


@pytest.fixture
async def make() -> AsyncIterator[Make]:
    async with AsyncExitStack() as stack:

        async def start(version: str = "7.3", **more: Any) -> Client:
            simulator = await stack.enter_async_context(Simulator(options(version, **more)))
            return Client(simulator, await stack.enter_async_context(aiohttp.ClientSession()))

        yield start


@pytest.fixture
async def client(make: Make) -> Client:
    return await make()
