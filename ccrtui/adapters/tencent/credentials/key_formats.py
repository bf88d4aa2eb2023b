"""The forms in which a key of the cloud is written down: `ID:KEY[:TOKEN]`, JSON as tccli has it, or INI.

Names of the fields: `secretId`, `secretKey`, `token` in the JSON of tccli 3.1.189.1; `secret_id`, `secret_key` in the
INI file of SDK 3.1.195, to which a `token` may be added.
"""

from __future__ import annotations

import configparser
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ccrtui.core.secret import Secret

_INI = re.compile(r"\s*(?:[#;].*\n\s*)*(?:\[|secret_?id\s*=)", re.IGNORECASE)
_SECTION = re.compile(r"^\[", re.MULTILINE)
_NO_DEFAULTS = "\0"
"""A section name that no file has: `[DEFAULT]` is a section like any other here."""


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """A key as text, not judged yet."""

    secret_id: Secret
    secret_key: Secret
    token: Secret | None

    def __repr__(self) -> str:
        return "Keys(***)"

    @property
    def problem(self) -> str | None:
        """Why it cannot be used: `id_missing`, `key_missing`, `malformed`; or None."""
        if not self.secret_id:
            return "id_missing"
        if not self.secret_key:
            return "key_missing"
        return None if all(map(_is_plain, (self.secret_id, self.secret_key, self.token or "x"))) else "malformed"


class MalformedError(Exception):
    """A text in none of the forms; it says nothing of the text."""


def keys(secret_id: str | None, secret_key: str | None, token: str | None = None) -> Keys:
    """A key without the blanks that copying leaves around its parts; an empty token is none."""
    given = [Secret((part or "").strip()) for part in (secret_id, secret_key, token)]
    return Keys(given[0], given[1], given[2] or None)


def read_keys(text: str) -> Keys:
    """Read a key in whichever form it is written. Raises MalformedError."""
    if text.lstrip()[:1] == "{":
        return read_json(text)
    if _INI.match(text):
        return read_ini(text)
    parts = text.strip().split(":", 2)
    if len(parts) == 1:
        raise MalformedError
    return keys(*parts)


def read_json(text: str) -> Keys:
    """Read the JSON of the official command-line client. Raises MalformedError."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise MalformedError from None
    if not isinstance(document, dict) or not all(isinstance(document.get(name) or "", str) for name in _JSON_NAMES):
        raise MalformedError
    return keys(*(document.get(name) for name in _JSON_NAMES))


_JSON_NAMES = ("secretId", "secretKey", "token")


def read_ini(text: str) -> Keys:
    """Read the section `default`, else the first that has an id. Raises MalformedError."""
    parser = configparser.ConfigParser(default_section=_NO_DEFAULTS, interpolation=None, strict=False)
    try:
        parser.read_string(text if _SECTION.search(text) else f"[default]\n{text}")
    except configparser.Error:
        raise MalformedError from None
    sections = sorted(
        (parser[name] for name in parser.sections()), key=lambda section: section.name.lower() != "default"
    )
    candidates = [_from_section(section) for section in sections]
    return next((pair for pair in candidates if pair.secret_id), candidates[0] if candidates else keys(None, None))


def _from_section(section: Mapping[str, str]) -> Keys:
    def value(*names: str) -> str | None:
        return next((section[name].strip("\"'") for name in names if name in section), None)

    return keys(value("secret_id", "secretid"), value("secret_key", "secretkey"), value("token"))


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and " " not in text
