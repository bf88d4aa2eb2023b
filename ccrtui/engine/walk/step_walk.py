"""The walk: look at each step, apply its plan where that is wanted, prove it, go on; all that happens is told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import replace

from ccrtui.core.steps.not_done import concluded
from ccrtui.core.walk.ahead import ahead_of, blocks_ahead, holds_ahead, in_the_way, needless
from ccrtui.core.walk.step import Intention, Step, StepName, StepState, StepView, plan_digest
from ccrtui.engine.walk.events import Applied, Begun, Ended, Looked, Passed, Planned, WalkEvent
from ccrtui.engine.walk.step_runner import StepRunner, passed_by

Intend = Callable[[bool], Intention]
"""Gives what the walk is for at this moment; is told whether every step of the network holds."""


class StepWalk:
    """One pass over the steps. Without `write` nothing is sent but what `apply` is asked for.

    Where the steps are `independent` of each other, a pass that does not write goes on behind one that does not hold.
    What was sent for a step before, as `earlier` tells, stays with it, and with `concludes` what came of it still
    counts.
    """

    def __init__(
        self,
        runner: StepRunner,
        steps: tuple[Step, ...],
        intend: Intend,
        *,
        write: bool = False,
        independent: bool = False,
        earlier: Mapping[StepName, StepView] | None = None,
        concludes: bool = True,
    ) -> None:
        self._runner = runner
        self._steps = steps
        self._intend = intend
        self._write = write
        self._independent = independent
        self._goes_on = independent and not write
        self._network_stands = False
        self._unsure: list[Step] = []
        self._sent = dict(earlier or {})
        """What was sent, by step: a step that is judged again goes on from there."""
        self._concludes = concludes
        self._judging_again = False
        self._until: StepName | None = None
        self._ahead: dict[StepName, StepView] = {}
        """What was judged before its turn, where that is known already: it holds, or is in the way."""
        self.stopped_at: StepName | None = None
        """The first step that stops the walk, as far as it has come."""

    @property
    def settled(self) -> bool:
        """Whether nothing that was told as ended can change any more on this pass."""
        return not self._judging_again and (self.stopped_at is not None or not self._unsure)

    async def walk(self, until: StepName | None = None) -> AsyncIterator[WalkEvent]:
        """Every step in order, `until` the one named; what was unknown is judged again once the network stands.

        Raises ProfileError when the profile cannot be read, or what we make cannot be recorded.
        """
        self._runner.begin()
        self._until = until
        for step in self._steps:
            if self.stopped_at is not None and not self._goes_on:
                yield Passed(self._passed(step, self.stopped_at))
            else:
                async for event in self._end(step):
                    yield event
            if self.stopped_at is None and step.name in (StepName.REACHABILITY, self._steps[-1].name):
                async for event in self._judge_again():
                    yield event
            if step.name is until:
                return

    def _passed(self, step: Step, unfinished: StepName) -> StepView:
        """A step behind one that does not hold: judged already, of no use here, or to come."""
        if needed_not := needless(step, self._intend(self._network_stands)):
            return StepView(step.name, needed_not)
        return self._ahead.get(step.name) or passed_by(step.name, unfinished)

    def apply(self, step: Step, digest: str, confirmed: frozenset[str]) -> AsyncIterator[WalkEvent]:
        """Send the step's plan if it is still the one whose digest this is, and look until it is known what came of it.

        Raises ProfileError like `walk`.
        """
        return self._apply(step, replace(self._intend(self._network_stands), confirmed=confirmed), digest)

    async def _judge_again(self) -> AsyncIterator[WalkEvent]:
        self._network_stands = self._judging_again = True
        again, self._unsure = self._unsure, []
        if again:
            self._runner.begin()
        for step in again:
            async for event in self._end(step):
                yield event
        self._judging_again = False

    async def _end(self, step: Step) -> AsyncIterator[WalkEvent]:
        """One step until it holds, is blocked, or was given everything we have."""
        intention = self._intend(self._network_stands)
        yield Begun(step.name)
        async for seen in self._runner.look_until_known(step, intention, patient=self._write):
            view = _with_earlier(seen.view, self._sent.get(step.name))
            if isinstance(seen, Looked):
                yield Looked(view)
        unhindered = await self._ahead_judged(step, intention, view)
        view = replace(concluded(view) if self._concludes else view, planned=unhindered.planned)
        if self._write:
            async for event in self._send_plans(step, intention, view):
                if isinstance(event, Ended):
                    view = event.view
                else:
                    yield event
        if view.judgement.passable:
            self._unsure.append(step)
        elif view.judgement.stops and self.stopped_at is None:
            self.stopped_at = step.name
        yield Ended(view)

    async def _ahead_judged(self, step: Step, intention: Intention, view: StepView) -> StepView:
        """The step without its plan where something is in the way that what it makes would not mend."""
        names = frozenset() if self._independent else ahead_of(view)
        if not names:
            return view
        await self._look_ahead(step, names, intention)
        return replace(view, planned=()) if in_the_way(view, self._ahead.values()) else view

    async def _look_ahead(self, at: Step, names: frozenset[StepName], intention: Intention) -> None:
        """Judge some of what stands behind; its plan waits for its turn.

        Where no cluster can be asked yet there is nothing to judge.
        """
        order = [step.name for step in self._steps]
        last = order.index(self._until) if self._until in order else len(order)
        unasked = any(step.name is StepName.CLUSTERS for step in self._unsure)
        behind = () if unasked else self._steps[order.index(at.name) + 1 : last + 1]
        steps = [step for step in behind if step.name in names]
        views = [replace(await self._runner.look(step, intention), planned=()) for step in steps]
        self._ahead = {view.name: view for view in views if holds_ahead(view.judgement) or blocks_ahead(view.judgement)}

    async def _send_plans(self, step: Step, intention: Intention, view: StepView) -> AsyncIterator[WalkEvent]:
        """Plan after plan, until none is left of which nothing was sent yet; what ended it is told last."""
        tried = set(view.results)
        while view.judgement.state is StepState.MISSING and view.planned:
            digest, ids = plan_digest(view.planned), {planned.call.id for planned in view.planned}
            if tried & {digest, *ids}:
                break
            tried.add(digest)
            yield Planned(view)
            before = view
            async for event in self._apply(step, intention, digest):
                if isinstance(event, Begun):
                    continue
                if isinstance(event, Applied):
                    tried |= event.view.results.keys()
                view = _with_earlier(event.view, before)
                if isinstance(event, Applied | Ended):
                    self._sent[step.name] = view
                if not isinstance(event, Ended):
                    yield replace(event, view=view)
        yield Ended(view)

    async def _apply(self, step: Step, intention: Intention, digest: str) -> AsyncIterator[WalkEvent]:
        yield Begun(step.name, applying=True)
        sending = await self._runner.apply(step, intention, digest)
        yield sending
        if isinstance(sending, Applied):
            async for seen in self._runner.prove(step, intention, sending.view):
                yield seen


def _with_earlier(view: StepView, before: StepView | None) -> StepView:
    """A view with what was sent for its step earlier."""
    if before is None:
        return view
    return replace(view, results={**before.results, **view.results}, sent=(*before.sent, *view.sent))
