"""How a fork of the server becomes a run of the program, as if Python had been started for it."""

from __future__ import annotations

import atexit
import fcntl
import io
import os
import runpy
import sys
import termios
import threading
from typing import TextIO

from tests.forkserver.order import Order


def become(order: Order, streams: list[int]) -> None:
    """Take streams, folder, environment and arguments, and run `ccrtui` as the main module. Raises SystemExit."""
    for number, descriptor in enumerate(streams):
        os.dup2(descriptor, number)
        os.close(descriptor)
    if order.leads_session:
        os.setsid()
        fcntl.ioctl(next(number for number in range(3) if os.isatty(number)), termios.TIOCSCTTY, 0)
    os.chdir(order.folder)
    os.environ.clear()
    os.environ.update(order.environ)
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        stream = _opened(number, mode, getattr(sys, name))
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.argv = ["ccrtui", *order.arguments]
    try:
        runpy.run_module("ccrtui", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if isinstance(end.code, int) and threading.active_count() == 1:
            _end(end.code)
        raise


def _opened(number: int, mode: str, at_start: TextIO) -> io.TextIOWrapper:
    """A stream like the one that Python made at its start, on what the descriptor is now."""
    lines = number == 2 or os.isatty(number)
    return io.TextIOWrapper(
        os.fdopen(number, f"{mode}b", closefd=False),
        at_start.encoding,
        at_start.errors,
        newline="\n",
        line_buffering=lines,
    )


def _end(code: int) -> None:
    """End as the interpreter does, without taking the modules apart; returns when it has something to say of it."""
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(code)
