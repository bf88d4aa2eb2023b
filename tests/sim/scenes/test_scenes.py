"""Scenes recorded on real clusters, played on the simulator: it answers as they did."""

from __future__ import annotations

import pytest

from tests.sim.scenes.play import Player
from tests.sim.scenes.recording import Step, load
from tests.sim.scenes.setting import staged

WHOLE = (
    "walk",
    "false-zero",
    "link-faults",
    "pause-resume",
    "tls-same-ca",
    "privileges",
)
# What a scene asks beyond what the simulator models: (scene, step): why.
BEYOND: dict[tuple[str, int], str] = {}


async def play(scene: str) -> Player:
    steps = load(scene)
    async with staged(steps) as player:
        await player.play(steps, frozenset(n for name, n in BEYOND if name == scene))
    return player


def told(player: Player) -> str:
    return "\n".join(str(finding) for finding in player.findings[:40])


@pytest.mark.parametrize("scene", WHOLE)
async def test_the_simulator_answers_as_recorded(scene: str) -> None:
    player = await play(scene)
    assert not player.findings, told(player)


def refusals(steps: tuple[Step, ...]) -> set[int]:
    return {step.n for step in steps if step.answered and (step.answered.status or 0) >= 400}
