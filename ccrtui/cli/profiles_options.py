"""What may stand behind `ccrtui profiles`, read into a value; what it means is decided elsewhere."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

VERBS = ("new", "edit", "list", "show", "path", "remove")

SIDE_OPTIONS = ("region", "url", "user", "password", "ca", "credentials")
"""Options of either side that take one value, without `--leader-` or `--follower-`."""

LINK_OPTIONS = (
    "cloud-endpoint",
    "network",
    "bandwidth",
    "charge",
    "ccn",
    "remote-mode",
    "alias",
    "probe-from",
    "probe-to",
    "sample-docs",
    "environment",
)


class UsageError(Exception):
    """A mistake on the command line: a code and the parameters its words need; never a secret."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Given:
    """The words and options of one command line. Option names are without the two dashes."""

    words: tuple[str, ...]
    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    flags: frozenset[str]

    @property
    def options(self) -> tuple[str, ...]:
        """The names of all options given."""
        return (*self.texts, *self.lists, *sorted(self.flags))


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError("argument_unexpected", argument=message)


def parse(arguments: Sequence[str]) -> Given:
    """Read the words behind `profiles`. Raises UsageError."""
    parser, lists, flags = _parser()
    try:
        found, unknown = parser.parse_known_args(list(arguments))
    except argparse.ArgumentError as error:
        option = str(error.argument_name)
        code = "option_takes_no_value" if option.lstrip("-").split("/")[0] in flags else "option_needs_value"
        raise UsageError(code, option=option) from None
    for word in unknown:
        if word.startswith("-"):
            raise UsageError("option_unknown", option=word.partition("=")[0])
    values = {key.replace("_", "-"): value for key, value in vars(found).items() if value not in (None, False)}
    words = values.pop("words")
    return Given(
        words=(*words, *unknown),
        texts={key: value for key, value in values.items() if isinstance(value, str)},
        lists={key: tuple(values[key]) for key in lists if key in values},
        flags=frozenset(key for key in flags if key in values),
    )


def _parser() -> tuple[argparse.ArgumentParser, tuple[str, ...], tuple[str, ...]]:
    """The parser, and which of its options are lists and flags."""
    parser = _Parser(prog="ccrtui profiles", add_help=False, allow_abbrev=False, exit_on_error=False)
    sides = [f"{side}-{option}" for side in ("leader", "follower") for option in SIDE_OPTIONS]
    for name in ("leader", "follower", *sides, *LINK_OPTIONS, "lang", "confirm"):
        parser.add_argument(f"--{name}")
    lists = ("leader-transport", "follower-transport", "index")
    for name in lists:
        parser.add_argument(f"--{name}", action="append")
    flags = ("create-index", "help")
    parser.add_argument("--create-index", action="store_true")
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("words", nargs="*")
    return parser, lists, flags
