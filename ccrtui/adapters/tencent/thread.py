"""Blocking work beside the event loop, in threads that nobody has to wait for when the program ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


async def run_in_thread(work: Callable[[], Result]) -> Result:
    """Run it in a thread of its own; what it raises is raised here. Cancelling leaves the thread to itself."""
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[Result] = loop.create_future()

    def settle(end: Callable[[], None]) -> None:
        if not outcome.done():
            end()

    def run() -> None:
        end: Callable[[], None]
        try:
            end = partial(outcome.set_result, work())
        except Exception as raised:
            end = partial(outcome.set_exception, raised)
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(settle, end)

    Thread(target=run, name="cloud", daemon=True).start()
    return await outcome
