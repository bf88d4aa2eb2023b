"""What a search for a key of the cloud ends in: the key, or the places where it was looked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ccrtui.core.json_value import JsonObject
from ccrtui.core.secret import Secret

_SHOWN = 4
_WORTH_SHOWING = 12
"""A shorter id is covered whole: its two ends would be most of it."""


@dataclass(frozen=True, slots=True, repr=False)
class Credential:
    """A key of the cloud; `token` only with a temporary one. `found_in` names the place, such as `env:NAME`."""

    secret_id: Secret
    secret_key: Secret
    token: Secret | None
    found_in: str

    def __repr__(self) -> str:
        """Tell two keys apart without giving one away."""
        temporary = ", temporary" if self.token else ""
        return f"Credential({self.masked_id}{temporary}, {self.found_in})"

    @property
    def masked_id(self) -> str:
        """The first and last four characters of the id."""
        if len(self.secret_id) < _WORTH_SHOWING:
            return "***"
        return f"{self.secret_id[:_SHOWN]}***{self.secret_id[-_SHOWN:]}"


@dataclass(frozen=True, slots=True)
class NoCredential:
    """No key that could be used: the places in the order they were tried, and what was wrong with some of them.

    A place is `env:NAME`, a file (`~` for the home folder), `prompt` or `cvm-role:NAME`. A problem is a code:
    `id_missing`, `key_missing`, `malformed`, `unreadable`, `unreachable`, or the code of a ProfileError.
    """

    places: tuple[str, ...]
    problems: Mapping[str, str] = field(default_factory=dict)

    @property
    def details(self) -> JsonObject:
        """Both as the details of a fault have them."""
        places = {"places": ", ".join(self.places)}
        return {**places, "problems": self.problems} if self.problems else places
