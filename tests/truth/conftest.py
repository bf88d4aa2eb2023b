"""A loop that knows when nothing is left to do, so that stepped time moves on at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

import pytest

from tests.sim.scenes.idle_loop import IdleLoop


@pytest.hookimpl(optionalhook=True)
def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """The loop of the model's own tests."""
    return {"idle": IdleLoop}
