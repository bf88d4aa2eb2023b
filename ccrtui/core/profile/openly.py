"""What a profile says openly: every name, address and choice in it, but nothing of where its secrets are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from ccrtui.core.profile.profile import Profile

_REFERENCES = frozenset({"password", "credentials"})


def said_openly(profile: Profile) -> tuple[str, ...]:
    """Its texts, each once."""
    return tuple(dict.fromkeys(_texts(profile)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _REFERENCES:
                yield from _texts(getattr(value, field.name))
