"""Checking a request's fields against those of its action: unknown, missing, or of another JSON type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ccrtui.sim.cloud.api.action import FLAG, ITEM, ITEMS, TEXT, TEXTS, WHOLE, WHOLES
from ccrtui.sim.cloud.api.refusal import missing, mistyped, unrecognised


def check(params: Mapping[str, Any], needs: Mapping[str, str], takes: Mapping[str, str], within: str = "") -> None:
    """Raise CloudError for the first field that is wrong; nothing is converted. `null` counts as not given."""
    for name, value in params.items():
        kind = needs.get(name) or takes.get(name)
        if kind is None:
            raise unrecognised(within + name)
        if value is not None and not _CHECKS[kind](value):
            raise mistyped(within + name, kind)
    for name in needs:
        if params.get(name) is None:
            raise missing(within + name)


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _text(value: object) -> bool:
    return isinstance(value, str)


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _item(value: object) -> bool:
    return isinstance(value, dict)


def _list_of(check_element: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(check_element(inner) for inner in value)


_CHECKS: dict[str, Callable[[object], bool]] = {
    TEXT: _text,
    WHOLE: _whole,
    FLAG: _flag,
    ITEM: _item,
    TEXTS: _list_of(_text),
    WHOLES: _list_of(_whole),
    ITEMS: _list_of(_item),
}
