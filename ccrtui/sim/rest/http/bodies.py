"""Request bodies: parsing, and the refusals of bodies that are missing or broken."""

from __future__ import annotations

import json
from typing import Any

from ccrtui.sim.errors import ApiError, Cause, refuse

REQUIRED = "request body or source parameter is required"


def required(body: bytes, reason: str = REQUIRED) -> dict[str, Any]:
    """Parse a body that must be there. Raises 400 when it is not, or is no object."""
    if not body.strip():
        raise refuse(400, "parse_exception", reason)
    return parsed(body)


def optional(body: bytes) -> dict[str, Any]:
    """Parse a body that may be missing."""
    return parsed(body) if body.strip() else {}


def parsed(body: bytes) -> dict[str, Any]:
    """Parse an object. Raises 400 naming the parser's complaint."""
    try:
        value = json.loads(body)
    except (json.JSONDecodeError, UnicodeDecodeError) as fault:
        cause = complaint(fault, body)
        raise ApiError(400, cause) from fault
    if not isinstance(value, dict):
        raise refuse(400, "parse_exception", "Failed to parse content to map")
    return value


def as_map(body: bytes) -> dict[str, Any]:
    """Parse an object for the calls that wrap the parser's complaint (index creation; recorded)."""
    try:
        return parsed(body)
    except ApiError as error:
        if error.cause.type == "parse_exception":
            raise
        raise ApiError(400, Cause("parse_exception", "Failed to parse content to map", {}, error.cause)) from error


def complaint(fault: json.JSONDecodeError | UnicodeDecodeError, body: bytes) -> Cause:
    """What the server's JSON parser would have said, with line and column."""
    text = body.decode("utf-8", "replace")
    at = fault.pos if isinstance(fault, json.JSONDecodeError) else 0
    ended = at >= len(text.rstrip()) or text[at:].strip().count('"') % 2 == 1
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    if ended:  # At the end of its input the parser counts what it has consumed twice (identity 24).
        column += at
    source = "[Source: org.elasticsearch.transport.netty4.ByteBufStreamInput@1; line: {}, column: {}]"
    where = source.format(line, column)
    if ended:
        return Cause("json_e_o_f_exception", f"Unexpected end-of-input within/between Object entries\n at {where}")
    character = text[at]
    return Cause(
        "json_parse_exception",
        f"Unexpected character ('{character}' (code {ord(character)})): was expecting "
        f"double-quote to start field name\n at {where}",
    )
