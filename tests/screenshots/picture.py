"""A screen as SVG and PNG, every cell at its place, so that Chinese and braille line up as they do in a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import resvg_py
from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import DIMMED_MONOKAI

CELL, ROW, SIZE, WIDE, EDGE = 9.6, 20, 16, 18, 12
FONTS = "'DejaVu Sans Mono', monospace"
WIDE_FONTS = "'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'Source Han Sans SC', monospace"
"""What draws a character two cells wide; which font is taken where the first one lacks it differs by renderer."""
ZOOM = 1.5


def picture(rows: Iterable[Iterable[Segment]], columns: int, lines: int) -> str:
    """Draw rows of segments."""
    width, height = columns * CELL + 2 * EDGE, lines * ROW + 2 * EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" xml:space="preserve">',
        f'<rect width="100%" height="100%" rx="8" fill="#1c1c1c"/><g font-family="{FONTS}" font-size="{SIZE}">',
    ]
    for y, segments in enumerate(rows):
        x = 0
        for text, style, _ in segments:
            parts += _run(text, style or Style(), x, y)
            x += cell_len(text)
    return "\n".join([*parts, "</g></svg>"])


def png(svg: str, zoom: float = ZOOM) -> bytes:
    """The picture as PNG, by a library that pip installs; fonts are those of this machine."""
    return resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom)


def _run(text: str, style: Style, x: int, y: int) -> list[str]:
    colour, ground = _hex(style.color, "#d0d0d0"), _hex(style.bgcolor, "#1c1c1c")
    if style.reverse:
        colour, ground = ground, colour
    left, top, wide = EDGE + x * CELL, EDGE + y * ROW, cell_len(text) * CELL
    parts = [f'<rect x="{left:.1f}" y="{top}" width="{wide + 0.5:.1f}" height="{ROW + 0.5}" fill="{ground}"/>']
    bold = ' font-weight="bold"' if style.bold else ""
    for character in text:
        if character not in (" ", "\u2800"):
            font = f' font-size="{WIDE}" font-family="{WIDE_FONTS}"' if cell_len(character) == 2 else ""
            parts.append(f'<text x="{left:.1f}" y="{top + 15}" fill="{colour}"{bold}{font}>{escape(character)}</text>')
        left += cell_len(character) * CELL
    return parts


def _hex(color: Color | None, default: str) -> str:
    if color is None or color.is_default:
        return default
    return color.get_truecolor(DIMMED_MONOKAI).hex
