"""What can be chosen at a step: what is wrong with the profile, and nothing where only another look can tell."""

from __future__ import annotations

import pytest

from ccrtui.core.profile.profile import ClusterProfile, IndexPair, LinkProfile, Profile
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement, StepName, StepState, StepView
from ccrtui.ui.revising import choices_at

PROFILE = Profile("orders-dr", "5f0c1b7e", {"leader": ClusterProfile()}, (LinkProfile(indices=(IndexPair("a", "b"),)),))


def options(state: StepState, code: Code) -> list[str]:
    step = StepView(StepName.FOLLOWER_INDEX, Judgement(state, code))
    return [choice.option for choice in choices_at(step, PROFILE)]


def test_the_indices_can_be_chosen_anew_where_one_of_them_stands_in_the_way() -> None:
    assert options(StepState.BLOCKED, Code.NAME_TAKEN_OPEN) == ["index"]


@pytest.mark.parametrize(
    "code", [Code.AFTER, Code.NOT_LOOKED, Code.CAUSE_IS_OVER, Code.STATE_CHANGED, Code.NO_LONGER_HOLDS, Code.SEEN_SINCE]
)
def test_nothing_is_to_choose_at_a_step_that_was_not_judged_or_not_since_it_changed(code: Code) -> None:
    assert options(StepState.UNKNOWN, code) == []
