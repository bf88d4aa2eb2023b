"""Servers on loopback that answer as a test wants: well, badly, or not at all."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from ccrtui.adapters.elasticsearch.address import SearchAddress, SearchLimits
from ccrtui.adapters.elasticsearch.client import ElasticsearchSearch
from ccrtui.core.secret import Secret
from tests.adapters.elasticsearch.clock import CountingClock

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

IDENTITY: dict[str, Any] = {
    "name": "node-0",
    "cluster_name": "c",
    "cluster_uuid": "u1",
    "version": {"number": "7.3.0"},
    "tagline": "You Know, for Search",
}


@asynccontextmanager
async def http_server(handler: Handler, context: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """An HTTP server; gives its port."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handler)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    try:
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


@asynccontextmanager
async def raw_server(talk: Talk, context: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """A TCP server that says what `talk` says, then closes; gives its port."""
    talks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talking = asyncio.ensure_future(talk(reader, writer))
        talks.add(asyncio.ensure_future(_finish(talking, writer)))

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in talks:
            task.cancel()
        await asyncio.gather(*talks, return_exceptions=True)


async def _finish(talking: asyncio.Future[None], writer: asyncio.StreamWriter) -> None:
    try:
        await talking
    finally:
        talking.cancel()
        writer.transport.abort() if writer.transport.get_write_buffer_size() == 0 else writer.close()


@asynccontextmanager
async def client(
    *urls: str,
    user: str | None = None,
    password: str | None = None,
    ca_file: str | None = None,
    limits: SearchLimits | None = None,
) -> AsyncIterator[ElasticsearchSearch]:
    """A client of these addresses, closed afterwards."""
    search = ElasticsearchSearch(SearchAddress(urls, user, Secret(password or ""), ca_file), CountingClock(), limits)
    try:
        yield search
    finally:
        await search.close()


async def unused_port() -> int:
    """A port nobody listens on."""
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port: int = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    return port
