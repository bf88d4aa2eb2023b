"""The JSON values that requests and evidence are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

JsonValue = str | int | float | bool | None | Sequence["JsonValue"] | Mapping[str, "JsonValue"]
"""Any JSON value; treated as immutable everywhere."""

JsonObject = Mapping[str, JsonValue]
"""A JSON object; treated as immutable everywhere."""
