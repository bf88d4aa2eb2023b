"""The walk as a screen drives it: looks, applies and choices, one at a time, published as they go."""

from __future__ import annotations

from ccrtui.core.profile.options import with_options
from ccrtui.core.state import NoticeCode, Walk, stopping
from ccrtui.core.steps.cure.followers import MendFollowers
from ccrtui.core.walk.step import Intention, Step, StepName, StepState, StepView
from ccrtui.engine.connection import Connection
from ccrtui.engine.intents import Apply, Choose, CureIntent, LookAtCures
from ccrtui.engine.state_store import StateStore
from ccrtui.engine.walk.events import Applied, Asked, Begun, Changed, Ended, Looked, Sending, Unrecorded, WalkEvent
from ccrtui.engine.walk.step_runner import StepRunner
from ccrtui.engine.walk.step_walk import StepWalk

RELOOK_S = 2.0
"""How long after a look that found something waiting the next one begins."""
OTHERS_LOOK_S = 30.0
"""How often what somebody else has to do is looked at: a ticket, another account."""


class Walker:
    """One walk over one connection."""

    def __init__(self, connection: Connection, steps: tuple[Step, ...], store: StateStore) -> None:
        self._connection = connection
        self._steps = steps
        self._store = store
        self._runner = StepRunner(connection)
        self._views: dict[StepName, StepView] = {}
        self._walk = self._new_walk(frozenset())

    async def look(self, confirmed: frozenset[str] = frozenset(), *, anew: bool = True) -> None:
        """Observe everything up to the first step that stops the walk; what was unknown before is judged again.

        What came of an apply, such as a refusal, stands until somebody looks `anew`.
        """
        self._walk = self._new_walk(confirmed, anew=anew)
        async for event in self._walk.walk():
            self._take(event)
        self._show(None, None, self._connection.clock.monotonic())

    async def apply(self, intent: Apply) -> None:
        """Send the current step's plan if it is still the one that was shown, prove it, and look at the rest."""
        step = self._current()
        if step is None:
            self._store.notice(NoticeCode.NOTHING_TO_APPLY)
            return
        if not self._connection.sender.allow_write:
            self._store.notice(NoticeCode.READ_ONLY)
            return
        async for event in self._walk.apply(step, intent.digest, intent.confirmed):
            self._take(event)
        if isinstance(event, Changed | Unrecorded):
            self._show(None, None)
        self._tell(event)
        if isinstance(event, Asked | Ended):
            await self.look(anew=False)

    async def cure(self, intent: CureIntent) -> None:
        """See what sets followers going that no longer run; or send that, if it is still the plan that was shown."""
        step, intention = MendFollowers(intent.indices), Intention(self._connection.session.load())
        if isinstance(intent, LookAtCures):
            self._store.publish(mending=await self._runner.look(step, intention))
            return
        if not self._connection.sender.allow_write:
            self._store.notice(NoticeCode.READ_ONLY)
            return
        self._show("applying", step.name)
        event: Sending | Looked | Ended = await self._runner.apply(step, intention, intent.digest)
        if isinstance(event, Applied):
            async for proof in self._runner.prove(step, intention, event.view):
                event = proof
        self._store.publish(mending=event.view)
        self._tell(event)
        await self.look(anew=False)

    def choose(self, intent: Choose) -> None:
        """Put a choice into the profile. Raises ProfileError for one that cannot be made."""
        typed = {intent.option: intent.value}
        self._store.begin_anew(self._connection.session.change(lambda profile: with_options(profile, typed)))

    def rest(self) -> None:
        """Nothing is looked at or applied any more, however that ended."""
        if self._store.walk and self._store.walk.busy:
            self._show(None, None)

    @property
    def is_due(self) -> bool:
        """Whether it is time to look again at what only needs time; at what needs somebody else, not every moment."""
        waits = [view.judgement for view in self._views.values() if view.judgement.state is StepState.WAITING]
        if not waits or any(judgement.patience_s > 0 for judgement in waits):
            return bool(waits)
        looked_at = self._store.walk.looked_at if self._store.walk else None
        return looked_at is None or self._connection.clock.monotonic() - looked_at >= OTHERS_LOOK_S

    def _new_walk(self, confirmed: frozenset[str], *, anew: bool = True) -> StepWalk:
        def intend(network_stands: bool) -> Intention:
            return Intention(self._connection.session.load(), confirmed, network_stands)

        return StepWalk(self._runner, self._steps, intend, earlier=self._views, concludes=not anew)

    def _current(self) -> Step | None:
        current = stopping([self._views[step.name] for step in self._steps if step.name in self._views])
        if current is None or not current.judgement.stops or not current.planned:
            return None
        return next(step for step in self._steps if step.name is current.name)

    def _take(self, event: WalkEvent) -> None:
        """Publish what happens."""
        if isinstance(event, Begun):
            self._show("applying" if event.applying else "observing", event.step)
            return
        self._views[event.view.name] = event.view
        if isinstance(event, Looked):
            self._show("observing", event.view.name)

    def _show(self, busy: str | None, step: StepName | None, looked_at: float | None = None) -> None:
        last = self._store.walk
        steps = tuple(self._views[known.name] for known in self._steps if known.name in self._views)
        seen_at = looked_at if looked_at is not None else (last.looked_at if last else None)
        self._store.publish(walk=Walk(steps, busy, step, seen_at))

    def _tell(self, event: WalkEvent) -> None:
        """How an apply has ended."""
        if isinstance(event, Changed):
            self._store.notice(NoticeCode.PLAN_CHANGED)
        elif isinstance(event, Asked):
            self._store.notice(NoticeCode.CONFIRM_NEEDED)
        elif isinstance(event, Unrecorded):
            self._store.notice(NoticeCode.JOURNAL_FAILED, reason=event.reason)
        elif isinstance(event, Ended):
            results = list(event.view.results.values())
            codes = {"done": NoticeCode.APPLIED, "refused": NoticeCode.REFUSED}
            worst = next((result for result in results if result.result != "done"), results[-1])
            self._store.notice(codes.get(worst.result, NoticeCode.OUTCOME_UNKNOWN), n=str(len(results)))
