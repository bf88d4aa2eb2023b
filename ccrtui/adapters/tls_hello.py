"""Saying hello by TLS to a port, to learn what it speaks, without trusting or sending anything."""

from __future__ import annotations

import asyncio
import ssl


def untrusting_context() -> ssl.SSLContext:
    """A TLS context that accepts any certificate: for looking, never for sending anything."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


async def answers_tls(host: str, port: int, seconds: float) -> bool:
    """Whether a TLS handshake with that port succeeds, or is refused by a TLS alert."""
    try:
        async with asyncio.timeout(seconds):
            _, writer = await asyncio.open_connection(host, port, ssl=untrusting_context())
    except ssl.SSLError as refused:
        return "ALERT" in (refused.reason or "")
    except (OSError, TimeoutError):
        return False
    writer.transport.abort()
    return True
