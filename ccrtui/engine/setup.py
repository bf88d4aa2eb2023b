"""The walk without a screen: look at each step, apply its plan where that was asked, prove it, go on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import replace

from ccrtui.core.call.fault import FaultCode
from ccrtui.core.profile.profile import ProfileError
from ccrtui.core.steps.conclude import blocked
from ccrtui.core.walk.step import Intention, Step, StepName, StepState, StepView, plan_digest
from ccrtui.engine.connection import Connection
from ccrtui.engine.wizard import Wizard, behind, unseen
from ccrtui.ports import JournalError

Show = Callable[[StepView], None]
"""What is told of a step before its calls are sent, and while it is waited for."""


async def run_setup(
    connection: Connection,
    steps: tuple[Step, ...],
    confirmed: frozenset[str],
    *,
    write: bool,
    until: StepName | None,
    independent: bool = False,
    show_plan: Show = unseen,
    show_progress: Show = unseen,
) -> AsyncIterator[StepView]:
    """Walk once, giving each step when it has ended. With `write` every plan is shown, then sent.

    Where the steps are `independent` of each other a plan goes on behind one that does not hold, and nothing is sent
    while a name that any of them asks for was not typed.

    Raises ProfileError when what we make cannot be recorded.
    """
    wizard = Wizard(steps, connection)
    if write and independent:
        write = not await _names_missing(wizard, steps, Intention(connection.session.load(), confirmed))
    course = _Course(wizard, connection, write, show_plan, show_progress)
    for step in steps:
        stopped_at = course.stopped_at
        if stopped_at is not None and (write or not independent):
            course.pass_by(step)
        else:
            await course.end(step, Intention(connection.session.load(), confirmed, course.network_stands))
        if course.stopped_at is None and step.name in (StepName.REACHABILITY, steps[-1].name):
            await course.judge_again(Intention(connection.session.load(), confirmed, network_stands=True))
        for view in course.ended():
            yield view
        if step.name is until:
            break
    for view in course.rest():
        yield view
    if write and course.stopped_at is None and until is None:
        with suppress(JournalError):
            settle(connection, "holds")


class _Course:
    """How far a walk has come. Views are held back while an earlier step, passed by as unknown, is judged again."""

    def __init__(
        self, wizard: Wizard, connection: Connection, write: bool, show_plan: Show, show_progress: Show
    ) -> None:
        self._wizard = wizard
        self._connection = connection
        self._write = write
        self._show = (show_plan, show_progress)
        self._open: list[Step] = []
        self._held: dict[StepName, StepView] = {}
        self.stopped_at: StepName | None = None
        self.network_stands = False

    def pass_by(self, step: Step) -> None:
        """Not judged, because an earlier step stopped the walk."""
        self._held[step.name] = behind(step.name, self.stopped_at or step.name)

    async def end(self, step: Step, intention: Intention) -> None:
        """Look at a step, and apply it, until it has ended."""
        view = await _end_of(self._wizard, self._connection, step, intention, self._write, *self._show)
        self._held[step.name] = view
        if view.judgement.passable:
            self._open.append(step)
        elif not view.judgement.state.holds and self.stopped_at is None:
            self.stopped_at = step.name

    async def judge_again(self, intention: Intention) -> None:
        """Judge again what was unknown before the network stood."""
        self.network_stands = True
        again, self._open = self._open, []
        if again:
            self._wizard.begin()
        for step in again:
            await self.end(step, intention)

    def ended(self) -> list[StepView]:
        """The views that will not change any more, in order, each once."""
        return [] if self._open and self.stopped_at is None else self.rest()

    def rest(self) -> list[StepView]:
        """Whatever is held back."""
        views, self._held = list(self._held.values()), {}
        return views


async def _names_missing(wizard: Wizard, steps: tuple[Step, ...], intention: Intention) -> bool:
    """Whether one of the plans asks for a name that was not typed."""
    views = [await wizard.look(step, intention) for step in steps]
    wizard.begin()
    return any(item.confirm and item.confirm not in intention.confirmed for view in views for item in view.planned)


async def _end_of(
    wizard: Wizard,
    connection: Connection,
    step: Step,
    intention: Intention,
    write: bool,
    show_plan: Show,
    show_progress: Show,
) -> StepView:
    """One step until it holds, is blocked, or was given everything we have; no call is sent and no plan shown twice."""
    look = wizard.look_patiently if write else wizard.look_surely
    view = await look(step, intention, show_progress)
    before = view
    tried: set[str] = set()
    while write and view.judgement.state is StepState.MISSING and view.planned:
        digest = plan_digest(view.planned)
        if digest in tried or {planned.call.id for planned in view.planned} & tried:
            break
        tried.add(digest)
        show_plan(view)
        try:
            seen, applied = await wizard.apply(step, intention, digest, settler(connection))
        except JournalError as error:
            return replace(view, judgement=blocked(FaultCode.JOURNAL_UNAVAILABLE, reason=str(error)))
        if applied.plan_changed:
            view = seen
            continue
        tried |= {planned.call.id for planned in applied.sent}
        view = await wizard.prove(step, intention, applied, show_progress)
        view = replace(view, results={**before.results, **view.results}, sent=(*before.sent, *view.sent))
        before = view
    return view


def settle(connection: Connection, result: str, only: set[str] | None = None) -> None:
    """Close what earlier sessions left open in the journal, now that the state was read again. Raises JournalError."""
    for call in connection.journal.unresolved():
        if only is None or call in only:
            connection.journal.settle(call, result, {})


def settler(connection: Connection) -> Callable[[StepView], None]:
    """What to do before a plan is sent: its calls are missing, so earlier intents of them came to nothing."""

    def settle_planned(view: StepView) -> None:
        settle(connection, "not_done", {planned.call.id for planned in view.planned})

    return settle_planned


def lock_for_writing(connection: Connection) -> None:
    """Take the profile's lock and let writes leave. Raises ProfileError when another process has it."""
    try:
        connection.session.lock()
    except ProfileError:
        connection.sender.allow_write = False
        raise
    connection.sender.allow_write = True


async def unlock_after_writes(connection: Connection) -> None:
    """Give the lock back once the last write has ended, unless writing was switched on again meanwhile."""
    await connection.sender.idle()
    if not connection.sender.allow_write:
        connection.session.unlock()
