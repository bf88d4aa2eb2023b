"""Whatever one leaf of one answer becomes: every screen stays alive, obeys nothing of it, and shows no wrong green.

`CCRTUI_TEST_EXAMPLES=36 pytest tests/bad_input/test_lying_console.py` tells 36 lies of each read, and without it some
lies are told of a few reads: a lie is told to a session of its own, and one console paints what each made of it.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Mapping
from typing import Any, Literal

import pytest
from textual.screen import Screen

from ccrtui.compose import connector, open_paths, profile_store, secret_source, system_clock
from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import ENDS, Side
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.state import State
from ccrtui.core.steps.walk import WALK
from ccrtui.core.walk.step import StepName, StepState
from ccrtui.core.watch.verdict import Verdict
from ccrtui.engine.state_store import StateStore
from ccrtui.engine.walk.walker import Walker
from ccrtui.engine.watch import Watch
from ccrtui.text.catalogue import words
from ccrtui.ui.screens.setup import SetupScreen
from ccrtui.ui.widgets.canvas import Canvas
from tests.bad_input.lying_pair import READS, WATCHED, Behind, cut_pair, level_pair
from tests.bad_input.lying_server import FOREIGN, Lie
from tests.scenarios.pair import Pair
from tests.ui.stage.stage import Stage, stage

EXAMPLES = os.environ.get("CCRTUI_TEST_EXAMPLES")
LIES = int(EXAMPLES or 2)
SAMPLES = 2
TOLD = READS if EXAMPLES else random.Random("walk").sample(READS, 3)
TOLD_CUT = WATCHED if EXAMPLES else random.Random("watch").sample(WATCHED, 2)
LANGUAGE: Literal["en", "zh"] = "zh"
"""The words of ours that no lie can hold."""


@pytest.fixture(scope="module")
def level(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    with level_pair(tmp_path_factory.mktemp("level")) as made:
        yield made


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    with cut_pair(tmp_path_factory.mktemp("cut")) as made:
        yield made


async def session(clusters: Pair) -> State:
    """What a session knows once it has looked at all steps and has taken its first samples."""
    environ = clusters.operator.surroundings
    paths = open_paths(environ)
    profile = profile_store(paths).load(clusters.profile)
    connection = connector(paths, profile, secret_source(paths, environ, lambda side: side))(profile)
    store = StateStore(profile, system_clock())
    store.sender = connection.sender
    watch = Watch(profile, connection.sender.send, connection.clock, connection.proofs, rest_s=0.0)
    try:
        answers = {side: await connection.sender.send(cluster_identity(side)) for side in ENDS}
        store.publish(identities=dict(_identities(answers)))
        await Walker(connection, WALK, store).look()
        for _ in range(SAMPLES):
            store.publish(link=await watch.tick())
    finally:
        await connection.close()
    return store.state


def _identities(answers: Mapping[Side, object]) -> Iterator[tuple[Side, ClusterIdentity]]:
    for side, outcome in answers.items():
        if isinstance(outcome, Answer) and isinstance(outcome.value, ClusterIdentity):
            yield side, outcome.value


def painted(screen: Screen[Any]) -> str:
    """What the parts of a screen hold by now, whether or not it was laid out anew since."""
    parts = [part for part in screen.walk_children() if isinstance(part, Canvas)]
    return "\n".join(part.render_line(y).text for part in parts for y in range(part.size.height))


async def screens(console: Stage, state: State) -> str:
    """Everything that can be seen of a state: each step and its plan, overview, board and detail, calls and one."""
    app = console.console
    await console.press("2")
    console.clock[0] = state.now
    await console.publish(state)
    frames = [console.text]
    setup = app.screen
    assert isinstance(setup, SetupScreen)
    for step in state.walk.steps if state.walk else ():
        setup.point_at(step.name)
        for full in (True, False):
            setup.show_plan(full)
            frames.append(painted(setup))
    for keys in (("1",), ("3",), ("enter",), ("escape", "c"), ("enter",)):
        await console.pilot.press(*keys)
        frames += [console.text, painted(app.screen)]
    await console.pilot.press("escape")
    assert app.is_running
    return "\n".join(frames)


def lies_of(made: Behind, side: str, read: str) -> Iterator[Lie]:
    """Tell lies of a read, one after the other."""
    for seed in range(LIES):
        made[1][side] += [Lie(read, seed)]
        try:
            yield made[1][side][-1]
        finally:
            made[1][side].pop()


@pytest.mark.parametrize(("side", "read"), TOLD, ids=lambda name: name.replace("/", "_"))
async def test_no_lie_ends_a_screen_or_reaches_the_terminal(level: Behind, side: str, read: str) -> None:
    async with stage(None, language=LANGUAGE) as console:
        for lie in lies_of(level, side, read):
            seen = await screens(console, await session(level[0]))
            assert lie.told
            assert FOREIGN.findall(seen) == [], lie.about


@pytest.mark.parametrize(("side", "read"), TOLD_CUT, ids=lambda name: name.replace("/", "_"))
async def test_no_lie_shows_a_follower_green_that_lacks_something(cut: Behind, side: str, read: str) -> None:
    green = f"✓ {words(LANGUAGE).verdicts[Verdict.IN_SYNC].word}"
    async with stage(None, language=LANGUAGE) as console:
        for lie in lies_of(cut, side, read):
            state = await session(cut[0])
            seen = await screens(console, state)
            assert FOREIGN.findall(seen) == [], lie.about
            assert green not in seen, lie.about
            steps = {step.name: step.judgement.state for step in state.walk.steps} if state.walk else {}
            assert steps.get(StepName.COMPARE) is not StepState.SATISFIED, lie.about
