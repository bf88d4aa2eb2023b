"""The readable answer of a TLS 1.2 server, in whatever pieces it arrives."""

from __future__ import annotations

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID

from ccrtui.adapters.tls.distinguished_name import name_from_der
from ccrtui.adapters.tls.server_flight import Flight, FlightReader

LEAF, ISSUER = b"leaf" * 30, b"issuer" * 30
NAMES = (
    x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Region A CA")]),
    x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "腾讯"),
            x509.NameAttribute(NameOID.COMMON_NAME, "Region B CA"),
        ]
    ),
)
EXPECTED = Flight((LEAF, ISSUER), ("CN=Region A CA", "CN=Region B CA, O=腾讯, C=CN"), True)


def vector(data: bytes, size: int) -> bytes:
    """Bytes with their length before them."""
    return len(data).to_bytes(size) + data


def message(kind: int, body: bytes) -> bytes:
    """A handshake message."""
    return bytes([kind]) + vector(body, 3)


def record(kind: int, content: bytes) -> bytes:
    """A TLS record."""
    return bytes([kind, 3, 3]) + vector(content, 2)


def flight() -> bytes:
    """ServerHello, Certificate, CertificateRequest, ServerHelloDone, split over records at odd places."""
    names = b"".join(vector(name.public_bytes(), 2) for name in NAMES)
    request = vector(b"\x01\x40", 1) + vector(b"\x04\x03\x08\x07", 2) + vector(names, 2)
    messages = (
        message(2, b"\x03\x03" + bytes(40))
        + message(11, vector(vector(LEAF, 3) + vector(ISSUER, 3), 3))
        + message(13, request)
        + message(14, b"")
    )
    return b"".join(record(22, messages[start : start + 50]) for start in range(0, len(messages), 50))


@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_a_flight_is_read_in_any_pieces(size: int) -> None:
    reader, data = FlightReader(), flight()
    for start in range(0, len(data), size):
        assert not reader.done
        reader.feed(data[start : start + size])
    assert (reader.speaks_tls, reader.done, reader.refused) == (True, True, False)
    assert reader.flight == EXPECTED


def test_an_alert_ends_the_flight() -> None:
    reader = FlightReader()
    reader.feed(record(21, b"\x02\x46"))
    assert (reader.speaks_tls, reader.done, reader.refused) == (True, True, True)


def test_what_is_no_tls_ends_it_at_once() -> None:
    reader = FlightReader()
    reader.feed(b"HTTP/1.1 400 Bad Request")
    assert (reader.speaks_tls, reader.done) == (False, True)


def test_a_flight_without_end_is_given_up() -> None:
    reader = FlightReader()
    for _ in range(30):
        reader.feed(record(22, message(2, bytes(10_000))))
    assert reader.done


@pytest.mark.parametrize("data", [b"\x30", b"\x30\x05\x31", b"\x30\x03\x31\x05\x30", b"\x30\x02\x31\x05"])
def test_a_name_cut_short_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="the element"):
        name_from_der(data)
