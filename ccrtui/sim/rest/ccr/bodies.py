"""Bodies of CCR requests: parsed strictly, refusals name line and column as the server does."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from ccrtui.sim.errors import ApiError, Cause, refuse
from ccrtui.sim.model.replication import parameters
from ccrtui.sim.model.replication.parameters import FieldError
from ccrtui.sim.rest.http import bodies

_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Field:
    """A value at the top of a body, and where its key and the value itself began."""

    value: Any
    key_at: int
    value_at: int


@dataclass(frozen=True, slots=True)
class StrictBody:
    """A body of known fields; `name` is what the server calls its parser."""

    name: str
    text: str
    fields: Mapping[str, Field]

    def values(self) -> dict[str, Any]:
        """The values alone."""
        return {key: field.value for key, field in self.fields.items()}

    def tuning(self) -> dict[str, Any]:
        """The tuning parameters among the fields. Raises 400 as the server does for a value it cannot read.

        Sizes and times are texts alone, while a number may be a text (resume-parameters 57 to 61).
        """
        for key in (*parameters.SIZES, *parameters.TIMES):
            self.text_of(key)
        try:
            return parameters.read(self.values())
        except FieldError as error:
            raise self.failed(error.field, error.cause) from None

    def text_of(self, key: str) -> str | None:
        """A text field, None when it is not there. Raises 400 when it is no text."""
        field = self.fields.get(key)
        if field is None or isinstance(field.value, str):
            return field.value if field is not None else None
        kind = "START_ARRAY" if isinstance(field.value, list) else _token(field.value)
        reason = f"{self._where(field.value_at)} [{self.name}] {key} doesn't support values of type: {kind}"
        raise refuse(400, "x_content_parse_exception", reason)

    def failed(self, key: str, cause: Cause) -> ApiError:
        """The 400 of a field whose value cannot be read."""
        reason = f"{self._where(self.fields[key].value_at)} [{self.name}] failed to parse field [{key}]"
        failed = Cause("x_content_parse_exception", reason, {}, cause)
        return ApiError(400, failed, cause if cause.type == "parse_exception" else None)

    def unknown(self, key: str) -> ApiError:
        """The 400 of a field that nobody knows."""
        where = self._where(self.fields[key].key_at)
        reason = f"{where} [{self.name}] unknown field [{key}], parser not found"
        return refuse(400, "x_content_parse_exception", reason)

    def _where(self, at: int) -> str:
        line = self.text.count("\n", 0, at) + 1
        return f"[{line}:{at - self.text.rfind(chr(10), 0, at)}]"


def required(body: bytes, name: str, known: Collection[str]) -> StrictBody:
    """Parse a body that must be there. Raises 400 when it is missing, broken, or has a field nobody knows."""
    bodies.required(body)
    return _strict(body, name, known)


def optional(body: bytes, name: str, known: Collection[str]) -> StrictBody:
    """Parse a body that may be missing."""
    bodies.optional(body)
    return _strict(body or b"{}", name, known)


def _strict(body: bytes, name: str, known: Collection[str]) -> StrictBody:
    text = body.decode()
    strict = StrictBody(name, text, _scan(text) if text.strip() else {})
    for key in strict.fields:
        if key not in known:
            raise strict.unknown(key)
    return strict


def _scan(text: str) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    at = _skip(text, text.index("{") + 1)
    while text[at] != "}":
        key_at = at
        key, at = _DECODER.raw_decode(text, at)
        value_at = _skip(text, _skip(text, at) + 1)
        value, at = _DECODER.raw_decode(text, value_at)
        fields[key] = Field(value, key_at, value_at)
        at = _skip(text, at)
        if text[at] == ",":
            at = _skip(text, at + 1)
    return fields


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _token(value: Any) -> str:
    if isinstance(value, dict):
        return "START_OBJECT"
    if value is None:
        return "VALUE_NULL"
    return "VALUE_BOOLEAN" if isinstance(value, bool) else "VALUE_NUMBER"
