"""What left in a session, whatever clusters it was connected to: the last calls of each effect, and how many."""

from __future__ import annotations

from collections import deque

from ccrtui.core.call.answer import SentCall
from ccrtui.core.call.call import Call
from ccrtui.core.call.effect import Effect
from ccrtui.core.state import CallCounts

REMEMBERED_CALLS = 500


class SentCalls:
    """One session's calls. A choice connects anew, and what was sent before stays sent."""

    def __init__(self) -> None:
        self._last: dict[Effect, deque[SentCall]] = {effect: deque(maxlen=REMEMBERED_CALLS) for effect in Effect}
        self._number = 0
        self.counts = CallCounts()

    @property
    def last(self) -> tuple[SentCall, ...]:
        """The last calls of each effect, oldest first: what changed something is not pushed out by reads."""
        return tuple(sorted((call for calls in self._last.values() for call in calls), key=_number))

    def begin(self, call: Call, at: float) -> SentCall:
        """Note a call that leaves, at epoch seconds."""
        self._count(call.effect)
        self._number += 1
        record = SentCall(self._number, call, at)
        self._last[call.effect].append(record)
        return record

    def end(self, ended: SentCall) -> None:
        """Note how a call ended, if it is still among the last."""
        calls = self._last[ended.call.effect]
        place = next((place for place, call in enumerate(calls) if call.number == ended.number), None)
        if place is not None:
            calls[place] = ended

    def withdraw(self, effect: Effect) -> None:
        """Take one out of the count again: there was no key for it, and it did not leave."""
        self._count(effect, -1)

    def _count(self, effect: Effect, by: int = 1) -> None:
        counts = self.counts
        self.counts = CallCounts(
            counts.read + by * (effect is Effect.READ),
            counts.probe + by * (effect is Effect.PROBE),
            counts.write + by * (effect is Effect.WRITE),
        )


def _number(call: SentCall) -> int:
    return call.number
