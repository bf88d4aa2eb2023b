"""Reading values of the expected kind out of bodies and queries; anything else is refused as the servers do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccrtui.sim.errors import ApiError, Cause, refuse


def mapping(body: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The object under a key; empty when it is missing. Raises 400."""
    return as_mapping(body.get(key), key)


def as_mapping(value: Any, name: str) -> dict[str, Any]:
    """A value that must be an object, null standing for an empty one. Raises 400."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise unparsed(name)
    return value


def single(value: Any, name: str) -> tuple[str, Any]:
    """The one key of an object, with its value. Raises 400."""
    if not isinstance(value, dict) or len(value) != 1:
        raise unparsed(name)
    key, inner = next(iter(value.items()))
    return str(key), inner


def mappings(body: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """The list of objects under a key. Raises 400."""
    value = body.get(key) or []
    if not isinstance(value, list) or not all(isinstance(element, dict) for element in value):
        raise unparsed(key)
    return value


def texts(body: Mapping[str, Any], key: str) -> list[str]:
    """The list of texts under a key, or the one text. Raises 400."""
    value = body.get(key)
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    if not isinstance(value, list):
        raise unparsed(key)
    return [str(element) for element in value]


def number(values: Mapping[str, Any], key: str, default: int) -> int:
    """The whole number under a key, of a query or a body. Raises 400."""
    value = values.get(key, default)
    try:
        return int(value)
    except (TypeError, ValueError):
        cause = Cause("number_format_exception", f'For input string: "{value}"')
        text = f"Failed to parse int parameter [{key}] with value [{value}]"
        raise refuse(400, "illegal_argument_exception", text, cause) from None


def unparsed(name: str) -> ApiError:
    """The 400 of a value of another type than its field has."""
    return refuse(400, "x_content_parse_exception", f"[1:2] failed to parse field [{name}]")
