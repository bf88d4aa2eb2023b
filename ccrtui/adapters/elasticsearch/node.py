"""The connections to one address: kept open long for reads, shortly for everything else; nothing is ever sent twice."""

from __future__ import annotations

import socket
import ssl
import time
from contextlib import suppress
from typing import Any
from weakref import WeakSet

import aiohttp
from elastic_transport import AiohttpHttpNode, ApiResponseMeta, HttpHeaders, NodeConfig, TransportApiResponse
from elastic_transport.client_utils import DEFAULT, DefaultType

from ccrtui.adapters.elasticsearch.bounded_body import read_body
from ccrtui.adapters.elasticsearch.bounded_interim import BoundedConnector
from ccrtui.adapters.elasticsearch.exchange import CURRENT, Exchange

_KEPT_OPEN_S = 60.0
_KEPT_FOR_CHANGES_S = 2.0
"""How long a connection may have been idle on which a change is sent: one that was closed unseen leaves it in doubt."""


class SentOnceError(Exception):
    """A connection that broke after a request had begun to leave; hides the cause from aiohttp, which would resend."""

    def __init__(self, cause: aiohttp.ClientError) -> None:
        super().__init__(str(cause))
        self.cause = cause


async def _send_once(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Keep aiohttp from sending PUT and DELETE again by itself when a connection breaks."""
    try:
        return await handler(request)
    except (aiohttp.ClientConnectorError, aiohttp.ServerTimeoutError):
        raise
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as broken:
        raise SentOnceError(broken) from broken


class BoundedNode(AiohttpHttpNode):
    """A node that bounds bodies and connecting time, and raises aiohttp's own errors for us to tell apart.

    The library declares the two methods it calls as synchronous in one base class and asynchronous in the other, so
    they are given here as values.
    """

    _reads: aiohttp.ClientSession | None = None
    _changes: aiohttp.ClientSession | None = None
    _ended = False

    def __init__(self, config: NodeConfig) -> None:
        super().__init__(config)
        self._sockets: WeakSet[socket.socket] = WeakSet()

    async def _send(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: HttpHeaders | None = None,
        request_timeout: DefaultType | float | None = DEFAULT,
    ) -> TransportApiResponse:
        """Send once and read the answer within the bounds of the running Exchange.

        Time in all is bounded by the caller too. Raises aiohttp.ClientError, OSError, SentOnceError and the errors of
        reading a body.
        """
        total = None if isinstance(request_timeout, DefaultType) else request_timeout
        exchange = CURRENT.get()
        sent = {**self.headers, **(headers or {}), "accept-encoding": "gzip"}
        timeout = aiohttp.ClientTimeout(total=total, connect=exchange.connect_s)
        started = time.monotonic()
        async with self._session(method).request(
            method, self.base_url + target, data=body, headers=sent, timeout=timeout, allow_redirects=False
        ) as response:
            exchange.headers = {name.lower(): value for name, value in response.headers.items()}
            data = await self._read(response, exchange)
        meta = ApiResponseMeta(
            status=response.status,
            http_version="1.1",
            headers=HttpHeaders(exchange.headers),
            duration=time.monotonic() - started,
            node=self.config,
        )
        return TransportApiResponse(meta, data)

    async def _close(self) -> None:
        """Close both sessions and hang up: TLS would wait for the other side's goodbye, which may never come."""
        self._ended = True
        for session in (self._reads, self._changes):
            if session is not None:
                await session.close()
        self._reads = self._changes = None
        for connection in self._sockets:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    perform_request: Any = _send
    close: Any = _close

    async def _read(self, response: aiohttp.ClientResponse, exchange: Exchange) -> bytes:
        try:
            return await read_body(response, exchange)
        except BaseException:
            response.close()
            raise

    def _session(self, method: str) -> aiohttp.ClientSession:
        """The session for that method. Raises aiohttp.ClientConnectionError for a request that was under way to it."""
        if self._ended:
            raise aiohttp.ClientConnectionError("closed")
        if method == "GET":
            self._reads = self._reads or self._open(_KEPT_OPEN_S)
            return self._reads
        self._changes = self._changes or self._open(_KEPT_FOR_CHANGES_S, _send_once)
        return self._changes

    def _socket(self, address: aiohttp.connector.AddrInfoType) -> socket.socket:
        family, kind, protocol, _, _ = address
        connection = socket.socket(family, kind, protocol)
        self._sockets.add(connection)
        return connection

    def _open(self, kept_s: float, *middlewares: aiohttp.ClientMiddlewareType) -> aiohttp.ClientSession:
        context: ssl.SSLContext | bool = self.config.ssl_context or True
        connector = BoundedConnector(limit=0, ssl=context, socket_factory=self._socket, keepalive_timeout=kept_s)
        return aiohttp.ClientSession(
            connector=connector,
            auto_decompress=False,
            trust_env=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=("accept", "accept-encoding", "user-agent", "content-type"),
            middlewares=middlewares,
        )
