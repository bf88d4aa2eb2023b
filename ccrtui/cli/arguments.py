"""Reading a verb's arguments: mistakes become one clear line and exit code 2."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
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


def first_word(arguments: Sequence[str]) -> tuple[int, str | None]:
    """The first argument that is no option; `--lang` is the one option that may stand before it and takes a value."""
    skip = False
    for position, argument in enumerate(arguments):
        if skip:
            skip = False
        elif argument == "--lang":
            skip = True
        elif not argument.startswith("-"):
            return position, argument
    return len(arguments), None
