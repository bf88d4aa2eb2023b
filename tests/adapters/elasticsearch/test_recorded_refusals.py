"""What a real pair refused becomes the fault that says why."""

from __future__ import annotations

import json

import pytest

from ccrtui.adapters.elasticsearch.decode.answer import decode
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from tests.adapters.elasticsearch.recorded import Recorded, at, recorded

REFUSED = [entry for entry in recorded() if entry.status >= 400 and "error" in (entry.body or {})]


def fault(scene: str, number: int) -> Fault:
    """The fault of a recorded refusal."""
    entry = at(scene, number)
    refusal = decode(entry.kind, entry.status, entry.raw, entry.headers)
    assert isinstance(refusal, Fault)
    return refusal


def forbidden(reason: str) -> Fault:
    """The fault for a security exception with these words."""
    body = json.dumps({"error": {"type": "security_exception", "reason": reason}, "status": 403})
    refusal = decode(Kind.CLUSTER_IDENTITY, 403, body.encode(), {})
    assert isinstance(refusal, Fault)
    return refusal


@pytest.mark.parametrize("entry", REFUSED, ids=str)
def test_every_recorded_refusal_keeps_what_was_said(entry: Recorded) -> None:
    refusal = decode(entry.kind, entry.status, entry.raw, entry.headers)
    assert isinstance(refusal, Fault)
    error = entry.body["error"]
    assert refusal.status == entry.status
    assert refusal.answered
    if isinstance(error, str):
        assert refusal.reason == error
    else:
        assert refusal.error_type == error["type"]
        assert refusal.code not in {FaultCode.UNREADABLE, FaultCode.NOT_ELASTICSEARCH}


@pytest.mark.parametrize(
    ("scene", "number", "code"),
    [
        ("privileges", 4, FaultCode.NOT_AUTHENTICATED),
        ("privileges", 31, FaultCode.NOT_AUTHORIZED),
        ("licence", 19, FaultCode.LICENCE),
        ("asks-oss", 6, FaultCode.EDITION_WITHOUT_CCR),
        ("asks-oss", 16, FaultCode.EDITION_WITHOUT_CCR),
        ("asks-oss", 18, FaultCode.EDITION_WITHOUT_CCR),
        ("asks-oss", 19, FaultCode.EDITION_WITHOUT_CCR),
        ("asks-oss", 25, FaultCode.EDITION_WITHOUT_CCR),
        ("asks-oss", 26, FaultCode.EDITION_WITHOUT_CCR),
        ("asks-oss", 61, FaultCode.EDITION_WITHOUT_CCR),
        ("asks-oss-follow", 12, FaultCode.EDITION_WITHOUT_CCR),
        ("asks-empty", 6, FaultCode.REJECTED),
        ("licence", 17, FaultCode.LICENCE),
        ("licence", 8, FaultCode.LICENCE),
        ("documents", 42, FaultCode.NOT_FOUND),
        ("identity", 17, FaultCode.NOT_FOUND),
        ("follow-refused", 7, FaultCode.NOT_FOUND),
        ("bootstrap-progress", 13, FaultCode.BUSY),
        ("follow-refused", 25, FaultCode.SERVER_ERROR),
        ("follow-refused", 5, FaultCode.REJECTED),
        ("follower-is-read-only", 8, FaultCode.REJECTED),
        ("identity", 28, FaultCode.REJECTED),
    ],
)
def test_refusals_are_told_apart(scene: str, number: int, code: FaultCode) -> None:
    assert fault(scene, number).code is code


def test_a_missing_right_names_action_and_user() -> None:
    refusal = fault("privileges", 31)
    assert (refusal.details["action"], refusal.details["user"]) == ("cluster:monitor/main", "blind")


def test_a_wrong_password_names_the_user() -> None:
    assert fault("privileges", 9).details["user"] == "admin"


def test_rights_missing_on_the_leader_are_all_named() -> None:
    reason = (
        "insufficient privileges to follow index [orders], privilege for action [indices:monitor/stats] is missing, "
        "privilege for action [indices:data/read/xpack/ccr/shard_changes] is missing"
    )
    refusal = forbidden(reason)
    assert refusal.details["action"] == "indices:monitor/stats, indices:data/read/xpack/ccr/shard_changes"


def test_roles_and_privilege_of_a_newer_server_are_named() -> None:
    reason = (
        "action [cluster:monitor/main] is unauthorized for user [eve] with effective roles [watcher,other], "
        "this action is granted by the cluster privileges [monitor,manage,all]"
    )
    refusal = forbidden(reason)
    assert refusal.details == {
        "action": "cluster:monitor/main",
        "user": "eve",
        "roles": "watcher,other",
        "granted_by": "monitor,manage,all",
    }


def test_the_leaders_licence_is_told_from_our_own() -> None:
    assert fault("licence", 8).details == {"side": "leader"}
    assert fault("licence", 17).details == {"feature": "ccr"}


def test_the_deepest_cause_is_kept() -> None:
    refusal = fault("remote-cluster", 29)
    assert (refusal.error_type, refusal.cause_type, refusal.cause_reason) == (
        "connect_transport_exception",
        "connect_exception",
        "Connection refused",
    )


def test_an_unfollow_that_left_its_lease_says_which() -> None:
    refusal = fault("unfollow", 35)
    assert str(refusal.details["failed_to_remove_retention_leases"]).startswith("follower/again/")


def test_a_missing_index_is_no_missing_document() -> None:
    body = at("documents", 42).raw
    refusal = decode(at("documents", 8).kind, 404, body, {})
    assert isinstance(refusal, Fault)
    assert (refusal.code, refusal.error_type) == (FaultCode.NOT_FOUND, "index_not_found_exception")


@pytest.mark.parametrize(
    ("scene", "number", "index", "block"),
    [("faults-made", 82, "meta", "index metadata (api)"), ("faults-made", 84, "meta", "index metadata (api)")],
)
def test_a_block_is_named_with_the_index_it_lies_on(scene: str, number: int, index: str, block: str) -> None:
    refusal = fault(scene, number)
    assert (refusal.code, refusal.details["block"]) == (FaultCode.INDEX_BLOCKED, block)
    assert refusal.details["index"]
