"""The file of an authority: every form that people have is read, or named for what it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)

from ccrtui.adapters.tls.authority import AuthorityFlaw, AuthorityUnusableError, read_authority
from ccrtui.adapters.tls.context import trusting_context
from tests.adapters.elasticsearch.certificates import Authority, authority

OURS = authority("Region A CA")
OTHER = authority("Region B CA")
DER = OURS.certificate.public_bytes(Encoding.DER)
PEM = OURS.certificate.public_bytes(Encoding.PEM)
OTHER_PEM = OTHER.certificate.public_bytes(Encoding.PEM)


def key(made: Authority, encoding: Encoding, form: PrivateFormat = PrivateFormat.PKCS8) -> bytes:
    return made.key.private_bytes(encoding, form, NoEncryption())


def store(password: bytes | None = None, *, empty: bool = False) -> bytes:
    protection = BestAvailableEncryption(password) if password else NoEncryption()
    certificate = None if empty else OURS.certificate
    return pkcs12.serialize_key_and_certificates(b"ca", OURS.key, certificate, None, protection)


def put(folder: Path, data: bytes) -> str:
    path = folder / "ca"
    path.write_bytes(data)
    return str(path)


def flaw(file: str) -> AuthorityFlaw:
    with pytest.raises(AuthorityUnusableError) as caught:
        read_authority(file)
    return caught.value.flaw


@pytest.mark.parametrize(
    "data",
    [
        PEM,
        DER,
        store(),
        key(OURS, Encoding.PEM) + PEM,
        "\ufeffАвторитет 机构\r\n".encode() + PEM.replace(b"\n", b"\r\n"),
        PEM.replace(b"BEGIN CERT", b"BEGIN X509 CERT").replace(b"END CERT", b"END X509 CERT"),
    ],
    ids=["pem", "der", "pkcs12", "beside-a-key", "windows-with-comment", "old-label"],
)
def test_what_holds_one_certificate_gives_it(tmp_path: Path, data: bytes) -> None:
    held = read_authority(put(tmp_path, data))
    assert held == (DER,)
    assert len(trusting_context(held).get_ca_certs()) == 1


def test_a_bundle_gives_each_of_its_certificates_in_order(tmp_path: Path) -> None:
    held = read_authority(put(tmp_path, b"# both regions\n" + PEM + b"\n" + OTHER_PEM))
    assert held == (DER, OTHER.certificate.public_bytes(Encoding.DER))
    assert len(trusting_context(held).get_ca_certs()) == 2


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"", AuthorityFlaw.EMPTY),
        (b" \n\n", AuthorityFlaw.EMPTY),
        (key(OURS, Encoding.PEM), AuthorityFlaw.KEY),
        (key(OURS, Encoding.DER), AuthorityFlaw.KEY),
        (key(OURS, Encoding.DER, PrivateFormat.TraditionalOpenSSL), AuthorityFlaw.KEY),
        (PEM[:200], AuthorityFlaw.CUT),
        (PEM + OTHER_PEM[:200], AuthorityFlaw.CUT),
        (PEM[:100] + b"*" + PEM[101:], AuthorityFlaw.CUT),
        (DER[:200], AuthorityFlaw.CUT),
        (DER[:1], AuthorityFlaw.CUT),
        (store(b"simulated-only"), AuthorityFlaw.LOCKED_STORE),
        (store(empty=True), AuthorityFlaw.STORE_WITHOUT),
        (b"\xfe\xed\xfe\xed\x00\x00\x00\x02", AuthorityFlaw.JAVA_STORE),
        (b"not a certificate", AuthorityFlaw.NO_CERTIFICATE),
        (
            b"-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n",
            AuthorityFlaw.NO_CERTIFICATE,
        ),
        (b"\x30\x03\x02\x01\x00", AuthorityFlaw.KEY),
        (b"\x30\x02\x30\x00", AuthorityFlaw.NO_CERTIFICATE),
        (b"x" * (8 * 1024 * 1024 + 1), AuthorityFlaw.TOO_LARGE),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, data: bytes, named: AuthorityFlaw) -> None:
    assert flaw(put(tmp_path, data)) is named


def _missing(_folder: Path) -> None:
    """Nothing is there."""


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _into_itself(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (_missing, AuthorityFlaw.MISSING),
        (_folder, AuthorityFlaw.FOLDER),
        (_pipe, AuthorityFlaw.NO_FILE),
        (_into_itself, AuthorityFlaw.UNREADABLE),
    ],
)
def test_what_is_no_file_is_named_and_never_waited_for(
    tmp_path: Path, make: Callable[[Path], None], named: AuthorityFlaw
) -> None:
    make(tmp_path / "ca.pem")
    assert flaw(str(tmp_path / "ca.pem")) is named


def test_a_block_that_is_no_certificate_is_found_when_it_is_to_be_trusted(tmp_path: Path) -> None:
    held = read_authority(put(tmp_path, b"-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"))
    with pytest.raises(AuthorityUnusableError) as caught:
        trusting_context(held)
    assert caught.value.flaw is AuthorityFlaw.NO_CERTIFICATE
