"""One Elasticsearch cluster behind the port `Search`.

The client library and the decoders are imported with the first request, not with this module: it is heavier than the
screen and must not delay the first frame.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ccrtui.adapters.elasticsearch.address import Endpoint, SearchAddress, SearchLimits, parse_endpoint
from ccrtui.adapters.redaction.redactor import Redactor
from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call
from ccrtui.core.call.effect import Effect
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.json_value import JsonObject
from ccrtui.ports.system import Clock

if TYPE_CHECKING:
    from ccrtui.adapters.elasticsearch.channel import Channel, Received
    from ccrtui.adapters.elasticsearch.decode.parts import Parts

_STATISTICS = frozenset(
    {Kind.SHARD_STATS, Kind.FOLLOW_STATS, Kind.FOLLOW_FLOW, Kind.FOLLOW_INFO, Kind.RECOVERY, Kind.INDEX_LIST}
)
_OF_A_PATH = frozenset({FaultCode.NOT_FOUND, FaultCode.REJECTED, FaultCode.NOT_ELASTICSEARCH})
"""What a cluster says to who asks for it below its root, where it takes the path for an index or a request."""
_LARGE = 256 * 1024
"""Bytes from which an answer is decoded in a thread, so that the loop goes on."""


class ElasticsearchSearch:
    """A cluster by its addresses, tried in order until one connects; the one that did is tried first from then on.

    Every failure comes back as a Fault; only cancellation is raised. Raises ValueError for an address that is no URL.
    """

    def __init__(self, address: SearchAddress, clock: Clock, limits: SearchLimits | None = None) -> None:
        self._address = address
        self._endpoints = tuple(parse_endpoint(url) for url in address.urls)
        if not self._endpoints:
            raise ValueError("a cluster needs an address")
        self._clock = clock
        self._limits = limits or SearchLimits()
        self._redactor = Redactor((address.password or "",), address.user, address.spoken)
        self._channels: dict[Endpoint, Channel] = {}
        self._parts: Parts | None = None
        self._preferred = 0
        self._closed = False

    async def send(self, call: Call) -> Outcome:
        """Send once and decode the answer by the call's kind.

        The next address is tried only after one that the request cannot have reached.
        """
        outcome: Outcome = Fault(FaultCode.UNREACHABLE, sent=False)
        order = (*range(self._preferred, len(self._endpoints)), *range(self._preferred))
        for number in order:
            outcome = await self._send_to(self._endpoints[number], call)
            if not isinstance(outcome, Fault) or outcome.sent:
                self._preferred = number
                return outcome
        return outcome

    async def close(self) -> None:
        """Let go of all connections; whatever is sent afterwards does not leave."""
        self._closed = True
        channels, self._channels = tuple(self._channels.values()), {}
        for channel in channels:
            await channel.close()

    async def _send_to(self, endpoint: Endpoint, call: Call) -> Outcome:
        sent_at = self._clock.monotonic()
        received = await self._exchange(endpoint, call)
        if isinstance(received, Fault):
            return self._finish(call, received, endpoint)
        received_at = self._clock.monotonic()
        value = await self._decode(call, received)
        if isinstance(value, Fault):
            return self._finish(call, value, endpoint)
        return Answer(value, received.status, sent_at, received_at, received.wire_bytes)

    async def _exchange(self, endpoint: Endpoint, call: Call) -> Received | Fault:
        channel = self._channel(endpoint)
        if isinstance(channel, Fault):
            return channel
        seconds = self._seconds(call)
        size = self._limits.statistics_bytes if call.kind in _STATISTICS else self._limits.body_bytes
        return await channel.exchange(call, seconds, size)

    def _seconds(self, call: Call) -> float:
        if call.kind in (Kind.DIAL, Kind.REACH):
            return self._limits.dial_s
        return self._limits.read_s if call.effect is Effect.READ else self._limits.change_s

    def _channel(self, endpoint: Endpoint) -> Channel | Fault:
        from ccrtui.adapters.elasticsearch.channel import open_channel

        if self._closed:
            return Fault(FaultCode.CUT_OFF, sent=False, reason="closed")
        channel = self._channels.get(endpoint)
        if channel is None:
            opened = open_channel(endpoint, self._address, self._limits)
            if isinstance(opened, Fault):
                return opened
            channel = self._channels[endpoint] = opened
        return channel

    async def _decode(self, call: Call, received: Received) -> object:
        if len(received.body) < _LARGE and not self._redactor.takes_long(received.body):
            return self._decoded(call, received)
        return await asyncio.to_thread(self._decoded, call, received)

    def _decoded(self, call: Call, received: Received) -> object:
        from ccrtui.adapters.elasticsearch.decode.answer import decode
        from ccrtui.adapters.elasticsearch.decode.parts import Parts

        self._parts = self._parts or Parts()
        by_parts = partial(self._parts.decoded, call)
        value = decode(call.kind, received.status, received.body, received.headers, by_parts)
        return value if isinstance(value, Fault) else self._redactor.answer(value, received.body)

    def _finish(self, call: Call, fault: Fault, endpoint: Endpoint) -> Fault:
        from ccrtui.adapters.elasticsearch.refusal import of_call

        if endpoint.prefix and call.kind is Kind.CLUSTER_IDENTITY and fault.code in _OF_A_PATH:
            fault = replace(fault, code=FaultCode.NOT_ELASTICSEARCH)
        if fault.code is FaultCode.NOT_AUTHENTICATED and self._address.user is None:
            fault = replace(fault, code=FaultCode.LOGIN_WANTED)
        details: JsonObject = {"address": str(endpoint), "scheme": endpoint.scheme, **fault.details}
        if endpoint.prefix:
            details = {**details, "url_path": endpoint.prefix}
        return self._redactor.fault(replace(of_call(call, fault), details=details))
