"""`filter_path`: keep (or with a leading minus drop) what the dotted patterns name.

A pattern is split at dots and each part is matched against one key, so a flat setting key, which itself
contains dots, cannot be named (recorded: `flat_settings=true` with a filter yields `{}`). Lists are
transparent. What ends up empty is left out.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any

_State = frozenset[tuple[str, ...]]


def filtered(body: Any, expression: str) -> Any:
    """Apply an expression such as `indices.*.shards.*.seq_no,-**.node`; an empty result is `{}`."""
    paths = [part.strip() for part in expression.split(",") if part.strip()]
    keep = frozenset(tuple(part.split(".")) for part in paths if not part.startswith("-"))
    drop = frozenset(tuple(part[1:].split(".")) for part in paths if part.startswith("-"))
    if keep:
        body = _keep(body, keep)
    if drop and body is not None:
        body = _drop(body, drop)
    return {} if body is None else body


def _keep(value: Any, state: _State) -> Any:
    if isinstance(value, dict):
        return _keep_dict(value, state)
    if isinstance(value, list):
        kept = [item for item in (_keep(element, state) for element in value) if item is not None]
        return kept or None
    return None


def _keep_dict(value: dict[str, Any], state: _State) -> dict[str, Any] | None:
    out: dict[str, Any] = {}
    for key, inner in value.items():
        whole, rest = _step(state, key)
        if whole:
            out[key] = inner
        elif rest:
            kept = _keep(inner, rest)
            if kept is not None:
                out[key] = kept
    return out or None


def _drop(value: Any, state: _State) -> Any:
    if isinstance(value, list):
        return [_drop(element, state) for element in value]
    if not isinstance(value, dict):
        return value
    out: dict[str, Any] = {}
    for key, inner in value.items():
        whole, rest = _step(state, key)
        if not whole:
            out[key] = _drop(inner, rest) if rest else inner
    return out


@lru_cache(maxsize=65536)
def _step(state: _State, key: str) -> tuple[bool, _State]:
    """Tell whether the key is named whole, and which patterns go on below it."""
    rest: set[tuple[str, ...]] = set()
    for path in state:
        if path[0] == "**":
            rest.add(path)
            if len(path) == 1:
                return True, frozenset()
            path = path[1:]
        if fnmatchcase(key, path[0]):
            if len(path) == 1:
                return True, frozenset()
            rest.add(path[1:])
    return False, frozenset(rest)


def wants(expression: str | None, *keys: str) -> bool:
    """Tell whether a filter keeps anything at or below these keys, so that what it drops need not be made."""
    if expression is None:
        return True
    paths = [part.strip() for part in expression.split(",") if part.strip()]
    state = frozenset(tuple(part.split(".")) for part in paths if not part.startswith("-"))
    if not state:
        return True
    for key in keys:
        whole, state = _step(state, key)
        if whole:
            return True
        if not state:
            return False
    return True
