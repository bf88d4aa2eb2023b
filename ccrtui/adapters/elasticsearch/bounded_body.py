"""Reading an answer's body: unpacked as it arrives, and never more of it than allowed."""

from __future__ import annotations

import zlib
from typing import Protocol

import aiohttp

from ccrtui.adapters.elasticsearch.exchange import BodyTooLargeError, BodyUnreadableError, Exchange

_GZIP = 31


class _Unpacker(Protocol):
    def feed(self, data: bytes, room: int) -> bytes:
        """Unpack; at most `room` bytes come out."""
        ...

    def finish(self) -> None:
        """Raise zlib.error when the end is missing."""
        ...


class _Plain:
    def feed(self, data: bytes, room: int) -> bytes:
        return data[:room]

    def finish(self) -> None:
        return


class _Gzip:
    def __init__(self) -> None:
        self._inflater = zlib.decompressobj(_GZIP)

    def feed(self, data: bytes, room: int) -> bytes:
        return self._inflater.decompress(data, room)

    def finish(self) -> None:
        if not self._inflater.eof:
            raise zlib.error("the compressed body is not complete")


async def read_body(response: aiohttp.ClientResponse, exchange: Exchange) -> bytes:
    """Read a body to its end, counting what travelled in `exchange.wire_bytes`.

    Raises BodyTooLargeError, BodyUnreadableError, and what the connection raises.
    """
    limit = exchange.limit if response.status < 400 else min(exchange.limit, exchange.refusal_limit)
    unpacker = _unpacker(response)
    body = bytearray()
    try:
        async for chunk in response.content.iter_any():
            exchange.wire_bytes += len(chunk)
            body += unpacker.feed(chunk, limit + 1 - len(body))
            if len(body) > limit or exchange.wire_bytes > limit:
                raise BodyTooLargeError(response.status, limit)
        if exchange.wire_bytes:
            unpacker.finish()
    except zlib.error as problem:
        raise BodyUnreadableError(response.status, str(problem)) from problem
    return bytes(body)


def _unpacker(response: aiohttp.ClientResponse) -> _Unpacker:
    encoding = response.headers.get("content-encoding", "identity").lower()
    if encoding == "identity":
        return _Plain()
    if encoding == "gzip":
        return _Gzip()
    raise BodyUnreadableError(response.status, f"unknown content encoding {encoding}")
