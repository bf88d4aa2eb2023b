"""An operator whose verbs run in this process: the same command line, without a start of Python for each."""

from __future__ import annotations

import contextlib
import io
import os
from unittest.mock import patch

from ccrtui.cli.main import run
from tests.simulated import Operator, Ran


class Inside(Operator):
    """Runs verbs through the entry of the command line; `start` still makes a process."""

    def run(self, *arguments: str) -> Ran:
        out, err = io.StringIO(), io.StringIO()
        with (
            patch.dict(os.environ, self.surroundings, clear=True),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = run(arguments)
        return Ran(code, out.getvalue(), err.getvalue())
