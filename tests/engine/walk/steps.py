"""Steps made for tests: about one question and one change, so that only the engine is tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import Acknowledged
from ccrtui.core.elasticsearch.index import Count
from ccrtui.core.elasticsearch.requests.indices import count, delete_index
from ccrtui.core.elasticsearch.requests.replication import follow
from ccrtui.core.profile.profile import Made
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Danger, Intention, Judgement, PlannedCall, StepName, StepState
from tests.engine.fakes import answer

ASK = count(Side.FOLLOWER, "orders")
CHANGE = follow(Side.FOLLOWER, "orders", "leader", "orders")
SECOND = delete_index(Side.FOLLOWER, "old")
MADE = Made(follower_indices=("uuid/orders",))
REFUSED = Fault(FaultCode.REJECTED, 400, "illegal_argument_exception", "no", "deeper_exception", "because")


@dataclass
class DocumentsStep:
    """Holds once the follower has documents. `plan` is what it would send while it has none."""

    plan: tuple[PlannedCall, ...] = (PlannedCall(CHANGE, MADE),)
    empty: StepState = StepState.MISSING
    patience_s: float = 0.0
    ends_as: StepState = StepState.WAITING
    name: StepName = StepName.FOLLOWER_INDEX

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        return (ASK,)

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        counted = facts.value(ASK, Count)
        if counted and counted.documents:
            return Judgement(StepState.SATISFIED, Code.FOLLOWING)
        return Judgement(self.empty, Code.FOLLOWER_MISSING, patience_s=self.patience_s, ends_as=self.ends_as)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        return self.plan if self.judge(facts, intention).state is StepState.MISSING else ()


def dangerous() -> PlannedCall:
    """A call that needs the name `old` typed."""
    return PlannedCall(SECOND, danger=Danger.IRREVERSIBLE, confirm="old")


DONE = answer(Acknowledged())


@dataclass
class World:
    """A follower whose documents appear after a change, if the change does what it says."""

    documents: int = 0
    outcome: Outcome = DONE
    works: bool = True
    on_change: Callable[[], None] | None = None

    def __call__(self, call: Call) -> Outcome:
        if call == ASK:
            return answer(Count(self.documents, 0))
        if self.on_change:
            self.on_change()
        if self.works:
            self.documents = 4
        return self.outcome
