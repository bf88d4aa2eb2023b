"""Running the console on an engine: what is started after the first frame, and how it all ends."""

from __future__ import annotations

import os
import signal
import tempfile
import threading
from collections.abc import Callable, Mapping
from types import FrameType
from typing import Protocol

from ccrtui.cli.output import write_remark
from ccrtui.cli.usage import USAGE
from ccrtui.engine.intents import SetInterval
from ccrtui.engine.runtime import Open, Runtime
from ccrtui.engine.state_store import StateStore
from ccrtui.text.words import Words
from ccrtui.ui.source import StateSource


class ConsoleEngine(StateSource, Protocol):
    """What stands behind a console, from its first frame to its end."""

    def start(self) -> None:
        """Begin."""

    def request_stop(self) -> None:
        """Begin to end; returns at once."""

    def stop(self) -> bool:
        """End and wait for it; tells whether it came to its end in time."""


def run_console(
    store: StateStore, open_profile: Open, words: Words, environ: Mapping[str, str], every_s: float | None = None
) -> int:
    """The console on an engine that works on a profile, sampling as often as is wished. Gives the exit code."""
    runtime = Runtime(open_profile, store)
    if every_s is not None:
        runtime.submit(SetInterval(every_s))
    return run_on(runtime, words, environ)


def run_on(runtime: ConsoleEngine, words: Words, environ: Mapping[str, str]) -> int:
    """Draw the console, start the engine behind its first frame, and end both together. Gives the exit code."""
    from ccrtui.ui.terminal import console_options, refusal

    problem = refusal(words, environ)
    if problem is not None:
        write_remark(problem)
        return USAGE
    from ccrtui.ui.app import Console
    from ccrtui.ui.driver import ConsoleDriver

    options = console_options(environ, start=runtime.start, save_folder=tempfile.gettempdir())
    app = Console(runtime, words, options, ConsoleDriver)
    _end_on_signals(runtime, lambda: app.call_from_thread(app.exit))
    try:
        app.run()
    finally:
        runtime.stop()
    return app.return_code or 0


def _end_on_signals(runtime: ConsoleEngine, leave: Callable[[], None]) -> None:
    """A closed terminal or a request to end stops the engine first; a screen that is stuck does not hold it up."""

    def end(number: int, frame: FrameType | None) -> None:
        del frame
        runtime.request_stop()
        threading.Thread(target=_finish, args=(number,), daemon=True).start()

    def _finish(number: int) -> None:
        runtime.stop()
        leaving = threading.Thread(target=leave, daemon=True)
        leaving.start()
        leaving.join(1.0)
        if leaving.is_alive() or number == signal.SIGHUP:
            os._exit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)
