"""One address of a cluster through the official client: a call goes in, bytes or a Fault come out."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from elastic_transport import HttpHeaders, NodeConfig
from elasticsearch import ApiError, AsyncElasticsearch

from ccrtui.adapters.elasticsearch.address import Endpoint, SearchAddress, SearchLimits
from ccrtui.adapters.elasticsearch.exchange import CURRENT, Exchange
from ccrtui.adapters.elasticsearch.node import BoundedNode
from ccrtui.adapters.elasticsearch.transport import PlainTransport
from ccrtui.adapters.network_fault import FAILURES, network_fault
from ccrtui.adapters.tls.authority import Authority, AuthorityUnusableError, read_authority
from ccrtui.adapters.tls.context import trusting_context
from ccrtui.adapters.tls.probe import answers_tls, asks_for_certificate, shown_chain
from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import CERTIFICATE_FAULTS, Fault, FaultCode
from ccrtui.version import __version__

_LOG = logging.getLogger("ccrtui.elasticsearch")
_NODE_POOL = "elastic_transport.node_pool"
_PATH_SAFE = "/,*:"
_MAYBE_TLS = frozenset({FaultCode.CUT_OFF, FaultCode.NOT_ELASTICSEARCH})
_LOOKED_S = 30.0
"""Seconds for which it is taken that a port which goes on failing in the same way shows what it showed."""


@dataclass(frozen=True, slots=True)
class Received:
    """A complete HTTP answer. Header names are in lower case; `wire_bytes` is the body's size as it travelled."""

    status: int
    body: bytes
    headers: Mapping[str, str]
    wire_bytes: int


class _Moment:
    """When a request began, by the clock and by the processor time of this program."""

    def __init__(self) -> None:
        self._at = time.monotonic()
        self._used = time.process_time()

    def was_ours(self, limit: float, late_s: float) -> bool:
        """Whether a limit in seconds that is over since then was used up by ourselves: it was noticed `late_s` too
        late, or most of it went into work of our own.
        """
        late = time.monotonic() - self._at - limit
        return late >= late_s or time.process_time() - self._used >= max(late_s, limit / 2)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a port showed after a fault of that code, at `time.monotonic()`."""

    after: FaultCode
    shown: Fault
    at: float

    def is_of(self, fault: Fault) -> bool:
        """Whether it says why that fault came, too."""
        return self.after is fault.code and time.monotonic() - self.at < _LOOKED_S


class Channel:
    """The client of one address."""

    def __init__(
        self,
        endpoint: Endpoint,
        client: AsyncElasticsearch,
        limits: SearchLimits,
        authority: Authority | None = None,
        ca_file: str | None = None,
    ) -> None:
        self._endpoint = endpoint
        self._authority = authority
        self._ca_file = ca_file
        self._client = client
        self._limits = limits
        self._answered = False
        self._failing: FaultCode | None = None
        self._looking = asyncio.Lock()
        self._looked: _Look | None = None

    async def exchange(self, call: Call, seconds: float, size: int) -> Received | Fault:
        """Send a call once; all of it takes at most `seconds`, its body at most `size` bytes."""
        exchange = Exchange(size, self._limits.refusal_bytes, self._limits.connect_s)
        token, began = CURRENT.set(exchange), _Moment()
        deadline = asyncio.get_running_loop().time() + seconds
        try:
            async with asyncio.timeout_at(deadline):
                status, body = await self._perform(call)
        except FAILURES as failure:
            fault = self._judged(network_fault(failure), seconds, began)
            self._note(fault.code)
            return await self._explain(fault, deadline)
        finally:
            CURRENT.reset(token)
        self._answered, self._looked = True, None
        self._note(None)
        return Received(status, body, exchange.headers, exchange.wire_bytes)

    async def close(self) -> None:
        """Let go of all connections."""
        await self._client.close()

    async def _perform(self, call: Call) -> tuple[int, bytes]:
        headers = {"accept": "application/json"}
        if call.body is not None:
            headers["content-type"] = "application/x-ndjson" if call.is_ndjson else "application/json"
        try:
            response = await self._client.perform_request(
                call.verb,
                quote(call.target, safe=_PATH_SAFE),
                params=dict(call.parameters),
                headers=headers,
                body=call.body,
            )
        except ApiError as refusal:
            return refusal.meta.status, _bytes(refusal.body)
        return response.meta.status, _bytes(response.body)

    def _judged(self, fault: Fault, seconds: float, began: _Moment) -> Fault:
        """The fault; where time ran out because we could not look at what had come, that."""
        limit = seconds if fault.sent else min(seconds, self._limits.connect_s)
        ours = fault.code is FaultCode.TIMED_OUT and began.was_ours(limit, self._limits.late_s)
        return replace(fault, code=FaultCode.OWN_LOAD) if ours else fault

    def _note(self, failing: FaultCode | None) -> None:
        """Log what has changed: one line when requests to an address begin to fail, or fail otherwise, one when not."""
        if failing is not self._failing:
            self._failing = failing
            _LOG.warning("%s %s", self._endpoint, f"fails: {failing}" if failing else "answers again")

    async def _explain(self, fault: Fault, deadline: float) -> Fault:
        """The fault with what the port shows: a certificate that was refused, or TLS where none had answered yet.

        It is looked at once while it fails alike, by whichever request is first, and no longer than that one may take.
        """
        if fault.code not in CERTIFICATE_FAULTS and (self._answered or fault.code not in _MAYBE_TLS):
            return fault
        try:
            async with asyncio.timeout_at(deadline), self._looking:
                if self._looked is None or not self._looked.is_of(fault):
                    self._looked = _Look(fault.code, await self._shown(fault), time.monotonic())
                shown = self._looked.shown
        except TimeoutError:
            return fault
        return replace(shown, sent=fault.sent and shown.code is not FaultCode.TLS_EXPECTED)

    async def _shown(self, fault: Fault) -> Fault:
        where = (self._endpoint.host, self._endpoint.port, self._limits.connect_s)
        if fault.code in CERTIFICATE_FAULTS:
            from ccrtui.adapters.tls.refused_certificate import refused_certificate

            return refused_certificate(fault, await shown_chain(*where), self._authority or (), self._ca_file)
        if self._endpoint.scheme == "http":
            return Fault(FaultCode.TLS_EXPECTED, sent=False) if await answers_tls(*where) else fault
        if await asks_for_certificate(*where):
            return Fault(FaultCode.TLS_FAILED, sent=fault.sent, details={"problem": "certificate_required"})
        return fault


def open_channel(endpoint: Endpoint, address: SearchAddress, limits: SearchLimits) -> Channel | Fault:
    """Make the client of an address; a Fault when the file of the authority cannot be used. Connects to nothing yet.

    The library logs each failure of a node, and takes a 503 for one: what is logged instead are changes alone.
    """
    logging.getLogger(_NODE_POOL).setLevel(logging.ERROR)
    authority, context = None, None
    if endpoint.scheme == "https":
        try:
            authority = read_authority(address.ca_file) if address.ca_file else None
            context = trusting_context(authority)
        except AuthorityUnusableError as unusable:
            details = {"ca_file": address.ca_file or "", "flaw": unusable.flaw.value}
            return Fault(FaultCode.AUTHORITY_UNUSABLE, sent=False, details=details)
    authorization = address.authorization
    node = NodeConfig(
        scheme=endpoint.scheme,
        host=endpoint.host,
        port=endpoint.port,
        path_prefix=endpoint.prefix,
        ssl_context=context,
        headers=HttpHeaders({"authorization": authorization} if authorization is not None else {}),
    )
    client = AsyncElasticsearch(
        hosts=[node],
        headers={"user-agent": f"ccrtui/{__version__}"},
        transport_class=PlainTransport,
        node_class=BoundedNode,
        meta_header=False,
        max_retries=0,
        retry_on_timeout=False,
    )
    return Channel(endpoint, client, limits, authority, address.ca_file)


def _bytes(body: object) -> bytes:
    return body if isinstance(body, bytes) else b""
