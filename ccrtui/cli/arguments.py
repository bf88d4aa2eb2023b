"""Reading a verb's words and options: whatever is wrong with them is a code with its parameters."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from ccrtui.cli.usage import LANGUAGE, UsageError
from ccrtui.core.profile.error import ProfileError

if TYPE_CHECKING:
    from ccrtui.core.profile.form import Form

ALL = "--all"
"""In place of a name: all profiles."""


class Arguments:
    """What one verb takes. Each option may be given once, unless it is repeatable."""

    def __init__(self, verb: str, *, on_profile: bool = False, or_all: bool = False) -> None:
        """With `on_profile` the one word that it takes is the name of a profile, and is needed.

        With `or_all` the flag `--all` stands in its place, for all of them.
        """
        self._verb = verb
        self._on_profile = on_profile
        self._or_all = or_all
        self._parser = _Parser(prog=f"ccrtui {verb}", add_help=False, allow_abbrev=False, exit_on_error=False)
        self._flags: set[str] = set()
        self._needed: dict[str, str] = {}
        self._apart: tuple[str, ...] = ()
        self.option(LANGUAGE, _language)
        if or_all:
            self.flag(ALL)

    def flag(self, name: str, dest: str | None = None) -> None:
        """An option without a value."""
        self._flags.add(name)
        self._parser.add_argument(name, action=_Once, nargs=0, dest=dest or _dest(name), default=False)

    def option(
        self,
        name: str,
        read: Callable[[str, str], object] = lambda _name, typed: typed,
        *,
        dest: str | None = None,
        default: object = None,
        needed: bool = False,
    ) -> None:
        """An option with a value that may be given once; `read` takes its name and what was typed."""
        dest = dest or _dest(name)
        self._parser.add_argument(name, action=_Once, dest=dest, type=_reading(name, read), default=default)
        if needed:
            self._needed[dest] = name

    def repeatable(self, name: str, dest: str | None = None) -> None:
        """An option that may be given several times; gives a list of texts."""
        self._parser.add_argument(name, action="append", dest=dest or _dest(name), default=[])

    def not_together(self, *names: str) -> None:
        """Flags of which at most one may be given."""
        self._apart = names

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """What was given, by the names of options; `words` are all others. Raises UsageError."""
        try:
            namespace, rest = self._parser.parse_known_args(list(arguments))
        except argparse.ArgumentError as error:
            name = str(error.argument_name)
            code = "option_takes_no_value" if name in self._flags else "option_needs_value"
            raise UsageError(code, option=name) from None
        for unknown in rest:
            if unknown.startswith("-"):
                raise UsageError("option_unknown", option=unknown.partition("=")[0], verb=self._verb)
        for dest, name in self._needed.items():
            if getattr(namespace, dest) is None:
                raise UsageError("option_needed", option=name)
        together = [name for name in self._apart if getattr(namespace, _dest(name))]
        if len(together) > 1:
            raise UsageError("options_apart", option=together[1], other=together[0])
        namespace.words = tuple(rest)
        if self._or_all and namespace.all:
            self.no_more(namespace.words)
        elif self._on_profile:
            namespace.profile = self.only_name(namespace.words)
        return namespace

    def only_name(self, words: Sequence[str]) -> str:
        """The one word there may be, a profile's name. Raises UsageError."""
        if not words:
            raise UsageError("name_missing", verb=self._verb)
        self.no_more(words[1:])
        return words[0]

    def no_more(self, words: Sequence[str]) -> None:
        """Refuse what is left over. Raises UsageError."""
        if words:
            raise UsageError("argument_unexpected", argument=words[0])


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError("argument_unexpected", argument=message)


class _Once(argparse.Action):
    """Keeps a value, or that a flag was given, and refuses a second one."""

    given = False

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option: str | None = None
    ) -> None:
        del parser
        if self.given:
            raise UsageError("given_twice", option=str(option))
        self.given = True
        setattr(namespace, self.dest, True if self.nargs == 0 else values)


def _dest(name: str) -> str:
    return name.lstrip("-").replace("-", "_")


def _reading(name: str, read: Callable[[str, str], object]) -> Callable[[str], object]:
    def typed(text: str) -> object:
        try:
            return read(name, text)
        except ProfileError as error:
            raise UsageError(error.code, **error.params) from None

    return typed


def _language(name: str, typed: str) -> str:
    """One of the languages; an empty one takes it out of a profile that is edited."""
    from ccrtui.core.profile.options import OPTIONS

    return str(OPTIONS["lang"].form.read(name, typed)) if typed else typed


def typed_as(form: Form) -> Callable[[str, str], object]:
    """Reads an option as a value of that form is typed."""
    return lambda name, typed: form.read(name, form.typed(name, typed))
