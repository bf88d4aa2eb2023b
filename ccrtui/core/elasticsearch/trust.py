"""By what two clusters trust each other: read from what they tell, never assumed.

The presence of credentials in the follower's keystore chooses the model of API keys (public reference, remote
clusters); certificates are those of `_ssl/certificates`, where a cluster without TLS lists none.
"""

from __future__ import annotations

from enum import StrEnum

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import Certificates, RemoteCluster

API_KEY_PORT = "9443"
"""Where a leader takes connections that come with a key, by default; 9300 takes those with certificates."""
CERTIFICATE_PORT = "9300"


class TrustModel(StrEnum):
    """By what a follower's nodes and a leader's trust each other."""

    CERTIFICATES = "certificates"
    API_KEY = "api_key"
    OPEN = "open"
    """Neither side encrypts or asks: whoever reaches the port is trusted."""


_NO_SUCH_REQUEST = (400, 404, 405)
"""How a cluster without security answers the question for certificates (recorded on 7.3.0: 405)."""


def listed_certificates(outcome: Outcome | None) -> Certificates | None:
    """The certificates a cluster lists; one without security has none. None where it did not tell."""
    if isinstance(outcome, Fault):
        off = outcome.code in (FaultCode.REJECTED, FaultCode.NOT_FOUND) and outcome.status in _NO_SUCH_REQUEST
        return Certificates(()) if off else None
    return outcome.value if outcome is not None and isinstance(outcome.value, Certificates) else None


def trust_of(
    remote: RemoteCluster | None, leader: Certificates | None, follower: Certificates | None
) -> TrustModel | None:
    """The model, None where it is not known: no key, and one list of certificates not read, or only one empty."""
    if remote is not None and remote.has_credentials:
        return TrustModel.API_KEY
    if leader is None or follower is None or bool(leader.entries) is not bool(follower.entries):
        return None
    return TrustModel.CERTIFICATES if leader.entries else TrustModel.OPEN
