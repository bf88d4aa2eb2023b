"""What a certificate says, and whether an authority signed it. The only file that uses `cryptography`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

from ccrtui.adapters.tls.distinguished_name import name_from_der


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """Subject and issuer as Elasticsearch writes names, both ends of validity (RFC 3339, UTC), whom it is for."""

    subject: str
    issuer: str
    valid_from: str
    expires_at: str
    names: tuple[str, ...]


def read_certificate(der: bytes) -> CertificateFacts | None:
    """The facts of a certificate, None when the bytes are none."""
    try:
        certificate = x509.load_der_x509_certificate(der)
        subject, issuer = (name_from_der(name.public_bytes()) for name in (certificate.subject, certificate.issuer))
        begins, ends = _instant(certificate.not_valid_before_utc), _instant(certificate.not_valid_after_utc)
    except ValueError:
        return None
    return CertificateFacts(subject, issuer, begins, ends, _names(certificate))


def signed_by(chain: Sequence[bytes], authorities: Sequence[bytes]) -> bool | None:
    """Whether the first certificate leads to one of the authorities, by signatures; None when nothing can be read."""
    try:
        trusted = [x509.load_der_x509_certificate(der) for der in authorities]
        path = _path([x509.load_der_x509_certificate(der) for der in chain])
    except ValueError:
        return None
    if not path:
        return None
    return any(step == authority or _issued(step, authority) for step in path for authority in trusted)


def last_of(chain: Sequence[bytes]) -> bytes | None:
    """The last certificate that the first one leads to by signatures; its issuer is who would have to be trusted."""
    try:
        path = _path([x509.load_der_x509_certificate(der) for der in chain])
    except ValueError:
        return None
    return path[-1].public_bytes(Encoding.DER) if path else None


def unpack_pkcs12(data: bytes) -> tuple[bytes, ...] | None:
    """The certificates of a PKCS#12 store without a password, in DER; None where it does not open."""
    for password in (None, b""):
        try:
            store = pkcs12.load_pkcs12(data, password)
        except (ValueError, TypeError, UnsupportedAlgorithm):
            continue
        entries = ([store.cert] if store.cert else []) + store.additional_certs
        return tuple(entry.certificate.public_bytes(Encoding.DER) for entry in entries)
    return None


def _path(chain: list[x509.Certificate]) -> list[x509.Certificate]:
    """From the first certificate on, each followed by the one of the chain that signed it."""
    path, rest = chain[:1], chain[1:]
    while path and (issuer := next((other for other in rest if _issued(path[-1], other)), None)) is not None:
        rest.remove(issuer)
        path.append(issuer)
    return path


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _names(certificate: x509.Certificate) -> tuple[str, ...]:
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (ValueError, x509.ExtensionNotFound):
        return ()
    kinds = (x509.DNSName, x509.IPAddress)
    return tuple(str(name.value) for name in names if isinstance(name, kinds))


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
