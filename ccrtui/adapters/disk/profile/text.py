"""A file's bytes as text, within the size that a profile may have."""

from __future__ import annotations

from ccrtui.adapters.disk.profile.size import check_bytes, check_parts
from ccrtui.core.profile.error import ProfileError


def text_of(data: bytes, file: str) -> str:
    """The text. Raises ProfileError `profile_damaged` with the line, `profile_too_large` or `profile_too_full`."""
    check_bytes(len(data), file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ProfileError("profile_damaged", file=file, line=str(line), reason="not UTF-8") from None
    check_parts(text, file)
    return text
