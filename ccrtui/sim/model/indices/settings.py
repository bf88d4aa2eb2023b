"""Units of settings: Elasticsearch's times and sizes, read and printed as it does."""

from __future__ import annotations

import re

from ccrtui.sim.errors import refuse

TIMES = {"nanos": 1e-9, "micros": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
SIZES = {
    "b": 1,
    "k": 1 << 10,
    "kb": 1 << 10,
    "m": 1 << 20,
    "mb": 1 << 20,
    "g": 1 << 30,
    "gb": 1 << 30,
    "t": 1 << 40,
    "tb": 1 << 40,
    "p": 1 << 50,
    "pb": 1 << 50,
}


def seconds(text: str, key: str) -> float:
    """Read a time value such as `500ms` or `-1`; raise 400 for anything else."""
    if text in ("-1", "0"):
        return float(text)
    match = re.fullmatch(r"(-?\d+)\s*(nanos|micros|ms|s|m|h|d)", text.strip().lower())
    if match is None:
        reason = f"failed to parse setting [{key}] with value [{text}] as a time value: unit is missing or unrecognized"
        raise refuse(400, "illegal_argument_exception", reason)
    return int(match[1]) * TIMES[match[2]]


def size(text: str, key: str) -> int:
    """Read a size such as `32mb`; raise 400 for anything else."""
    if text in ("-1", "0"):
        return int(text)
    match = re.fullmatch(r"(-?\d+(?:\.\d+)?)\s*([kmgtp]?b|[kmgtp])", text.strip().lower())
    if match is None:
        reason = (
            f"failed to parse setting [{key}] with value [{text}] as a size in bytes: unit is missing or unrecognized"
        )
        raise refuse(400, "parse_exception", reason)
    return int(float(match[1]) * SIZES[match[2]])


def print_seconds(value: float) -> str:
    """Print a time as the server does: in the greatest unit that fits, with at most one decimal."""
    for unit in ("d", "h", "m", "s"):
        if value >= TIMES[unit]:
            return _shortest(value / TIMES[unit]) + unit
    return f"{round(value * 1000)}ms"


def print_size(value: int) -> str:
    """Print a size as the server does: in the greatest unit that fits, with at most one decimal."""
    for unit in ("pb", "tb", "gb", "mb", "kb"):
        if value >= SIZES[unit]:
            return _shortest(value / SIZES[unit]) + unit
    return f"{value}b"


def exact_size(value: int) -> str:
    """Print a size as it is echoed among parameters: whole in its unit, or in bytes."""
    for unit in ("pb", "tb", "gb", "mb", "kb"):
        if value % SIZES[unit] == 0 and value:
            return f"{value // SIZES[unit]}{unit}"
    return f"{value}b"


def exact_seconds(value: float) -> str:
    """Print a time as it is echoed among parameters: whole in its unit."""
    millis = round(value * 1000)
    for unit in ("d", "h", "m", "s"):
        step = round(TIMES[unit] * 1000)
        if millis % step == 0 and millis:
            return f"{millis // step}{unit}"
    return f"{millis}ms"


def _shortest(value: float) -> str:
    text = f"{int(value * 10) / 10:.1f}"
    return text.removesuffix(".0")
