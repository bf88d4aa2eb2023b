"""The walk without a screen: each step told when it has ended, every plan shown before it is sent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import suppress

from ccrtui.core.walk.step import Intention, Step, StepName, StepView
from ccrtui.engine.connection import Connection
from ccrtui.engine.walk.events import Ended, Looked, Passed, Planned
from ccrtui.engine.walk.step_runner import StepRunner, settle
from ccrtui.engine.walk.step_walk import StepWalk
from ccrtui.ports.journal import JournalError

Show = Callable[[StepView], None]
"""What is told of a step before its calls are sent, and while it is waited for."""


def _to_nobody(view: StepView) -> None:
    del view


async def run_setup(
    connection: Connection,
    steps: tuple[Step, ...],
    confirmed: frozenset[str],
    *,
    write: bool,
    until: StepName | None,
    independent: bool = False,
    show_plan: Show = _to_nobody,
    show_progress: Show = _to_nobody,
) -> AsyncIterator[StepView]:
    """Walk once, giving each step in order when it will not change any more. With `write`, plans are shown, then sent.

    Where the steps are `independent` of each other a plan goes on behind one that does not hold, and nothing is sent
    while a name that any of them asks for was not typed.

    Raises ProfileError when what we make cannot be recorded.
    """

    def intend(network_stands: bool) -> Intention:
        return Intention(connection.session.load(), confirmed, network_stands)

    runner = StepRunner(connection, foresees=independent)
    if write and independent:
        write = not await _names_missing(runner, steps, intend(False))
    walk = StepWalk(runner, steps, intend, write=write, independent=independent)
    async for view in _settled(walk, until, show_plan, show_progress):
        yield view
    if write and walk.stopped_at is None and until is None:
        with suppress(JournalError):
            settle(connection.journal, "holds")


async def _settled(
    walk: StepWalk, until: StepName | None, show_plan: Show, show_progress: Show
) -> AsyncIterator[StepView]:
    """The views of a walk, each once: they are held back while an earlier one may still be judged again."""
    held: dict[StepName, StepView] = {}
    async for event in walk.walk(until):
        if isinstance(event, Planned):
            show_plan(event.view)
        elif isinstance(event, Looked):
            show_progress(event.view)
        elif isinstance(event, Ended | Passed):
            held[event.view.name] = event.view
        if walk.settled:
            for view in held.values():
                yield view
            held = {}
    for view in held.values():
        yield view


async def _names_missing(runner: StepRunner, steps: tuple[Step, ...], intention: Intention) -> bool:
    """Whether one of the plans asks for a name that was not typed."""
    views = [await runner.look(step, intention) for step in steps]
    return any(item.confirm and item.confirm not in intention.confirmed for view in views for item in view.planned)
