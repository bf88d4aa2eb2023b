"""Every place at every size in both languages, as rows of text. `UPDATE_SNAPSHOTS=1` writes them anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from rich.cells import cell_len

from ccrtui.core.call.call import Side
from ccrtui.core.elasticsearch.requests.replication import pause_follow, resume_follow
from ccrtui.core.profile.profile import Environment
from ccrtui.core.state import State
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Choice, Judgement, PlannedCall, StepName, StepState, StepView
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.language import Language
from ccrtui.ui.options import Place
from tests.ui.stage.cloud import (
    closed,
    cloud_state,
    pick,
    price,
    refused,
    routes,
    sent_to_cloud,
    to_peer,
    unpicked,
    untrusting,
    waits,
)
from tests.ui.stage.stage import stage
from tests.ui.stage.states import (
    BUSY,
    COUNTS,
    blocked,
    choosing,
    index,
    link,
    planned,
    profile,
    sent_calls,
    state,
    walk,
)

FOLDER = Path(__file__).parent / "snapshots"
SIZES = ((80, 24), (120, 36), (60, 24), (40, 10))


@dataclass(frozen=True)
class Scene:
    """A place, a state, and the keys that lead to what is shown."""

    place: Place
    state: Callable[[], State]
    keys: tuple[str, ...] = ()


def _choice() -> State:
    index = Choice("index", ("catalog", "orders", "sessions"))
    return state(walk=walk(StepName.LEADER_INDEX, choosing(StepName.LEADER_INDEX, index)))


def _gave_up() -> State:
    """One follower that gave up, with what sets it going again, among others in other states."""
    mending = StepView(
        StepName.FOLLOWER_INDEX,
        Judgement(StepState.MISSING, Code.FOLLOWER_PAUSED),
        (PlannedCall(pause_follow(Side.FOLLOWER, "dead")), PlannedCall(resume_follow(Side.FOLLOWER, "dead"))),
    )
    return state(link=link([index("dead", Verdict.STOPPED, Reason.OVERLOADED), *BUSY]), mending=mending)


def _blocked() -> State:
    return state(
        walk=walk(
            StepName.FOLLOWER_INDEX, blocked(StepName.FOLLOWER_INDEX, Code.NAME_TAKEN_OPEN, index="orders", docs=7)
        )
    )


SCENES = {
    "starting": Scene(Place.OVERVIEW, state),
    "overview": Scene(Place.OVERVIEW, lambda: state(link=link(BUSY), walk=walk(None))),
    "overview-production": Scene(
        Place.OVERVIEW, lambda: state(walk=walk(StepName.REMOTE_CLUSTER), write=True, profile=profile(Environment.PROD))
    ),
    "setup-clusters": Scene(Place.SETUP, lambda: state(walk=walk(None)), ("b",) * 9),
    "setup-plan": Scene(Place.SETUP, lambda: state(walk=walk(StepName.REMOTE_CLUSTER), write=True)),
    "setup-armed": Scene(Place.SETUP, lambda: state(walk=walk(StepName.REMOTE_CLUSTER), write=True), ("a",)),
    "setup-blocked": Scene(Place.SETUP, _blocked),
    "setup-choice": Scene(Place.SETUP, _choice, ("enter", "space", "down")),
    "doctor": Scene(Place.DOCTOR, _gave_up),
    "compare": Scene(Place.SETUP, lambda: state(walk=walk(None))),
    "cloud-overview": Scene(
        Place.OVERVIEW,
        lambda: cloud_state(planned(StepName.REMOTE_CLUSTER)),
    ),
    "cloud-overview-pick": Scene(Place.OVERVIEW, lambda: cloud_state(pick(), profile=unpicked(), identities={})),
    "cloud-pick": Scene(Place.SETUP, lambda: cloud_state(pick(), profile=unpicked(), identities={}), ("enter", "down")),
    "cloud-price": Scene(Place.SETUP, lambda: cloud_state(price())),
    "cloud-peering": Scene(Place.SETUP, lambda: cloud_state(to_peer(), write=True)),
    "cloud-refused": Scene(Place.SETUP, lambda: cloud_state(refused(), write=True)),
    "cloud-waits": Scene(Place.SETUP, lambda: cloud_state(waits())),
    "cloud-routes": Scene(Place.SETUP, lambda: cloud_state(routes(), write=True)),
    "cloud-routes-plan": Scene(Place.SETUP, lambda: cloud_state(routes(), write=True), ("p",)),
    "cloud-closed": Scene(Place.SETUP, lambda: cloud_state(closed(), write=True)),
    "cloud-ticket": Scene(Place.SETUP, lambda: cloud_state(untrusting())),
    "cloud-call": Scene(Place.CALLS, lambda: cloud_state(routes(), calls=sent_to_cloud()), ("enter",)),
    "watch": Scene(Place.WATCH, lambda: state(link=link(BUSY)), ("down", "down", "down")),
    "index": Scene(Place.WATCH, lambda: state(link=link(BUSY)), ("down", "down", "down", "enter")),
    "calls": Scene(Place.CALLS, lambda: state(calls=sent_calls(), counts=COUNTS)),
    "call": Scene(Place.CALLS, lambda: state(calls=sent_calls(), counts=COUNTS), ("down", "enter")),
    "help": Scene(Place.WATCH, lambda: state(link=link(BUSY)), ("question_mark",)),
    "palette": Scene(Place.WATCH, lambda: state(link=link(BUSY)), ("ctrl+p",)),
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCENES)
async def test_screen(name: str, size: tuple[int, int], language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    scene = SCENES[name]
    path = FOLDER / f"{name}-{size[0]}x{size[1]}-{language}.txt"
    async with stage(scene.state(), scene.place, language, size) as story:
        await story.press(*scene.keys)
        assert [cell_len(row) for row in story.rows] == [size[0]] * size[1]
        screen = story.text + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(screen, encoding="utf-8")
    assert screen == path.read_text(encoding="utf-8")
