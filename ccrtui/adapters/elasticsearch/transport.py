"""The transport below the official client: plain JSON on the wire, so that one client serves servers 6.8 to 9.

The client of version 9 asks for `application/vnd.elasticsearch+json; compatible-with=9`, which older servers refuse,
and insists on a product header that servers before 7.14 do not send. Both are undone here by its public extension
point; who answers is checked by ourselves, in `decode_cluster.identity`. Bodies pass through as bytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from elastic_transport import AsyncTransport, HttpHeaders, Serializer, SerializerCollection, TransportApiResponse
from elastic_transport.client_utils import DEFAULT, DefaultType

_VENDOR = re.compile(r"application/vnd\.elasticsearch\+(json|x-ndjson)\s*;\s*compatible-with=\d+")
_NEVER_AGAIN = {"max_retries": 0, "retry_on_status": (), "retry_on_timeout": False}


class _Verbatim(Serializer):
    """Bodies as they are: text to bytes on the way out, bytes on the way in."""

    def __init__(self, mimetype: str | None = None) -> None:
        self.media_type = mimetype

    def dumps(self, data: str | bytes) -> bytes:
        return data.encode() if isinstance(data, str) else data

    def loads(self, data: bytes) -> bytes:
        return data


class _VerbatimForAll(SerializerCollection):
    def __init__(self) -> None:
        super().__init__({"application/json": _Verbatim()})

    def get_serializer(self, mimetype: str | None) -> Serializer:
        return _Verbatim(mimetype)


class PlainTransport(AsyncTransport):
    """An AsyncTransport that sends plain media types and accepts any product."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.serializers = _VerbatimForAll()

    async def _send(
        self, method: str, target: str, *, headers: Mapping[str, Any] | DefaultType = DEFAULT, **options: Any
    ) -> TransportApiResponse:
        """Send once, with plain media types; warnings of the server, which the client would log, are passed by."""
        meta, answer = await super().perform_request(
            method, target, headers=_plain(headers), **(options | _NEVER_AGAIN)
        )
        received = dict(meta.headers)
        received.pop("warning", None)
        received["x-elastic-product"] = "Elasticsearch"
        return TransportApiResponse(replace(meta, headers=HttpHeaders(received)), answer)

    perform_request: Any = _send


def _plain(headers: Mapping[str, Any] | DefaultType) -> Mapping[str, Any] | DefaultType:
    if isinstance(headers, DefaultType):
        return headers
    return {name: _VENDOR.sub(r"application/\1", str(value)) for name, value in headers.items()}
