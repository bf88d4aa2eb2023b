"""The cloud's stages, which two typed addresses do not need."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.call import Call
from ccrtui.core.code import Code
from ccrtui.core.facts import Facts
from ccrtui.core.step import Intention, Judgement, PlannedCall, StepName
from ccrtui.core.steps.conclude import skipped


@dataclass(frozen=True, slots=True)
class CloudStep:
    """A stage that is about the cloud's network: skipped where both clusters are given by address."""

    name: StepName

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """Nothing: two typed addresses need no cloud."""
        del facts, intention
        return ()

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """Skipped, because both addresses were typed."""
        del facts, intention
        return skipped(Code.TYPED_ADDRESSES)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """Nothing to send."""
        del facts, intention
        return ()
