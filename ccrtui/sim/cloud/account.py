"""Accounts, the keys that act for them, and what a key may do."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase


@dataclass(slots=True)
class Policy:
    """CAM statements as patterns of `service:Action`; what is denied is never allowed."""

    allow: tuple[str, ...] = ("*",)
    deny: tuple[str, ...] = ()

    def permits(self, name: str) -> bool:
        """Tell whether `service:Action` may be called."""
        return _any(name, self.allow) and not _any(name, self.deny)


@dataclass(slots=True)
class Key:
    """A pair of keys of an account; with `token` it is a temporary one. `expires` is in simulated epoch seconds.

    `user` is the UIN of the sub-user it belongs to; None is the main account itself.
    """

    secret_id: str
    secret_key: str
    policy: Policy = field(default_factory=Policy)
    token: str | None = None
    expires: float | None = None
    user: int | None = None


@dataclass(slots=True)
class Account:
    """A main account: its UIN, its AppId, and its keys by secret id."""

    uin: int
    app_id: int
    keys: dict[str, Key] = field(default_factory=dict)

    def add_key(self, key: Key) -> Key:
        """Give the account one more key."""
        self.keys[key.secret_id] = key
        return key


def _any(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name.lower(), pattern.lower()) for pattern in patterns)
