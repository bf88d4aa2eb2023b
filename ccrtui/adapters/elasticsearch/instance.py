"""A cluster that is given by its instance: it has no address until the cloud has told it."""

from __future__ import annotations

from collections.abc import Callable

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.ports.clusters import Search


class InstanceSearch:
    """The port LocatedSearch; `make` gives the client once the addresses are known."""

    def __init__(self, make: Callable[[tuple[str, ...]], Search]) -> None:
        self._make = make
        self._client: Search | None = None

    @property
    def is_located(self) -> bool:
        """Whether the addresses are known."""
        return self._client is not None

    def locate(self, urls: tuple[str, ...]) -> None:
        """Take the addresses, to be tried in this order. Again is no change."""
        if self._client is None:
            self._client = self._make(urls)

    async def send(self, call: Call) -> Outcome:
        """Send once the address is known; until then nothing leaves."""
        if self._client is None:
            return Fault(FaultCode.NO_ADDRESS, sent=False)
        return await self._client.send(call)

    async def close(self) -> None:
        """Let go of all connections."""
        if self._client is not None:
            await self._client.close()
