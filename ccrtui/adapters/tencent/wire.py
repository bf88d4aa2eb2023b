"""One HTTP exchange of the official client, with limits of our own on time and size.

The client is given this in place of its own sender: that one keeps no total time, reads without end, tells why a
connection failed by text alone, and asks a proxy for this very machine (SDK 3.1.195).
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from ccrtui.core.secret import Secret

LARGEST = 8 * 1024 * 1024
"""Bytes of an answer; a full page of the longest lists has less than a quarter of it."""

_CHUNK = 64 * 1024
_HIDDEN = ("Authorization", "X-TC-Token")
"""Headers whose values are represented by nothing, in the frames of the official client too, which has them."""
OK = 200


class Sent(Protocol):
    """What the official client wants to have sent."""

    host: str
    method: str
    header: dict[str, str]
    data: str


@dataclass(frozen=True, slots=True)
class Raw:
    """What the official client reads of an answer. `headers` stay empty, which leaves judging the content to us."""

    content: bytes
    status_code: int = OK
    headers: Mapping[str, str] = field(default_factory=dict)


class WireError(Exception):
    """An answer that is not worth parsing; what there is of it stands in the wire."""


class TooLargeError(WireError):
    """More than is read of any answer."""


class TooSlowError(WireError):
    """It came in bits, and not to its end in time."""


class NotOkError(WireError):
    """A status that the API itself never has: a proxy or a gateway answered."""


@dataclass(slots=True)
class Wire:
    """The sender for one request. `session` is of `requests`; times in seconds; all below is filled in by sending."""

    session: Any
    scheme: str
    limit_s: float
    connect_s: float
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case."""
    body: bytes = b""
    bytes_received: int = 0
    complete: bool = False
    """Whether the answer was read to its end."""

    def send_request(self, request: Sent) -> Raw:
        """Send once. Raises WireError, and what `requests` raises."""
        deadline = time.monotonic() + self.limit_s
        request.header.update((name, Secret(value)) for name, value in request.header.items() if name in _HIDDEN)
        answer = self.session.request(
            request.method,
            f"{self.scheme}://{request.host}/",
            data=request.data.encode(),
            headers=request.header,
            auth=_as_signed,
            timeout=(self.connect_s, self.limit_s),
            allow_redirects=False,
            stream=True,
        )
        with answer:
            self.status = answer.status_code
            self.headers = {name.lower(): value for name, value in answer.headers.items()}
            self._read(answer, deadline)
        if self.status != OK:
            raise NotOkError
        return Raw(self.body)

    def _read(self, answer: Any, deadline: float) -> None:
        body = bytearray()
        for chunk in answer.iter_content(_CHUNK):
            body += chunk
            self.bytes_received = answer.raw.tell()
            if len(body) > LARGEST:
                raise TooLargeError
            if time.monotonic() > deadline:
                raise TooSlowError
        self.body, self.complete = bytes(body), True


def _as_signed(request: Any) -> Any:
    """Keep the signature: without this a user's netrc would replace it."""
    return request
