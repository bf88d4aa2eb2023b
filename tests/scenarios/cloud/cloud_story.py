"""What a story about the cloud presses and reads in the set-up: steps, the pane beside them, and plans."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from rich.cells import cell_len

from ccrtui.core.call.fault import FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.state import Walk
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName, StepState, StepView
from ccrtui.ui.render.setup.steps import steps_width
from tests.patience import PATIENCE_S
from tests.scenarios.console.story import Story

SETTING_UP = {"en": 20, "zh": 16}
"""Cells that the list of steps takes, by language."""
SIGNS = {
    StepState.SATISFIED: "✓",
    StepState.MISSING: "►",
    StepState.WAITING: "~",
    StepState.BLOCKED: "✗",
    StepState.UNKNOWN: "?",
}
Found = TypeVar("Found")


async def stands(teller: Story, name: StepName, state: StepState, code: Code | FaultCode, *texts: str) -> StepView:
    """Look until a step is judged so, and see that the screen says it: its sign, what was concluded, and the rest."""
    view = await until(teller, lambda: _judged(teller, name, state, code), f"{name} {state} {code}")
    explanation = teller.words.explain(code, view.judgement.evidence)
    await reads(teller, explanation.seen, *texts)
    rows = [row[: SETTING_UP[teller.words.language]].rstrip() for row in teller.text.splitlines()]
    assert f" {SIGNS[state]} {teller.words.steps[name].name}" in [row.split("  ")[0] for row in rows], teller.text
    return view


async def reads(teller: Story, *texts: str) -> None:
    """Look until all of it stands in the pane at once, wherever its lines break."""
    deadline = time.monotonic() + PATIENCE_S
    while missing := [text for text in texts if squeezed(text) not in squeezed(await pane(teller))]:
        assert time.monotonic() < deadline, f"never read {missing}; last:\n{teller.text}"
        await teller.news()


async def pane(teller: Story) -> str:
    """What stands beside the list of steps and their ages."""
    await teller.look()
    return "\n".join(_beside(teller))


def _beside(teller: Story) -> list[str]:
    width = steps_width(teller.console.session.view())
    return [_beyond(row, width) for row in teller.text.splitlines()]


async def set_up(teller: Story) -> None:
    """Go to the set-up and switch writing on, as nothing is decided before."""
    await teller.press("2", "w")
    await teller.sees(teller.words.frame.write)


async def applies(teller: Story, *kinds: Kind) -> None:
    """See one plan after the other, and send each."""
    for kind in kinds:
        await until(teller, partial(plans, teller, kind), f"a plan of {kind}")
        await reads(teller, teller.words.setup.will_send, teller.words.kinds[kind])
        await teller.press("a")
        await teller.sees(teller.words.setup.armed_keys)
        await teller.press("enter")


async def goes_to(teller: Story, name: StepName) -> None:
    """Select another step."""
    names = list(StepName)
    for _ in names:
        here = await until(teller, lambda: _selected(teller), "the title of a step")
        if here is name:
            return
        await teller.press("n" if names.index(here) < names.index(name) else "b")
    raise AssertionError(f"{name} is not reached:\n{teller.text}")


def _selected(teller: Story) -> StepName | None:
    """The step whose title stands over the pane; none while it is laid out anew."""
    shown = _beside(teller)[1].strip()
    return next((step for step in StepName if shown.startswith(teller.words.steps[step].name.upper())), None)


async def copied(teller: Story) -> str:
    """Copy the text that somebody else must read; the terminal is asked, and a file says the same."""
    folder = teller.clusters.operator.home
    before = set(folder.glob("ccrtui-copy-*"))
    await teller.press("t")
    await until(teller, lambda: set(folder.glob("ccrtui-copy-*")) - before, "a file with what was copied")
    (made,) = set(folder.glob("ccrtui-copy-*")) - before
    return made.read_text()


async def sends_nothing(teller: Story) -> None:
    """Ask for something to be sent where there is nothing to send."""
    await teller.press("a")
    await teller.sees(teller.words.unavailable.nothing_to_send[:16])
    await teller.press("enter")


async def until(teller: Story, look: Callable[[], Found | None], what: str) -> Found:
    """Look until there is something."""
    deadline = time.monotonic() + PATIENCE_S
    while not (result := look()):
        assert time.monotonic() < deadline, f"never came: {what}; last:\n{teller.text}"
        await teller.look()
        await teller.news()
    return result


def _judged(teller: Story, name: StepName, state: StepState, code: Code | FaultCode) -> StepView | None:
    walk = _walk(teller)
    view = next((step for step in walk.steps if step.name is name), None) if walk else None
    judgement = view.judgement if view else None
    return view if judgement and (judgement.state, judgement.code) == (state, code) else None


def plans(teller: Story, kind: Kind) -> bool:
    """Whether the walk rests at a plan of calls of that kind."""
    walk = _walk(teller)
    return walk is not None and {item.call.kind for item in walk.plan} == {kind}


def _walk(teller: Story) -> Walk | None:
    """The walk as the engine sees it, once nothing is under way."""
    state = teller.runtime.latest()
    walk = state.walk if state else None
    return walk if walk and not walk.busy and walk.looked_at is not None else None


async def is_level(teller: Story) -> None:
    """Look until every step holds and the follower holds what the leader has, and the screen says so."""
    await until(teller, lambda: holds(teller), "a walk whose every step holds")
    await teller.sees_all_hold()


def holds(teller: Story) -> bool:
    """Whether the walk rests with every step satisfied."""
    walk = _walk(teller)
    return walk is not None and all(step.judgement.state is StepState.SATISFIED for step in walk.steps)


def squeezed(text: str) -> str:
    """Text without its blanks and line breaks."""
    return "".join(text.split())


def _beyond(row: str, cells: int) -> str:
    for position in range(len(row)):
        if cell_len(row[:position]) >= cells:
            return row[position:]
    return ""
