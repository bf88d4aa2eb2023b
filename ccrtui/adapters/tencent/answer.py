"""What came back over the wire: the answer inside its envelope, or the reason there is none.

For a write whose answer cannot be read no status is given: it may have been done.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import msgspec

from ccrtui.adapters.elasticsearch.refusal import is_html
from ccrtui.adapters.tencent.refusal import refused
from ccrtui.adapters.tencent.sdk import Prepared
from ccrtui.adapters.tencent.wire import TooLargeError, TooSlowError, Wire, WireError
from ccrtui.core.call.call import Call
from ccrtui.core.call.effect import Effect
from ccrtui.core.call.fault import Fault, FaultCode

_BEFORE_SENDING = frozenset({FaultCode.NAME_NOT_FOUND, FaultCode.REFUSED, FaultCode.TLS_NOT_EXPECTED})
_CUT = (ConnectionResetError, ConnectionAbortedError, BrokenPipeError, TimeoutError)
"""How a proxy that took the request may still fail: urllib3 1.26 calls this a failure to reach the proxy."""


class _Error(msgspec.Struct):
    code: str = msgspec.field(name="Code")
    message: str = msgspec.field(default="", name="Message")


class _Envelope(msgspec.Struct):
    response: dict[str, object] = msgspec.field(name="Response")


@dataclass(frozen=True, slots=True)
class Received:
    """What is in the envelope of a successful answer, how many bytes it took, and the answer as it came, unpacked."""

    response: Mapping[str, object]
    bytes_received: int
    body: bytes

    @property
    def request_id(self) -> str | None:
        """The cloud's id of the request."""
        return request_id_in(self.response)


def exchange(prepared: Prepared, params: dict[str, object], found_in: str) -> Received | Fault:
    """Send once, blocking."""
    call, wire = prepared.call, prepared.wire
    try:
        document = prepared.send(params)
        response = msgspec.convert(document, _Envelope).response
        error = msgspec.convert(response["Error"], _Error) if "Error" in response else None
    except WireError as problem:
        return unreadable(call, _foreign(wire, problem))
    except (OSError, msgspec.ValidationError, ValueError, RecursionError) as problem:
        return _failed(call, wire, problem)
    if error is not None:
        fault = refused(call, error.code, error.message, found_in, wire.headers.get("date"))
        return identified(fault, request_id_in(response))
    return Received(response, wire.bytes_received, wire.body)


def request_id_in(response: Mapping[str, object]) -> str | None:
    """The cloud's id of the request, None where there is none."""
    request_id = response.get("RequestId")
    return request_id if isinstance(request_id, str) and request_id else None


def identified(fault: Fault, request_id: str | None) -> Fault:
    """The fault with the id of its request."""
    return replace(fault, details={**fault.details, "request_id": request_id}) if request_id else fault


def unreadable(call: Call, fault: Fault) -> Fault:
    """The fault as it stands for this call: the outcome of a write is not known."""
    return replace(fault, status=None) if call.effect is Effect.WRITE else fault


def _foreign(wire: Wire, problem: WireError) -> Fault:
    if isinstance(problem, TooLargeError):
        return Fault(FaultCode.TOO_LARGE, wire.status)
    if isinstance(problem, TooSlowError):
        return Fault(FaultCode.TIMED_OUT)
    if is_html(wire.body, wire.headers):
        return Fault(FaultCode.HTML, wire.status)
    text = wire.body.decode("utf-8", "replace") or None
    return Fault(FaultCode.SERVER_ERROR if (wire.status or 0) >= 500 else FaultCode.REJECTED, wire.status, reason=text)


def _failed(call: Call, wire: Wire, problem: Exception) -> Fault:
    if not wire.complete:
        return unreached(problem)
    if is_html(wire.body, wire.headers):
        return unreadable(call, Fault(FaultCode.HTML, wire.status))
    return unreadable(call, Fault(FaultCode.UNREADABLE, wire.status, details={"kind": call.kind.value}))


def unreached(failure: Exception) -> Fault:
    """Why no whole answer came, by what the client raised; `sent` is False only where the request cannot have left."""
    from urllib3.exceptions import ConnectTimeoutError, LocationValueError, NewConnectionError, ProxyError

    from ccrtui.adapters.network_fault import dial_fault

    causes = tuple(_causes(failure))
    if any(isinstance(cause, LocationValueError) for cause in causes) or isinstance(failure, ValueError):
        return Fault(FaultCode.NAME_NOT_FOUND, sent=False)
    fault = dial_fault(failure, sent=True)
    unsent = (ConnectTimeoutError, NewConnectionError, ssl.SSLCertVerificationError)
    at_proxy = any(isinstance(cause, ProxyError) for cause in causes) and not any(
        isinstance(cause, _CUT) for cause in causes
    )
    if fault.code in _BEFORE_SENDING or at_proxy or any(isinstance(cause, unsent) for cause in causes):
        return replace(fault, sent=False)
    return fault


def _causes(failure: BaseException) -> Iterator[BaseException]:
    """The exception and what led to it, the last first."""
    cause: BaseException | None = failure
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
