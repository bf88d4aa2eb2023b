"""What a value of a profile looks like: as it is typed, as it stands in a file, and as the program holds it.

A value that cannot be is refused in `read`, whichever way it came; it is never repeated, as it may be a
secret.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from ccrtui.core.profile import rules
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.history_room import DEFAULT_ROOM, HistoryRoom, history_room
from ccrtui.core.profile.profile import IndexPair

LONGEST = 18
"""Digits of the longest number that is read; no rule allows one as long, and reading more takes ever longer."""

_EQUALS = "\\="
"""An equals sign that belongs to a name; no index name holds a backslash."""
_BETWEEN = re.compile(r"(?<!\\)=")


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a value. `read` takes the name to say where the value cannot be, and raises ProfileError."""

    read: Callable[[str, object], Any]
    """From a text, number, list as a file has it."""
    typed: Callable[[str, str], object] = lambda _name, text: text
    """From what was typed to what a file would have; raises ProfileError."""
    plain: Callable[[Any], object] = str
    """What a file has for the value."""
    format: Callable[[Any], str] = str
    """What would have to be typed for the value."""
    empty: Callable[[], object] | None = lambda: None
    """What an empty text stands for; None where a value has to be."""
    repeatable: bool = False
    """Whether several values may be given, one after the other or with commas between."""


def impossible(name: str, reason: str) -> ProfileError:
    """What is said of a value that has to be something else; the reason is a code."""
    return ProfileError("profile_value_bad", option=name, reason=reason)


def text(rule: rules.Rule, *, needed: bool = False) -> Form:
    """A text that keeps the rule."""

    def read(name: str, value: object) -> str:
        if not isinstance(value, str):
            raise impossible(name, "text")
        reason = rule(value)
        if reason is not None:
            raise impossible(name, reason)
        return value

    return Form(read, empty=None) if needed else Form(read)


def _read_reference(name: str, value: object) -> str:
    if isinstance(value, str) and rules.reference_problem(value) is None:
        return value
    raise ProfileError("password_not_reference", option=name)


REFERENCE = Form(_read_reference)
"""Where a secret is, and never the secret."""


def _read_room(name: str, value: object) -> HistoryRoom:
    known = isinstance(value, str | int) and not isinstance(value, bool)
    room = history_room(str(value)) if known else None
    if room is None:
        raise impossible(name, "history_form")
    return room


ROOM = Form(_read_room, plain=lambda room: room.text, format=lambda room: room.text, empty=lambda: DEFAULT_ROOM)
"""How much room a history may take."""


def number(rule: Callable[[int], str | None], *, zero: bool = False) -> Form:
    """A whole number that keeps the rule; where nothing is given none, or `zero`."""

    def read(name: str, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise impossible(name, "whole_number")
        reason = rule(value)
        if reason is not None:
            raise impossible(name, reason)
        return value

    return Form(read, whole_number, plain=int, empty=(lambda: 0) if zero else lambda: None)


def whole_number(name: str, typed: str) -> int:
    """The number that the digits say; one with more of them than `LONGEST` is as big as such a one gets."""
    if not (typed.isascii() and typed.isdecimal()):
        raise impossible(name, "whole_number")
    digits = typed.lstrip("0") or "0"
    return int(digits) if len(digits) <= LONGEST else 10**LONGEST


def _read_flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise impossible(name, "flag")
    return value


def _typed_flag(name: str, typed: str) -> bool:
    if typed not in ("yes", "no"):
        raise ProfileError("profile_word_unknown", option=name, allowed="yes, no")
    return typed == "yes"


FLAG = Form(_read_flag, _typed_flag, plain=bool, format=lambda value: "yes" if value else "no", empty=None)
"""Yes or no; at the command line the option alone says yes."""


def word(words: type[StrEnum]) -> Form:
    """One of a closed set of words."""

    def read(name: str, value: object) -> StrEnum:
        if not isinstance(value, str):
            raise impossible(name, "text")
        if value not in list(words):
            raise ProfileError("profile_word_unknown", option=name, allowed=", ".join(words))
        return words(value)

    return Form(read, empty=None)


def texts(rule: rules.Rule) -> Form:
    """A list of texts that each keep the rule."""
    part = text(rule)

    def read(name: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise impossible(name, "list")
        if not all(isinstance(item, str) for item in value):
            raise impossible(name, "texts")
        return tuple(part.read(name, item) for item in value)

    return Form(read, _typed_list, plain=list, format=",".join, empty=tuple, repeatable=True)


def _typed_words(name: str, typed: str) -> list[str]:
    """The words of a command as a shell would take them; nothing else of it is obeyed."""
    try:
        return shlex.split(typed)
    except ValueError:
        raise impossible(name, "command_form") from None


def command(rule: rules.Rule) -> Form:
    """A program and its words, each of which keeps the rule."""
    return replace(texts(rule), typed=_typed_words, format=shlex.join, repeatable=False)


def words(allowed: type[StrEnum]) -> Form:
    """A list of words of a closed set."""
    part = word(allowed)

    def read(name: str, value: object) -> tuple[StrEnum, ...]:
        if not isinstance(value, list):
            raise impossible(name, "list")
        return tuple(dict.fromkeys(part.read(name, item) for item in value))

    return Form(read, _typed_list, plain=list, format=",".join, empty=tuple, repeatable=True)


def _typed_list(_name: str, typed: str) -> list[str]:
    return [part.strip() for part in typed.split(",")]


def _read_pairs(name: str, value: object) -> tuple[IndexPair, ...]:
    if not isinstance(value, list):
        raise impossible(name, "list")
    pairs: dict[IndexPair, None] = {}
    for item in value:
        if not isinstance(item, list) or len(item) != 2 or not all(isinstance(part, str) for part in item):
            raise impossible(name, "pairs")
        for reason in map(rules.index_problem, item):
            if reason is not None:
                raise impossible(name, reason)
        pairs[IndexPair(*item)] = None
    return tuple(pairs)


def index_typed(name: str) -> str:
    """How the name of an index is typed where an index or a pair is asked for."""
    return name.replace("=", _EQUALS)


def _typed_pairs(_name: str, typed: str) -> list[list[str]]:
    parts = (_BETWEEN.split(part, maxsplit=1) for part in typed.split(","))
    return [[name.strip().replace(_EQUALS, "=") for name in (names[0], names[-1])] for names in parts]


def _format_pairs(pairs: tuple[IndexPair, ...]) -> str:
    return ",".join("=".join(map(index_typed, dict.fromkeys((pair.leader, pair.follower)))) for pair in pairs)


PAIRS = Form(
    _read_pairs,
    _typed_pairs,
    plain=lambda pairs: [[pair.leader, pair.follower] for pair in pairs],
    format=_format_pairs,
    empty=tuple,
    repeatable=True,
)
"""`LEADER[=FOLLOWER]`, an = in a name written as \\=; a pair that is given again is the same wish."""
