"""What is wrong with a profile, and where."""

from __future__ import annotations

KeyPath = tuple[str | int, ...]
"""Where a value stands in a profile's file: keys, and for arrays of tables the number of the table, from 0."""


class ProfileError(Exception):
    """A profile that cannot be used: a code, and the parameters of its words (file, line, reason, ...)."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(f"{code}: {params}")
        self.code = code
        self.params = params
        self.inside: KeyPath = ()
        """Where in a value of several parts it is wrong: numbers from 0, and keys."""

    def within(self, *keys: str | int) -> ProfileError:
        """The same, of the part at these keys of a value of several parts."""
        self.inside = keys
        return self
