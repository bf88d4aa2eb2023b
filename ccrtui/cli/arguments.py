"""Reading a verb's arguments: mistakes become one clear line and exit code 2."""

from __future__ import annotations

import argparse
from typing import NoReturn


class UsageError(Exception):
    """A mistake on the command line, in argparse's own words or as a code of the catalogue with its parameters."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class Arguments(argparse.ArgumentParser):
    """A parser that raises UsageError instead of ending the program."""

    def __init__(self, verb: str) -> None:
        super().__init__(prog=f"ccrtui {verb}".rstrip(), add_help=False, allow_abbrev=False)
        self.add_argument("--lang", choices=("en", "zh"))
        self.add_argument("-h", "--help", action="store_true")

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong."""
        raise UsageError("arguments_wrong", reason=message)
