"""`GET /metrics` over HTTP/1.1, and nothing else: the newest text to whoever may ask.

A page in a browser can reach loopback by a name of its own (DNS rebinding); so only a Host that is an address,
localhost, or the name that is served on is answered.
"""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Callable

TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8"
LONGEST = 8 * 1024
"""Bytes of a request's head."""
PATIENCE_S = 5.0
MOST_AT_ONCE = 16
_END = b"\r\n\r\n"
_REASONS = {200: "OK", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 503: "Busy"}


class MetricsServer:
    """Serves what `text` gives at the moment it is asked."""

    def __init__(self, host: str, port: int, text: Callable[[], str]) -> None:
        self._host = host
        self._port = port
        self._text = text
        self._busy = 0
        self._server: asyncio.Server | None = None

    async def start(self) -> int:
        """Listen; gives the port, a free one where 0 was asked for. Raises OSError."""
        self._server = await asyncio.start_server(self._serve, self._host, self._port, limit=LONGEST)
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._busy += 1
        try:
            status, body = 503, ""
            if self._busy <= MOST_AT_ONCE:
                async with asyncio.timeout(PATIENCE_S):
                    status, body = self._answer(await reader.readuntil(_END))
            writer.write(_response(status, body))
            async with asyncio.timeout(PATIENCE_S):
                await writer.drain()
        except asyncio.LimitOverrunError:
            writer.write(_response(400, ""))
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            pass
        finally:
            self._busy -= 1
            writer.close()

    def _answer(self, head: bytes) -> tuple[int, str]:
        try:
            request, *lines = head[: -len(_END)].decode("ascii").split("\r\n")
            method, target, version = request.split(" ")
        except ValueError:
            return 400, ""
        hosts = [value.strip() for name, _, value in (line.partition(":") for line in lines) if name.lower() == "host"]
        if not version.startswith("HTTP/1.") or len(hosts) != 1:
            return 400, ""
        if not self._known(hosts[0]):
            return 403, ""
        if target.partition("?")[0] != "/metrics":
            return 404, ""
        return (200, self._text()) if method == "GET" else (405, "")

    def _known(self, host: str) -> bool:
        name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
        name = name.strip("[]").lower()
        if name in ("localhost", self._host.lower()):
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True


def _response(status: int, body: str) -> bytes:
    data = body.encode() if status == 200 else f"{_REASONS[status]}\n".encode()
    head = [
        f"HTTP/1.1 {status} {_REASONS[status]}",
        f"Content-Type: {TYPE if status == 200 else 'text/plain; charset=utf-8'}",
        f"Content-Length: {len(data)}",
        "X-Content-Type-Options: nosniff",
        "Cache-Control: no-store",
        "Connection: close",
        *(["Allow: GET"] if status == 405 else []),
    ]
    return "\r\n".join(head).encode() + _END + data
