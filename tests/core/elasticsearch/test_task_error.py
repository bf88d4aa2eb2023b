"""What an error of a task means, by type and words as recorded."""

from __future__ import annotations

import json

import pytest

from ccrtui.core.elasticsearch.task_error import fatal_reason, retry_reason
from ccrtui.core.watch.verdict import Reason
from tests.recordings_folder import RECORDINGS

FOLDER = RECORDINGS / "7.3"


def recorded(key: str) -> set[tuple[str, str, str]]:
    """Scene, type and words of every recorded error of that key (`read_exceptions` or `fatal_exception`)."""
    errors: set[tuple[str, str, str]] = set()

    def walk(scene: str, value: object) -> None:
        if isinstance(value, dict):
            for error in value.get(key, []) if key == "read_exceptions" else [{"exception": value.get(key)}]:
                exception = error.get("exception")
                if exception:
                    errors.add((scene, exception["type"], exception["reason"]))
            for part in value.values():
                walk(scene, part)
        elif isinstance(value, list):
            for part in value:
                walk(scene, part)

    for path in FOLDER.glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            walk(path.stem, json.loads(line).get("response"))
    return errors


def test_every_recorded_fatal_error_has_a_meaning_of_its_own() -> None:
    meanings = {(scene, kind): fatal_reason(kind, words) for scene, kind, words in recorded("fatal_exception")}
    assert meanings
    assert Reason.FATAL_ERROR not in meanings.values(), meanings
    assert meanings["history-lost", "resource_not_found_exception"] is Reason.HISTORY_LOST


def test_every_recorded_retried_error_has_a_meaning_of_its_own() -> None:
    fatal = {kind for _, kind, _ in recorded("fatal_exception")}
    meanings = {
        kind: retry_reason(kind, reason) for _, kind, reason in recorded("read_exceptions") if kind not in fatal
    }
    assert meanings
    assert Reason.READ_FAILING not in meanings.values(), meanings


@pytest.mark.parametrize(
    ("kind", "words", "reason"),
    [
        ("index_not_found_exception", "no such index [orders]", Reason.LEADER_INDEX_MISSING),
        ("illegal_state_exception", "unexpected history uuid, expected [a], actual [b]", Reason.HISTORY_DIFFERS),
        ("exception", "Operations are no longer available for replication", Reason.HISTORY_LOST),
        ("mapper_parsing_exception", None, Reason.MAPPING_CONFLICT),
        (
            "illegal_argument_exception",
            "mapper [handshake] cannot be changed from type [long]",
            Reason.MAPPING_CONFLICT,
        ),
        (
            "illegal_argument_exception",
            "action [cluster:internal/remote_cluster/handshake] requires channel profile to be [_remote_cluster]",
            Reason.FATAL_ERROR,
        ),
        (
            "exception",
            "java.lang.IllegalArgumentException: Limit of total fields [3] in index [fields] has been exceeded",
            Reason.MAPPING_CONFLICT,
        ),
        ("es_rejected_execution_exception", "rejected execution of processing", Reason.OVERLOADED),
        (
            "illegal_state_exception",
            "Unable to open any connections to remote cluster [leader]",
            Reason.CONNECTIONS_LOST,
        ),
        (
            "action_not_found_transport_exception",
            "No handler for action [indices:data/read/xpack/ccr/shard_changes]",
            Reason.EDITION_WITHOUT_CCR,
        ),
        ("something_else", None, Reason.FATAL_ERROR),
        (None, None, Reason.FATAL_ERROR),
    ],
)
def test_fatal_errors(kind: str | None, words: str | None, reason: Reason) -> None:
    assert fatal_reason(kind, words) is reason


@pytest.mark.parametrize(
    ("kind", "words", "reason"),
    [
        ("no_such_remote_cluster_exception", None, Reason.ALIAS_MISSING),
        ("action_not_found_transport_exception", None, Reason.EDITION_WITHOUT_CCR),
        (
            "cluster_block_exception",
            "blocked by: [SERVICE_UNAVAILABLE/1/state not recovered / initialized];",
            Reason.NO_MASTER,
        ),
        ("security_exception", None, Reason.PRIVILEGE_LOST),
        ("cluster_block_exception", "index [a] blocked by: [FORBIDDEN/4/index closed];", Reason.LEADER_INDEX_CLOSED),
        (
            "cluster_block_exception",
            "index [a] blocked by: [FORBIDDEN/7/index read (api)];",
            Reason.LEADER_INDEX_BLOCKED,
        ),
        ("cluster_block_exception", None, Reason.READ_FAILING),
        ("connect_transport_exception", None, Reason.LEADER_UNREACHABLE),
        ("node_disconnected_exception", None, Reason.LEADER_UNREACHABLE),
        ("no_shard_available_action_exception", None, Reason.LEADER_SHARDS_MISSING),
        ("es_rejected_execution_exception", None, Reason.READ_FAILING),
        (None, None, Reason.READ_FAILING),
    ],
)
def test_retried_errors(kind: str | None, words: str | None, reason: Reason) -> None:
    assert retry_reason(kind, words) is reason
