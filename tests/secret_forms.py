"""The forms in which servers repeat what they were sent, for tests that look for a secret in what is left behind."""

from __future__ import annotations

import base64
import html
import json
from collections.abc import Iterator
from urllib.parse import quote, quote_plus

TELLING = 4
"""So many characters of a secret in a row are something of it."""


def forms(secret: str) -> tuple[str, ...]:
    """A secret as it stands, and as it may stand in other texts."""
    return tuple(dict.fromkeys((*written(secret), *encoded(secret))))


def written(secret: str) -> Iterator[str]:
    """The secret with some of its characters written in another way."""
    ascii_json, plain_json = (json.dumps(secret, ensure_ascii=only)[1:-1] for only in (True, False))
    yield from (secret, secret.lower(), secret.upper(), plain_json, ascii_json, json.dumps(ascii_json)[1:-1])
    yield from (ascii_json.replace("/", "\\/"), "".join(f"\\u{ord(letter):04X}" for letter in plain_units(secret)))
    for quoted in (quote(secret, safe=""), quote_plus(secret), quote(secret)):
        yield from (quoted, quoted.lower(), quote(quoted, safe=""))
    yield from ("".join(f"%{byte:02x}" for byte in secret.encode()), html.escape(secret))
    yield "".join(f"&#{ord(letter)};" for letter in secret)
    yield "".join(f"&#x{ord(letter):X};" for letter in secret)
    yield from (secret.replace("\t", " "), "".join(f"\\x{byte:02x}" for byte in secret.encode()))
    yield secret.encode().decode("latin-1")
    if is_latin(secret):
        yield quote(secret, safe="", encoding="latin-1")


def is_latin(secret: str) -> bool:
    """Whether its letters are all of western Europe."""
    return all(ord(letter) < 0x100 for letter in secret)


def plain_units(secret: str) -> str:
    """The code units of UTF-16, as JSON escapes them."""
    units = secret.encode("utf-16-le", "surrogatepass")
    return "".join(chr(units[place] | units[place + 1] << 8) for place in range(0, len(units), 2))


def encoded(secret: str) -> Iterator[str]:
    """The bytes of the secret in hexadecimal and in base64."""
    for data in {secret.encode(), secret.encode("latin-1" if is_latin(secret) else "utf-8")}:
        yield from (data.hex(), data.hex().upper(), data.hex(":"), data.hex(" "))
        for before in (b"", b"x", b"xy", b"elastic:"):
            for after in (b"", b"z", b"\n"):
                whole = base64.b64encode(before + data + after).decode()
                yield from (whole, whole.rstrip("="), whole.replace("+", "-").replace("/", "_"))


def left_of(secret: str, text: str) -> list[str]:
    """What of the secret stands in a text in plain: every stretch of so many characters that tell something."""
    pieces = {secret[start : start + TELLING] for start in range(max(1, len(secret) - TELLING + 1))}
    return sorted(piece for piece in pieces if piece in text)
