"""Settings between their flat and their nested form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def nested(flat: Mapping[str, Any]) -> dict[str, Any]:
    """`{"a.b": 1}` as `{"a": {"b": 1}}`; a key that is also the stem of another keeps its dots."""
    out: dict[str, Any] = {}
    for key in sorted(flat):
        parts = key.split(".")
        inner = out
        for at, part in enumerate(parts[:-1]):
            below = inner.setdefault(part, {})
            if not isinstance(below, dict):
                inner[".".join(parts[at:])] = flat[key]
                break
            inner = below
        else:
            inner[parts[-1]] = flat[key]
    return out


def flattened(body: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """`{"a": {"b": 1}}` as `{"a.b": 1}`; lists and nulls are values."""
    return dict(_walk(body, prefix))


def _walk(body: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for key, value in body.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping):
            yield from _walk(value, f"{name}.")
        else:
            yield name, value


def as_asked(flat: Mapping[str, Any], flat_asked: bool) -> dict[str, Any]:
    """Settings flat and sorted, or nested, as `flat_settings` asks."""
    return {key: flat[key] for key in sorted(flat)} if flat_asked else nested(flat)
