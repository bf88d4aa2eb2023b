"""A series of samples: the shape all of them have together, and the order of the states they pass through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from tests.sim.scenes.compare import Difference, measured, ordered
from tests.sim.scenes.naming import mould

# What of a sample is a state; everything else moves with the clock.
STATE_KEYS = frozenset(
    {
        "leader_global_checkpoint", "follower_global_checkpoint", "connected", "stage", "status", "state",
        "follower_mapping_version", "exception.type", "exception.reason", "fatal_exception.type", "count",
    }
)  # fmt: skip


def shape_differences(recorded: Iterable[Any], actual: Iterable[Any]) -> list[Difference]:
    """Compare keys and types over two whole series; what appears in one must appear in the other."""
    left, right = _shape(recorded), _shape(actual)
    return [
        Difference(path, "/".join(sorted(left[path])) or "no such key", "/".join(sorted(right[path])) or "no such key")
        for path in sorted(left.keys() | right.keys())
        if left[path] != right[path]
    ]


def _shape(answers: Iterable[Any]) -> defaultdict[str, set[str]]:
    types: defaultdict[str, set[str]] = defaultdict(set)
    for answer in answers:
        for path, value in _leaves("$", answer):
            types[path].add(type(value).__name__)
    return types


def _leaves(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(f"{path}.{mould(key)}", item)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(f"{path}[]", item)
    else:
        yield path, value


def states(answers: Iterable[Any]) -> list[tuple[tuple[str, str], ...]]:
    """Give the states a series passes through, each once for as long as it lasts."""
    passed: list[tuple[tuple[str, str], ...]] = []
    for answer in answers:
        state = tuple(_state("", "", answer))
        if not passed or passed[-1] != state:
            passed.append(state)
    return passed


def _state(owner: str, key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, item in sorted(value.items()):
            yield from _state(key, name, item)
    elif isinstance(value, list):
        for item in ordered(key, value):
            yield from _state(owner, key, item)
    elif not measured(key) and (key in STATE_KEYS or f"{owner}.{key}" in STATE_KEYS):
        yield f"{owner}.{key}", mould(str(value))
