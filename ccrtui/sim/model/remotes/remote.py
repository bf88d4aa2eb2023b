"""One alias of a cluster: its connection to another cluster, dialled when needed, and requests over it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model.clock import SimClock
from ccrtui.sim.model.remotes import wire
from ccrtui.sim.model.remotes.link import Link
from ccrtui.sim.model.remotes.remote_config import RemoteConfig
from ccrtui.sim.model.remotes.remote_key import RemoteKey
from ccrtui.sim.model.signal import Signal
from ccrtui.sim.model.version import Version

if TYPE_CHECKING:
    from ccrtui.sim.model.cluster import Cluster

T = TypeVar("T")
Dial = Callable[[str, RemoteConfig], Awaitable["Connection"]]
SMALL = 400
"""Bytes of a request, or of an answer without documents."""
ATTEMPTS = {"sniff": 1, "proxy": 3}
"""How often a dial goes through the addresses before it fails."""


class Connection:
    """An open connection to another cluster: it lives until the link is cut or the alias is changed."""

    def __init__(self, address: str, link: Link | None, target: Cluster) -> None:
        self.address = address
        self.link = link
        self.target = target
        self.open = True
        self._calls: set[asyncio.Task[Any]] = set()
        self._late: set[asyncio.Task[Any]] = set()

    async def carry(
        self,
        action: str,
        work: Callable[[Cluster], Awaitable[T]],
        size: Callable[[T], int],
        within_s: float | None = None,
    ) -> T:
        """Have the other side do something, within so many seconds if given.

        Raises what the other side raises, `node_disconnected_exception` when the connection breaks, or
        `receive_timeout_transport_exception`.
        """
        call = asyncio.ensure_future(self._there_and_back(work, size))
        self._calls.add(call)
        cancel = self._limit(call, within_s)
        try:
            return await call
        except asyncio.CancelledError:
            if _cancelled_itself() or not call.cancelled():
                raise
            raise self._broken(call, action, within_s or 0.0) from None
        finally:
            cancel()
            self._calls.discard(call)
            self._late.discard(call)

    def _limit(self, call: asyncio.Task[Any], within_s: float | None) -> Callable[[], None]:
        if within_s is None:
            return _nothing
        return self.target.clock.call_later(within_s, lambda: self._expire(call))

    def _expire(self, call: asyncio.Task[Any]) -> None:
        self._late.add(call)
        call.cancel()

    def _broken(self, call: asyncio.Task[Any], action: str, within_s: float) -> ApiError:
        node = self.target.node.name
        if call in self._late:
            return wire.timed_out(node, self.address, action, round(within_s * 1000))
        return wire.disconnected(node, self.address, action)

    async def _there_and_back(self, work: Callable[[Cluster], Awaitable[T]], size: Callable[[T], int]) -> T:
        if self.link is None:
            return await work(self.target)
        await self.link.cross(SMALL)
        try:
            result = await work(self.target)
        except ApiError:
            await self.link.cross(SMALL)
            raise
        await self.link.cross(size(result))
        return result

    def close(self) -> None:
        """Break it: every request that is out fails."""
        self.open = False
        for call in list(self._calls):
            call.cancel()


class Remote:
    """An alias. One dial runs at a time; whoever comes meanwhile waits, and dials again if it failed.

    `version` is that of the cluster it belongs to, `key` what its node shows the other side.
    """

    def __init__(self, config: RemoteConfig, dial: Dial, version: Version) -> None:
        self.config = config
        self.connection: Connection | None = None
        self.removed = False
        self.key: RemoteKey | None = None
        self._dial = dial
        self._version = version
        self._dialling = asyncio.Lock()
        self._tried = False
        self._first = Signal()

    @property
    def connected(self) -> bool:
        """Tell whether a connection is open, which is no proof that bytes get through."""
        return self.connection is not None and self.connection.open

    @property
    def waits(self) -> bool:
        """Tell whether a search waits for a dial: newer servers do not where they may skip this alias.

        Recorded on 8.19.21 and 9.5.3 (core-redial 12 to 15): it fails at once, and dials in the background.
        """
        return not (self.config.skip_unavailable and self._version.since(8, 15))

    async def connect(self) -> Connection:
        """The open connection, or a new one. Raises what the dial met."""
        if self.connection is not None and self.connection.open:
            return self.connection
        async with self._dialling:
            if self.connection is None or not self.connection.open:
                connection = await self._dial_all()
                if self.removed:
                    connection.close()
                    raise wire.no_such_remote(self.config.alias)
                self.connection = connection
            return self.connection

    async def try_once(self) -> None:
        """Connect if it can be; whoever waits for the first try goes on."""
        try:
            await self.connect()
        except ApiError:
            return
        finally:
            self._tried = True
            self._first.fire()

    async def first_try(self, clock: SimClock, within_s: float) -> None:
        """Wait until the first dial is over, so many seconds at most."""
        if not self._tried:
            await self._first.wait(clock, within_s)

    async def _dial_all(self) -> Connection:
        failure: ApiError | None = None
        for address in self.config.addresses * ATTEMPTS.get(self.config.mode, 1):
            try:
                return await self._dial(address, self.config)
            except ApiError as error:
                failure = error
        if failure is None:
            failure = wire.not_connected(self._version, self.config.alias)
        if self.config.mode == "proxy":
            address, name = self.config.proxy_address or "", self.config.server_name
            raise wire.no_proxy_connection(self._version, self.config.alias, address, name, failure)
        raise failure

    async def request(
        self,
        action: str,
        work: Callable[[Cluster], Awaitable[T]],
        size: Callable[[T], int] = lambda _answer: SMALL,
        within_s: float | None = None,
    ) -> T:
        """Do something on the other cluster; `size` is what the answer weighs on the link."""
        connection = await self.connect()
        return await connection.carry(action, work, size, within_s)

    def close(self) -> None:
        """Break the connection; the next request dials again."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def _cancelled_itself() -> bool:
    """Tell whether the waiting task is to end, and not only what it waits for."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _nothing() -> None:
    """What there is to cancel where nothing was begun."""
