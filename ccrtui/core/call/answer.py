"""What came back for a call, with the times on this program's own clock."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault


@dataclass(frozen=True, slots=True)
class Answer:
    """A successful answer: the core value that the call's kind decodes to.

    `sent_at` and `received_at` are seconds on one monotonic clock; `bytes_received` is the size
    of the body on the wire, compressed where it was.
    """

    value: object
    status: int
    sent_at: float
    received_at: float
    bytes_received: int = 0
    request_id: str | None = None
    """The cloud's id of the request, which its support asks for."""


Outcome = Answer | Fault
"""Either the answer or the reason there is none."""


WAIT_S = 3.0
"""Seconds after which an answer that has not come is told of."""


@dataclass(frozen=True, slots=True)
class SentCall:
    """A call that was sent and how it ended, as the list of calls shows it.

    `at` is epoch seconds; `took_s` seconds; `outcome` None while the answer is awaited.
    """

    number: int
    call: Call
    at: float
    took_s: float | None = None
    status: int | None = None
    fault: Fault | None = None
    request_id: str | None = None

    def awaited_s(self, now: float) -> float | None:
        """For how long its answer is awaited, `now` in epoch seconds; None once it came, and while that is no wait."""
        waited = now - self.at
        return waited if self.took_s is None and waited >= WAIT_S else None
