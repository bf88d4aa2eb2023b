"""Why a connection failed, told apart by the exception: name, refusal, silence, certificate, wrong protocol."""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
from collections.abc import Iterator

import aiohttp

from ccrtui.adapters.elasticsearch.exchange import BodyTooLargeError, BodyUnreadableError
from ccrtui.adapters.elasticsearch.node import SentOnceError
from ccrtui.adapters.elasticsearch.refusal import says_transport_port
from ccrtui.core.call.fault import Fault, FaultCode

FAILURES = (
    aiohttp.ClientError,
    OSError,
    asyncio.TimeoutError,
    UnicodeError,
    SentOnceError,
    BodyTooLargeError,
    BodyUnreadableError,
)
"""Everything that sending may raise."""

_NOT_YET_VALID = frozenset({9, 13})
_EXPIRED = frozenset({10, 14})
_WRONG_NAME = frozenset({62, 63, 64})
"""Numbers of X509_V_ERR_* (OpenSSL documentation, X509_STORE_CTX_get_error)."""

_SPOKE_PLAIN = frozenset({"WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "HTTP_REQUEST", "UNEXPECTED_MESSAGE"})
_UNREACHABLE = frozenset({errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EHOSTDOWN, errno.ENETDOWN, errno.EADDRNOTAVAIL})


def network_fault(failure: BaseException) -> Fault:
    """The fault for an exception of `FAILURES`; `sent` is False only where the request cannot have arrived."""
    if isinstance(failure, SentOnceError):
        return network_fault(failure.cause)
    if isinstance(failure, BodyTooLargeError):
        return Fault(FaultCode.TOO_LARGE, failure.status, details={"limit": str(failure.limit)})
    if isinstance(failure, BodyUnreadableError):
        return Fault(FaultCode.UNREADABLE, failure.status, details={"problem": failure.problem})
    if isinstance(failure, aiohttp.ClientResponseError):
        return _malformed(failure)
    sent = not isinstance(failure, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError | aiohttp.InvalidURL)
    return dial_fault(failure, sent=sent)


def dial_fault(failure: BaseException, *, sent: bool) -> Fault:
    """The fault for an exception of a connection, by the first of its causes that is understood."""
    for cause in _causes(failure):
        classified = _classify(cause)
        if classified is not None:
            code, details = classified
            return Fault(code, sent=sent, details=details)
    return Fault(FaultCode.CUT_OFF, sent=sent)


def _causes(failure: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = failure
    while cause is not None:
        if isinstance(cause, aiohttp.ClientConnectorCertificateError):
            yield cause.certificate_error
        elif isinstance(cause, aiohttp.ClientConnectorError):
            yield cause.os_error
        yield cause
        cause = cause.__cause__ or cause.__context__


def _classify(cause: BaseException) -> tuple[FaultCode, dict[str, str]] | None:
    if isinstance(cause, ssl.SSLError):
        return _tls(cause)
    if isinstance(cause, socket.gaierror | aiohttp.ClientConnectorDNSError | UnicodeError):
        return FaultCode.NAME_NOT_FOUND, {}
    if isinstance(cause, TimeoutError):
        return FaultCode.TIMED_OUT, {}
    if isinstance(cause, ConnectionRefusedError):
        return FaultCode.REFUSED, {}
    if isinstance(cause, OSError) and cause.errno in _UNREACHABLE:
        return FaultCode.UNREACHABLE, {}
    return None


def _tls(cause: ssl.SSLError) -> tuple[FaultCode, dict[str, str]]:
    if isinstance(cause, ssl.SSLCertVerificationError):
        details = {"problem": cause.verify_message}
        if cause.verify_code in _NOT_YET_VALID:
            return FaultCode.CERTIFICATE_NOT_YET_VALID, details
        if cause.verify_code in _EXPIRED:
            return FaultCode.CERTIFICATE_EXPIRED, details
        if cause.verify_code in _WRONG_NAME:
            return FaultCode.CERTIFICATE_WRONG_NAME, details
        return FaultCode.CERTIFICATE_UNTRUSTED, details
    if cause.reason in _SPOKE_PLAIN:
        return FaultCode.TLS_NOT_EXPECTED, {}
    return FaultCode.TLS_FAILED, {"problem": (cause.reason or "").lower()}


def _malformed(failure: aiohttp.ClientResponseError) -> Fault:
    """An answer that is no HTTP: the words of a transport port, or anything else."""
    if says_transport_port(failure.message.encode("utf-8", "replace")):
        return Fault(FaultCode.TRANSPORT_PORT)
    return Fault(FaultCode.NOT_ELASTICSEARCH)
