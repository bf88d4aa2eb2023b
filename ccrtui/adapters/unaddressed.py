"""A cluster whose address is not known yet."""

from __future__ import annotations

from ccrtui.core.answer import Outcome
from ccrtui.core.call import Call
from ccrtui.core.fault import Fault, FaultCode


class UnaddressedSearch:
    """Stands where a cluster will be, and answers that there is no address to send to."""

    async def send(self, call: Call) -> Outcome:
        """Nothing is sent."""
        del call
        return Fault(FaultCode.UNREACHABLE, reason="no address", sent=False)

    async def close(self) -> None:
        """Nothing to let go of."""
