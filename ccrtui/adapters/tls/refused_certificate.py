"""What there is to say of a certificate that was refused: whose it is, who signed it, and whom the file trusts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from ccrtui.adapters.tls.certificate import CertificateFacts, last_of, read_certificate, signed_by
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.json_value import JsonValue

_NAMED = 3
"""How many authorities of a file are named; the others are counted."""


def refused_certificate(fault: Fault, chain: Sequence[bytes], authority: Sequence[bytes], ca_file: str | None) -> Fault:
    """The fault with what the chain shows; as it was where nothing was shown that can be read."""
    leaf = read_certificate(chain[0]) if chain else None
    if leaf is None:
        return fault
    held = [facts for der in authority if (facts := read_certificate(der))]
    details: dict[str, JsonValue]
    match fault.code:
        case FaultCode.CERTIFICATE_UNTRUSTED:
            details = _untrusted(fault, chain, authority, held) | {"subject": leaf.subject}
            details |= {"ca_file": ca_file} if ca_file else {}
        case FaultCode.CERTIFICATE_WRONG_NAME:
            details = {"subject": leaf.subject, "names": list(leaf.names)}
        case _:
            shown = [facts for der in chain if (facts := read_certificate(der))]
            details = _out_of_time(fault.code, [*shown, *held])
    return replace(fault, details={**fault.details, **details})


def _untrusted(
    fault: Fault, chain: Sequence[bytes], authority: Sequence[bytes], held: Sequence[CertificateFacts]
) -> dict[str, JsonValue]:
    """Who would have to be trusted; of one that is, and still was refused, why."""
    top = last_of(chain)
    facts = read_certificate(top) if top else None
    issuer = facts.issuer if facts else None
    subjects = [*dict.fromkeys(known.subject for known in held)]
    details: dict[str, JsonValue] = {"issuer": issuer, "ca_subjects": [*subjects[:_NAMED]]}
    details |= {"ca_more": len(subjects) - _NAMED} if len(subjects) > _NAMED else {}
    if signed_by(chain, authority):
        return details | {"refusal": fault.details.get("problem")}
    return details | ({"other_key": issuer} if issuer in subjects else {})


def _out_of_time(code: FaultCode, certificates: Sequence[CertificateFacts]) -> dict[str, JsonValue]:
    """The first certificate that is out of time, by this machine's clock, which is what refused it."""
    now = datetime.now(UTC)
    for facts in certificates:
        if code is FaultCode.CERTIFICATE_EXPIRED and datetime.fromisoformat(facts.expires_at) < now:
            return {"subject": facts.subject, "expires_at": facts.expires_at}
        if code is FaultCode.CERTIFICATE_NOT_YET_VALID and datetime.fromisoformat(facts.valid_from) > now:
            return {"subject": facts.subject, "valid_from": facts.valid_from}
    return {}
