"""What a certificate says, and whether an authority signed it. The only file that uses `cryptography`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC

from cryptography import x509
from cryptography.exceptions import InvalidSignature

from ccrtui.adapters.tls.distinguished_name import name_from_der


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """Subject and issuer as Elasticsearch writes names, and the end of validity (RFC 3339, UTC)."""

    subject: str
    issuer: str
    expires_at: str


def read_certificate(der: bytes) -> CertificateFacts | None:
    """The facts of a certificate, None when the bytes are none."""
    try:
        certificate = x509.load_der_x509_certificate(der)
        subject, issuer = (name_from_der(name.public_bytes()) for name in (certificate.subject, certificate.issuer))
        expires = certificate.not_valid_after_utc.astimezone(UTC)
    except ValueError:
        return None
    return CertificateFacts(subject, issuer, expires.isoformat().replace("+00:00", "Z"))


def signed_by(chain: Sequence[bytes], authority_pem: bytes) -> bool | None:
    """Whether the first certificate leads to one of the authorities, by signatures; None when nothing can be read."""
    try:
        authorities = x509.load_pem_x509_certificates(authority_pem)
        certificates = [x509.load_der_x509_certificate(der) for der in chain]
    except ValueError:
        return None
    if not certificates:
        return None
    current, rest = certificates[0], certificates[1:]
    while True:
        if any(current == authority or _issued(current, authority) for authority in authorities):
            return True
        issuer = next((other for other in rest if _issued(current, other)), None)
        if issuer is None:
            return False
        rest.remove(issuer)
        current = issuer


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True
