"""Saying hello by TLS to a port, to learn what it speaks, without trusting or sending anything."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass, field
from ipaddress import ip_address

from ccrtui.adapters.tls.context import untrusting_context
from ccrtui.adapters.tls.server_flight import Flight, FlightReader

_CHUNK = 16 * 1024
_ENOUGH = 64
_ENOUGH_OF_ANSWER = 512
"""Bytes that hold the words of a transport port, head and all."""


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """What followed a TLS hello.

    `speaks` is `tls`, `http`, `plain` (hung up without a word), `silent` or `other`; `refused` when TLS began with an
    alert.
    """

    speaks: str
    flight: Flight = field(default_factory=Flight)
    refused: bool = False


async def say_hello(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, seconds: float
) -> ProbeResult:
    """Say hello in TLS 1.2, whose answer is readable, and listen until that is complete or the time is up."""
    flight = FlightReader()
    first = bytearray()
    ended = False
    try:
        async with asyncio.timeout(seconds):
            writer.write(_client_hello(host))
            while not flight.done and not ended:
                data = await reader.read(_CHUNK)
                ended = not data
                first += data[: _ENOUGH - len(first)]
                flight.feed(data)
    except TimeoutError:
        ended = False
    except OSError:
        ended = True
    if flight.speaks_tls:
        return ProbeResult("tls", flight.flight, flight.refused)
    return ProbeResult(_plain_protocol(bytes(first), ended))


async def asks_for_certificate(host: str, port: int, seconds: float) -> bool:
    """Whether a TLS server asks for a certificate of ours."""
    return (await _dial(host, port, seconds)).asks_for_ours


async def shown_chain(host: str, port: int, seconds: float) -> tuple[bytes, ...]:
    """The certificates that a port shows, in DER, the leaf first; of one that knows only newer TLS the leaf alone."""
    chain = (await _dial(host, port, seconds)).certificates
    if chain:
        return chain
    leaf = await shown_certificate(host, port, seconds)
    return (leaf,) if leaf else ()


async def answers_tls(host: str, port: int, seconds: float) -> bool:
    """Whether a TLS handshake with that port succeeds, or is refused by a TLS alert."""
    try:
        await _handshake(host, port, seconds)
    except ssl.SSLError as refusal:
        return "ALERT" in (refusal.reason or "")
    except (OSError, TimeoutError):
        return False
    return True


async def shown_certificate(host: str, port: int, seconds: float) -> bytes | None:
    """The certificate that a port shows in whatever version of TLS it prefers, in DER; None when there is none."""
    try:
        return await _handshake(host, port, seconds)
    except (OSError, TimeoutError):
        return None


async def _dial(host: str, port: int, seconds: float) -> Flight:
    try:
        async with asyncio.timeout(seconds):
            reader, writer = await asyncio.open_connection(host, port)
    except (OSError, TimeoutError):
        return Flight()
    try:
        return (await say_hello(reader, writer, host, seconds)).flight
    finally:
        writer.transport.abort()


async def answer_to_http(host: str, port: int, seconds: float) -> bytes:
    """How a TLS port begins to answer an HTTP request that says nothing of us; empty when it does not."""
    received = bytearray()
    try:
        async with asyncio.timeout(seconds):
            reader, writer = await asyncio.open_connection(host, port, ssl=untrusting_context())
            try:
                writer.write(f"GET / HTTP/1.1\r\nHost: {_in_header(host)}\r\nConnection: close\r\n\r\n".encode())
                while len(received) < _ENOUGH_OF_ANSWER and (data := await reader.read(_CHUNK)):
                    received += data
            finally:
                writer.transport.abort()
    except (OSError, TimeoutError):
        pass
    return bytes(received)


def _plain_protocol(first: bytes, ended: bool) -> str:
    if first:
        return "http" if first.startswith(b"HTTP/") else "other"
    return "plain" if ended else "silent"


def _client_hello(host: str) -> bytes:
    context = untrusting_context()
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    sent = ssl.MemoryBIO()
    connection = context.wrap_bio(ssl.MemoryBIO(), sent, server_hostname=None if _is_ip(host) else host)
    try:
        connection.do_handshake()
    except ssl.SSLWantReadError:
        return sent.read()
    raise ssl.SSLError("a handshake cannot end without an answer")


async def _handshake(host: str, port: int, seconds: float) -> bytes | None:
    async with asyncio.timeout(seconds):
        _, writer = await asyncio.open_connection(host, port, ssl=untrusting_context())
    connection = writer.get_extra_info("ssl_object")
    writer.transport.abort()
    return connection.getpeercert(True) if isinstance(connection, ssl.SSLObject) else None


def _in_header(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
