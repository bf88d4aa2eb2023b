"""What the cloud says when it refuses: its error codes as faults.

Codes: SDK 3.1.195 and the API's public reference. A code is looked up whole, then by what stands before its first dot,
then by how it ends; what none of that knows was rejected.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from ccrtui.adapters.tencent.permission import permission
from ccrtui.core.call.call import Call
from ccrtui.core.call.effect import Effect
from ccrtui.core.call.fault import Fault, FaultCode

OK = 200
"""The HTTP status of every answer of the API, refusals too."""

_EXACT: Mapping[str, FaultCode] = {
    "AuthFailure.SecretIdNotFound": FaultCode.CREDENTIAL_UNKNOWN,
    "AuthFailure.InvalidSecretId": FaultCode.CREDENTIAL_UNKNOWN,
    "AuthFailure.SignatureFailure": FaultCode.CREDENTIAL_WRONG,
    "AuthFailure.TokenFailure": FaultCode.CREDENTIAL_EXPIRED,
    "AuthFailure.SignatureExpire": FaultCode.CLOCK_WRONG,
    "AuthFailure.UnauthorizedOperation": FaultCode.NOT_PERMITTED,
    "AuthFailure.MFAFailure": FaultCode.ACCOUNT_BLOCKED,
    "UnauthorizedOperation.VpcPeerCidrConflict": FaultCode.CONFLICT,
    "UnauthorizedOperation.NoRealNameAuthentication": FaultCode.ACCOUNT_BLOCKED,
    "UnauthorizedOperation.NeedApproval": FaultCode.ACCOUNT_BLOCKED,
    "UnauthorizedOperation.UinNotInWhiteList": FaultCode.NOT_OFFERED,
    "UnsupportedOperation.BpaasResources": FaultCode.ACCOUNT_BLOCKED,
    "UnsupportedOperation.NotSupportCreateCrossRegionVpcPeer": FaultCode.NOT_OFFERED,
    "UnsupportedOperation.UnableCrossBorder": FaultCode.NOT_OFFERED,
    "UnsupportedOperation.VpcPeerCidrConflict": FaultCode.CONFLICT,
    "UnsupportedOperation.VpcPeerAlreadyExist": FaultCode.CONFLICT,
    "UnsupportedOperation.VpcPeerInvalidStateChange": FaultCode.CONFLICT,
    "UnsupportedOperation.MutexOperationTaskRunning": FaultCode.CONFLICT,
    "UnsupportedOperation.ResourceProcessing": FaultCode.CONFLICT,
    "UnsupportedOperation.Ecmp": FaultCode.CONFLICT,
    "UnsupportedOperation.EcmpWithUserRoute": FaultCode.CONFLICT,
    "UnsupportedOperation.EcmpWithCcnRoute": FaultCode.CONFLICT,
    "UnsupportedOperation.ConflictWithDockerRoute": FaultCode.CONFLICT,
    "UnsupportedOperation.RecordExists": FaultCode.CONFLICT,
    "UnsupportedOperation.VersionMismatch": FaultCode.CONFLICT,
    "UnsupportedOperation.DuplicatePolicy": FaultCode.CONFLICT,
    "UnsupportedOperation.CcnAttached": FaultCode.CONFLICT,
    "UnsupportedOperation.CcnNotAttached": FaultCode.CONFLICT,
    "UnsupportedOperation.CcnRouteCidrOverlap": FaultCode.CONFLICT,
    "UnsupportedOperation.UinNotFound": FaultCode.NOT_FOUND,
    "InvalidParameterValue.Duplicate": FaultCode.CONFLICT,
    "InvalidParameter.InvalidInstanceId": FaultCode.NOT_FOUND,
    "LimitExceeded.ActionLimited": FaultCode.BUSY,
    "LimitExceeded.ResponsePackageOversize": FaultCode.TOO_LARGE,
    "LimitExceeded.ResponseTimeout": FaultCode.BUSY,
}
_BY_FAMILY: Mapping[str, FaultCode] = {
    "UnauthorizedOperation": FaultCode.NOT_PERMITTED,
    "RequestLimitExceeded": FaultCode.BUSY,
    "LimitExceeded": FaultCode.QUOTA,
    "ResourceNotFound": FaultCode.NOT_FOUND,
    "UnsupportedRegion": FaultCode.REGION_UNKNOWN,
    "InternalError": FaultCode.SERVER_ERROR,
    "InternalServerError": FaultCode.SERVER_ERROR,
}
_OF_THE_KEY = frozenset(
    {
        FaultCode.CREDENTIAL_UNKNOWN,
        FaultCode.CREDENTIAL_WRONG,
        FaultCode.CREDENTIAL_EXPIRED,
        FaultCode.CLOCK_WRONG,
    }
)
_THROTTLED = ("RequestLimitExceeded", "LimitExceeded.ActionLimited")
_EPOCH = re.compile(r"server\S*\s+time\D{0,20}(\d{10})(?!\d)", re.IGNORECASE)


def code_of(error: str) -> FaultCode:
    """The fault that an error code of the API stands for."""
    known = _EXACT.get(error) or _BY_FAMILY.get(error.partition(".")[0])
    if known is not None:
        return known
    return FaultCode.NOT_FOUND if error.endswith("NotFound") else FaultCode.REJECTED


def is_throttled(fault: Fault) -> bool:
    """Whether the cloud said that it was asked too often."""
    return (fault.error_type or "").startswith(_THROTTLED)


def refused(call: Call, error: str, message: str, found_in: str, date: str | None) -> Fault:
    """The fault for an error of the API; `date` is the answer's own header of that name."""
    code = code_of(error)
    details: dict[str, str] = {}
    if code in _OF_THE_KEY:
        details["found_in"] = found_in
    if code is FaultCode.CLOCK_WRONG:
        details |= _server_time(message, date)
    if code is FaultCode.NOT_PERMITTED:
        details |= permission(call, message)
    status = None if code is FaultCode.SERVER_ERROR and call.effect is Effect.WRITE else OK
    return Fault(code, status, error, message, details=details)


def _server_time(message: str, date: str | None) -> dict[str, str]:
    """The time of the server as RFC 3339, from its words or else from its answer's date."""
    epoch_match = _EPOCH.search(message)
    try:
        epoch = float(epoch_match[1]) if epoch_match else parsedate_to_datetime(date or "").timestamp()
    except (TypeError, ValueError):
        return {}
    return {"server_time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(epoch))}
