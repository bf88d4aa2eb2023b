"""The forms in which a secret may come back, in the one spelling of `canonical`: as it is, misread, and encoded."""

from __future__ import annotations

import base64
import html
import json
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote, quote_plus

from ccrtui.adapters.redaction.canonical import alike, canonical

SHORTEST = 4
"""Characters from which a secret is looked for as it stands; a shorter one would take half of every sentence along."""
_ENCODINGS = ("utf-8", "latin-1", "utf-16-le")


def readings(secret: str) -> tuple[str, ...]:
    """The secret as a text, and as it looks where its bytes were taken for another encoding, or letters composed."""
    texts = [secret, secret.upper(), *(unicodedata.normalize(form, secret) for form in ("NFC", "NFD"))]
    for written in dict.fromkeys(_bytes(secret)):
        texts += [written.decode(read, "replace") for read in ("utf-8", "latin-1", "cp1252", "ascii")]
    texts.append(secret.encode("ascii", "replace").decode())
    telling = [text for text in dict.fromkeys(texts) if text.strip("?\ufffd")]
    canonicals = [text for reading in telling for text in (canonical(reading).text, alike(reading))]
    open_ended = [text.rstrip("\\%&") for text in canonicals]
    return tuple(dict.fromkeys((*canonicals, *(text for text in open_ended if len(text) >= SHORTEST))))


def encodings(secret: str) -> tuple[str, ...]:
    """The secret in hexadecimal, and what any base64 text holds that has the secret in it, wherever it begins."""
    texts: list[str] = []
    for data in dict.fromkeys(_bytes(secret)):
        pairs = [f"{byte:02x}" for byte in data]
        texts += ["".join(pairs), " ".join(pairs), ":".join(pairs), ", ".join(f"0x{pair}" for pair in pairs)]
        texts += [_inside_base64(data, before) for before in range(3)]
    return tuple(dict.fromkeys(alike(text) for text in texts))


def in_answers(secret: str) -> Iterator[str]:
    """The secret as it stands in an answer in nearly all cases: what is cheap to look for in millions of bytes."""
    yield from (secret, json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1])
    for quoted in (quote(secret, safe=""), quote_plus(secret)):
        yield from (quoted, quoted.lower())
    yield html.escape(secret)
    yield from (secret.lower(), secret.encode().hex(), secret.encode().hex().upper())
    for data in dict.fromkeys(_bytes(secret)):
        for before in range(3):
            inside = _inside_base64(data, before)
            yield from (inside, inside.replace("+", "-").replace("/", "_"))


def _bytes(secret: str) -> Iterator[bytes]:
    for encoding in _ENCODINGS:
        try:
            yield secret.encode(encoding)
        except UnicodeEncodeError:
            continue


def _inside_base64(data: bytes, before: int) -> str:
    """The signs that are the same whatever stands around the bytes, `before` of which do not fill a group of three."""
    whole = base64.b64encode(b"\0" * before + data).decode()
    return whole[-(-before * 8 // 6) : (before + len(data)) * 8 // 6]
