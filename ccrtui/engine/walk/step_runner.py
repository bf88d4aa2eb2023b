"""One step: observe, send what was planned, observe again; success is what the second observation says."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import replace

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.profile.profile import Made
from ccrtui.core.profile.room import may_record
from ccrtui.core.steps.conclude import blocked
from ccrtui.core.steps.not_done import concluded
from ccrtui.core.steps.replication.follower.kept_settings import settings_seen
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import (
    CallResult,
    Intention,
    Judgement,
    PlannedCall,
    Step,
    StepName,
    StepState,
    StepView,
    in_groups,
    plan_digest,
)
from ccrtui.engine.connection import Connection
from ccrtui.engine.observation import lasting, observe
from ccrtui.engine.sender import IN_FLIGHT, result_of
from ccrtui.engine.walk.events import Applied, Asked, Changed, Ended, Looked, Sending, Unrecorded
from ccrtui.engine.walk.in_doubt import MAKES, SEARCH_S, as_in_doubt, gone, may_be_in_doubt
from ccrtui.ports.journal import Journal, JournalError

LOOK_AGAIN_S = 0.5
"""The first pause between two looks at a step that is waiting; it grows to LOOK_AGAIN_MOST_S."""
LOOK_AGAIN_MOST_S = 3.0
SURE_WITHIN_S = 10.0
"""How long a look without writes may take to tell what is wrong from what is about to hold."""
SETTLE_S = 5.0
"""How long a step is looked at again after its calls were done before what is seen counts as the result."""
UNSETTLED_MOST_S = 600.0
"""How long at most, where the plan goes on changing."""
_MAKING = frozenset(kind for kinds in MAKES.values() for kind in kinds)


class StepRunner:
    """Looks at steps and sends their plans. Of the world it keeps only what the steps of one look share.

    With `foresees` the plan of a step that cannot be sent yet stays with it, as what stops it may be done by then.
    """

    def __init__(self, connection: Connection, *, foresees: bool = False) -> None:
        self._foresees = foresees
        self._sender = connection.sender
        self._clock = connection.clock
        self._session = connection.session
        self._journal = connection.journal
        self._memory = connection.memory
        self._check_still_of = connection.check_still_of
        self._known = Facts()

    def begin(self) -> None:
        """Forget everything that was learned, before a new look from the first step on."""
        self._known = Facts()

    async def look(self, step: Step, intention: Intention) -> StepView:
        """Observe one step once. What cannot be sent is no plan; nor is anything while what was sent is not known.

        Where writes may leave, what of ours is seen to be gone is forgotten. Raises ProfileError.
        """
        facts = await observe(step, lasting(self._known), intention, self._sender.send)
        self._known = self._known.with_outcomes(facts.outcomes)
        seen_at = self._clock.monotonic()
        if self._memory is not None:
            self._memory.remember(settings_seen(facts))
            intention = replace(intention, follow_settings=self._memory.known())
        view = StepView(step.name, step.judge(facts, intention), step.calls(facts, intention), seen_at=seen_at)
        if not (view.sendable or self._foresees):
            view = replace(view, planned=())
        if not may_be_in_doubt(view):
            return view
        try:
            attempts, now = self._journal.attempts(), self._clock.epoch()
        except JournalError as error:
            return replace(_blocked_by_journal(view, error), planned=())
        if self._sender.allow_write:
            for made in gone(view, attempts, now):
                self._session.forget_made(made)
        return as_in_doubt(view, intention, attempts, now)

    async def look_until_known(
        self, step: Step, intention: Intention, *, patient: bool
    ) -> AsyncIterator[Looked | Ended]:
        """Observe one step, `patient` ones again and again while it is waiting and its patience lasts; `Ended` is last.

        Without patience, what looks wrong and may soon pass by itself is still looked at until that is known, so that a
        plan, and a console, say *blocked* where a walk that writes would.
        """
        started, pause = self._clock.monotonic(), LOOK_AGAIN_S
        while True:
            view = await self.look(step, intention)
            judged = view.judgement
            if judged.state is not StepState.WAITING or not (patient or _soon_known(judged)):
                yield Ended(view)
                return
            if self._clock.monotonic() - started >= judged.patience_s:
                yield Ended(replace(view, judgement=replace(judged, state=judged.ends_as)))
                return
            yield Looked(view)
            await self._clock.sleep(pause)
            pause = min(pause * 1.5, LOOK_AGAIN_MOST_S)

    async def apply(self, step: Step, intention: Intention, digest: str) -> Sending:
        """Send a step's plan, if observing again still gives the plan whose digest this is.

        Nothing is sent while a name that the plan asks for was not typed. Each call is sent once; the first that is
        refused or whose outcome is unknown ends it. What calls make that may leave side by side is in the profile
        before the first of them leaves, and taken out again when it was refused, or did not leave, and was not ours
        before. A plan may be applied long after it was shown, so nothing learned before counts here. Raises
        ProfileError.
        """
        self._check_still_of(intention.profile)
        self.begin()
        view = await self.look(step, intention)
        if not view.sendable or plan_digest(view.planned) != digest:
            return Changed(view)
        if any(planned.confirm and planned.confirm not in intention.confirmed for planned in view.planned):
            return Asked(view)
        if any(planned.made != Made() or planned.call.kind in _MAKING for planned in view.planned):
            self._session.check_room(may_record(intention.profile))
        try:
            settle(self._journal, "not_done", {planned.call.id for planned in view.planned})
        except JournalError as error:
            return Unrecorded(_blocked_by_journal(view, error), str(error))
        return Applied(await self._send(view, intention))

    async def _send(self, view: StepView, intention: Intention) -> StepView:
        results: dict[str, CallResult] = {}
        for group in in_groups(view.planned):
            self._record(group, intention.profile.made)
            outcomes: dict[Call, Outcome] = {}
            try:
                await self._sender.send_writes([planned.call for planned in group], outcomes)
            except BaseException:
                self._forget_unsent(group[len(outcomes) + IN_FLIGHT :], intention.profile.made)
                raise
            results |= {call.id: call_result(outcome) for call, outcome in outcomes.items()}
            self._take_in(group, outcomes, intention.profile.made)
            if any(isinstance(outcome, Fault) for outcome in outcomes.values()):
                break
        return replace(view, results=results, sent=view.planned[: len(results)])

    def _record(self, group: Sequence[PlannedCall], before: Made) -> None:
        """Put into the profile what calls are about to make; the journal tells later of which none has left."""
        claims = {planned.call.id: planned.made.without(before) for planned in group}
        if any(made != Made() for made in claims.values()):
            with suppress(JournalError):
                self._journal.claim({call: made for call, made in claims.items() if made != Made()})
        self._session.record_made(Made().with_also(*(planned.made for planned in group)))

    def _forget_unsent(self, group: Sequence[PlannedCall], before: Made) -> None:
        """Take out of the profile what calls would have made that did not leave, as the apply was broken off."""
        self._session.forget_made(Made().with_also(*(planned.made for planned in group)).without(before))

    def _take_in(self, group: Sequence[PlannedCall], outcomes: Mapping[Call, Outcome], before: Made) -> None:
        """Put into the profile what came of some calls; what failed for certain, or did not leave, made nothing."""
        unsent = Fault(FaultCode.READ_ONLY, sent=False)
        ends = [(planned, outcomes.get(planned.call, unsent)) for planned in group]
        never = Made().with_also(*(planned.made for planned, outcome in ends if result_of(outcome) == "refused"))
        gone = Made().with_also(*(planned.unmade for planned, outcome in ends if isinstance(outcome, Answer)))
        made = (outcome.value for outcome in outcomes.values() if isinstance(outcome, Answer))
        self._session.forget_made(never.without(before).with_also(gone))
        self._session.record_made(Made().with_also(*(value for value in made if isinstance(value, Made))))

    async def prove(self, step: Step, intention: Intention, applied: StepView) -> AsyncIterator[Looked | Ended]:
        """Look again after an apply until it holds or has settled; what is seen then, `Ended`, is the result.

        It has settled once the same is left to do for a while: of many followers whose first copies end one after
        another, some are always seen between their copy and their task, and look paused. What somebody else changes
        again and again ends it too, after much longer.
        """
        results, sent = applied.results, applied.sent
        left, began = "", self._clock.monotonic()
        since = began
        in_cloud = any(planned.call.is_cloud for planned in sent)
        settle_s = SEARCH_S if in_cloud else SETTLE_S
        while True:
            async for seen in self.look_until_known(step, intention, patient=True):
                view = replace(seen.view, results=results, sent=sent)
                if isinstance(seen, Looked):
                    yield Looked(view)
            if (digest := plan_digest(view.planned)) != left:
                left, since = digest, self._clock.monotonic()
            now = self._clock.monotonic()
            settled = now - since >= settle_s or now - began >= UNSETTLED_MOST_S
            failed = any(result.result == "refused" for result in results.values())
            further = in_cloud and not {planned.call.id for planned in view.planned} & set(results)
            if view.judgement.state is not StepState.MISSING or failed or settled or further:
                yield Ended(concluded(view))
                return
            yield Looked(view)
            await self._clock.sleep(LOOK_AGAIN_S)


def settle(journal: Journal, result: str, only: AbstractSet[str] | None = None) -> None:
    """Close what earlier sessions left open in the journal, now that the state was read again. Raises JournalError."""
    for call in journal.unresolved():
        if only is None or call in only:
            journal.settle(call, result, {})


def _soon_known(judged: Judgement) -> bool:
    return judged.ends_as is StepState.BLOCKED and judged.patience_s <= SURE_WITHIN_S


def _blocked_by_journal(view: StepView, error: JournalError) -> StepView:
    return replace(view, judgement=blocked(FaultCode.JOURNAL_UNAVAILABLE, reason=str(error)))


def call_result(outcome: Outcome) -> CallResult:
    """An outcome as the results of a step list it."""
    if isinstance(outcome, Fault):
        error = outcome.error_type or outcome.code.value
        reason = outcome.cause_reason or outcome.reason
        return CallResult(result_of(outcome), outcome.status, error, reason, outcome.request_id, outcome)
    return CallResult("done", outcome.status, request_id=outcome.request_id)


def passed_by(name: StepName, unfinished: StepName) -> StepView:
    """A step that is not judged, because an earlier one does not hold."""
    return StepView(name, Judgement(StepState.UNKNOWN, Code.AFTER, {"step": unfinished.value}))
