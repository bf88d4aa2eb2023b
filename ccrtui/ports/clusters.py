"""Whom the engines ask: clusters, sockets and the cloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ccrtui.core.call.answer import Outcome
    from ccrtui.core.call.call import Call


class Search(Protocol):
    """One Elasticsearch cluster."""

    async def send(self, call: Call) -> Outcome:
        """Send once and decode the answer by the call's kind; every failure comes back as a Fault, never raised.

        Cancelling it abandons the request.
        """
        ...

    async def close(self) -> None:
        """Let go of all connections."""
        ...


class LocatedSearch(Search, Protocol):
    """A cluster whose address is found out later."""

    @property
    def is_located(self) -> bool:
        """Whether its addresses are known."""
        ...

    def locate(self, urls: tuple[str, ...]) -> None:
        """Take its addresses, to be tried in this order."""
        ...


class Reach(Protocol):
    """Transport ports, dialled from where the program runs."""

    async def send(self, call: Call) -> Outcome:
        """Dial the call's target once; the value is a TransportProbe."""
        ...


class Cloud(Protocol):
    """The cloud API of one account."""

    async def send(self, call: Call) -> Outcome:
        """Send once; every failure comes back as a Fault."""
        ...

    async def close(self) -> None:
        """Let go of all connections."""
        ...
