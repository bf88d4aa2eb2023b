"""One look at the world: what was learned, and the profile that says what is wanted of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault
from ccrtui.core.cloud.calls import instances
from ccrtui.core.cloud.instance import Instance, Instances
from ccrtui.core.profile.profile import Profile

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Look:
    """What steps judge by, with the questions they ask of it."""

    facts: Facts
    profile: Profile

    def __contains__(self, call: Call) -> bool:
        return call in self.facts

    def outcome(self, call: Call) -> Outcome | None:
        """The outcome of a call, None when it was not asked."""
        return self.facts.outcome(call)

    def value(self, call: Call, expected: type[T]) -> T | None:
        """The decoded value of a call that was answered, else None. Raises TypeError as Facts does."""
        return self.facts.value(call, expected)

    def fault(self, call: Call) -> Fault | None:
        """Why a call failed, None when it was answered or not asked."""
        return self.facts.fault(call)

    def region(self, side: Side) -> str:
        """The region of an end; empty while it is not chosen."""
        return self.profile.region(side)

    def instance(self, side: Side) -> Instance | None:
        """The instance at an end, None while it is not chosen, not asked for, or not seen by the account."""
        listed = self.value(instances(side, self.region(side)), Instances)
        return listed.get(self.profile.cluster(side).instance) if listed else None
