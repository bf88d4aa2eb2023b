"""The lines of a journal: JSON objects, each carrying the SHA-256 of the line before it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ccrtui.core.harmless import harmless_json
from ccrtui.core.json_value import JsonObject, JsonValue

_CODES = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}(?:, [A-Za-z0-9][A-Za-z0-9._:/-]{0,99})*")
"""What a code or an id looks like, and a list of them; sentences and bodies do not."""
_LONGEST = 500


class DamagedLineError(Exception):
    """A line that is no journal line, or does not follow the one before it; carries its number from 1."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"line {number}: {reason}")
        self.number = number


@dataclass(frozen=True, slots=True)
class Chain:
    """The whole lines of one file and what was left of a torn last one."""

    lines: tuple[JsonObject, ...]
    digests: tuple[str, ...]
    whole: int
    """Bytes up to the end of the last whole line."""
    torn: bytes

    @property
    def last(self) -> str | None:
        """The digest of the last line, which the next one carries."""
        return self.digests[-1] if self.digests else None


def encode(values: Mapping[str, JsonValue], previous: str | None) -> bytes:
    """A line, with its line end."""
    return harmless_json({**values, "previous": previous}, compact=True).encode() + b"\n"


def digest(line: bytes) -> str:
    """What the next line carries about this one."""
    return hashlib.sha256(line.rstrip(b"\n")).hexdigest()


def decode(data: bytes) -> Chain:
    """Read a file's bytes. A last line that never became whole is `torn`; any other fault raises DamagedLineError."""
    pieces = re.findall(rb"[^\n]*\n|[^\n]+", data)
    lines: list[JsonObject] = []
    digests: list[str] = []
    whole_bytes = 0
    for number, piece in enumerate(pieces, 1):
        values = _object(piece)
        if values is None:
            if number == len(pieces):
                break
            raise DamagedLineError(number, "not a journal line")
        if lines and values.get("previous") != digests[-1]:
            raise DamagedLineError(number, "does not follow the line before it")
        lines.append(values)
        digests.append(digest(piece))
        whole_bytes += len(piece)
    return Chain(tuple(lines), tuple(digests), whole_bytes, data[whole_bytes:])


def of_record(detail: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Of an outcome only figures, codes and ids: what a server says in its own words never gets in.

    Of an answer that is its status, the name of its error, the id of the request, and the ids of what it made.
    """
    return {key: value for key, value in detail.items() if _is_of_record(value)}


def _is_of_record(value: JsonValue) -> bool:
    if isinstance(value, str):
        return len(value) <= _LONGEST and _CODES.fullmatch(value) is not None
    return value is None or isinstance(value, bool | int | float)


def _object(piece: bytes) -> JsonObject | None:
    if not piece.endswith(b"\n"):
        return None
    try:
        values = json.loads(piece)
    except ValueError:
        return None
    return values if isinstance(values, dict) and "type" in values else None
