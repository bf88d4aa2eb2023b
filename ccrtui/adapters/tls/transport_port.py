"""Transport ports, dialled from where the program runs: is somebody there, and what does he speak.

A plain transport port closes on a TLS hello, an HTTP port answers in plain HTTP, a TLS transport port shows its
certificate and the authorities it accepts (observed on Elasticsearch 7.3.0). The hello is one of TLS 1.2, because its
answer can be read; a port that turns it away is dialled once more with whatever is newest. An HTTPS port says hello
just as well: it is known by answering HTTP, to which a transport port says that it is none.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from urllib.parse import urlsplit

from ccrtui.adapters.tls.authority import AuthorityUnusableError, read_authority
from ccrtui.adapters.tls.probe import ProbeResult, answer_to_http, say_hello, shown_certificate
from ccrtui.adapters.tls.server_flight import Flight
from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import TransportProbe
from ccrtui.ports.system import Clock


class TransportReach:
    """Dials transport ports. `ca_file` is the authority that their certificate is held against, if one is known.

    `connect_s` bounds the connecting, `answer_s` the waiting for what follows the hello.
    """

    def __init__(self, clock: Clock, ca_file: str | None = None, connect_s: float = 3.0, answer_s: float = 3.0) -> None:
        self._clock = clock
        self._ca_file = ca_file
        self._connect_s = connect_s
        self._answer_s = answer_s

    async def send(self, call: Call) -> Outcome:
        """Dial the call's target once; the value is a TransportProbe."""
        address = _host_and_port(call.target)
        if address is None:
            return Fault(FaultCode.REJECTED, error_type="address_invalid", sent=False, details={"address": call.target})
        from ccrtui.adapters.network_fault import dial_fault

        started = self._clock.monotonic()
        try:
            async with asyncio.timeout(self._connect_s):
                reader, writer = await asyncio.open_connection(*address)
        except (OSError, TimeoutError, UnicodeError) as failure:
            return replace(dial_fault(failure, sent=False), details={"address": call.target})
        connect_ms = (self._clock.monotonic() - started) * 1000
        try:
            probe = await self._listen(address, reader, writer, connect_ms)
        finally:
            writer.transport.abort()
        return Answer(probe, 0, started, self._clock.monotonic())

    async def _listen(
        self,
        address: tuple[str, int],
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        connect_ms: float,
    ) -> TransportProbe:
        hello = await say_hello(reader, writer, address[0], self._answer_s)
        flight = hello.flight
        if hello.refused or hello.speaks == "plain":
            leaf = await shown_certificate(*address, self._answer_s)
            hello = ProbeResult("tls") if leaf else hello
            flight = Flight((leaf,)) if leaf else flight
        if hello.speaks != "tls":
            return TransportProbe(hello.speaks, connect_ms)
        probe = self._certified(flight, connect_ms)
        return replace(probe, speaks="http") if await self._is_http(address) else probe

    async def _is_http(self, address: tuple[str, int]) -> bool:
        from ccrtui.adapters.elasticsearch.refusal import says_transport_port

        answer = await answer_to_http(*address, self._answer_s)
        return answer.startswith(b"HTTP/") and not says_transport_port(answer)

    def _certified(self, flight: Flight, connect_ms: float) -> TransportProbe:
        from ccrtui.adapters.tls.certificate import read_certificate

        probe = TransportProbe("tls", connect_ms, accepted_authorities=flight.accepted_authorities)
        facts = read_certificate(flight.certificates[0]) if flight.certificates else None
        if facts is None:
            return probe
        return replace(
            probe,
            subject=facts.subject,
            issuer=facts.issuer,
            expires_at=facts.expires_at,
            trusted=self._trusted(flight.certificates),
        )

    def _trusted(self, chain: tuple[bytes, ...]) -> bool | None:
        from ccrtui.adapters.tls.certificate import signed_by

        if self._ca_file is None:
            return None
        try:
            return signed_by(chain, read_authority(self._ca_file))
        except AuthorityUnusableError:
            return None


def _host_and_port(target: str) -> tuple[str, int] | None:
    try:
        parts = urlsplit(f"//{target}")
        return (parts.hostname, parts.port) if parts.hostname and parts.port else None
    except ValueError:
        return None
