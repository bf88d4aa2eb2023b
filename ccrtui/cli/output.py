"""The one way out for what a verb has to say: results to stdout, remarks to stderr, and what is wrong with either.

Names and sentences of servers are in nearly all of it, so that nothing leaves that a terminal would obey.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

from ccrtui.core.harmless import harmless_json, harmless_line, harmless_text

if TYPE_CHECKING:
    from typing import TextIO

    from ccrtui.core.json_value import JsonValue

READER_GONE = 141
"""Exit code where the reader of stdout or stderr went away: what a shell says of a program that SIGPIPE ended."""
NOT_WRITTEN = 74
"""Exit code where stdout or stderr can't be written (`EX_IOERR` of sysexits)."""


class OutputError(Exception):
    """What was to be said could not be written."""

    def __init__(self, stream: str, problem: OSError) -> None:
        super().__init__(stream)
        self.stream = stream
        self.problem = problem

    @property
    def exit_code(self) -> int:
        """The code to end with: it is never that of a verdict."""
        return READER_GONE if self.problem.errno == errno.EPIPE else NOT_WRITTEN


def write_result(*lines: str) -> None:
    """Write lines to stdout at once; an end of a line inside of one is shown as an escape. Raises OutputError."""
    _write("stdout", sys.stdout, "".join(f"{harmless_line(line)}\n" for line in lines))


def write_document(text: str) -> None:
    """Write a text that has lines of its own to stdout at once, such as a file or a script. Raises OutputError."""
    _write("stdout", sys.stdout, harmless_text(text))


def write_object(value: JsonValue) -> None:
    """Write a JSON value as one line to stdout at once. Raises OutputError."""
    _write("stdout", sys.stdout, f"{harmless_json(value)}\n")


def write_remark(*lines: str, end: str = "\n") -> None:
    """Write lines to stderr at once; where it is closed nobody wants to read them. Raises OutputError."""
    if sys.stderr is not None:
        _write("stderr", sys.stderr, "\n".join(map(harmless_line, lines)) + end)


def require_stdout() -> None:
    """Raises OutputError where stdout is closed, before anything is done whose result nobody would get."""
    _require("stdout", sys.stdout)


def require_stderr() -> None:
    """Raises OutputError where stderr is closed, before anything is done that is to be announced there."""
    _require("stderr", sys.stderr)


def discard_output() -> None:
    """Let what could not be written not be tried once more when the program ends."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            continue
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _require(name: str, stream: TextIO | None) -> None:
    if stream is None:
        raise OutputError(name, OSError(errno.EBADF, os.strerror(errno.EBADF)))


def _write(name: str, stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except OSError as problem:
        raise OutputError(name, problem) from problem
