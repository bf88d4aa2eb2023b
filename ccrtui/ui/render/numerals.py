"""Large figures, drawn in braille so that they are as wide as they are counted in every terminal."""

from __future__ import annotations

HEIGHT = 2
"""Rows a large figure takes: eight dots high."""

_SHAPES = {
    "0": ("111111", "110011", "110011", "110011", "110011", "110011", "111111"),
    "1": ("001100", "111100", "001100", "001100", "001100", "001100", "111111"),
    "2": ("111111", "000011", "000011", "111111", "110000", "110000", "111111"),
    "3": ("111111", "000011", "000011", "111111", "000011", "000011", "111111"),
    "4": ("110011", "110011", "110011", "111111", "000011", "000011", "000011"),
    "5": ("111111", "110000", "110000", "111111", "000011", "000011", "111111"),
    "6": ("111111", "110000", "110000", "111111", "110011", "110011", "111111"),
    "7": ("111111", "000011", "000011", "000011", "000011", "000011", "000011"),
    "8": ("111111", "110011", "110011", "111111", "110011", "110011", "111111"),
    "9": ("111111", "110011", "110011", "111111", "000011", "000011", "111111"),
    ",": ("00", "00", "00", "00", "00", "11", "01"),
    "=": ("000000", "000000", "111111", "000000", "111111", "000000", "000000"),
    "/": ("000000", "000010", "000100", "111111", "001000", "010000", "000000"),
}
"""Seven rows of dots each; `/` is drawn as the sign for not equal."""

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


def big(text: str) -> tuple[str, str]:
    """Draw digits, commas, `=` and `/` two rows high."""
    rows = ["".join(_SHAPES[character][y] + "00" for character in text) for y in range(7)] + [""]
    width = (len(rows[0]) + 1) // 2
    top, bottom = (_cells(rows[start : start + 4], width) for start in (0, 4))
    return top.rstrip("\u2800").ljust(width, "\u2800"), bottom


def _cells(rows: list[str], width: int) -> str:
    return "".join(
        chr(
            0x2800
            + sum(
                _DOTS[y][x]
                for y, row in enumerate(rows)
                for x in range(2)
                if row[2 * cell + x : 2 * cell + x + 1] == "1"
            )
        )
        for cell in range(width)
    )
