"""Keeping a credential out of everything that is shown: a server may repeat what it was sent."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ccrtui.core.call.fault import Fault
from ccrtui.core.json_value import JsonValue

_COVER = "***"


def redactor(user: str | None, password: str | None) -> Callable[[Fault], Fault]:
    """A function that covers the password and its encoded forms in the texts of a fault."""
    if not password:
        return lambda fault: fault
    token = base64.b64encode(f"{user or ''}:{password}".encode()).decode()
    secrets = (token, token.rstrip("="), password)

    def cover(text: str | None) -> str | None:
        for secret in secrets:
            text = text.replace(secret, _COVER) if text else text
        return text

    def covered(value: JsonValue) -> JsonValue:
        if isinstance(value, str):
            return cover(value)
        if isinstance(value, Mapping):
            return {cover(name) or "": covered(item) for name, item in value.items()}
        return [covered(item) for item in value] if isinstance(value, Sequence) else value

    def redact(fault: Fault) -> Fault:
        return replace(
            fault,
            error_type=cover(fault.error_type),
            reason=cover(fault.reason),
            cause_type=cover(fault.cause_type),
            cause_reason=cover(fault.cause_reason),
            details={name: covered(value) for name, value in fault.details.items()},
        )

    return redact
