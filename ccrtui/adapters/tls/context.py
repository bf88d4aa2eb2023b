"""The one place where TLS contexts are made: one that trusts an authority, and one that only looks."""

from __future__ import annotations

import ssl

from ccrtui.adapters.tls.authority import Authority, AuthorityFlaw, AuthorityUnusableError

_VERIFICATION = ssl.VerifyFlags.VERIFY_X509_TRUSTED_FIRST | ssl.VerifyFlags.VERIFY_X509_PARTIAL_CHAIN
"""The same under every Python. From 3.13 on `ssl.create_default_context` is strict as well, which refuses an authority
without key usage and a certificate without key identifier, and takes any certificate of the file for the last word."""


def trusting_context(authority: Authority | None) -> ssl.SSLContext:
    """Accepts what the authority signed, None: whatever this system trusts. Raises AuthorityUnusableError."""
    try:
        context = ssl.create_default_context(cadata=b"".join(authority) if authority else None)
    except ssl.SSLError:
        raise AuthorityUnusableError(AuthorityFlaw.NO_CERTIFICATE) from None
    context.verify_flags = _VERIFICATION
    return context


def untrusting_context() -> ssl.SSLContext:
    """Accepts any certificate: for looking, never for sending anything that is ours."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
