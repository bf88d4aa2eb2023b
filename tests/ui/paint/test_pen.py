"""What is written for a colour: only what differs, and the same picture."""

from __future__ import annotations

import pytest
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from ccrtui.ui.pen import PLAIN, Look, Pen, change, look_of
from ccrtui.ui.theme import SELECTED, TONES

COLOURS = (ColorSystem.STANDARD, ColorSystem.EIGHT_BIT, ColorSystem.TRUECOLOR)
STYLES = [tone + ground for theme, ground in SELECTED.items() for tone in TONES[theme].values()]


def unspoken(style: Style) -> Style:
    """The same style, made anew: Rich keeps in a style the codes of the colours that it was first rendered in."""
    return Style(color=style.color, bgcolor=style.bgcolor, bold=style.bold, dim=style.dim, reverse=style.reverse)


@pytest.mark.parametrize("colours", COLOURS)
@pytest.mark.parametrize("style", [*STYLES, Style()], ids=str)
def test_a_look_has_every_code_of_its_style(style: Style, colours: ColorSystem) -> None:
    style = unspoken(style)
    said = style.render("x", color_system=colours).partition("x")[0].removeprefix("\x1b[").removesuffix("m")
    assert ";".join(filter(None, look_of(style, colours))) == said


@pytest.mark.parametrize(
    ("before", "after", "written"),
    [
        (PLAIN, Look("1", "31", "44"), "\x1b[1;31;44m"),
        (Look("1", "31", "44"), Look("1", "32", "44"), "\x1b[32m"),
        (Look("", "31", "44"), Look("", "31", "45"), "\x1b[45m"),
        (Look("1", "31", "44"), Look("", "31", "44"), "\x1b[0;31;44m"),
        (Look("", "31", "44"), Look("", "", "44"), "\x1b[0;44m"),
        (Look("7"), PLAIN, "\x1b[0m"),
        (Look("7"), Look("7"), ""),
    ],
)
def test_only_what_differs_is_said(before: Look, after: Look, written: str) -> None:
    assert change(before, after) == written


def test_pieces_of_one_look_are_written_as_one_and_the_last_is_taken_away() -> None:
    console = Console(force_terminal=True, color_system="256")
    pen, red = Pen(console), Style.parse("red")
    strip = Strip([Segment("a", red), Segment("b", Style.parse("red")), Segment("c")])
    assert pen.put(strip) + pen.put(Strip([Segment("d", red)])) + pen.lift() == ("\x1b[31mab\x1b[0mc\x1b[31md\x1b[0m")
