"""Why something of a cluster is not known, from the fault that came in place of an answer."""

from __future__ import annotations

import re

from ccrtui.core.call.fault import CERTIFICATE_FAULTS, Fault, FaultCode
from ccrtui.core.watch.verdict import Reason

_SAID = {
    FaultCode.NOT_AUTHORIZED: Reason.RIGHT_MISSING,
    FaultCode.NOT_AUTHENTICATED: Reason.LOGIN_REFUSED,
    FaultCode.LOGIN_WANTED: Reason.LOGIN_WANTED,
    FaultCode.LICENCE: Reason.LICENCE_REFUSES,
    FaultCode.EDITION_WITHOUT_CCR: Reason.EDITION_WITHOUT_CCR,
    FaultCode.NO_MASTER: Reason.NO_MASTER,
    FaultCode.NOT_FORMED: Reason.NO_MASTER,
    FaultCode.AUTHORITY_UNUSABLE: Reason.CERTIFICATE_REFUSED,
    **dict.fromkeys(CERTIFICATE_FAULTS, Reason.CERTIFICATE_REFUSED),
    FaultCode.TLS_EXPECTED: Reason.CERTIFICATE_REFUSED,
    FaultCode.TLS_NOT_EXPECTED: Reason.CERTIFICATE_REFUSED,
    FaultCode.TLS_FAILED: Reason.CERTIFICATE_REFUSED,
}
_BLOCKED = re.compile(r"index \[([^\]]+)\] blocked by: \[(?:FORBIDDEN|SERVICE_UNAVAILABLE)/(\d+)/")
_NAMING = frozenset({FaultCode.NOT_FOUND, FaultCode.REJECTED})


def unread(fault: Fault, otherwise: Reason) -> Reason:
    """A right, a login, a licence, an edition, a certificate or a master that is missing; else the caller's word."""
    return _SAID.get(fault.code, otherwise)


def culprits(fault: Fault) -> frozenset[str]:
    """The indices a refusal names, because of which the others got no answer either (recorded on 7.3.0 to 9.5).

    Closed or missing ones by the key `index`, blocked ones in the words; empty where it names none.
    """
    blocked = frozenset(name for name, _ in _BLOCKED.findall(fault.reason or ""))
    if blocked or fault.code not in _NAMING:
        return blocked
    name = fault.details.get("index")
    return frozenset({name}) if isinstance(name, str) and name else frozenset()


def block_numbers(text: str) -> frozenset[int]:
    """The numbers of the blocks an error names: 4 closed, 5 read-only, 7 read, 8 write, 9 metadata, 12 flood stage."""
    return frozenset(int(number) for number in re.findall(r"(?:FORBIDDEN|SERVICE_UNAVAILABLE)/(\d+)/", text))
