"""When a console has done all that it was asked, told by its event loop.

Textual's own tests sleep, again and again, until the process was busy for less than a millisecond in twenty: that takes
its time with every key, and longer the busier the machine is.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol, cast
from unittest.mock import patch

from textual._context import active_app
from textual.screen import Screen

_TURNS = 100_000
"""Turns of the loop after which something is taken to wake itself for ever."""

_FRAME_S = 1 / 60
"""How long Textual may keep back what is to be painted: rest is rest only where it lasts as long."""


class _Loop(Protocol):
    _ready: list[object]


class _Timer(Protocol):
    _active: asyncio.Event


async def quiet(*_seconds: float) -> None:
    """Let the console that is running process everything and lay out and paint what has changed.

    For 50 ms after a change of places Textual lays out and paints nothing, and nothing in its loop tells of that.

    Raises AssertionError when it never comes to rest.
    """
    loop, app = cast(_Loop, asyncio.get_running_loop()), active_app.get()
    at_rest = 0
    for _ in range(_TURNS):
        held_back = app._batch_count > 0 and not app._exit
        await asyncio.sleep(_FRAME_S if at_rest or held_back else 0)
        still = not loop._ready and not held_back and not (app.screen_stack and _painted(app.screen))
        at_rest = at_rest + 1 if still else 0
        if at_rest == 2:
            return
    raise AssertionError("it never comes to rest")


def _painted(screen: Screen[Any]) -> bool:
    """Whether something was due to be painted; it is now, without waiting for the next frame."""
    timer = cast(_Timer, screen._update_timer)
    due = timer._active.is_set()
    if due:
        screen._on_timer_update()
    return due


@contextmanager
def told_by_its_loop() -> Iterator[None]:
    """Have keys of a pilot wait for this."""
    with patch("textual.pilot.wait_for_idle", quiet), patch("textual.app.wait_for_idle", quiet):
        yield
