"""One table of a profile, read strictly: a wrong type, an unknown key, a bad value name file, line and key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from ccrtui.adapters.disk.profile.lines import KeyPath, dotted, line_of
from ccrtui.core.profile.profile import ProfileError
from ccrtui.core.profile.rules import Rule

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Table:
    """A table, the text it stands in, and where."""

    file: str
    source: str
    path: KeyPath
    values: Mapping[str, object]

    def error(self, code: str, key: str | None = None, **params: str) -> ProfileError:
        """An error at a key of this table, or at the table itself."""
        path = self.path if key is None else (*self.path, key)
        return ProfileError(
            code, file=self.file, line=str(line_of(self.source, path)), key=dotted(path) or "-", **params
        )

    def only(self, *known: str) -> None:
        """Refuse every other key. Raises ProfileError `profile_key_unknown`."""
        for key in self.values:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                raise self.error("profile_key_unknown", key, near=near[0] if near else "", known=", ".join(known))

    def text(self, key: str, rule: Rule) -> str | None:
        """A text that keeps the rule, or None where the key is not given."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.error("profile_type_wrong", key, expected="text")
        reason = rule(value)
        if reason is not None:
            raise self.error("profile_value_bad", key, reason=reason)
        return value

    def needed(self, key: str, rule: Rule) -> str:
        """A text that must be given."""
        value = self.text(key, rule)
        if value is None:
            raise self.error("profile_key_missing", key)
        return value

    def reference(self, key: str, rule: Rule) -> str | None:
        """A reference to a secret; what stands there instead is never repeated."""
        value = self.values.get(key)
        if isinstance(value, str) and rule(value) is not None:
            raise self.error("password_not_reference", key)
        return self.text(key, rule)

    def texts(self, key: str, rule: Rule) -> tuple[str, ...]:
        """A list of texts that each keep the rule; empty where the key is not given."""
        texts: list[str] = []
        for value in self._list(key):
            if not isinstance(value, str):
                raise self.error("profile_type_wrong", key, expected="texts")
            reason = rule(value)
            if reason is not None:
                raise self.error("profile_value_bad", key, reason=reason)
            texts.append(value)
        return tuple(texts)

    def pairs(self, key: str, rule: Rule) -> tuple[tuple[str, str], ...]:
        """A list of lists of two texts that each keep the rule."""
        pairs: list[tuple[str, str]] = []
        for value in self._list(key):
            if not isinstance(value, list) or len(value) != 2 or not all(isinstance(part, str) for part in value):
                raise self.error("profile_type_wrong", key, expected="pairs")
            reason = rule(value[0]) or rule(value[1])
            if reason is not None:
                raise self.error("profile_value_bad", key, reason=reason)
            pairs.append((value[0], value[1]))
        return tuple(pairs)

    def number(self, key: str, rule: Callable[[int], str | None]) -> int | None:
        """A whole number that keeps the rule, or None where the key is not given."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error("profile_type_wrong", key, expected="number")
        reason = rule(value)
        if reason is not None:
            raise self.error("profile_value_bad", key, reason=reason)
        return value

    def flag(self, key: str) -> bool:
        """True or false; false where the key is not given."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.error("profile_type_wrong", key, expected="flag")
        return value

    def word(self, key: str, words: type[Word], default: Word) -> Word:
        """One of a closed set of words."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.error("profile_type_wrong", key, expected="text")
        if value not in list(words):
            raise self.error("profile_word_unknown", key, allowed=", ".join(words))
        return words(value)

    def table(self, key: str) -> Table:
        """A table inside this one; empty where it is not given."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.error("profile_type_wrong", key, expected="table")
        return Table(self.file, self.source, (*self.path, key), value)

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of an array of tables, in order."""
        for number, value in enumerate(self._list(key)):
            if not isinstance(value, dict):
                raise self.error("profile_type_wrong", key, expected="tables")
            yield Table(self.file, self.source, (*self.path, key, number), value)

    def _list(self, key: str) -> list[object]:
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.error("profile_type_wrong", key, expected="list")
        return value
