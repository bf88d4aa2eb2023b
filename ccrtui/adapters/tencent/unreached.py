"""Why a request to the cloud brought no whole answer, told apart by what the HTTP client raised."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from dataclasses import replace

from ccrtui.core.call.fault import Fault, FaultCode

_BEFORE_SENDING = frozenset({FaultCode.NAME_NOT_FOUND, FaultCode.REFUSED, FaultCode.TLS_NOT_EXPECTED})


def unreached(failure: Exception) -> Fault:
    """The fault; `sent` is False only where the request cannot have left."""
    from urllib3.exceptions import ConnectTimeoutError, LocationValueError, NewConnectionError, ProxyError

    from ccrtui.adapters.network_fault import dial_fault

    causes = tuple(_causes(failure))
    if any(isinstance(one, LocationValueError) for one in causes) or isinstance(failure, ValueError):
        return Fault(FaultCode.NAME_NOT_FOUND, sent=False)
    fault = dial_fault(failure, sent=True)
    unsent = (ConnectTimeoutError, NewConnectionError, ssl.SSLCertVerificationError)
    at_proxy = any(isinstance(one, ProxyError) for one in causes) and not any(isinstance(one, _CUT) for one in causes)
    if fault.code in _BEFORE_SENDING or at_proxy or any(isinstance(one, unsent) for one in causes):
        return replace(fault, sent=False)
    return fault


_CUT = (ConnectionResetError, ConnectionAbortedError, BrokenPipeError, TimeoutError)
"""How a proxy that took the request may still fail: urllib3 1.26 calls this a failure to reach the proxy."""


def _causes(failure: BaseException) -> Iterator[BaseException]:
    """The exception and what led to it, the last first."""
    seen: BaseException | None = failure
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__
