"""Dynamic mappings: what a document teaches an index about its fields."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from ccrtui.sim.errors import ApiError, Cause, refuse
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.version import Version

LIMIT = "index.mapping.total_fields.limit"


class _UnfitError(Exception):
    """A value that its field cannot hold."""

    def __init__(self, name: str, value: Any, reason: str) -> None:
        super().__init__(reason)
        self.name = name
        self.value = value
        self.reason = reason


DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$|\d{4}/\d{2}/\d{2}")
NUMBERS = ("integer", "long", "short", "byte", "float", "double", "half_float")


def learn(version: Version, mappings: Mapping[str, Any], doc_id: str, source: Mapping[str, Any]) -> dict[str, Any]:
    """The mapping after a document. Raises 400 when a value does not fit, in the words of the version."""
    known = mappings.get("properties", {})
    if _is_plain(known, source):
        return dict(mappings)
    try:
        properties = _learn_properties(known, doc_id, source, "")
    except _UnfitError as fault:
        raise _unfit(version, source, fault) from None
    if properties == known:
        return dict(mappings)
    return {**mappings, "properties": properties}


def _is_plain(known: Mapping[str, Any], source: Mapping[str, Any]) -> bool:
    """Whether every field is there already and takes whatever it is given: so nothing is learned or refused."""
    for name, value in source.items():
        kind = known[name].get("type") if name in known else None
        if kind is None or isinstance(value, Mapping):
            return False
        if kind in NUMBERS and not isinstance(value, int | float):
            return False
    return True


def _learn_properties(known: Mapping[str, Any], doc_id: str, source: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    properties = dict(known)
    for name, value in source.items():
        field = properties.get(name)
        if isinstance(value, Mapping):
            inner = _learn_properties((field or {}).get("properties", {}), doc_id, value, f"{prefix}{name}.")
            properties[name] = {**(field or {}), "properties": inner}
        elif field is None:
            kind = _guess(value)
            if kind is not None:
                properties[name] = kind
        else:
            _check(doc_id, f"{prefix}{name}", str(field.get("type", "object")), value)
    return dict(sorted(properties.items()))


def check_limit(version: Version, index: Index, mappings: Mapping[str, Any]) -> None:
    """Raise 400 when a mapping has more fields than the index may have; fields below fields count as well."""
    limit = int(index.settings.get(LIMIT, 1000))
    if mappings == index.mappings or _counted(mappings.get("properties", {})) <= limit:
        return
    where = "" if version.since(7, 4) else f" in index [{index.name}]"
    raise refuse(400, "illegal_argument_exception", f"Limit of total fields [{limit}]{where} has been exceeded")


def _counted(properties: Mapping[str, Any]) -> int:
    return sum(
        1 + _counted(field.get("properties", {})) + _counted(field.get("fields", {})) for field in properties.values()
    )


def _guess(value: Any) -> dict[str, Any] | None:
    if isinstance(value, list):
        return _guess(value[0]) if value else None
    if isinstance(value, bool):
        return {"type": "boolean"}
    if isinstance(value, int):
        return {"type": "long"}
    if isinstance(value, float):
        return {"type": "float"}
    if isinstance(value, str):
        if DATE.match(value) and len(value) >= 10:
            return {"type": "date"}
        return {"type": "text", "fields": {"keyword": {"type": "keyword", "ignore_above": 256}}}
    return None


def _check(doc_id: str, name: str, kind: str, value: Any) -> None:
    if kind not in NUMBERS or value is None or isinstance(value, list):
        return
    try:
        float(value)
    except (TypeError, ValueError):
        reason = (
            f"failed to parse field [{name}] of type [{kind}] in document with id '{doc_id}'. "
            f"Preview of field's value: '{value}'"
        )
        raise _UnfitError(name, value, reason) from None


def _unfit(version: Version, source: Mapping[str, Any], fault: _UnfitError) -> ApiError:
    """The refusal: from 8.x on it has the place of the value in the document (core-index-states 127)."""
    cause = Cause("number_format_exception", f'For input string: "{fault.value}"')
    if not version.since(8, 10):
        return refuse(400, "mapper_parsing_exception", fault.reason, cause)
    text, key = json.dumps(source), json.dumps(fault.name.rpartition(".")[2]) + ": "
    column = text.find(key) + len(key) + 1
    return refuse(400, "document_parsing_exception", f"[1:{column}] {fault.reason}", cause)
