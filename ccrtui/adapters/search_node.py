"""The connections to one address: kept open for reads, fresh for everything else, and nothing ever sent twice."""

from __future__ import annotations

import ssl
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from elastic_transport import AiohttpHttpNode, ApiResponseMeta, HttpHeaders, TransportApiResponse
from elastic_transport.client_utils import DEFAULT, DefaultType

from ccrtui.adapters.bounded_body import read_body
from ccrtui.adapters.exchange import CURRENT, Exchange

_KEPT_OPEN_S = 60.0


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
    _ended = False

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
        async with (
            self._session(method) as session,
            session.request(
                method, self.base_url + target, data=body, headers=sent, timeout=timeout, allow_redirects=False
            ) as response,
        ):
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
        self._ended = True
        if self._reads is not None:
            await self._reads.close()
        self._reads = None

    perform_request: Any = _send
    close: Any = _close

    async def _read(self, response: aiohttp.ClientResponse, exchange: Exchange) -> bytes:
        try:
            return await read_body(response, exchange)
        except BaseException:
            if response.connection is not None and response.connection.transport is not None:
                response.connection.transport.abort()
            response.close()
            raise

    @asynccontextmanager
    async def _session(self, method: str) -> AsyncIterator[aiohttp.ClientSession]:
        """The session for that method: a kept one for reads, for anything else one of its own.

        A session that is closed hangs up at once; a connection that is closed within one would wait for the other
        side's goodbye of TLS, which may never come. Raises aiohttp.ClientConnectionError once the node is closed.
        """
        if self._ended:
            raise aiohttp.ClientConnectionError("closed")
        if method == "GET":
            self._reads = self._reads or self._open()
            yield self._reads
            return
        async with self._open(_send_once) as session:
            yield session

    def _open(self, *middlewares: aiohttp.ClientMiddlewareType) -> aiohttp.ClientSession:
        context: ssl.SSLContext | bool = self.config.ssl_context or True
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, ssl=context, keepalive_timeout=_KEPT_OPEN_S),
            auto_decompress=False,
            trust_env=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=("accept", "accept-encoding", "user-agent", "content-type"),
            middlewares=middlewares,
        )
