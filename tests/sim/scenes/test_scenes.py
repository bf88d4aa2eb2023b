"""Scenes recorded on real clusters, played on the simulator: it answers as they did."""

from __future__ import annotations

import asyncio

import pytest

from tests.sim.scenes import exclusions
from tests.sim.scenes.idle_loop import IdleLoop
from tests.sim.scenes.play import Finding, Player
from tests.sim.scenes.recording import load, names
from tests.sim.scenes.scope import BEYOND, RACES, SCENES, SEEDS
from tests.sim.scenes.setting import staged

PLAYED = tuple(name for name in names() if name not in SCENES)


def play(name: str, seed: int | None = None) -> Player:
    with asyncio.Runner(loop_factory=IdleLoop) as runner:
        return runner.run(_play(name, seed))


async def _play(name: str, seed: int | None) -> Player:
    scene = load(name)
    loose = frozenset(n for owner, n in RACES if owner == name)
    async with staged(scene, SEEDS.get(name, 1) if seed is None else seed, loose) as player:
        player.beyond = frozenset(n for owner, n in BEYOND if owner == name)
        await player.play(scene.steps)
    return player


def within_scope(player: Player) -> list[Finding]:
    return [finding for finding in player.findings if (finding.step.scene, finding.step.n) not in BEYOND]


def listing(findings: list[Finding]) -> str:
    return "\n".join(str(finding) for finding in findings[:40])


@pytest.mark.parametrize("scene", PLAYED)
def test_the_simulator_answers_as_recorded(scene: str) -> None:
    findings = within_scope(play(scene))
    assert not findings, listing(findings)


def test_whatever_is_listed_apart_is_recorded() -> None:
    assert {*SCENES} <= set(names())
    lines = {(step.scene, step.n) for scene in names() for step in load(scene).steps}
    assert {*BEYOND, *RACES} <= lines


def test_the_page_tells_a_reader_what_is_listed_apart() -> None:
    assert exclusions.PAGE.read_text(encoding="utf-8") == exclusions.page(), (
        "python -m tests.sim.scenes.exclusions writes it anew"
    )


def test_every_refusal_is_compared_word_for_word() -> None:
    steps = [step for scene in PLAYED for step in load(scene).steps]
    refusal = {
        (answered.scene, answered.n) for answered in steps if answered.answer and (answered.answer.status or 0) >= 400
    }
    assert len(refusal) > 150
    assert not refusal & RACES.keys()


@pytest.mark.parametrize("scene", ["7.3/link-faults", "7.3/pause-resume", "7.3/node-restarts"])
def test_the_same_seed_and_the_same_script_give_the_same_answers(scene: str) -> None:
    first, second = play(scene, 7), play(scene, 7)
    assert [(n, answer.status, answer.body) for n, answer in first.answers] == [
        (n, answer.status, answer.body) for n, answer in second.answers
    ]


def test_another_seed_gives_other_ids() -> None:
    first, second = play("7.3/walk", 1), play("7.3/walk", 2)
    assert str([answer.body for _, answer in first.answers]) != str([answer.body for _, answer in second.answers])
