"""Some scenarios, drawn by a seed: `status`, `watch` and `doctor` say one thing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ccrtui.sim.scenario_names import ABOUT_NETWORKS, NAMES
from tests.agreement.surfaces import disagreements, scenario

SEED = 12
DRAWN = random.Random(SEED)
MOVES = frozenset({"flaky-link"})
"""What never stands still for as long as three verbs look at it."""
PAIRS = sorted(set(NAMES) - ABOUT_NETWORKS - MOVES)
SOME = (*DRAWN.sample(PAIRS, 2), DRAWN.choice(sorted(ABOUT_NETWORKS)))


@pytest.mark.parametrize("name", SOME)
def test_status_watch_and_doctor_say_one_thing(tmp_path: Path, name: str) -> None:
    with scenario(tmp_path, name) as clusters:
        assert disagreements(clusters) == []
