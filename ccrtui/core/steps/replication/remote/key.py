"""What is wrong with the key that a follower shows a leader, by the words of its dial and the port it goes to.

The words are those of the public reference for clusters that trust by API key, which nobody recorded. How an expired
and an invalidated key are told is recorded where a user shows one (7.3, asks-api-keys 12 and 16); an unknown one and a
wrong secret are told there as no key at all (20, 21), so that these are not told apart.
"""

from __future__ import annotations

import re

from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.cluster import RemoteCluster
from ccrtui.core.elasticsearch.trust import API_KEY_PORT, CERTIFICATE_PORT
from ccrtui.core.json_value import JsonObject
from ccrtui.core.walk.code import Code

_HANDSHAKE = "cluster:internal/remote_cluster/handshake"
_REFUSES = (
    ("requires channel profile to be [_remote_cluster]", Code.REMOTE_KEY_WRONG_PORT),
    ("expected api key type of [cross_cluster]", Code.REMOTE_KEY_WRONG_TYPE),
    ("api key is expired", Code.REMOTE_KEY_EXPIRED),
    ("api key has been invalidated", Code.REMOTE_KEY_INVALIDATED),
)
"""What a leader says of nothing but the key of a remote cluster: this program itself logs in with a password."""
_WITHOUT = ("configured remote cluster credentials", Code.REMOTE_KEY_MISSING)
_OF_A_HANDSHAKE = (
    ("missing authentication credentials", Code.REMOTE_KEY_MISSING),
    ("unable to authenticate", Code.REMOTE_KEY_REFUSED),
)
_ID = re.compile(r"unable to authenticate user \[([^\]]+)\]")


def key_cause(fault: Fault, remote: RemoteCluster | None, addresses: tuple[str, ...]) -> Code | None:
    """The code, None where the failure is not one of keys."""
    said = _passages(fault)
    known = (*_REFUSES, _WITHOUT, *(_OF_A_HANDSHAKE if _HANDSHAKE in said else ()))
    cause = next((code for text, code in known if text in said), None)
    if cause is not None or _HANDSHAKE in said:
        return cause or Code.REMOTE_KEY_REFUSED
    with_key = remote is not None and remote.has_credentials
    ports = {address.rpartition(":")[2] for address in addresses}
    if with_key and ports == {CERTIFICATE_PORT}:
        return Code.REMOTE_KEY_WRONG_PORT
    return Code.REMOTE_KEY_MISSING if not with_key and ports == {API_KEY_PORT} and _cut(said) else None


def key_evidence(fault: Fault, alias: str) -> JsonObject:
    """The id of the key where the leader names it, and the setting of the keystore that holds it."""
    hit = _ID.search(" ".join(filter(None, (fault.reason, fault.cause_reason))))
    return {"key_id": hit[1] if hit else None, "keystore_setting": f"cluster.remote.{alias}.credentials"}


def key_shown(remote: RemoteCluster | None) -> JsonObject:
    """The setting of the keystore that holds the key, where one is shown: it may be what nobody tells of.

    From 8.15 on an alias that may be skipped fails without a cause.
    """
    if remote is None or not remote.has_credentials:
        return {}
    return {"keystore_setting": f"cluster.remote.{remote.alias}.credentials"}


def refuses_key(fault: Fault) -> bool:
    """Whether the leader refused the handshake itself, so that nothing was reached through the alias."""
    said = _passages(fault)
    return _HANDSHAKE in said or any(text in said for text, _ in _REFUSES)


def _cut(said: str) -> bool:
    """A port that wants a key hangs up on one who shows a certificate, as every TLS fault looks."""
    return "connection reset" in said or "general node connection failure" in said or "unable to" in said


def _passages(fault: Fault) -> str:
    return " ".join(filter(None, (fault.error_type, fault.reason, fault.cause_type, fault.cause_reason))).lower()
