"""What a value of a profile may be: each rule gives a reason code, or None when the value is good."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from datetime import date
from urllib.parse import urlsplit

from ccrtui.core.cloud.price import CHARGES

LANGUAGES = ("en", "zh")
"""The languages a profile may ask for."""

BANDWIDTH_MOST = 1_000_000
SAMPLES_MOST = 10_000
TAKEN_MOST = 1_000_000_000
"""More sample documents than this are no sample."""

NEW_CCN = "new"
"""Stands in place of a Cloud Connect Network's id where one is to be made."""
PICK = "pick"
"""Typed, or standing in place of an id, where one is to be picked from those that are there."""

_ID = re.compile(r"[0-9a-f]{8}[0-9a-f-]*")
_INSTANCE = re.compile(r"es-[0-9a-z]{8}")
_MACHINE = re.compile(rf"ins-[0-9a-z]{{8}}|{PICK}")
_CCN = re.compile(rf"ccn-[0-9a-z]{{8}}|{NEW_CCN}")
_REGION = re.compile(r"[a-z]{2,4}(-[a-z0-9]+)+")
_ALIAS = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,254}")
"""The server's rule is letters, digits, - and _ (a blank is *not recognized*, recorded on 7.10 to 9.5); a leading - is
taken for an exclusion by whatever takes a list of names (public reference, multi-target syntax)."""
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,252}[A-Za-z0-9])?")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NOT_IN_INDEX = frozenset('\\/*?"<>| ,#:')

Rule = Callable[[str], str | None]


def _matching(pattern: re.Pattern[str], reason: str) -> Rule:
    return lambda value: None if pattern.fullmatch(value) else reason


id_problem = _matching(_ID, "id_form")
instance_problem = _matching(_INSTANCE, "instance_form")
machine_problem = _matching(_MACHINE, "machine_form")
ccn_problem = _matching(_CCN, "ccn_form")
region_problem = _matching(_REGION, "region_form")
alias_problem = _matching(_ALIAS, "alias_form")


def date_problem(value: str) -> str | None:
    """A day, as `2026-11-30`."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return "date_form"
    return None if day.isoformat() == value else "date_form"


def charge_problem(value: str) -> str | None:
    """One of the two ways of paying for a connection that the cloud knows."""
    return None if value in CHARGES else "charge_form"


def filled_problem(value: str) -> str | None:
    """A text that must say something and must stand on one line."""
    if not value.strip():
        return "empty"
    return None if value.isprintable() else "control_character"


def language_problem(value: str) -> str | None:
    """One of the two languages."""
    return None if value in LANGUAGES else "language_form"


def url_problem(value: str) -> str | None:
    """An address of the HTTP interface: `http` or `https`, a host, no user or password, no query."""
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        return "url_form"
    if parts.username is not None or parts.password is not None:
        return "url_has_credentials"
    if parts.scheme not in ("http", "https") or not _is_host(parts.hostname or "") or port == 0:
        return "url_form"
    return "url_form" if parts.query or parts.fragment or not value.isprintable() else None


def endpoint_problem(value: str) -> str | None:
    """An address of the cloud API: like one of the HTTP interface, and without a path, which no call would go to."""
    return url_problem(value) or (None if urlsplit(value).path in ("", "/") else "endpoint_form")


def transport_problem(value: str) -> str | None:
    """`HOST:PORT`, an IPv6 address in brackets."""
    host, _, port = value.rpartition(":")
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        return "transport_form"
    bracketed = host.startswith("[") and host.endswith("]")
    if ":" in host and not bracketed:
        return "transport_form"
    return None if _is_host(host[1:-1] if bracketed else host, six=bracketed) else "transport_form"


def address_problem(value: str) -> str | None:
    """An IPv4 address: the network between is checked for no other (API vpc 2017-03-12, `CheckNetDetectState`)."""
    try:
        return None if str(ipaddress.IPv4Address(value)) == value else "address_form"
    except ValueError:
        return "address_form"


def reference_problem(value: str) -> str | None:
    """A reference to a secret: `env:NAME`, `file:PATH` or `prompt`."""
    kind, _, rest = value.partition(":")
    if value == "prompt" or (kind == "env" and _VARIABLE.fullmatch(rest)):
        return None
    return None if kind == "file" and rest.strip() and rest.isprintable() else "reference_form"


def index_problem(value: str) -> str | None:
    """A name that an index can have (lower case, none of the characters Elasticsearch refuses, at most 255 bytes)."""
    if not value or value in (".", "..") or value[0] in "-_+" or value != value.lower():
        return "index_form"
    if _NOT_IN_INDEX.intersection(value) or not value.isprintable() or len(value.encode()) > 255:
        return "index_form"
    return None


def pattern_problem(value: str) -> str | None:
    """A pattern of index names: as a name, with * for anything."""
    rest = value.replace("*", "")
    return "pattern_form" if not value or (rest and index_problem(f"a{rest}") is not None) else None


def bandwidth_problem(value: int) -> str | None:
    """Mbit/s, at least one."""
    return None if 1 <= value <= BANDWIDTH_MOST else "bandwidth_form"


def samples_problem(value: int) -> str | None:
    """How many sample documents to write; none is a number too."""
    return None if 0 <= value <= SAMPLES_MOST else "samples_form"


def taken_problem(value: int) -> str | None:
    """How many samples a watch takes, at least one; it ends by itself only after the last."""
    return None if 1 <= value <= TAKEN_MOST else "taken_form"


def _is_host(text: str, six: bool = False) -> bool:
    try:
        return ipaddress.ip_address(text).version == 6 or not six
    except ValueError:
        return not six and _HOST.fullmatch(text) is not None
