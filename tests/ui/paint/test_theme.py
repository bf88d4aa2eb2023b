"""Surfaces and states stay distinct where there are few colours; without colour, sign and word carry the state."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.color import Color, ColorSystem
from textual.theme import Theme

from ccrtui.core.watch.verdict import Verdict
from ccrtui.text.glyphs import ASCII, UNICODE, Glyphs
from ccrtui.ui.render.line import Tone
from ccrtui.ui.render.tones import verdict_tone
from ccrtui.ui.stylesheet import ConsoleStylesheet
from ccrtui.ui.theme import NAMES, SELECTED, THEMES, TONES

RGB = [theme for theme in THEMES if theme.name != "ccr-ansi"]


@pytest.mark.parametrize("theme", RGB, ids=lambda theme: theme.name)
def test_surfaces_stay_distinct_in_256_colours(theme: Theme) -> None:
    grounds = [getattr(theme, name) for name in ("background", "surface", "panel")]
    selected = SELECTED[theme.name].bgcolor
    assert selected is not None
    reduced = {Color.parse(ground).downgrade(ColorSystem.EIGHT_BIT).number for ground in grounds}
    assert len(reduced | {selected.downgrade(ColorSystem.EIGHT_BIT).number}) == 4


@pytest.mark.parametrize("theme", RGB, ids=lambda theme: theme.name)
@pytest.mark.parametrize("system", [ColorSystem.EIGHT_BIT, ColorSystem.STANDARD])
def test_states_stay_distinct(theme: Theme, system: ColorSystem) -> None:
    states = [getattr(theme, name) for name in ("success", "warning", "error")]
    assert len({Color.parse(state).downgrade(system).number for state in states}) == 3


@pytest.mark.parametrize("name", NAMES)
def test_every_tone_has_a_style(name: str) -> None:
    assert set(TONES[name]) == set(Tone)


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_every_sign_is_one_cell_wide(glyphs: Glyphs) -> None:
    signs = [getattr(glyphs, name) for name in Glyphs.__slots__ if name != "dots"]
    assert all(cell_len(sign) == 1 for sign in signs)


def test_old_figures_are_never_green() -> None:
    assert verdict_tone(Verdict.IN_SYNC, fresh=False) is not Tone.GOOD
    assert verdict_tone(Verdict.IN_SYNC) is Tone.GOOD


def test_the_ascii_set_is_ascii() -> None:
    assert all(ASCII.verdict(verdict).isascii() for verdict in Verdict)


def test_a_style_is_parsed_once_for_each_theme_and_means_what_the_theme_says() -> None:
    def rules(sheet: ConsoleStylesheet) -> list[object]:
        sheet.add_source("Screen { background: $ground; }", ("ground.tcss", ""))
        return list(sheet.rules)

    dark, light = {"ground": "#111111"}, {"ground": "#eeeeee"}
    sheet = ConsoleStylesheet(variables=dark)
    (first,) = rules(sheet)
    assert rules(ConsoleStylesheet(variables=dict(dark)))[0] is first
    sheet.set_variables(light)
    sheet.reparse()
    assert "#EEEEEE" in sheet.css
    sheet.set_variables(dark)
    sheet.reparse()
    assert sheet.rules[0] is first
    assert "#111111" in sheet.css
