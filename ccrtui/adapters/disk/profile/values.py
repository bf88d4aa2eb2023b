"""What a file's bytes say as plain values: the library that keeps comments is needed for editing alone."""

from __future__ import annotations

import tomllib

from ccrtui.adapters.disk.profile.text import text_of


def values_of(data: bytes, file: str) -> tuple[str, dict[str, object]]:
    """The text of a file's bytes and its values, read fast; what is no TOML is left to `parse` to tell. Raises as that.

    That library takes ten times as long.
    """
    text = text_of(data, file)
    try:
        return text, tomllib.loads(text)
    except (ValueError, RecursionError):
        from ccrtui.adapters.disk.profile.document import parse

        document = parse(data, file)
        return document.as_string(), document.unwrap()
