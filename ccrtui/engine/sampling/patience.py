"""How long a sample waits for one answer: a side that does not answer is named, and never hides what the other says."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.engine.observation import Send

ANSWER_S = 10.0
"""How long a sample of a watch waits for one answer; shorter than the age at which a sample proves nothing."""


@dataclass(slots=True)
class Patience:
    """Sends, and gives a Fault in place of an answer that does not come within `seconds`."""

    asking: Send
    seconds: float = ANSWER_S
    silent: dict[Side, Fault] = field(default_factory=dict)
    """The sides whose last answer did not come in time."""

    async def send(self, call: Call) -> Outcome:
        """Send one call; the fault that stands for no answer tells what was asked and how long it was waited for."""
        try:
            async with asyncio.timeout(self.seconds):
                outcome = await self.asking(call)
        except TimeoutError:
            outcome = self.unanswered(call, self.seconds)
            self.silent[call.side] = outcome
            return outcome
        self.silent.pop(call.side, None)
        return outcome

    @staticmethod
    def unanswered(call: Call, waited_s: float) -> Fault:
        """That a call had no answer after so many seconds."""
        details = {"request": f"{call.verb} {call.target}", "waited_s": f"{waited_s:g}"}
        return Fault(FaultCode.TIMED_OUT, details=details)
