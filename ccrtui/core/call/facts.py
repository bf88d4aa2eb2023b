"""What was learned in one look at the world: each call that was asked and its outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.call.kind import Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Facts:
    """Outcomes by call. Asking the same call twice is the same fact."""

    outcomes: Mapping[Call, Outcome] = field(default_factory=dict)

    def __contains__(self, call: Call) -> bool:
        return call in self.outcomes

    def __iter__(self) -> Iterator[Call]:
        return iter(self.outcomes)

    def outcome(self, call: Call) -> Outcome | None:
        """The outcome of a call, None when it was not asked."""
        return self.outcomes.get(call)

    def value(self, call: Call, expected: type[T]) -> T | None:
        """The decoded value of a call that was answered, else None.

        Raises TypeError when the call decodes to another type: a mistake in this program, not in an answer.
        """
        outcome = self.outcomes.get(call)
        if not isinstance(outcome, Answer):
            return None
        if not isinstance(outcome.value, expected):
            raise TypeError(f"{call.kind} decodes to {type(outcome.value).__name__}, not {expected.__name__}")
        return outcome.value

    def latest(self, kind: Kind, side: Side, expected: type[T]) -> T | None:
        """The decoded value of the last answered call of that kind to that side, whatever it named."""
        call = next((call for call in reversed(list(self.outcomes)) if (call.kind, call.side) == (kind, side)), None)
        return None if call is None else self.value(call, expected)

    def fault(self, call: Call) -> Fault | None:
        """Why a call failed, None when it was answered or not asked."""
        outcome = self.outcomes.get(call)
        return outcome if isinstance(outcome, Fault) else None

    def with_outcomes(self, more: Mapping[Call, Outcome]) -> Facts:
        """These facts and more; newer outcomes replace older ones."""
        return Facts({**self.outcomes, **more})
