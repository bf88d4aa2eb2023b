"""The walk as a screen drives it: looks, applies and choices, one at a time, published as they go."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.profile.choices import ChoiceError, with_choice
from ccrtui.core.profile.profile import ProfileError
from ccrtui.core.state import NoticeCode, Walk
from ccrtui.core.walk.step import Intention, Step, StepName, StepState, StepView
from ccrtui.engine.board import Board
from ccrtui.engine.connection import Connection
from ccrtui.engine.intents import Apply, Choose
from ccrtui.engine.setup import settler
from ccrtui.engine.wizard import Applied, Wizard, behind, concluded

RELOOK_S = 2.0
"""How long after a look that found something waiting the next one begins."""


class Walker:
    """One walk over one connection."""

    def __init__(self, connection: Connection, steps: tuple[Step, ...], board: Board) -> None:
        self._connection = connection
        self._steps = steps
        self._board = board
        self._wizard = Wizard(steps, connection)
        self._views: dict[StepName, StepView] = {}
        self._network_stands = False
        self._anew = True

    async def look(self, confirmed: frozenset[str] = frozenset(), *, anew: bool = True) -> None:
        """Observe everything up to the first step that stops the walk; what was unknown before is judged again.

        What came of an apply, such as a refusal, stands until somebody looks `anew`.
        """
        self._wizard.begin()
        self._network_stands, self._anew = False, anew
        stopped_at: StepName | None = None
        for step in self._steps:
            if stopped_at is not None:
                self._keep(behind(step.name, stopped_at))
                continue
            stopped_at = await self._look_at(step, confirmed)
            if stopped_at is None and step.name in (StepName.REACHABILITY, self._steps[-1].name):
                stopped_at = await self._judge_again(confirmed)
        self._show(None, None, self._connection.clock.monotonic())

    async def _look_at(self, step: Step, confirmed: frozenset[str]) -> StepName | None:
        """Observe one step; its name when it stops the walk."""
        self._show("observing", step.name)
        view = await self._wizard.look_surely(step, self._intention(confirmed), self._seen)
        self._keep(self._with_results(view))
        return None if view.judgement.state.holds or view.judgement.passable else step.name

    async def _judge_again(self, confirmed: frozenset[str]) -> StepName | None:
        self._network_stands = True
        again = [step for step in self._steps if (view := self._views.get(step.name)) and view.judgement.passable]
        if again:
            self._wizard.begin()
        stops = [await self._look_at(step, confirmed) for step in again]
        return next((name for name in stops if name is not None), None)

    async def apply(self, intent: Apply) -> None:
        """Send the current step's plan if it is still the one that was shown, prove it, and look at the rest."""
        step = self._current()
        if step is None:
            self._board.notice(NoticeCode.NOTHING_TO_APPLY)
            return
        if not self._connection.sender.allow_write:
            self._board.notice(NoticeCode.READ_ONLY)
            return
        self._show("applying", step.name)
        intention = self._intention(intent.confirmed)
        view, applied = await self._wizard.apply(step, intention, intent.digest, settler(self._connection))
        if applied.plan_changed:
            self._keep(view)
            self._show(None, None)
            self._board.notice(NoticeCode.PLAN_CHANGED)
            return
        view = await self._wizard.prove(step, intention, applied, self._seen)
        self._keep(view)
        self._tell(applied)
        await self.look(anew=False)

    def choose(self, intent: Choose) -> bool:
        """Put a choice into the profile; tells whether it could be made."""
        try:
            changed = self._connection.session.change(lambda profile: with_choice(profile, intent.option, intent.value))
        except ChoiceError as error:
            self._board.notice(NoticeCode.CHOICE_IMPOSSIBLE, option=error.option, value=error.value)
            return False
        self._board.publish(profile=changed)
        return True

    def rest(self) -> None:
        """Nothing is looked at or applied any more, however that ended."""
        if self._board.walk and self._board.walk.busy:
            self._show(None, None)

    @property
    def waiting(self) -> bool:
        """Whether the current step only needs time."""
        return any(view.judgement.state is StepState.WAITING for view in self._views.values())

    def _intention(self, confirmed: frozenset[str]) -> Intention:
        return Intention(self._connection.session.load(), confirmed, self._network_stands)

    def _current(self) -> Step | None:
        for step in self._steps:
            view = self._views.get(step.name)
            if view is not None and not view.judgement.state.holds and not view.judgement.passable:
                return step if view.planned else None
        return None

    def _seen(self, view: StepView) -> None:
        self._keep(view)
        self._show("observing", view.name)

    def _keep(self, view: StepView) -> None:
        self._views[view.name] = view

    def _with_results(self, view: StepView) -> StepView:
        """What was sent in this session stays with its step."""
        before = self._views.get(view.name)
        if before is None or not before.sent:
            return view
        known = replace(view, results=before.results, sent=before.sent)
        return known if self._anew else concluded(known)

    def _show(self, busy: str | None, step: StepName | None, looked_at: float | None = None) -> None:
        last = self._board.walk
        steps = tuple(self._views[known.name] for known in self._steps if known.name in self._views)
        seen_at = looked_at if looked_at is not None else (last.looked_at if last else None)
        self._board.publish(walk=Walk(steps, busy, step, seen_at))

    def _tell(self, applied: Applied) -> None:
        results = list((applied.results or {}).values())
        if not results:
            self._board.notice(NoticeCode.CONFIRM_NEEDED)
            return
        codes = {"done": NoticeCode.APPLIED, "refused": NoticeCode.REFUSED}
        self._board.notice(codes.get(results[-1].result, NoticeCode.OUTCOME_UNKNOWN), n=str(len(results)))


def profile_problem(board: Board, error: ProfileError) -> None:
    """Tell that the profile could not be read or written."""
    code = NoticeCode.LOCKED if error.code == "profile_locked" else NoticeCode.PROFILE_FAILED
    board.notice(code, **{**error.params, "problem": error.code})
