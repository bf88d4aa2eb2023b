"""The port Cloud: the API of one account by the official client, in threads, never in the event loop's own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from ccrtui.adapters.cloud_answer import Received, exchange, identified, unreadable
from ccrtui.adapters.cloud_endpoint import read_endpoint
from ccrtui.adapters.cloud_pace import ATTEMPTS, Pace
from ccrtui.adapters.cloud_paging import PAGED, Pages, PagesError
from ccrtui.adapters.cloud_refusal import OK, is_throttled
from ccrtui.adapters.cloud_sdk import AT_ONCE, READ_S, WRITE_S, Sdk
from ccrtui.adapters.cloud_thread import beside
from ccrtui.adapters.credential_found import Credential, NoCredential
from ccrtui.adapters.redaction import redactor
from ccrtui.core.answer import Answer, Outcome
from ccrtui.core.call import Call
from ccrtui.core.effect import Effect
from ccrtui.core.fault import Fault, FaultCode
from ccrtui.ports import Clock

Found: TypeAlias = Credential | NoCredential
_GRACE_S = 2.0
"""Beyond the limit of one exchange, until it is given up without waiting for its thread."""


@dataclass(slots=True)
class _Told:
    """What one call took over all its pages."""

    bytes_received: int = 0
    request_id: str | None = None


class TencentCloud:
    """One account at one endpoint. Sides with the same key should share one, for limits count per account."""

    def __init__(
        self, credential: Credential | NoCredential, endpoint: str | None, clock: Clock, language: str
    ) -> None:
        self._credential = credential
        self._endpoint = read_endpoint(endpoint)
        self._clock = clock
        self._language = language
        self._pace = Pace(clock)
        self._places = asyncio.Semaphore(AT_ONCE)
        self._sdk: asyncio.Future[Sdk] | None = None
        self._redact = _covering(credential)

    async def send(self, call: Call) -> Outcome:
        """Send once, a list page by page, and decode; every failure is a Fault.

        A read that came too often is asked again after a while; a write never is.
        """
        credential = self._credential
        if isinstance(credential, NoCredential):
            return Fault(FaultCode.NO_CREDENTIAL, sent=False, details=credential.details)
        told, sent_at = _Told(), self._clock.monotonic()
        response = await self._whole(call, credential, told)
        value = response if isinstance(response, Fault) else _decoded(call, response)
        if isinstance(value, Fault):
            return self._redact(identified(value, value.details.get("request_id") or told.request_id))
        return Answer(value, OK, sent_at, self._clock.monotonic(), told.bytes_received, told.request_id)

    async def close(self) -> None:
        """Let go of all connections."""
        if self._sdk is not None and self._sdk.done() and not self._sdk.cancelled():
            self._sdk.result().close()

    async def _whole(self, call: Call, credential: Credential, told: _Told) -> Mapping[str, object] | Fault:
        paging = PAGED.get(call.kind)
        if paging is None:
            return await self._noted(call, dict(call.params), credential, told)
        pages = Pages(paging)
        while True:
            response = await self._noted(call, paging.params(call.params, pages.offset), credential, told)
            if isinstance(response, Fault):
                return response
            try:
                if not pages.add(response):
                    return pages.merged(response)
            except PagesError as problem:
                return unreadable(call, _unreadable(call, str(problem)))

    async def _noted(
        self, call: Call, params: dict[str, object], credential: Credential, told: _Told
    ) -> Mapping[str, object] | Fault:
        received = await self._allowed(call, params, credential)
        if isinstance(received, Fault):
            return received
        told.bytes_received += received.bytes_received
        told.request_id = received.request_id
        return received.response

    async def _allowed(self, call: Call, params: dict[str, object], credential: Credential) -> Received | Fault:
        """Send at the pace that the cloud allows."""
        for attempt in range(1, ATTEMPTS):
            received = await self._once(call, params, credential)
            if not isinstance(received, Fault) or not is_throttled(received):
                return received
            self._pace.slow()
            if call.effect is Effect.WRITE:
                return received
            await self._pace.pause(attempt)
        return await self._once(call, params, credential)

    async def _once(self, call: Call, params: dict[str, object], credential: Credential) -> Received | Fault:
        limit = (WRITE_S if call.effect is Effect.WRITE else READ_S) + _GRACE_S
        sdk = await self._loaded(credential)
        async with self._pace.turn(f"{call.service}:{call.target}"), self._places:
            sending = partial(exchange, sdk.prepare(call), params, credential.found_in)
            try:
                async with asyncio.timeout(limit):
                    received = await beside(sending)
            except TimeoutError:
                received = Fault(FaultCode.TIMED_OUT)
        if isinstance(received, Fault) and received.status is None:
            where = self._endpoint.shown(call.service.value)
            return replace(received, details={**received.details, "address": where})
        return received

    async def _loaded(self, credential: Credential) -> Sdk:
        if self._sdk is None:
            self._sdk = asyncio.ensure_future(beside(partial(Sdk, credential, self._endpoint, self._language)))
        return await asyncio.shield(self._sdk)


def cloud_client(credential: Found, endpoint: str | None, clock: Clock, language: str) -> TencentCloud:
    """The cloud as one key sees it; nothing is loaded and nothing asked before the first call."""
    return TencentCloud(credential, endpoint, clock, language)


def _decoded(call: Call, response: Mapping[str, object]) -> object:
    """The value of an answer, or a fault that says why it cannot be had."""
    from msgspec import ValidationError

    from ccrtui.adapters.cloud_decode import decode
    from ccrtui.adapters.cloud_decode_write import NoIdError

    try:
        return decode(call, response)
    except NoIdError:
        return Fault(FaultCode.EMPTY_ANSWER)
    except (ValidationError, ValueError, RecursionError) as problem:
        return unreadable(call, _unreadable(call, str(problem)))


def _unreadable(call: Call, problem: str) -> Fault:
    return Fault(FaultCode.UNREADABLE, OK, details={"kind": call.kind.value, "problem": problem})


def _covering(credential: Found) -> Callable[[Fault], Fault]:
    """A function that covers all three parts of the key in the texts of a fault."""
    if isinstance(credential, NoCredential):
        return lambda fault: fault
    parts = (credential.token, credential.secret_key, credential.secret_id)
    covers = [redactor(None, part) for part in parts if part]

    def cover(fault: Fault) -> Fault:
        for one in covers:
            fault = one(fault)
        return fault

    return cover
