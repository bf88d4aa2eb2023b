"""The ten tuning parameters of a follower (reference 1.3.1): defaults, reading, refusing, printing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ccrtui.sim.errors import ApiError, Cause, refuse
from ccrtui.sim.model.indices import settings

COUNTS = (
    "max_read_request_operation_count",
    "max_write_request_operation_count",
    "max_outstanding_read_requests",
    "max_outstanding_write_requests",
    "max_write_buffer_count",
)
SIZES = ("max_read_request_size", "max_write_request_size", "max_write_buffer_size")
TIMES = ("max_retry_delay", "read_poll_timeout")
NAMES = (*COUNTS[:4], *SIZES[:2], "max_write_buffer_count", "max_write_buffer_size", *TIMES)
"""Every parameter, in the order in which they are printed."""
UNBOUNDED = 9223372036854775807
MAX_RETRY_S = 300.0


class FieldError(Exception):
    """A parameter whose value cannot be read; the request handler knows where in the body it stood."""

    def __init__(self, field: str, cause: Cause) -> None:
        super().__init__(field)
        self.field = field
        self.cause = cause


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of a follower's tasks: counts, sizes in bytes, times in seconds."""

    max_read_request_operation_count: int = 5120
    max_write_request_operation_count: int = 5120
    max_outstanding_read_requests: int = 12
    max_outstanding_write_requests: int = 9
    max_read_request_size: int = 32 << 20
    max_write_request_size: int = UNBOUNDED
    max_write_buffer_count: int = 2147483647
    max_write_buffer_size: int = 512 << 20
    max_retry_delay: float = 0.5
    read_poll_timeout: float = 60.0

    def printed(self) -> dict[str, Any]:
        """As `_ccr/info` prints them."""
        return printed({name: getattr(self, name) for name in NAMES})


def printed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters as they are printed: sizes and times as texts."""
    return {name: _print(name, values[name]) for name in NAMES if name in values}


def _print(name: str, value: Any) -> Any:
    if name in SIZES:
        return f"{value}b" if value == UNBOUNDED else settings.exact_size(value)
    return settings.exact_seconds(value) if name in TIMES else value


def read(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Read the parameters among some fields. Raises FieldError, or 400 when a value is not allowed."""
    values = {name: _read(name, value) for name, value in fields.items() if name in NAMES}
    named = [name for name in NAMES if name in values]
    problems = [problem for name in named if (problem := _problem(name, values[name], str(fields[name]))) is not None]
    if problems:
        raise invalid(problems)
    return values


def invalid(problems: list[str]) -> ApiError:
    """The 400 of a request whose values are not allowed."""
    text = "".join(f"{number}: {problem};" for number, problem in enumerate(problems, 1))
    return refuse(400, "action_request_validation_exception", f"Validation Failed: {text}")


def _read(name: str, value: Any) -> Any:
    try:
        if name in COUNTS:
            return int(str(value))
        return settings.size(str(value), name) if name in SIZES else settings.seconds(str(value), name)
    except ValueError:
        cause = Cause("number_format_exception", f'For input string: "{value}"')
        raise FieldError(name, cause) from None
    except ApiError as error:
        raise FieldError(name, error.cause) from None


def _problem(name: str, value: Any, written: str) -> str | None:
    """What is wrong with a value; none at all keeps the unit it was given in (resume-parameters 55)."""
    if name == "max_retry_delay":
        shown = settings.exact_seconds(value) if value else written
        if value <= 0:
            return f"[max_retry_delay] must be positive but was [{shown}]"
        return None if value <= MAX_RETRY_S else f"[max_retry_delay] must be less than [5m] but was [{shown}]"
    if name in TIMES:
        return None
    return None if value > 0 else f"{name} must be larger than 0"
