"""The scenarios that may be asked for are those there are, and the help names them."""

from __future__ import annotations

from typing import Literal

import pytest

from ccrtui.sim.scenario_names import NAMES
from ccrtui.sim.scenarios import SCENARIOS
from ccrtui.text.catalogue import help_page


def test_the_names_are_those_of_the_scenarios() -> None:
    assert NAMES == SCENARIOS


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_help_names_every_scenario(language: Literal["en", "zh"]) -> None:
    page = help_page(language, "simulate")
    assert [name for name in NAMES if name not in page] == []
