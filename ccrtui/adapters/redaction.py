"""Keeping a credential out of everything that is shown: a server may repeat what it was sent."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace

from ccrtui.core.call.fault import Fault

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

    def redact(fault: Fault) -> Fault:
        return replace(
            fault,
            error_type=cover(fault.error_type),
            reason=cover(fault.reason),
            cause_type=cover(fault.cause_type),
            cause_reason=cover(fault.cause_reason),
            details={name: cover(text) or "" for name, text in fault.details.items()},
        )

    return redact
