"""How thresholds are written: tables of a file, or `KEY=VALUE KEY=VALUE` where they are typed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from ccrtui.core.profile import rules
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.form import Form, impossible, text
from ccrtui.core.profile.threshold import LIMITS, Threshold

MOST = 1e12
"""More than this no figure gets."""
PERCENT_MOST = 90.0

_ORDERED = (("seconds", 1), ("operations", 1), ("history_hours", -1))
"""The figures that have two limits; of hours of history the smaller is the worse."""


def _amount(most: float, reason: str) -> Form:
    def read(name: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise impossible(name, reason)
        if not (math.isfinite(value) and 0 <= value <= most):
            raise impossible(name, reason)
        return value

    return Form(read)


KEYS: Mapping[str, Form] = {
    "link": text(rules.alias_problem),
    "index": text(rules.pattern_problem),
    **dict.fromkeys((*LIMITS, "hold_seconds"), _amount(MOST, "amount_form")),
    "hysteresis_percent": _amount(PERCENT_MOST, "percent_form"),
}
"""The keys of a threshold with the forms of their values."""


def _read(name: str, value: object) -> tuple[Threshold, ...]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise impossible(name, "tables")
    return tuple(_threshold(f"{name}[{number + 1}]", number, item) for number, item in enumerate(value))


def _threshold(name: str, number: int, table: Mapping[str, object]) -> Threshold:
    """One of them; what is wrong with it is told with the key of the table."""
    said: dict[str, Any] = {}
    for key, value in table.items():
        if key not in KEYS:
            raise ProfileError("threshold_key_unknown", option=key, known=", ".join(KEYS)).within(number, key)
        try:
            said[key] = KEYS[key].read(f"{name}.{key}", value)
        except ProfileError as error:
            raise error.within(number, key) from None
    if not any(key in said for key in LIMITS):
        raise impossible(name, "threshold_empty_form").within(number)
    for figure, sense in _ORDERED:
        warn, critical = f"warn_{figure}", f"critical_{figure}"
        if warn in said and critical in said and sense * said[warn] > sense * said[critical]:
            raise impossible(f"{name}.{critical}", "threshold_order_form").within(number, critical)
    return Threshold(**said)


def _typed(name: str, typed: str) -> list[dict[str, object]]:
    return [dict(_assigned(name, word) for word in part.split()) for part in typed.split(",")]


def _assigned(name: str, word: str) -> tuple[str, object]:
    key, equals, value = word.partition("=")
    if not equals:
        raise impossible(name, "threshold_form")
    if key in ("link", "index"):
        return key, value
    try:
        number = float(value)
    except ValueError:
        return key, value
    return key, int(number) if number.is_integer() else number


def _table(threshold: Threshold) -> dict[str, object]:
    values = ((field.name, getattr(threshold, field.name)) for field in fields(Threshold))
    return {name: value for name, value in values if value is not None}


def _format(thresholds: tuple[Threshold, ...]) -> str:
    return ",".join(" ".join(f"{key}={value}" for key, value in _table(each).items()) for each in thresholds)


THRESHOLDS = Form(
    _read, _typed, plain=lambda given: [_table(each) for each in given], format=_format, empty=tuple, repeatable=True
)
"""All thresholds of a profile, in the order in which later ones override earlier ones."""
