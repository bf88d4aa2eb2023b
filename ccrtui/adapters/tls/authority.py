"""The file of a certificate authority: PEM with one certificate or many, DER, or PKCS#12 without a password.

What holds no certificate that can be used is named by what it is, from the first bytes of its DER or its PEM labels
(RFC 5280, 7292, 7468).
"""

from __future__ import annotations

import binascii
import re
import stat
from base64 import b64decode
from enum import StrEnum
from pathlib import Path

from ccrtui.adapters.tls.distinguished_name import header

_BLOCK = re.compile(
    rb"-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----(.*?)(-----END (?:X509 |TRUSTED )?CERTIFICATE-----|\Z)", re.DOTALL
)
_LARGEST = 8 * 1024 * 1024
_SEQUENCE, _INTEGER = 0x30, 0x02
_STORE_VERSION = b"\x03"
_JAVA_STORES = (b"\xfe\xed\xfe\xed", b"\xce\xce\xce\xce")

Authority = tuple[bytes, ...]
"""The certificates to trust, in DER."""


class AuthorityFlaw(StrEnum):
    """Why a file cannot be used as a certificate authority."""

    MISSING = "file_missing"
    UNREADABLE = "file_unreadable"
    FOLDER = "file_is_folder"
    NO_FILE = "file_is_no_file"
    EMPTY = "file_empty"
    TOO_LARGE = "file_too_large"
    CUT = "file_cut"
    KEY = "file_is_key"
    JAVA_STORE = "file_is_java_store"
    LOCKED_STORE = "file_is_locked_store"
    STORE_WITHOUT = "store_without_certificate"
    NO_CERTIFICATE = "file_without_certificate"


class AuthorityUnusableError(Exception):
    """A file that cannot be used as a certificate authority, and why."""

    def __init__(self, flaw: AuthorityFlaw) -> None:
        super().__init__(flaw)
        self.flaw = flaw


def read_authority(file: str) -> Authority:
    """The certificates in a file, at least one. Raises AuthorityUnusableError."""
    data = _contents(Path(file))
    if not data.strip():
        raise AuthorityUnusableError(AuthorityFlaw.EMPTY)
    if b"-----BEGIN" in data:
        return _from_pem(data)
    if data.startswith(_JAVA_STORES):
        raise AuthorityUnusableError(AuthorityFlaw.JAVA_STORE)
    return _from_der(data)


def _contents(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise AuthorityUnusableError(AuthorityFlaw.FOLDER)
        if not stat.S_ISREG(mode):
            raise AuthorityUnusableError(AuthorityFlaw.NO_FILE)
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        raise AuthorityUnusableError(AuthorityFlaw.MISSING) from None
    except OSError:
        raise AuthorityUnusableError(AuthorityFlaw.UNREADABLE) from None
    if len(data) > _LARGEST:
        raise AuthorityUnusableError(AuthorityFlaw.TOO_LARGE)
    return data


def _from_pem(data: bytes) -> Authority:
    """Every certificate of a bundle, whatever stands between them."""
    blocks = _BLOCK.findall(data)
    if not blocks:
        raise AuthorityUnusableError(AuthorityFlaw.KEY if b"PRIVATE KEY-----" in data else AuthorityFlaw.NO_CERTIFICATE)
    certificates = []
    for text, end in blocks:
        try:
            certificate = b64decode(b"".join(text.split()), validate=True)
        except binascii.Error:
            raise AuthorityUnusableError(AuthorityFlaw.CUT) from None
        if not end:
            raise AuthorityUnusableError(AuthorityFlaw.CUT)
        certificates.append(_one(certificate))
    return tuple(certificates)


def _one(data: bytes) -> bytes:
    """The certificate alone, without what OpenSSL's trusted form puts behind it."""
    try:
        _, length, start = header(data, 0)
    except ValueError:
        raise AuthorityUnusableError(AuthorityFlaw.CUT) from None
    if len(data) < start + length:
        raise AuthorityUnusableError(AuthorityFlaw.CUT)
    return data[: start + length]


def _from_der(data: bytes) -> Authority:
    from ccrtui.adapters.tls.certificate import read_certificate, unpack_pkcs12

    if data[0] != _SEQUENCE:
        raise AuthorityUnusableError(AuthorityFlaw.NO_CERTIFICATE)
    certificate = _one(data)
    kind, value = _first_of(certificate)
    if kind == _INTEGER and value == _STORE_VERSION:
        held = unpack_pkcs12(data)
        if held is None:
            raise AuthorityUnusableError(AuthorityFlaw.LOCKED_STORE)
        if not held:
            raise AuthorityUnusableError(AuthorityFlaw.STORE_WITHOUT)
        return held
    if kind == _INTEGER:
        raise AuthorityUnusableError(AuthorityFlaw.KEY)
    if read_certificate(certificate) is None:
        raise AuthorityUnusableError(AuthorityFlaw.NO_CERTIFICATE)
    return (certificate,)


def _first_of(data: bytes) -> tuple[int, bytes]:
    """Tag and value of the first element inside a sequence."""
    try:
        _, _, start = header(data, 0)
        tag, length, inner = header(data, start)
    except ValueError:
        raise AuthorityUnusableError(AuthorityFlaw.CUT) from None
    return tag, data[inner : inner + length]
