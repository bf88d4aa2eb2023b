"""What the terminal can do, judged before anything is drawn: refusals, signs, colours, and the manners over SSH."""

from __future__ import annotations

import codecs
import locale
import os
import sys
from collections.abc import Callable, Mapping
from io import TextIOWrapper
from typing import TextIO

from ccrtui.text.words import Words
from ccrtui.ui.options import ConsoleOptions, Place

_FPS_NEAR = 15
_FPS_OVER_SSH = 10
_FEW_COLOURS = ("linux", "screen", "vt100", "vt220", "ansi", "cons25", "xterm")


def refusal(words: Words, environ: Mapping[str, str]) -> str | None:
    """Why no console can be drawn here and which verb to use instead, on one line; None when it can."""
    if not _is_terminal(sys.__stdin__):
        return words.terminal.no_input
    if environ.get("TERM", "") == "dumb":
        return words.terminal.dumb
    handle = open_terminal()
    if handle is None:
        return words.terminal.no_output
    handle.close()
    return None


def open_terminal() -> TextIOWrapper | None:
    """The terminal to draw on, whichever of stdout and stderr is redirected; None when there is none."""
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None and _is_terminal(stream):
            return _opened(os.dup(stream.fileno()))
    try:
        return _opened(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return None


def encoding() -> str:
    """The encoding that the locale gives the terminal, by its canonical name; ASCII for one that is not known."""
    try:
        return codecs.lookup(locale.getpreferredencoding(False)).name
    except LookupError:
        return "ascii"


def console_options(environ: Mapping[str, str], start: Callable[[], None], save_folder: str) -> ConsoleOptions:
    """Options for the terminal that the program runs in."""
    term = environ.get("TERM", "")
    over_ssh = bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))
    colour = not environ.get("NO_COLOR")
    plain_signs = term == "linux" or encoding() not in ("utf-8", "gb18030")
    few = term in _FEW_COLOURS and "COLORTERM" not in environ
    return ConsoleOptions(
        glyphs="ascii" if plain_signs else "unicode",
        colour=colour,
        over_ssh=over_ssh,
        in_tmux=bool(environ.get("TMUX")),
        mouse=not over_ssh,
        fps=_FPS_OVER_SSH if over_ssh else _FPS_NEAR,
        place=Place.OVERVIEW,
        save_folder=save_folder,
        theme="ccr-ansi" if few else "ccr-dark",
        start=start,
    )


def _opened(handle: int) -> TextIOWrapper:
    """A stream that never fails on a character which the terminal's encoding does not have."""
    return os.fdopen(handle, "w", encoding=encoding(), errors="replace", newline="")


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False
