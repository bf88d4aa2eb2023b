"""HTTP listeners: read requests, let faults interfere, send what the dispatcher answers."""

from __future__ import annotations

import asyncio
import socket
import ssl
from typing import Protocol

from aiohttp import StreamReader, web
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http import RawRequestMessage
from aiohttp.web_protocol import RequestHandler

from ccrtui.sim.control.hostile import HostileAnswer, endless
from ccrtui.sim.control.http_faults import HttpFaults
from ccrtui.sim.control.journal import Arrival, Journal
from ccrtui.sim.rest.http.dispatch import Incoming
from ccrtui.sim.rest.http.rendering import Answer, compressed

HOST = "127.0.0.1"
LARGEST = 100 << 20
SLOW_STEP_S = 0.2
STOP_S = 0.05


class Answerer(Protocol):
    """Turns a request into an answer, and raises nothing."""

    async def answer(self, incoming: Incoming) -> Answer:
        """Answer a request."""


class Listener:
    """Serves one API on a loopback port, over TLS when it has a context; faults and the journal know it by `key`."""

    def __init__(
        self, key: str, dispatcher: Answerer, journal: Journal, faults: HttpFaults, tls: ssl.SSLContext | None
    ) -> None:
        self._key = key
        self._dispatcher = dispatcher
        self._journal = journal
        self._faults = faults
        self._tls = tls
        self._runner: web.ServerRunner | None = None
        self._acting: set[asyncio.Task[Answer]] = set()
        self._held: socket.socket | None = None
        self.port = 0

    @property
    def listening(self) -> bool:
        """Tell whether it has been started."""
        return self._runner is not None

    async def start(self, port: int = 0) -> None:
        """Listen on a port, 0 for any free one; a second start after a stop takes the same."""
        server = web.Server(self._serve, request_factory=_request, handler_cancellation=True, access_log=None)
        self._runner = web.ServerRunner(server, shutdown_timeout=STOP_S)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, port or self.port, ssl_context=self._tls)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self._let_go()

    async def stop(self, hold: bool = False) -> None:
        """Stop listening, cut every connection, and break off what is not answered yet.

        With `hold` the port stays ours meanwhile: it refuses, and no other program gets it.
        """
        self._let_go()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
            self._held = _bound(self.port) if hold else None
        acting = list(self._acting)
        for task in acting:
            task.cancel()
        await asyncio.gather(*acting, return_exceptions=True)

    def _let_go(self) -> None:
        if self._held is not None:
            self._held.close()
            self._held = None

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        arrival = self._note(request)
        incoming = await _incoming(request)
        if not await self._faults.let(arrival, "before"):
            return _cut(request)
        hostile = self._faults.hostile_to(arrival)
        if hostile is not None and hostile.instead:
            status, kind, body = hostile.own_answer()
            return _response(arrival, Answer(status, (("Content-Type", kind),), body))
        answer = await asyncio.shield(self._act(incoming, arrival))
        if not await self._faults.let(arrival, "after"):
            return _cut(request)
        if hostile is not None:
            return await _garbled(request, arrival, hostile, answer)
        accepted = "" if self._tls else incoming.headers.get("accept-encoding", "")
        return _response(arrival, compressed(answer, accepted))

    def _note(self, request: web.BaseRequest) -> Arrival:
        url = request.rel_url
        return self._journal.add(self._key, request.method, url.raw_path, url.raw_query_string)

    def _act(self, incoming: Incoming, arrival: Arrival) -> asyncio.Task[Answer]:
        """Run to the end, also when the client has gone: a cluster does not take a write back."""

        async def act() -> Answer:
            answer = await self._dispatcher.answer(incoming)
            arrival.acted = answer.acted or answer.status
            return answer

        task = asyncio.get_running_loop().create_task(act())
        self._acting.add(task)
        task.add_done_callback(self._acting.discard)
        return task


def _bound(port: int) -> socket.socket | None:
    """A socket that has a port and does not listen, so that whoever dials it is refused; None when it is taken."""
    reserved = socket.socket()
    reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        reserved.bind((HOST, port))
    except OSError:
        reserved.close()
        return None
    return reserved


async def _incoming(request: web.BaseRequest) -> Incoming:
    return Incoming(
        request.method,
        request.rel_url.raw_path,
        request.rel_url.raw_query_string,
        dict(request.rel_url.query),
        {name.lower(): value for name, value in request.headers.items()},
        await request.read(),
    )


def _request(
    message: RawRequestMessage,
    payload: StreamReader,
    protocol: RequestHandler,
    writer: AbstractStreamWriter,
    task: asyncio.Task[None],
) -> web.BaseRequest:
    loop = asyncio.get_running_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=LARGEST)


def _response(arrival: Arrival, answer: Answer) -> web.Response:
    arrival.status = answer.status
    response = web.Response(status=answer.status, body=answer.body)
    for name, value in answer.headers:
        if name == "Content-Type":
            response.headers[name] = value
        else:
            response.headers.add(name, value)
    return response


def _cut(request: web.BaseRequest) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _garbled(
    request: web.BaseRequest, arrival: Arrival, hostile: HostileAnswer, answer: Answer
) -> web.StreamResponse:
    """Send the answer the way the fault wants it to arrive."""
    body = hostile.garbled(answer.body)
    garbled = Answer(answer.status, answer.headers, body)
    if hostile.mode not in ("truncated", "slow", "never_ending"):
        return _response(arrival, garbled)
    arrival.status = answer.status
    stream = web.StreamResponse(status=answer.status, headers=dict(answer.headers))
    if hostile.mode != "never_ending":
        stream.content_length = len(body)
    await stream.prepare(request)
    if hostile.mode == "truncated":
        await stream.write(body[: len(body) // 2])
        return _cut_stream(request, stream)
    if hostile.mode == "slow":
        for at in range(len(body)):
            await stream.write(body[at : at + 1])
            await asyncio.sleep(SLOW_STEP_S)
    else:
        async for piece in endless():
            await stream.write(piece)
            await asyncio.sleep(SLOW_STEP_S / 10)
    await stream.write_eof()
    return stream


def _cut_stream(request: web.BaseRequest, stream: web.StreamResponse) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.close()
    return stream
