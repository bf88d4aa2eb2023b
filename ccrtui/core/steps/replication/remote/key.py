"""What is wrong with the key that a follower shows a leader, by the words of its dial and the port it goes to.

The words are those of the public reference for clusters that trust by API key; none of them is recorded.
"""

from __future__ import annotations

import re

from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.cluster import RemoteCluster
from ccrtui.core.elasticsearch.trust import API_KEY_PORT, CERTIFICATE_PORT
from ccrtui.core.json_value import JsonObject
from ccrtui.core.walk.code import Code

_HANDSHAKE = "cluster:internal/remote_cluster/handshake"
_SAID = (
    ("requires channel profile to be [_remote_cluster]", Code.REMOTE_KEY_WRONG_PORT),
    ("expected api key type of [cross_cluster]", Code.REMOTE_KEY_WRONG_TYPE),
    ("missing authentication credentials", Code.REMOTE_KEY_MISSING),
    ("configured remote cluster credentials", Code.REMOTE_KEY_MISSING),
    ("api key is expired", Code.REMOTE_KEY_EXPIRED),
    ("unable to authenticate", Code.REMOTE_KEY_REFUSED),
)
_ID = re.compile(r"unable to authenticate user \[([^\]]+)\]")


def key_cause(fault: Fault, remote: RemoteCluster | None, addresses: tuple[str, ...]) -> Code | None:
    """The code, None where the failure is not one of keys."""
    said = _passages(fault)
    if _HANDSHAKE in said or _SAID[0][0] in said or _SAID[1][0] in said or _SAID[3][0] in said:
        return next((code for text, code in _SAID if text in said), Code.REMOTE_KEY_REFUSED)
    with_key = remote is not None and remote.has_credentials
    ports = {address.rpartition(":")[2] for address in addresses}
    if with_key and ports == {CERTIFICATE_PORT}:
        return Code.REMOTE_KEY_WRONG_PORT
    return Code.REMOTE_KEY_MISSING if not with_key and ports == {API_KEY_PORT} and _cut(said) else None


def key_evidence(fault: Fault, alias: str) -> JsonObject:
    """The id of the key where the leader names it, and the setting of the keystore that holds it."""
    hit = _ID.search(" ".join(filter(None, (fault.reason, fault.cause_reason))))
    return {"key_id": hit[1] if hit else None, "keystore_setting": f"cluster.remote.{alias}.credentials"}


def refuses_key(fault: Fault) -> bool:
    """Whether the leader refused the handshake itself, so that nothing was reached through the alias."""
    said = _passages(fault)
    return _HANDSHAKE in said or any(text in said for text, _ in _SAID[:2])


def _cut(said: str) -> bool:
    """A port that wants a key hangs up on one who shows a certificate, as every TLS fault looks."""
    return "connection reset" in said or "general node connection failure" in said or "unable to" in said


def _passages(fault: Fault) -> str:
    return " ".join(filter(None, (fault.error_type, fault.reason, fault.cause_type, fault.cause_reason))).lower()
