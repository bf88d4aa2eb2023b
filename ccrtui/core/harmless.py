"""Text that a terminal, an editor or a reader's eye could take for something else, made visible.

What servers, files and people give may hold signs that are obeyed rather than shown: escape sequences, C1 controls,
overrides of the direction of writing, blanks without width. Each becomes `\\u` and its four digits, the escape of JSON,
so that JSON stays exactly what it was. Whatever puts a text on a terminal or into a file passes it through here.
"""

from __future__ import annotations

import json
import re

from ccrtui.core.json_value import JsonValue

_LINE_END = "\n"
_OBEYED = (
    "\x00-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Controls, signs of format, halves of characters, ends of lines and paragraphs, and what is by its nature not seen
(Unicode: Cc, Cf, Cs, Zl, Zp and Default_Ignorable_Code_Point)."""
_IN_A_LINE = re.compile(f"[{_OBEYED}]")


def harmless_line(text: str) -> str:
    """The text as it may stand in one line; an end of a line in it is made visible too."""
    return _IN_A_LINE.sub(_visible, text)


def harmless_text(text: str) -> str:
    """The text as it may stand in a file or on several lines, whose ends stay."""
    return _IN_A_LINE.sub(lambda match: match[0] if match[0] == _LINE_END else _visible(match), text)


def harmless_json(value: JsonValue, *, indent: int | None = None, compact: bool = False) -> str:
    """A value as JSON in which letters of all scripts stand as they are, and what is obeyed as an escape."""
    separators = (",", ":") if compact else None
    return harmless_text(json.dumps(value, ensure_ascii=False, indent=indent, separators=separators))


def _visible(match: re.Match[str]) -> str:
    """The escape that JSON has: of what is beyond four digits in two halves."""
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
