"""Certificates of the simulated nodes: authorities and node certificates, made anew for each run."""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Authority:
    """A certificate authority: its name, file, certificate and key."""

    name: str
    path: Path
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class NodeFiles:
    """What a node was given: its certificate with key, signed by `authority`, and the authorities it trusts."""

    certificate: x509.Certificate
    path: Path
    key_path: Path
    authority: Authority
    trusted: tuple[Authority, ...]

    def listed(self) -> list[dict[str, Any]]:
        """The answer to `GET /_ssl/certificates`; file names are relative, as to a configuration folder."""
        own = _entry(self.path.name, self.certificate, True)
        return [own, *(_entry(authority.path.name, authority.certificate, False) for authority in self.trusted)]

    def for_clients(self) -> ssl.SSLContext:
        """The context of the HTTP side, which asks for no certificate."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.path, self.key_path)
        return context

    def for_nodes(self) -> ssl.SSLContext:
        """The context of the transport side, which wants a certificate of an authority it trusts."""
        context = self.for_clients()
        context.verify_mode = ssl.CERT_REQUIRED
        for authority in self.trusted:
            context.load_verify_locations(authority.path)
        return context


def make_authority(name: str, file: str, folder: Path) -> Authority:
    """Make an authority, valid for ten years, its certificate in the folder."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _named(name)
    certificate = (
        _builder(subject, subject, key, timedelta(days=3650))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(_usage(ca=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / file
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return Authority(name, path, certificate, key)


def make_node(
    name: str, file: str, folder: Path, authority: Authority, trusted: Sequence[Authority], valid: bool = True
) -> NodeFiles:
    """Make a node's certificate for the loopback address, with its key in the folder.

    It is good for a year, or has expired an hour ago when it shall not be `valid`.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    addresses: list[x509.GeneralName] = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    certificate = (
        _builder(_named(name), authority.certificate.subject, key, timedelta(days=365) if valid else -_HOUR)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(addresses), critical=False)
        .add_extension(_purposes(), critical=False)
        .add_extension(_usage(ca=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(_issuer(authority), critical=False)
        .sign(authority.key, hashes.SHA256())
    )
    path, key_path = folder / f"{file}.crt", folder / f"{file}.key"
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    key_path.touch(mode=0o600)
    key_path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return NodeFiles(certificate, path, key_path, authority, tuple(trusted))


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, life: timedelta
) -> x509.CertificateBuilder:
    now = datetime.now(UTC).replace(microsecond=0)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _DAY)
        .not_valid_after(now + life)
    )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _purposes() -> x509.ExtendedKeyUsage:
    return x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH])


def _issuer(authority: Authority) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key())


def _usage(ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not ca,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=ca,
        crl_sign=ca,
        encipher_only=False,
        decipher_only=False,
    )


def _entry(name: str, certificate: x509.Certificate, has_key: bool) -> dict[str, Any]:
    return {
        "path": f"certs/{name}",
        "format": "PEM",
        "alias": None,
        "subject_dn": certificate.subject.rfc4514_string(),
        "serial_number": f"{certificate.serial_number:x}",
        "has_private_key": has_key,
        "expiry": certificate.not_valid_after_utc.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
    }
