"""Certificates for tests, made on the spot."""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass(frozen=True, slots=True)
class Authority:
    """A certificate authority: its certificate and key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    def write(self, folder: Path) -> str:
        """Write the certificate and give its path."""
        path = folder / f"{self.certificate.serial_number}.pem"
        path.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))
        return str(path)


def authority(
    name: str, organization: str = "", *, signer: Authority | None = None, sparse: bool = False, expired: bool = False
) -> Authority:
    """Make an authority, by itself or signed by another; a `sparse` one says not what its key is for."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(name, organization)
    end = timedelta(days=-1) if expired else timedelta(days=30)
    builder = _builder(subject, signer.certificate.subject if signer else subject, key, end)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    if sparse:
        return Authority(builder.sign(key, hashes.SHA256()), key)
    builder = builder.add_extension(_key_usage(signs_certificates=True), critical=True)
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    return Authority(builder.sign(signer.key if signer else key, hashes.SHA256()), key)


def server_context(
    folder: Path,
    signer: Authority,
    hosts: Sequence[str] = ("127.0.0.1",),
    *,
    expired: bool = False,
    begins: timedelta = timedelta(days=-40),
    sparse: bool = False,
    shown: Sequence[Authority] = (),
) -> ssl.SSLContext:
    """A server's TLS context with a certificate for these hosts, signed by the authority, and what it shows besides.

    A `sparse` certificate does not say by which key it was signed.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    end = timedelta(days=-1) if expired else timedelta(days=20)
    builder = _builder(_name("node-0"), signer.certificate.subject, key, end, begins)
    names = [x509.IPAddress(ip_address(host)) if host[0].isdigit() else x509.DNSName(host) for host in hosts]
    builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    if not sparse:
        identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.key.public_key())
        builder = builder.add_extension(identifier, critical=False)
    certificate = builder.sign(signer.key, hashes.SHA256())
    path = folder / f"server-{certificate.serial_number}.pem"
    path.write_bytes(
        b"".join(
            each.public_bytes(serialization.Encoding.PEM) for each in (certificate, *(a.certificate for a in shown))
        )
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(path)
    return context


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    end: timedelta,
    begins: timedelta = timedelta(days=-40),
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + begins)
        .not_valid_after(now + end)
    )


def _name(common: str, organization: str = "") -> x509.Name:
    parts = [x509.NameAttribute(NameOID.ORGANIZATION_NAME, organization)] if organization else []
    return x509.Name([*parts, x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _key_usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
