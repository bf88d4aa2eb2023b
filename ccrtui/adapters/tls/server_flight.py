"""The first flight of a TLS 1.2 server, which travels in the clear: its certificates and whom it trusts.

Python's `ssl` gives neither the certificates of a server that turns us away for having none, nor the authorities it
accepts. Both stand unencrypted in the messages Certificate and CertificateRequest (RFC 5246, 7.4).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ccrtui.adapters.tls.distinguished_name import name_from_der

_ALERT = 21
_HANDSHAKE = 22
_CERTIFICATE = 11
_CERTIFICATE_REQUEST = 13
_HELLO_DONE = 14
_RECORD_TYPES = frozenset({20, 21, 22, 23})
_LONGEST = 256 * 1024


@dataclass(frozen=True, slots=True)
class Flight:
    """What a server showed: certificates in DER, the leaf first, and the names of the authorities it accepts.

    `asks_for_ours` tells whether it asked for a certificate of the client's.
    """

    certificates: tuple[bytes, ...] = ()
    accepted_authorities: tuple[str, ...] = ()
    asks_for_ours: bool = False


class FlightReader:
    """Takes the bytes of a server as they come.

    `speaks_tls` is None until the first record is there; `done` is set when nothing more is to be expected, `refused`
    when the server sent an alert first. Bytes that make no sense end the flight.
    """

    def __init__(self) -> None:
        self.speaks_tls: bool | None = None
        self.done = False
        self.refused = False
        self.flight = Flight()
        self._records = bytearray()
        self._messages = bytearray()
        self._taken = 0

    def feed(self, data: bytes) -> None:
        """Take more bytes."""
        self._records += data
        self._taken += len(data)
        if self.speaks_tls is None and len(self._records) >= 3:
            self.speaks_tls = self._records[0] in _RECORD_TYPES and self._records[1] == 3
        while self.speaks_tls and not self.done and len(self._records) >= 5:
            length = int.from_bytes(self._records[3:5])
            if len(self._records) < 5 + length:
                break
            kind, content = self._records[0], bytes(self._records[5 : 5 + length])
            del self._records[: 5 + length]
            self._record(kind, content)
        self.done = self.done or self.speaks_tls is False or self._taken > _LONGEST

    def _record(self, kind: int, content: bytes) -> None:
        if kind == _HANDSHAKE:
            self._messages += content
            self._take_messages()
        else:
            self.refused = kind == _ALERT
            self.done = True

    def _take_messages(self) -> None:
        while not self.done and len(self._messages) >= 4:
            length = int.from_bytes(self._messages[1:4])
            if len(self._messages) < 4 + length:
                return
            kind, body = self._messages[0], bytes(self._messages[4 : 4 + length])
            del self._messages[: 4 + length]
            try:
                self._message(kind, body)
            except ValueError:
                self.done = True

    def _message(self, kind: int, body: bytes) -> None:
        if kind == _CERTIFICATE:
            self.flight = replace(self.flight, certificates=tuple(_vectors(body[3:], 3)))
        elif kind == _CERTIFICATE_REQUEST:
            self.flight = replace(self.flight, asks_for_ours=True)
            self.flight = replace(self.flight, accepted_authorities=_authorities(body))
        elif kind == _HELLO_DONE:
            self.done = True


def _authorities(body: bytes) -> tuple[str, ...]:
    """CertificateRequest: one-byte vector of types, two-byte vector of algorithms, two-byte vector of names."""
    at = 1 + (body[0] if body else 0)
    at += 2 + int.from_bytes(body[at : at + 2])
    return tuple(name_from_der(name) for name in _vectors(body[at + 2 :], 2))


def _vectors(data: bytes, size: int) -> Iterator[bytes]:
    at = 0
    while at + size <= len(data):
        length = int.from_bytes(data[at : at + size])
        yield data[at + size : at + size + length]
        at += size + length
