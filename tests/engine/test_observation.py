"""Observing a step: until it wants nothing more, everything once."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.index import Count
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity, licence
from ccrtui.core.elasticsearch.requests.indices import count, shard_stats
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, StepName, StepState
from ccrtui.engine.observation import lasting, observe
from tests.engine.fakes import PROFILE, answer

INTENTION = Intention(PROFILE)
COUNTED = answer(Count(1, 0))


@dataclass
class AskingStep:
    """Asks these, one round after another; each round is asked when the one before was answered."""

    rounds: tuple[tuple[Call, ...], ...]
    name: StepName = StepName.COMPARE
    endless: bool = False
    seen: list[int] = field(default_factory=list)

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        wanted: tuple[Call, ...] = ()
        for asked in self.rounds:
            wanted = (*wanted, *asked)
            if any(call not in facts for call in asked):
                break
        if self.endless:
            return (*wanted, count(Side.LEADER, f"index-{len(list(facts))}"))
        return wanted

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        return Judgement(StepState.SATISFIED, Code.COUNTS_EQUAL)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        return ()


@dataclass
class Postman:
    """Sends nowhere and keeps the order."""

    sent: list[Call] = field(default_factory=list)
    outcome: Outcome = COUNTED

    async def send(self, call: Call) -> Outcome:
        self.sent.append(call)
        return self.outcome


ONE, TWO, THREE = (count(Side.LEADER, name) for name in ("one", "two", "three"))


async def test_a_later_round_waits_for_the_earlier_one() -> None:
    postman = Postman()
    facts = await observe(AskingStep(((ONE, TWO), (THREE,))), Facts(), INTENTION, postman.send)
    assert postman.sent == [ONE, TWO, THREE]
    assert list(facts) == [ONE, TWO, THREE]


async def test_what_is_known_is_not_asked_again_and_nothing_twice() -> None:
    postman = Postman()
    await observe(AskingStep(((ONE, TWO, TWO),)), Facts({ONE: postman.outcome}), INTENTION, postman.send)
    assert postman.sent == [TWO]


async def test_a_fault_is_a_fact_and_ends_no_look() -> None:
    postman = Postman(outcome=Fault(FaultCode.REFUSED))
    facts = await observe(AskingStep(((ONE,), (TWO,))), Facts(), INTENTION, postman.send)
    assert facts.fault(TWO) == Fault(FaultCode.REFUSED)


async def test_a_step_that_never_stops_asking_is_a_mistake() -> None:
    with pytest.raises(RuntimeError, match="compare asks without end"):
        await observe(AskingStep(((ONE,),), endless=True), Facts(), INTENTION, Postman().send)


def test_only_what_lasts_is_taken_over_to_the_next_step() -> None:
    known = Facts({call: answer(None) for call in (cluster_identity(Side.LEADER), licence(Side.LEADER), ONE)})
    moving = shard_stats(Side.LEADER, ["orders"])
    kept = lasting(known.with_outcomes({moving: answer(None)}))
    assert {call.kind for call in kept} == {Kind.CLUSTER_IDENTITY, Kind.LICENCE}
