"""Media types: which a version accepts and which it answers with (reference 6.2, recordings `identity` 28-30)."""

from __future__ import annotations

import re

from ccrtui.sim.errors import ApiError, Cause
from ccrtui.sim.model.version import Version

_VENDOR = re.compile(
    r"application/vnd\.elasticsearch\+(json|x-ndjson|yaml|cbor|smile)\s*(?:;\s*compatible-with=(\d+))?", re.I
)
_PLAIN = frozenset(
    {"application/json", "application/x-ndjson", "application/yaml", "application/cbor", "application/smile"}
)
NDJSON = "x-ndjson"


def wrong_content_type(version: Version, content_type: str, lines_allowed: bool) -> str | None:
    """The text of the 406 for a body of this type; None when the version takes it."""
    bare = content_type.partition(";")[0].strip().lower()
    vendor = _VENDOR.match(content_type)
    known = bare in _PLAIN or (vendor is not None and version.since(7, 11))
    if known and (lines_allowed or not bare.endswith(NDJSON)):
        return None
    return f"Content-Type header [{content_type}] is not supported"


def wrong_compatibility(version: Version, accept: str, content_type: str | None) -> ApiError | None:
    """The 400 of 8.x and later for a `compatible-with` that is neither its own major nor the one before.

    With a body both headers must name the same one (core-errors 110 to 121).
    """
    if not version.since(8):
        return None
    named = [("Accept", accept), ("Content-Type", content_type or "")]
    bad = [
        (name, value, requested_major)
        for name, value in named
        if (requested_major := _major(value)) and not _served(version, requested_major)
    ]
    if bad:
        name, value, major = bad[0]
        served = f"version {version.major} or {version.major - 1}"
        text = f"{name} version must be either {served}, but found {major}. {name}={value}"
    elif content_type is not None and _major(accept) != _major(content_type):
        text = "A compatible version is required on both Content-Type and Accept headers if either one has requested a "
        text += "compatible version" + (" and the compatible versions must match" if version.since(9) else "")
        text += f". Accept={accept}, Content-Type={content_type}"
    else:
        return None
    inner = Cause("status_exception", text)
    reason = "Invalid media-type value on headers [Content-Type, Accept]"
    return ApiError(
        400, Cause("media_type_header_exception", reason, {}, inner), Cause("media_type_header_exception", reason)
    )


def answer_type(version: Version, accept: str, text: bool = False) -> str:
    """The `Content-Type` of an answer."""
    if text:
        return "text/plain; charset=UTF-8"
    if not version.since(8):
        return "application/json; charset=UTF-8"
    vendor = _VENDOR.search(accept)
    if vendor is not None and vendor[2] and _served(version, int(vendor[2])):
        return f"application/vnd.elasticsearch+json;compatible-with={vendor[2]}"
    return "application/json"


def _major(value: str) -> int:
    match = _VENDOR.search(value)
    return int(match[2]) if match is not None and match[2] else 0


def _served(version: Version, major: int) -> bool:
    return major in (version.major, version.major - 1)
