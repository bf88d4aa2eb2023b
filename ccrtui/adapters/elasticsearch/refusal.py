"""What a cluster says when it refuses: the error envelope of Elasticsearch, read into a Fault.

The envelope is `{"error": {type, reason, root_cause, caused_by, ...}, "status"}`; a few low-level errors have a plain
string in `error` (observed on Elasticsearch 7.3.0).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import msgspec

from ccrtui.core.call.call import Call
from ccrtui.core.call.effect import Effect
from ccrtui.core.call.fault import Fault, FaultCode

_TRANSPORT_PORT = re.compile(rb"This is not an? HTTP port")
_TLS_EXPECTED = re.compile(rb"plain HTTP request was sent to HTTPS port|Client sent an HTTP request to an HTTPS server")
_ACTION = re.compile(r"(?:action|for action) \[([^\]]+)\] is (?:unauthorized|missing)")
_USER = re.compile(r"for user \[([^\]]+)\]|authenticate user \[([^\]]+)\]")
_ROLES = re.compile(r"with (?:effective )?roles \[([^\]]*)\]")
_BLOCKED_INDEX = re.compile(r"index \[([^\]]+)\] blocked by")
_BLOCK = re.compile(r"\[[A-Z_]+/\d+/([^\]]+)\]")
_GRANTED = re.compile(r"granted by the (?:cluster|index) privileges \[([^\]]+)\]")
_MASTERLESS = ("master_not_discovered_exception", "process_cluster_event_timeout_exception")
_WITHOUT_STATE = ("SERVICE_UNAVAILABLE/1/state not recovered", "SERVICE_UNAVAILABLE/2/no master")
"""What a node says that finds no master, or of a cluster whose state is not recovered (recorded on 7.3.0 to 9.5.3)."""
_KEPT = {
    "index": "index",
    "index_uuid": "index_uuid",
    "failed_to_remove_retention_leases": "failed_to_remove_retention_leases",
    "license.expired.feature": "feature",
}
_BY_STATUS = {
    401: FaultCode.NOT_AUTHENTICATED,
    404: FaultCode.NOT_FOUND,
    409: FaultCode.CONFLICT,
    429: FaultCode.BUSY,
    503: FaultCode.BUSY,
}


class Cause(msgspec.Struct):
    """An error or one of its causes; the names of keys beyond these are in `_KEPT`."""

    type: str | None = None
    reason: str | None = None
    caused_by: Cause | None = None
    root_cause: list[Cause] = []

    def deepest(self) -> Cause:
        """The last cause of the chain, where the true reason stands; itself when there is no chain."""
        cause = self
        while cause.caused_by is not None:
            cause = cause.caused_by
        return cause


class _Envelope(msgspec.Struct):
    error: Cause | str


class _Metadata(msgspec.Struct):
    error: dict[str, object]


_ENVELOPE = msgspec.json.Decoder(_Envelope)
_METADATA = msgspec.json.Decoder(_Metadata)


def refusal(status: int, body: bytes, headers: Mapping[str, str]) -> Fault:
    """The fault for an answer that is no success, with its texts whole: what is kept of them is decided behind this."""
    known = _by_content(status, body, headers)
    if known is not None:
        return known
    try:
        error = _ENVELOPE.decode(body).error
    except (msgspec.DecodeError, ValueError, RecursionError):
        return Fault(_by_status(status), status, reason=body.decode("utf-8", "replace") or None)
    if isinstance(error, str):
        return Fault(_by_status(status), status, reason=error)
    return _from_cause(status, error, _metadata(body))


def of_call(call: Call, fault: Fault) -> Fault:
    """The fault as it stands for this call: what does not say that a write was refused leaves open whether it was done.

    Refused is what Elasticsearch gives an error for, and what something before it did not pass on (3xx, 4xx). A success
    that cannot be read, that not all nodes took over in time or that failed in part is none, nor is a gateway's 5xx.
    """
    status = fault.status
    if call.effect is not Effect.WRITE or status is None:
        return fault
    refused = 300 <= status < 500 or (status >= 500 and fault.error_type is not None)
    return fault if refused else replace(fault, status=None)


def is_html(body: bytes, headers: Mapping[str, str]) -> bool:
    """Whether an answer is a web page."""
    return headers.get("content-type", "").startswith("text/html") or body.lstrip()[:1] == b"<"


def says_transport_port(text: bytes) -> bool:
    """Whether these are the words a transport port has for an HTTP request."""
    return _TRANSPORT_PORT.search(text) is not None


def cause_fault(code: FaultCode, status: int, error: Cause, details: Mapping[str, str]) -> Fault:
    """A fault that carries an error and the deepest of its causes."""
    deepest = error.deepest()
    if deepest is error and error.root_cause:
        deepest = error.root_cause[0].deepest()
    has_deeper_cause = (deepest.type, deepest.reason) != (error.type, error.reason)
    return Fault(
        code,
        status,
        error.type,
        error.reason,
        deepest.type if has_deeper_cause else None,
        deepest.reason if has_deeper_cause else None,
        details=details,
    )


def _by_content(status: int, body: bytes, headers: Mapping[str, str]) -> Fault | None:
    if says_transport_port(body):
        return Fault(FaultCode.TRANSPORT_PORT, status)
    if _TLS_EXPECTED.search(body):
        return Fault(FaultCode.TLS_EXPECTED, status)
    if 300 <= status < 400:
        return Fault(FaultCode.NOT_ELASTICSEARCH, status)
    if is_html(body, headers):
        return Fault(FaultCode.NOT_AUTHENTICATED if status == 401 else FaultCode.HTML, status)
    return None


def _by_status(status: int) -> FaultCode:
    fallback = FaultCode.SERVER_ERROR if status >= 500 else FaultCode.REJECTED
    return _BY_STATUS.get(status, fallback)


def _from_cause(status: int, error: Cause, metadata: Mapping[str, object]) -> Fault:
    reason = error.reason or ""
    details = {detail: str(metadata[field]) for field, detail in _KEPT.items() if field in metadata}
    if "is not licensed for [ccr]" in reason or ("the license on cluster [" in reason and "is not active" in reason):
        return cause_fault(FaultCode.LICENCE, status, error, {**details, "side": "leader"})
    if any(cause.type == "action_not_found_transport_exception" for cause in error.root_cause):
        return cause_fault(FaultCode.EDITION_WITHOUT_CCR, status, error, {**details, "side": "leader"})
    if status == 403 and error.type == "security_exception":
        if "license is non-compliant" in reason:
            return cause_fault(FaultCode.LICENCE, status, error, details)
        return cause_fault(FaultCode.NOT_AUTHORIZED, status, error, details | _rights(reason))
    if status == 403 and error.type == "cluster_block_exception":
        return cause_fault(FaultCode.INDEX_BLOCKED, status, error, details | _block(reason))
    if status == 503 and (error.type in _MASTERLESS or any(block in reason for block in _WITHOUT_STATE)):
        return cause_fault(FaultCode.NO_MASTER, status, error, details)
    if status == 401:
        return cause_fault(FaultCode.NOT_AUTHENTICATED, status, error, details | _rights(reason))
    return cause_fault(_by_status(status), status, error, details)


def _block(reason: str) -> dict[str, str]:
    """Of `index [orders] blocked by: [FORBIDDEN/7/index read (api)];` the index, if it is one, and the block's name."""
    matches = {"index": _BLOCKED_INDEX.search(reason), "block": _BLOCK.search(reason)}
    return {name: hit[1] for name, hit in matches.items() if hit}


def _rights(reason: str) -> dict[str, str]:
    details = {"action": ", ".join(_ACTION.findall(reason))}
    user = _USER.search(reason)
    details["user"] = (user[1] or user[2]) if user else ""
    for name, pattern in (("roles", _ROLES), ("granted_by", _GRANTED)):
        hit = pattern.search(reason)
        details[name] = hit[1] if hit else ""
    return {name: text for name, text in details.items() if text}


def _metadata(body: bytes) -> Mapping[str, object]:
    try:
        return _METADATA.decode(body).error
    except (msgspec.DecodeError, ValueError, RecursionError):
        return {}
