"""What is asked of a command line before its verb reads it, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Sequence

USAGE = 2
"""Exit code of a mistake of usage, and of a profile that cannot be used."""
INTERRUPTED = 130
"""Exit code where SIGINT, SIGTERM or SIGHUP ended it."""

HELP = frozenset({"-h", "--help"})
LANGUAGE = "--lang"


class UsageError(Exception):
    """A mistake on the command line: a code and the parameters its words need; never a secret."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def first_word(arguments: Sequence[str]) -> tuple[int, str | None]:
    """The first argument that is no option; `--lang` is the one option that may stand before it and takes a value."""
    skip = False
    for position, argument in enumerate(arguments):
        if skip:
            skip = False
        elif argument == LANGUAGE:
            skip = True
        elif not argument.startswith("-"):
            return position, argument
    return len(arguments), None


def requested_language(arguments: Sequence[str]) -> str | None:
    """The language asked for, found before anything else is understood, so that mistakes are told in it."""
    for position, argument in enumerate(arguments):
        if argument == LANGUAGE and position + 1 < len(arguments):
            return arguments[position + 1]
        if argument.startswith(f"{LANGUAGE}="):
            return argument.partition("=")[2]
    return None
