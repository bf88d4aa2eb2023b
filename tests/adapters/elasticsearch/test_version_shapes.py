"""Shapes that the recorded version does not have, as the public reference and later versions give them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ccrtui.adapters.elasticsearch.decode.answer import decode
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.cluster import Acknowledged, RemoteCluster, RemoteInfo, RemoteSettings
from ccrtui.core.elasticsearch.index import Count, DocumentCounts, IndexSettingsByName, SearchTotal
from ccrtui.core.elasticsearch.replication import (
    FirstCopy,
    FollowInfo,
    FollowStats,
    IndexCopy,
    Recovery,
    ShardCopy,
    ShardStats,
)


def read(kind: Kind, body: Any, status: int = 200) -> object:
    """What a body decodes to."""
    return decode(kind, status, json.dumps(body).encode(), {})


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            {"seeds": ["a:9300"], "http_addresses": [], "connected": True, "num_nodes_connected": 2},
            RemoteCluster("leader", True, "sniff", ("a:9300",), 2, 0),
        ),
        (
            {
                "connected": True,
                "mode": "proxy",
                "address": "p:9300",
                "num_sockets_connected": 3,
                "max_socket_connections": 18,
            },
            RemoteCluster("leader", True, "proxy", ("p:9300",), 3, 18),
        ),
        (
            {
                "connected": False,
                "mode": "proxy",
                "proxy_address": "p:9300",
                "server_name": "",
                "num_proxy_sockets_connected": 0,
                "max_proxy_socket_connections": 18,
                "cluster_credentials": "::es_redacted::",
            },
            RemoteCluster("leader", False, "proxy", ("p:9300",), 0, 18, has_credentials=True),
        ),
    ],
)
def test_remote_info_of_every_age(entry: dict[str, Any], expected: RemoteCluster) -> None:
    assert read(Kind.REMOTE_INFO, {"leader": entry}) == RemoteInfo((expected,))


@pytest.mark.parametrize(
    ("kind", "empty"),
    [
        (Kind.REMOTE_SETTINGS, RemoteSettings({}, {})),
        (Kind.REMOTE_INFO, RemoteInfo(())),
        (Kind.SHARD_STATS, ShardStats({})),
        (Kind.FOLLOW_INFO, FollowInfo({})),
        (Kind.FOLLOW_STATS, FollowStats({})),
        (Kind.RECOVERY, Recovery({})),
        (Kind.INDEX_SETTINGS, IndexSettingsByName({})),
    ],
)
def test_an_answer_that_the_filter_left_empty(kind: Kind, empty: object) -> None:
    assert read(kind, {}) == empty


def copy(state: str, primary: bool, docs: int | None, max_seq_no: int) -> dict[str, Any]:
    """One copy of a shard."""
    entry: dict[str, Any] = {
        "routing": {"state": state, "primary": primary},
        "seq_no": {"max_seq_no": max_seq_no, "global_checkpoint": max_seq_no - 1},
    }
    return entry if docs is None else {**entry, "docs": {"count": docs}}


def test_only_primaries_that_serve_are_counted() -> None:
    shards = {
        "0": [copy("STARTED", False, 1, 1), copy("STARTED", True, 7, 9)],
        "1": [copy("INITIALIZING", True, 0, -1)],
        "2": [copy("RELOCATING", True, None, 4), copy("INITIALIZING", True, 0, -1)],
        "3": [{"routing": {"state": "STARTED", "primary": True}}],
    }
    stats = read(Kind.SHARD_STATS, {"indices": {"orders": {"uuid": "u", "shards": shards}}})
    expected = IndexCopy("u", {0: ShardCopy(0, 9, 8, 7), 2: ShardCopy(2, 4, 3, None)})
    assert stats == ShardStats({"orders": expected})


@pytest.mark.parametrize(
    ("total", "successful", "expected"),
    [
        (7, 2, SearchTotal(7, True, 2)),
        ({"value": 10_000, "relation": "gte"}, 2, SearchTotal(10_000, False, 2)),
        ({"value": 7, "relation": "eq"}, 1, SearchTotal(7, False, 2)),
    ],
)
def test_totals_of_every_age(total: object, successful: int, expected: SearchTotal) -> None:
    body = {"hits": {"total": total, "hits": []}, "_shards": {"total": 2, "successful": successful, "failed": 0}}
    assert read(Kind.SEARCH_TOTAL, body) == expected


def test_a_shard_without_a_copy_is_not_counted_though_it_is_no_failed_one() -> None:
    shards = {"total": 3, "successful": 2, "skipped": 0, "failed": 0}
    assert read(Kind.COUNT, {"count": 3, "_shards": shards}) == Count(3, 1)
    assert read(Kind.DOCUMENT_COUNTS, {"_shards": shards}) == DocumentCounts({}, 1)


def test_a_skipped_remote_cluster_is_no_total() -> None:
    reason = {"type": "connect_transport_exception", "reason": "x", "caused_by": {"type": "y", "reason": "refused"}}
    body: dict[str, Any] = {
        "hits": {"total": {"value": 0, "relation": "eq"}},
        "_shards": {"total": 0, "failed": 0},
        "_clusters": {"total": 1, "skipped": 1, "details": {"leader": {"failures": [{"reason": reason}]}}},
    }
    fault = read(Kind.SEARCH_TOTAL, body)
    assert isinstance(fault, Fault)
    assert (fault.code, fault.cause_reason) == (FaultCode.SERVER_ERROR, "refused")
    del body["_clusters"]["details"]
    fault = read(Kind.SEARCH_TOTAL, body)
    assert isinstance(fault, Fault)
    assert fault.error_type == "remote_cluster_skipped"


@pytest.mark.parametrize(
    ("created", "own", "default", "expected"),
    [
        ("6080099", None, None, False),
        ("6080099", None, "true", False),
        ("6080099", "true", None, True),
        ("7030099", None, None, True),
        ("7030099", None, "false", True),
        ("7030099", "false", None, False),
        ("7030099", "true", "false", True),
        ("7100299", None, "true", True),
        ("8537000", None, "true", True),
        ("9111000", None, "true", True),
    ],
)
def test_soft_deletes_by_its_own_setting_else_by_age(
    created: str, own: str | None, default: str | None, expected: bool
) -> None:
    """What stands under `defaults` is what an index without settings would have, and not what this one has."""
    settings = {
        "index.uuid": "u",
        "index.number_of_shards": "1",
        "index.number_of_replicas": "0",
        "index.creation_date": "1",
        "index.version.created": created,
    }
    defaults = {"index.soft_deletes.retention_lease.period": "6h", "index.query.default_field": ["*"]}
    if own is not None:
        settings["index.soft_deletes.enabled"] = own
    if default is not None:
        defaults = {**defaults, "index.soft_deletes.enabled": default}
    index_settings_by_name = read(Kind.INDEX_SETTINGS, {"orders": {"settings": settings, "defaults": defaults}})
    assert isinstance(index_settings_by_name, IndexSettingsByName)
    assert index_settings_by_name.indices["orders"].soft_deletes is expected
    assert index_settings_by_name.indices["orders"].lease_period_s == 6 * 3600.0


def recovering(kind: str, repository: str, primary: bool = True, stage: str = "INDEX") -> dict[str, Any]:
    """One shard of `_recovery`."""
    size = {"total_in_bytes": 100, "reused_in_bytes": 20, "recovered_in_bytes": 30}
    return {
        "type": kind,
        "stage": stage,
        "primary": primary,
        "source": {"repository": repository},
        "index": {"size": size},
    }


def test_only_first_copies_from_a_remote_cluster_are_counted() -> None:
    progress = read(
        Kind.RECOVERY,
        {
            "orders": {"shards": [recovering("SNAPSHOT", "_ccr_leader", stage="DONE"), recovering("PEER", "")]},
            "restored": {"shards": [recovering("SNAPSHOT", "backups")]},
            "replica": {"shards": [recovering("SNAPSHOT", "_ccr_leader", primary=False)]},
        },
    )
    assert progress == Recovery({"orders": FirstCopy(80, 30, 1, 1)})


def test_a_sample_that_is_already_there_is_no_failure() -> None:
    conflict = {"type": "version_conflict_engine_exception", "reason": "[1]: version conflict"}
    items = [{"create": {"_id": "1", "status": 201}}, {"create": {"_id": "2", "status": 409, "error": conflict}}]
    assert read(Kind.WRITE_SAMPLES, {"errors": True, "items": items}) == Acknowledged()


@pytest.mark.parametrize(
    ("kind", "body", "code"),
    [
        (Kind.PUT_REMOTE, {"acknowledged": False}, FaultCode.BUSY),
        (Kind.UNFOLLOW, {}, FaultCode.UNREADABLE),
        (Kind.WRITE_SAMPLES, {"errors": False, "items": []}, FaultCode.UNREADABLE),
        (Kind.REFRESH, {"_shards": {"total": 2, "successful": 1, "failed": 1}}, FaultCode.ITEM_FAILED),
        (Kind.DELETE_SAMPLE, {"result": "noop"}, FaultCode.UNREADABLE),
        (Kind.FOLLOW, {"follow_index_created": True}, FaultCode.UNREADABLE),
        (Kind.SERVER_CLOCK, [], FaultCode.UNREADABLE),
    ],
)
def test_a_change_that_is_not_confirmed_is_a_fault(kind: Kind, body: Any, code: FaultCode) -> None:
    answer = read(kind, body)
    assert isinstance(answer, Fault)
    assert answer.code is code
