"""A run of the program that a server forks: as much of a `subprocess.Popen` of `python -m ccrtui …` as tests need."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from subprocess import DEVNULL, PIPE
from typing import IO

from tests.forkserver.forked import Forked
from tests.forkserver.order import Order


class Program(Forked):
    """Started with its arguments and environment; who lets go of it without waiting for its end has it killed."""

    def __init__(
        self, *arguments: str, environ: Mapping[str, str], stdin: int = DEVNULL, stderr: int | None = PIPE
    ) -> None:
        self.stdin: IO[str] | None = None
        self.stderr: IO[str] | None = None
        if stdin == PIPE:
            self.stdin, given = _written_to()
        else:
            given = os.open(os.devnull, os.O_RDONLY)
        self.stdout, taken = _read_from()
        if stderr == PIPE:
            self.stderr, remarks = _read_from()
        else:
            remarks = os.dup(2)
        super().__init__(Order(arguments, dict(environ), os.getcwd()), (given, taken, remarks))
        for descriptor in (given, taken, remarks):
            os.close(descriptor)

    def communicate(self) -> tuple[str, str]:
        """Read what it still says until its end, and close everything."""
        if self.stdin is not None:
            self.stdin.close()
        with ThreadPoolExecutor(2) as readers:
            out, err = (readers.submit(_rest, stream) for stream in (self.stdout, self.stderr))
            self.wait()
        return out.result(), err.result()


def _written_to() -> tuple[IO[str], int]:
    theirs, ours = os.pipe()
    return os.fdopen(ours, "w", encoding="utf-8"), theirs


def _read_from() -> tuple[IO[str], int]:
    ours, theirs = os.pipe()
    return os.fdopen(ours, encoding="utf-8"), theirs


def _rest(stream: IO[str] | None) -> str:
    if stream is None:
        return ""
    with stream:
        return stream.read()
