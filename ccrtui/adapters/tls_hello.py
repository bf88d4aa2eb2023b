"""Saying hello by TLS to a port, to learn what it speaks, without trusting or sending anything."""

from __future__ import annotations

import asyncio
import ssl
from ipaddress import ip_address


async def answers_tls(host: str, port: int, seconds: float) -> bool:
    """Whether a TLS handshake with that port succeeds, or is refused by a TLS alert."""
    try:
        await _handshake(host, port, seconds)
    except ssl.SSLError as refused:
        return "ALERT" in (refused.reason or "")
    except (OSError, TimeoutError):
        return False
    return True


async def shown_certificate(host: str, port: int, seconds: float) -> bytes | None:
    """The certificate that a port shows in whatever version of TLS it prefers, in DER; None when there is none."""
    try:
        return await _handshake(host, port, seconds)
    except (OSError, TimeoutError):
        return None


def client_hello(host: str, newest: ssl.TLSVersion) -> bytes:
    """The bytes a client opens with when it knows TLS up to that version."""
    context = _untrusting_context()
    context.maximum_version = newest
    sent = ssl.MemoryBIO()
    connection = context.wrap_bio(ssl.MemoryBIO(), sent, server_hostname=None if _is_ip(host) else host)
    try:
        connection.do_handshake()
    except ssl.SSLWantReadError:
        return sent.read()
    raise ssl.SSLError("a handshake cannot end without an answer")


async def _handshake(host: str, port: int, seconds: float) -> bytes | None:
    async with asyncio.timeout(seconds):
        _, writer = await asyncio.open_connection(host, port, ssl=_untrusting_context())
    connection = writer.get_extra_info("ssl_object")
    writer.transport.abort()
    return connection.getpeercert(True) if isinstance(connection, ssl.SSLObject) else None


def _untrusting_context() -> ssl.SSLContext:
    """Accepts any certificate: for looking, never for sending anything."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
