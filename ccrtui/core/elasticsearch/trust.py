"""By what two clusters trust each other: read from what they tell, never assumed.

The presence of credentials in the follower's keystore chooses the model of API keys (public reference, remote
clusters); certificates are those of `_ssl/certificates`, where a cluster without TLS lists none.
"""

from __future__ import annotations

from enum import StrEnum

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


def trust_of(
    remote: RemoteCluster | None, leader: Certificates | None, follower: Certificates | None
) -> TrustModel | None:
    """The model, None where it is not known: no key, and one list of certificates not read, or only one empty."""
    if remote is not None and remote.has_credentials:
        return TrustModel.API_KEY
    if leader is None or follower is None or bool(leader.entries) is not bool(follower.entries):
        return None
    return TrustModel.CERTIFICATES if leader.entries else TrustModel.OPEN
