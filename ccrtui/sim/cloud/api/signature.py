"""Checking TC3-HMAC-SHA256: who signed a request, and whether it is what was signed.

The canonical request is method, path, query, the signed headers, their list and the hash of the body; the key is an
HMAC chain over date, service and `tc3_request`. Official clients sign header values as they send them, hand-made
requests sign them in lower case: both are accepted.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ccrtui.sim.cloud.api.refusal import CloudError

ALGORITHM = "TC3-HMAC-SHA256"
TOLERANCE_S = 300
UNSIGNED = "UNSIGNED-PAYLOAD"
_FORM = re.compile(
    rf"{ALGORITHM} +Credential=([^/, ]+)/(\d{{4}}-\d\d-\d\d)/([a-z0-9]+)/tc3_request *, *"
    r"SignedHeaders=([a-z0-9;-]+) *, *Signature=([0-9a-f]{64})"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What the Authorization header claims: whose key, for which UTC date and product."""

    secret_id: str
    date: str
    service: str
    signed: tuple[str, ...]
    signature: str


@dataclass(frozen=True, slots=True)
class Signed:
    """The parts of a request that a signature covers; `headers` have lower-case names."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes


def read_scope(header: str) -> Scope:
    """Read an Authorization header. Raises CloudError."""
    match = _FORM.fullmatch(header.strip())
    if match is None:
        raise CloudError("AuthFailure.InvalidAuthorization", "The Authorization header is not valid.")
    secret_id, date, service, signed, signature = match.groups()
    return Scope(secret_id, date, service, tuple(signed.split(";")), signature)


def check(request: Signed, scope: Scope, secret_key: str, now: float | None = None) -> None:
    """Check time, date and signature, by the real clock unless `now` (epoch seconds) is given. Raises CloudError."""
    stamp = _timestamp(request.headers)
    local = time.time() if now is None else now
    if abs(local - stamp) > TOLERANCE_S:
        text = f"The signature has expired: it was made at {stamp}, and the server's time is {int(local)}."
        raise CloudError("AuthFailure.SignatureExpire", text)
    if time.strftime("%Y-%m-%d", time.gmtime(stamp)) != scope.date:
        raise _failure("The date of the credential scope is not the UTC date of X-TC-Timestamp.")
    if not {"content-type", "host"} <= set(scope.signed):
        raise _failure("The headers content-type and host must be signed.")
    signatures = (_signature(request, scope, secret_key, stamp, form) for form in (str, str.lower))
    if not any(hmac.compare_digest(scope.signature, expected) for expected in signatures):
        raise _failure("The provided credentials could not be validated. Please check that the signature is right.")


def _timestamp(headers: Mapping[str, str]) -> int:
    text = headers.get("x-tc-timestamp", "")
    if not text.isascii() or not text.isdigit():
        raise CloudError("MissingParameter", "The request is missing a required parameter `Timestamp`.")
    return int(text)


def _signature(request: Signed, scope: Scope, secret_key: str, stamp: int, form: Callable[[str], str]) -> str:
    lines = "".join(f"{name}:{form(request.headers.get(name, '').strip())}\n" for name in scope.signed)
    unsigned = request.headers.get("x-tc-content-sha256") == UNSIGNED
    digest = hashlib.sha256(UNSIGNED.encode() if unsigned else request.body).hexdigest()
    parts = (request.method, request.path, request.query, lines, ";".join(scope.signed), digest)
    canonical = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    text = f"{ALGORITHM}\n{stamp}\n{scope.date}/{scope.service}/tc3_request\n{canonical}"
    key = f"TC3{secret_key}".encode()
    for link in (scope.date, scope.service, "tc3_request"):
        key = _hmac(key, link)
    return _hmac(key, text).hex()


def _hmac(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def _failure(message: str) -> CloudError:
    return CloudError("AuthFailure.SignatureFailure", message)
