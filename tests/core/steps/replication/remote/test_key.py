"""What is wrong with a key: by the words of the public reference, else by the port and whether there is one."""

from __future__ import annotations

import json

import pytest

from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import RemoteCluster
from ccrtui.core.steps.replication.remote.key import key_cause, key_evidence
from ccrtui.core.walk.code import Code
from tests.recordings_folder import RECORDINGS

RESET = "handshake failed because connection reset"


def dialled(reason: str, code: FaultCode = FaultCode.NOT_AUTHENTICATED) -> Fault:
    return Fault(code, 401, "security_exception", reason)


def known(credentials: bool) -> RemoteCluster:
    return RemoteCluster("leader", False, "sniff", ("a:9300",), 0, 3, credentials)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (
            "missing authentication credentials for action [cluster:internal/remote_cluster/handshake]",
            Code.REMOTE_KEY_MISSING,
        ),
        ("authentication expected API key type of [cross_cluster]", Code.REMOTE_KEY_WRONG_TYPE),
        (
            "unable to authenticate user [k1] for action [cluster:internal/remote_cluster/handshake]",
            Code.REMOTE_KEY_REFUSED,
        ),
        (
            "for action [cluster:internal/remote_cluster/handshake]: api key is expired",
            Code.REMOTE_KEY_EXPIRED,
        ),
        ("requires channel profile to be [_remote_cluster], but got [default]", Code.REMOTE_KEY_WRONG_PORT),
        ("unable to authenticate user [ops] for REST request [/]", None),
        (RESET, None),
    ],
)
def test_the_words_tell(words: str, code: Code | None) -> None:
    assert key_cause(dialled(words), known(credentials=False), ("a:9400",)) is code


@pytest.mark.parametrize(
    ("credentials", "port", "code"),
    [
        (True, "9300", Code.REMOTE_KEY_WRONG_PORT),
        (False, "9443", Code.REMOTE_KEY_MISSING),
        (True, "9443", None),
        (False, "9300", None),
    ],
)
def test_where_the_words_are_those_of_every_tls_fault_port_and_key_do(
    credentials: bool, port: str, code: Code | None
) -> None:
    fault = Fault(FaultCode.SERVER_ERROR, 500, "connect_transport_exception", "[][a] general", "exception", RESET)
    assert key_cause(fault, known(credentials), (f"a:{port}",)) is code


@pytest.mark.parametrize(("line", "code"), [(12, Code.REMOTE_KEY_EXPIRED), (16, Code.REMOTE_KEY_INVALIDATED)])
def test_a_key_that_is_no_longer_good_is_told_as_servers_tell_it_of_a_users_key(line: int, code: Code) -> None:
    """7.3, asks-api-keys: whether a leader says the same of a remote cluster's key was not recorded."""
    answer = json.loads((RECORDINGS / "7.3" / "asks-api-keys.jsonl").read_text().splitlines()[line])["response"]
    reason = answer["body"]["error"]["reason"]
    assert key_cause(dialled(reason), known(credentials=True), ("a:9443",)) is code


def test_the_key_is_named_where_the_leader_names_it() -> None:
    named = dialled("unable to authenticate user [k1] for action [cluster:internal/remote_cluster/handshake]")
    assert key_evidence(named, "north") == {"key_id": "k1", "keystore_setting": "cluster.remote.north.credentials"}
