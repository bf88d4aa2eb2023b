"""One table of a profile's file, read strictly: whatever is wrong is told with file, line and key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from ccrtui.adapters.disk.profile.lines import dotted, line_of
from ccrtui.core.profile.error import KeyPath, ProfileError
from ccrtui.core.profile.form import Form, impossible


@dataclass(frozen=True, slots=True)
class Table:
    """A table, the text it stands in, and where."""

    file: str
    source: str
    path: KeyPath
    values: Mapping[str, object]

    def error(self, code: str, *keys: str | int, **params: str) -> ProfileError:
        """An error at a key of this table, or at the table itself."""
        path = (*self.path, *keys)
        place = {"file": self.file, "line": str(line_of(self.source, path)), "key": dotted(path) or "-"}
        return ProfileError(code, **place, **params)

    def only(self, *known: str) -> None:
        """Refuse every other key. Raises ProfileError `profile_key_unknown`."""
        for key in self.values:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                raise self.error("profile_key_unknown", key, near=near[0] if near else "", known=", ".join(known))

    def value(self, key: str, form: Form, name: str | None = None) -> Any:
        """What stands at a key that is given, in that form; `name` is what it is called in what is said of it."""
        try:
            return form.read(name or dotted((*self.path, key)), self.values[key])
        except ProfileError as error:
            raise self.error(error.code, key, *error.inside, **error.params) from None

    def given(self, forms: Iterable[tuple[str, Form, str | None]]) -> dict[str, Any]:
        """The values of the keys that are given, each with its form and name."""
        return {key: self.value(key, form, name) for key, form, name in forms if key in self.values}

    def needed(self, key: str, form: Form) -> Any:
        """A value that must be given."""
        if key not in self.values:
            raise self.error("profile_key_missing", key)
        return self.value(key, form)

    def table(self, key: str) -> Table:
        """A table inside this one; empty where it is not given."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self._wrong(key, "table")
        return Table(self.file, self.source, (*self.path, key), value)

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of an array of tables, in order."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self._wrong(key, "tables")
        for number, item in enumerate(value):
            if not isinstance(item, dict):
                raise self._wrong(key, "tables")
            yield Table(self.file, self.source, (*self.path, key, number), item)

    def _wrong(self, key: str, reason: str) -> ProfileError:
        error = impossible(dotted((*self.path, key)), reason)
        return self.error(error.code, key, **error.params)
