"""Text for the terminal with its colours, saying of each piece only what differs from the piece before.

Rich gives every piece all of its attributes and takes all of them away behind it: half of what a screen of figures
costs on the line.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual.strip import Strip

_GIVEN = re.compile(r"\x1b\[([\d;]*)m")
_COLOUR = re.compile(r"(?:^|;)(?P<ground>[34]8;5;\d+|[34]8;2;\d+;\d+;\d+|[349]\d|10\d)(?=;|$)")


class Look(NamedTuple):
    """Codes of a style: its attributes, the colour of the text, and the one behind it; empty where it has none."""

    attributes: str = ""
    front: str = ""
    behind: str = ""


PLAIN = Look()


@lru_cache(maxsize=4096)
def look_of(style: Style | None, colours: ColorSystem) -> Look:
    """The codes that a style has in so many colours."""
    given = _GIVEN.match(style.render("x", color_system=colours)) if style is not None else None
    codes = given[1] if given else ""
    grounds = [match["ground"] for match in _COLOUR.finditer(codes)]
    behind = [ground for ground in grounds if ground.startswith(("4", "10"))]
    front = [ground for ground in grounds if ground not in behind]
    attributes = _COLOUR.sub("", codes).strip(";")
    return Look(attributes, "".join(front[:1]), "".join(behind[:1]))


def change(before: Look, after: Look) -> str:
    """What has to be written so that text looks otherwise."""
    if before == after:
        return ""
    lost = (before.front and not after.front) or (before.behind and not after.behind)
    if before.attributes != after.attributes or lost:
        codes = [code for code in after if code]
        return f"\x1b[{';'.join(codes if before == PLAIN else ['0', *codes])}m"
    differs = (code for code, old in zip(after, before, strict=True) if code != old)
    return f"\x1b[{';'.join(differs)}m"


class Pen:
    """Writes pieces one after the other; `lift` takes the last look away."""

    def __init__(self, console: Console) -> None:
        self._colours = console._color_system or ColorSystem.TRUECOLOR
        self._look = PLAIN

    def put(self, strip: Strip) -> str:
        """The pieces of a line."""
        parts: list[str] = []
        for text, style, _ in strip:
            look = look_of(style, self._colours)
            parts += (change(self._look, look), text)
            self._look = look
        return "".join(parts)

    def lift(self) -> str:
        """Look as text looked before."""
        before, self._look = self._look, PLAIN
        return change(before, PLAIN)
