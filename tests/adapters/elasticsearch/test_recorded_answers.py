"""What a real pair answered decodes to the values it means."""

from __future__ import annotations

import pytest

from ccrtui.adapters.elasticsearch.decode.answer import DECODERS, decode
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.cluster import (
    Acknowledged,
    Certificate,
    Certificates,
    ClusterIdentity,
    Health,
    Licence,
    Node,
    Nodes,
    Privileges,
    RemoteCluster,
    RemoteInfo,
    RemoteSettings,
    ServerClock,
    User,
)
from ccrtui.core.elasticsearch.flow import FlowStats
from ccrtui.core.elasticsearch.follow_settings import DEFAULTS, Maxima
from ccrtui.core.elasticsearch.index import (
    AliasList,
    Count,
    Document,
    IndexEntry,
    IndexList,
    IndexSettings,
    IndexSettingsByName,
    SearchTotal,
)
from ccrtui.core.elasticsearch.replication import (
    AutoFollow,
    FirstCopy,
    FollowAccepted,
    Follower,
    FollowInfo,
    FollowStats,
    ReadError,
    Recovery,
    ShardStats,
)
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.watch.shard.lease import Lease
from tests.adapters.elasticsearch.recorded import Recorded, at, recorded


def value(scene: str, number: int) -> object:
    """What a recorded answer decodes to."""
    entry = at(scene, number)
    return decode(entry.kind, entry.status, entry.raw, entry.headers)


def test_the_table_covers_every_request_to_a_cluster() -> None:
    kinds = list(Kind)
    to_clusters = kinds[: kinds.index(Kind.CALLER)]
    assert set(DECODERS) | {Kind.CLUSTER_IDENTITY, Kind.TRANSPORT_PROBE} == set(to_clusters)


def test_the_recordings_cover_every_kind() -> None:
    told_apart_only_by_body = {Kind.REMOVE_REMOTE, Kind.DIAL, Kind.DOCUMENT_COUNTS, Kind.FOLLOW_FLOW}
    of_later_versions = {Kind.REACH}
    kinds = {entry.kind for entry in recorded() if entry.status < 300}
    assert kinds >= set(DECODERS) - told_apart_only_by_body - of_later_versions | {Kind.CLUSTER_IDENTITY}


@pytest.mark.parametrize("entry", [entry for entry in recorded() if entry.status < 300], ids=str)
def test_every_recorded_success_decodes(entry: Recorded) -> None:
    decoded = decode(entry.kind, entry.status, entry.raw, entry.headers)
    if not isinstance(decoded, Fault):
        return
    if entry.kind is Kind.CLUSTER_IDENTITY:
        assert (decoded.code, entry.body["cluster_uuid"]) == (FaultCode.NOT_FORMED, "_na_")
    elif entry.kind is Kind.SEARCH_TOTAL:
        assert (decoded.code, entry.body["_clusters"]["skipped"]) == (FaultCode.SERVER_ERROR, 1)
    else:
        assert (decoded.code, entry.body["errors"]) == (FaultCode.ITEM_FAILED, True)


def test_identity() -> None:
    assert value("identity", 1) == ClusterIdentity("leader", "fr0YRaoJS3KH3f8T5OUoRg", Version(7, 3, 0), "leader-0")


def test_licence() -> None:
    assert value("privileges", 76) == Licence("trial", "active", 1797922184157)


def test_a_basic_licence_does_not_end() -> None:
    basic = next(entry for entry in recorded() if entry.kind is Kind.LICENCE and b'"basic"' in entry.raw)
    assert decode(basic.kind, 200, basic.raw, basic.headers) == Licence("basic", "active", None)


def test_health() -> None:
    assert value("privileges", 80) == Health("green", 1, 3, 0)


def test_server_clock_is_read_from_text() -> None:
    entry = next(entry for entry in recorded() if entry.kind is Kind.SERVER_CLOCK)
    epoch = entry.body[0]["epoch"]
    assert decode(entry.kind, 200, entry.raw, {}) == ServerClock(int(epoch), entry.body[0]["status"])


def test_nodes() -> None:
    assert value("identity", 12) == Nodes((Node("follower-0", ("data", "ingest", "master"), "127.0.0.1:9312"),))


def test_certificates() -> None:
    certificates = value("tls-same-ca", 10)
    assert isinstance(certificates, Certificates)
    assert certificates.entries[0] == Certificate(
        "certs/caA.crt", "CN=Region A CA", "5c9244caa304ba8d6ebcb3fa04c64fb4f618fff", False, "2036-11-19T06:04:44.000Z"
    )


def test_user() -> None:
    assert value("privileges", 41) == User("eyes", ("watcher",))


def test_missing_privileges() -> None:
    assert value("privileges", 50) == Privileges(
        "eyes",
        ("manage", "manage_ccr"),
        tuple(("orders", name) for name in ("create_index", "manage", "manage_follow_index", "read", "write")),
    )


def test_remote_settings_by_alias() -> None:
    assert value("remote-cluster", 40) == RemoteSettings(
        {"leader": {"skip_unavailable": "false", "seeds": ("127.0.0.1:9411",), "transport.compress": "true"}},
        {"tmp": {"seeds": ("127.0.0.1:9411",)}},
    )


def test_remote_info_without_mode_is_sniff() -> None:
    assert value("walk", 6) == RemoteInfo((RemoteCluster("leader", True, "sniff", ("127.0.0.1:9411",), 1, 3),))


def test_index_list() -> None:
    assert value("documents", 19) == IndexList(
        {"orders": IndexEntry("orders", "6_Z4LRfnTdmrzLmNwz9czw", True, "green", 2, 5, 11878)}
    )


def test_index_list_during_a_first_copy_has_no_counts() -> None:
    index_list = value("bootstrap-progress", 12)
    assert isinstance(index_list, IndexList)
    assert (index_list.entries["orders"].docs, index_list.entries["orders"].primary_bytes) == (None, None)


def test_aliases_name_indices() -> None:
    assert value("documents", 31) == AliasList({"sales": ("orders",)})


def test_index_settings_of_a_follower() -> None:
    assert value("follower-is-read-only", 24) == IndexSettingsByName(
        {
            "orders": IndexSettings(
                "tabYfnjlSAWqSdEFkKb4Rg", 1, 0, True, None, True, 1795330657963, 7030099, refresh_s=5.0
            )
        }
    )


def test_count_document_and_search() -> None:
    assert value("walk", 35) == Count(3, 0)
    assert value("documents", 7) == Document(True, 2)
    assert value("tls-same-ca", 7) == SearchTotal(3, True, 1, clusters=1)


def test_a_document_that_is_not_there_is_an_answer() -> None:
    assert value("documents", 8) == Document(False)


def test_a_deleted_document_that_was_not_there_is_an_answer() -> None:
    assert value("documents", 9) == Acknowledged()


def test_shard_stats_with_leases() -> None:
    shard_stats = value("walk", 24)
    assert isinstance(shard_stats, ShardStats)
    shard = shard_stats.indices["index-leader"].shards[0]
    assert (shard.shard, shard.max_seq_no, shard.global_checkpoint, shard.docs) == (0, 3, 3, None)
    assert shard.leases == (
        Lease(
            "follower/index-follower/p5pMBNssTH6NI8oRjFwVrA-following-leader/index-leader/8x0zsO7_REa6wOnhf4VS-A",
            0,
            1795330191281,
            "ccr",
        ),
    )


def test_followers_and_their_poll() -> None:
    settings = {**DEFAULTS, "read_poll_timeout": "5s"}
    assert value("auto-follow", 22) == FollowInfo(
        {"copy-logs-new": Follower("copy-logs-new", "leader", "logs-new", True, 5.0, settings, Maxima(12, 9, 5120))}
    )


def test_a_paused_follower_shows_no_parameters() -> None:
    follow_info = value("pause-resume", 10)
    assert follow_info == FollowInfo({"orders": Follower("orders", "leader", "orders", False)})


def test_a_task_that_retries() -> None:
    follow_stats = value("false-zero", 10)
    assert isinstance(follow_stats, FollowStats)
    task = follow_stats.tasks["orders"][0]
    assert task.read_errors == (ReadError(7, "connect_transport_exception", "[][127.0.0.1:9411] connect_exception"),)
    assert task.fatal_type is None


def test_what_tasks_have_carried_and_what_is_out() -> None:
    """While much was written on a real 7.3.0 (stats-over-time 38); beside it nothing is kept of the errors."""
    entry = at("stats-over-time", 38)
    flow = decode(Kind.FOLLOW_FLOW, entry.status, entry.raw, entry.headers)
    assert isinstance(flow, FlowStats)
    told = {shard["shard_id"]: shard for shard in entry.body["follow_stats"]["indices"][0]["shards"]}
    tasks = flow.tasks["orders"]
    assert tasks.keys() == told.keys()
    for number, task in tasks.items():
        shard = told[number]
        assert task.carried.bytes_read == shard["bytes_read"] > 0
        assert task.carried.read_ms == shard["total_read_time_millis"]
        assert task.carried.leader_ms == shard["total_read_remote_exec_time_millis"]
        assert task.carried.reads == shard["successful_read_requests"]
        assert task.carried.operations_read == shard["operations_read"]
        assert task.carried.operations_written == shard["operations_written"]
        assert task.waiting.writes == shard["outstanding_write_requests"]
        assert task.waiting.buffered_bytes == shard["write_buffer_size_in_bytes"]


def test_a_task_that_has_lost_its_history() -> None:
    follow_stats = value("history-lost", 19)
    assert isinstance(follow_stats, FollowStats)
    task = follow_stats.tasks["orders"][0]
    assert task.fatal_type == "resource_not_found_exception"
    assert task.fatal_reason is not None
    assert task.fatal_reason.startswith("Operations are no longer available for replicating")
    assert (task.leader_max_seq_no, task.follower_global_checkpoint) == (4, 4)


def test_a_first_copy_counts_its_bytes() -> None:
    recovery = value("bootstrap-progress", 17)
    assert isinstance(recovery, Recovery)
    shards = [shard["index"]["size"] for shard in at("bootstrap-progress", 17).body["orders"]["shards"]]
    assert len(shards) == 2
    assert recovery.copies["orders"] == FirstCopy(
        sum(size["total_in_bytes"] for size in shards), sum(size["recovered_in_bytes"] for size in shards), 0, 2
    )


def test_no_recovery_is_no_first_copy() -> None:
    assert decode(Kind.RECOVERY, 200, b"{}", {}) == Recovery({})


def test_a_follow_whose_shards_were_not_reached_in_time() -> None:
    assert value("follow-refused", 14) == FollowAccepted(True, False, True)


def test_a_bulk_with_failed_items_names_the_first() -> None:
    fault = value("documents", 12)
    assert isinstance(fault, Fault)
    assert (fault.code, fault.error_type, fault.cause_type) == (
        FaultCode.ITEM_FAILED,
        "mapper_parsing_exception",
        "number_format_exception",
    )
    assert (fault.details["failed"], fault.details["of"], fault.details["id"]) == ("2", "3", "20")


def test_what_auto_follow_patterns_take() -> None:
    entry = next(
        each for each in recorded() if each.kind is Kind.AUTO_FOLLOW and each.status == 200 and each.body["patterns"]
    )
    decoded = decode(entry.kind, entry.status, entry.raw, entry.headers)
    assert isinstance(decoded, AutoFollow)
    told = {each["name"]: each["pattern"] for each in entry.body["patterns"]}
    assert {name: list(match.includes) for name, match in decoded.matches.items()} == {
        name: pattern["leader_index_patterns"] for name, pattern in told.items()
    }
    assert all(match.active for match in decoded.matches.values())
