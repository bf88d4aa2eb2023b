"""What a server says, as far as it is kept: exactly, and not endless."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ccrtui.core.call.fault import Fault
from ccrtui.core.json_value import JsonValue

LONGEST_TEXT = 4000
"""Characters of one text that are kept."""


def kept(text: str) -> str:
    """The beginning of a text."""
    return text[:LONGEST_TEXT]


def kept_of(fault: Fault) -> Fault:
    """The fault with what is kept of its texts. Secrets must be covered before: half of one is not found any more."""
    return replace(
        fault,
        error_type=_or_none(fault.error_type),
        reason=_or_none(fault.reason),
        cause_type=_or_none(fault.cause_type),
        cause_reason=_or_none(fault.cause_reason),
        details={name: _kept_value(value) for name, value in fault.details.items()},
    )


def _or_none(text: str | None) -> str | None:
    return None if text is None else kept(text)


def _kept_value(value: JsonValue) -> JsonValue:
    if isinstance(value, str):
        return kept(value)
    if isinstance(value, Mapping):
        return {kept(name): _kept_value(item) for name, item in value.items()}
    return [_kept_value(item) for item in value] if isinstance(value, Sequence) else value
