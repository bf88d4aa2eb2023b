"""Facts: the same question is the same fact, and an answer of another type is a mistake of ours."""

from __future__ import annotations

import pytest

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.cluster import Health
from ccrtui.core.elasticsearch.index import Count
from ccrtui.core.elasticsearch.requests.cluster import health
from ccrtui.core.elasticsearch.requests.indices import count

ASKED = count(Side.LEADER, "orders")
ANSWER = Answer(Count(4, 0), 200, 1.0, 1.1)
REFUSAL = Fault(FaultCode.NOT_FOUND, 404)


def test_what_was_asked_is_in_it_however_often_it_is_built() -> None:
    facts = Facts({ASKED: ANSWER})
    assert count(Side.LEADER, "orders") in facts
    assert count(Side.FOLLOWER, "orders") not in facts
    assert list(facts) == [ASKED]


def test_a_value_a_fault_and_nothing_are_told_apart() -> None:
    answered, refused, silent = Facts({ASKED: ANSWER}), Facts({ASKED: REFUSAL}), Facts()
    assert (answered.value(ASKED, Count), answered.fault(ASKED)) == (Count(4, 0), None)
    assert (refused.value(ASKED, Count), refused.fault(ASKED)) == (None, REFUSAL)
    assert (silent.value(ASKED, Count), silent.fault(ASKED), silent.outcome(ASKED)) == (None, None, None)


def test_a_value_of_another_type_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="decodes to Count, not Health"):
        Facts({ASKED: ANSWER}).value(ASKED, Health)


def test_newer_outcomes_replace_older_ones_and_leave_them_be() -> None:
    before = Facts({ASKED: REFUSAL})
    after = before.with_outcomes({ASKED: ANSWER})
    assert (after.outcome(ASKED), before.outcome(ASKED)) == (ANSWER, REFUSAL)


def test_the_latest_of_a_kind_is_the_last_that_was_asked_there() -> None:
    other = count(Side.LEADER, "customers")
    facts = Facts({ASKED: ANSWER, other: Answer(Count(9, 0), 200, 2.0, 2.1), health(Side.LEADER): REFUSAL})
    assert facts.latest(Kind.COUNT, Side.LEADER, Count) == Count(9, 0)
    assert facts.latest(Kind.COUNT, Side.FOLLOWER, Count) is None
    assert facts.latest(Kind.HEALTH, Side.LEADER, Health) is None
