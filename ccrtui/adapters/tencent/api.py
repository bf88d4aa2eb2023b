"""Asking the cloud with one key: at the pace it allows, page by page, decoded, and covered where it repeats the key."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from ccrtui.adapters.redaction.redactor import Redactor
from ccrtui.adapters.tencent.answer import Received, exchange, identified, unreadable
from ccrtui.adapters.tencent.credentials.credential import Credential
from ccrtui.adapters.tencent.decode.answer import decode
from ccrtui.adapters.tencent.decode.write import NoIdError
from ccrtui.adapters.tencent.endpoint import Endpoint
from ccrtui.adapters.tencent.paging import PAGED, Pages, PagesError
from ccrtui.adapters.tencent.rate_limit import ATTEMPTS, RateLimiter
from ccrtui.adapters.tencent.refusal import OK, is_throttled
from ccrtui.adapters.tencent.sdk import AT_ONCE, Sdk, limit_of
from ccrtui.adapters.tencent.thread import run_in_thread
from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call
from ccrtui.core.call.effect import Effect
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.ports.system import Clock

GRACE_S = 2.0
"""Beyond the limit of one exchange, until it is given up without waiting for its thread."""

Response = Mapping[str, object]


@dataclass(slots=True)
class _Totals:
    """What one call took over all its pages, what they are made of, and the id of the last request."""

    bytes_received: int = 0
    bodies: list[bytes] = field(default_factory=list)
    request_id: str | None = None


class Api:
    """All calls of one key at one endpoint."""

    def __init__(self, sdk: Sdk, credential: Credential, endpoint: Endpoint, clock: Clock) -> None:
        self._sdk = sdk
        self._found_in = credential.found_in
        self._endpoint = endpoint
        self._clock = clock
        self._limiter = RateLimiter(clock)
        self._slots = asyncio.Semaphore(AT_ONCE)
        parts = (credential.token, credential.secret_key, credential.secret_id)
        self._redactor = Redactor(part for part in parts if part)

    async def ask(self, call: Call) -> Outcome:
        """Send and decode; every failure is a Fault."""
        totals, sent_at = _Totals(), self._clock.monotonic()
        response = await self._all_pages(call, totals)
        value = response if isinstance(response, Fault) else await self._decode(call, response, totals)
        if isinstance(value, Fault):
            return self._redactor.fault(identified(value, value.request_id or totals.request_id))
        request_id = self._redactor.beginning(totals.request_id) if totals.request_id else None
        return Answer(value, OK, sent_at, self._clock.monotonic(), totals.bytes_received, request_id)

    def close(self) -> None:
        """Let go of all connections."""
        self._sdk.close()

    async def _decode(self, call: Call, response: Response, totals: _Totals) -> object:
        body = b"\n".join(totals.bodies)
        decoding = partial(self._decoded, call, response, body)
        return await run_in_thread(decoding) if self._redactor.takes_long(body) else decoding()

    def _decoded(self, call: Call, response: Response, body: bytes) -> object:
        """The value of an answer, or a fault that says why it cannot be had."""
        try:
            value = decode(call, response)
        except NoIdError:
            return Fault(FaultCode.EMPTY_ANSWER)
        except (ValueError, RecursionError) as problem:
            return _unreadable(call, problem)
        return self._redactor.answer(value, body)

    async def _all_pages(self, call: Call, totals: _Totals) -> Response | Fault:
        """The answer, or one made of all its pages."""
        paging = PAGED.get(call.kind)
        if paging is None:
            return await self._send_counted(call, dict(call.params), totals)
        pages = Pages(paging)
        while True:
            response = await self._send_counted(call, paging.params(call.params, pages.offset), totals)
            if isinstance(response, Fault):
                return response
            try:
                if not pages.add(response):
                    return pages.merged(response)
            except PagesError as problem:
                return _unreadable(call, problem)

    async def _send_counted(self, call: Call, params: dict[str, object], totals: _Totals) -> Response | Fault:
        received = await self._send_patiently(call, params)
        if isinstance(received, Fault):
            return received
        totals.bytes_received += received.bytes_received
        totals.bodies.append(received.body)
        totals.request_id = received.request_id
        return received.response

    async def _send_patiently(self, call: Call, params: dict[str, object]) -> Received | Fault:
        """Send as often as it takes for a read to be let in."""
        for attempt in range(1, ATTEMPTS):
            received = await self._send_once(call, params)
            if not isinstance(received, Fault) or not is_throttled(received):
                return received
            self._limiter.slow()
            if call.effect is Effect.WRITE:
                return received
            await self._limiter.pause(attempt)
        return await self._send_once(call, params)

    async def _send_once(self, call: Call, params: dict[str, object]) -> Received | Fault:
        async with self._limiter.turn(f"{call.service}:{call.target}"), self._slots:
            sending = partial(exchange, self._sdk.prepare(call), params, self._found_in)
            try:
                async with asyncio.timeout(limit_of(call) + GRACE_S):
                    received = await run_in_thread(sending)
            except TimeoutError:
                received = Fault(FaultCode.TIMED_OUT)
        if isinstance(received, Fault) and received.status is None:
            where = self._endpoint.shown(call.service.value)
            return replace(received, details={**received.details, "address": where})
        return received


def _unreadable(call: Call, problem: Exception) -> Fault:
    details = {"kind": call.kind.value, "problem": str(problem)}
    return unreadable(call, Fault(FaultCode.UNREADABLE, OK, details=details))
