"""Colours. Surfaces lie on the grey ramp, so that they stay distinct in 256 colours; states keep theirs in 16.

Every theme says what each tone looks like; the terminal's own palette is used where its theme is `ccr-ansi`.
"""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style
from textual.theme import Theme

from ccrtui.ui.render.line import Tone

_Tones = Mapping[Tone, Style]


def _theme(name: str, dark: bool, grounds: tuple[str, str, str], text: str, **states: str) -> Theme:
    background, surface, panel = grounds
    return Theme(
        name=name,
        dark=dark,
        primary=states["info"],
        accent=states["info"],
        success=states["good"],
        warning=states["warn"],
        error=states["bad"],
        foreground=text,
        background=background,
        surface=surface,
        panel=panel,
    )


def _tones(*, dim: str, head: str, info: str, good: str, warn: str, bad: str, badge: Style) -> _Tones:
    return {
        Tone.PLAIN: Style(),
        Tone.DIM: Style(color=dim),
        Tone.STRONG: Style(bold=True),
        Tone.HEAD: Style(color=head, bold=True),
        Tone.INFO: Style(color=info),
        Tone.GOOD: Style(color=good),
        Tone.WARN: Style(color=warn),
        Tone.BAD: Style(color=bad, bold=True),
        Tone.KEY: Style(color=info, bold=True),
        Tone.BADGE: badge,
        Tone.BAND: Style(color=badge.color, bgcolor=good, bold=True),
        Tone.PAST: Style(reverse=True, bold=True),
    }


_DARK = {"info": "#5fafff", "good": "#5fd75f", "warn": "#ffd75f", "bad": "#ff5f5f"}
_LIGHT = {"info": "#005faf", "good": "#008700", "warn": "#875f00", "bad": "#d70000"}
_BLUE = {"info": "#d0d0d0", "good": "#5fafff", "warn": "#ffd787", "bad": "#ff8700"}
_ANSI = {"info": "ansi_cyan", "good": "ansi_green", "warn": "ansi_yellow", "bad": "ansi_red"}
_GREYS = ("#1c1c1c", "#262626", "#303030")
_WHITES = ("#eeeeee", "#e4e4e4", "#d0d0d0")

THEMES = (
    _theme("ccr-dark", True, _GREYS, "#d0d0d0", **_DARK),
    _theme("ccr-light", False, _WHITES, "#262626", **_LIGHT),
    _theme("ccr-blue", True, _GREYS, "#d0d0d0", **_BLUE),
    Theme(
        name="ccr-ansi",
        dark=True,
        ansi=True,
        primary="ansi_cyan",
        success="ansi_green",
        warning="ansi_yellow",
        error="ansi_red",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        variables={
            "ansi-background": "ansi_default",
            "ansi-foreground": "ansi_default",
            "input-cursor-background": "ansi_default",
            "input-cursor-foreground": "ansi_default",
            "input-cursor-text-style": "reverse",
        },
    ),
)
"""Dark, light, dark for eyes that do not tell red from green, and the terminal's own colours."""

NAMES = tuple(theme.name for theme in THEMES)
"""The names of the themes, in the order they are switched through."""

TONES: Mapping[str, _Tones] = {
    "ccr-dark": _tones(
        dim="#8a8a8a", head="#9e9e9e", badge=Style(color="#1c1c1c", bgcolor="#ff5f5f", bold=True), **_DARK
    ),
    "ccr-light": _tones(
        dim="#6c6c6c", head="#585858", badge=Style(color="#eeeeee", bgcolor="#d70000", bold=True), **_LIGHT
    ),
    "ccr-blue": _tones(
        dim="#8a8a8a", head="#9e9e9e", badge=Style(color="#1c1c1c", bgcolor="#ff8700", bold=True), **_BLUE
    ),
    "ccr-ansi": {
        Tone.PLAIN: Style(),
        Tone.DIM: Style(dim=True),
        Tone.STRONG: Style(bold=True),
        Tone.HEAD: Style(underline=True),
        Tone.INFO: Style(color="cyan"),
        Tone.GOOD: Style(color="green"),
        Tone.WARN: Style(color="yellow"),
        Tone.BAD: Style(color="red", bold=True),
        Tone.KEY: Style(bold=True),
        Tone.BADGE: Style(reverse=True, bold=True),
        Tone.BAND: Style(color="green", reverse=True, bold=True),
        Tone.PAST: Style(reverse=True, bold=True),
    },
}
"""What each tone looks like, by theme; the background comes from where it stands."""

SELECTED: Mapping[str, Style] = {
    "ccr-dark": Style(bgcolor="#444444"),
    "ccr-light": Style(bgcolor="#bcbcbc"),
    "ccr-blue": Style(bgcolor="#444444"),
    "ccr-ansi": Style(reverse=True),
}
"""The background of the selected row."""
