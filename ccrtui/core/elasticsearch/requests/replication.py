"""Requests of cross-cluster replication: what follows, how far it is, and what begins or ends it."""

from __future__ import annotations

from collections.abc import Iterable

from ccrtui.core.call.call import Call, Side, search_call
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.follow_settings import Settings
from ccrtui.core.elasticsearch.requests.names import name_list
from ccrtui.core.json_value import JsonObject

_WORD_FIELDS = ("remote_cluster", "leader_index", "leader_max_seq_no", "follower_global_checkpoint")
"""What a task says that both clusters say themselves, wherever both are heard."""

_TASK_FIELDS = (
    "shard_id",
    "leader_global_checkpoint",
    "last_requested_seq_no",
    "follower_mapping_version",
    "outstanding_read_requests",
    "outstanding_write_requests",
    "write_buffer_operation_count",
    "failed_read_requests",
    "failed_write_requests",
    "successful_read_requests",
    "operations_read",
    "operations_written",
    "time_since_last_read_millis",
    "read_exceptions",
    "fatal_exception",
)


_FLOW_FIELDS = (
    "shard_id",
    "bytes_read",
    "operations_read",
    "successful_read_requests",
    "failed_read_requests",
    "total_read_time_millis",
    "total_read_remote_exec_time_millis",
    "operations_written",
    "failed_write_requests",
    "outstanding_read_requests",
    "outstanding_write_requests",
    "write_buffer_operation_count",
    "write_buffer_size_in_bytes",
)

LIMIT_FIELDS = (
    "read_poll_timeout",
    "max_outstanding_read_requests",
    "max_outstanding_write_requests",
    "max_read_request_operation_count",
)


_AUTO_FOLLOW_FIELDS = (
    "auto_followed_clusters.cluster_name",
    "recent_auto_follow_errors.leader_index",
    "recent_auto_follow_errors.timestamp",
    "recent_auto_follow_errors.auto_follow_exception.type",
    "recent_auto_follow_errors.auto_follow_exception.reason",
)


def follow_info(side: Side, settings: bool = False) -> Call:
    """Ask which followers there are and whether they have tasks; with `settings` also what each was set up with."""
    parameters = ("parameters",) if settings else tuple(f"parameters.{name}" for name in LIMIT_FIELDS)
    fields = ("follower_index", "remote_cluster", "leader_index", "status", *parameters)
    query = {"filter_path": ",".join(f"follower_indices.{field}" for field in fields)}
    return search_call(Kind.FOLLOW_INFO, side, "GET", "/_all/_ccr/info", query)


def follow_stats(side: Side, whole: bool = True) -> Call:
    """Ask what the running shard-follow tasks believe, and what auto-follow patterns could not follow.

    `whole`: also which leader index each follows, and where both stand by its word, for where the leader is not heard.
    """
    asked = (*_WORD_FIELDS, *_TASK_FIELDS) if whole else _TASK_FIELDS
    fields = ",".join(f"follow_stats.indices.shards.{field}" for field in asked)
    failed = ",".join(f"auto_follow_stats.{field}" for field in _AUTO_FOLLOW_FIELDS)
    query = {"filter_path": f"follow_stats.indices.index,{fields},{failed}"}
    return search_call(Kind.FOLLOW_STATS, side, "GET", "/_ccr/stats", query)


def follow_flow(side: Side) -> Call:
    """Ask what the running tasks have carried and what is out: figures that every read changes, asked now and then."""
    fields = ",".join(f"follow_stats.indices.shards.{field}" for field in _FLOW_FIELDS)
    query = {"filter_path": f"follow_stats.indices.index,{fields}"}
    return search_call(Kind.FOLLOW_FLOW, side, "GET", "/_ccr/stats", query)


def auto_follow(side: Side) -> Call:
    """Ask which auto-follow patterns there are, and through which remote cluster each follows."""
    return search_call(Kind.AUTO_FOLLOW, side, "GET", "/_ccr/auto_follow")


def recovery(side: Side, indices: Iterable[str]) -> Call:
    """Ask how far first copies are; of all indices where the names would make the path too long."""
    return search_call(Kind.RECOVERY, side, "GET", f"/{name_list(indices)}/_recovery")


def follow(side: Side, follower_index: str, alias: str, leader_index: str) -> Call:
    """Start following. Answers as soon as the first copy is registered; everything later is seen by looking."""
    body: JsonObject = {"remote_cluster": alias, "leader_index": leader_index}
    return search_call(Kind.FOLLOW, side, "PUT", f"/{follower_index}/_ccr/follow", body=body)


def pause_follow(side: Side, index: str) -> Call:
    """Stop reading from the leader."""
    return search_call(Kind.PAUSE_FOLLOW, side, "POST", f"/{index}/_ccr/pause_follow")


def resume_follow(side: Side, index: str, settings: Settings | None = None) -> Call:
    """Read from the leader again, with these settings; every other one of the ten is its default again."""
    body: JsonObject | None = dict(settings) if settings else None
    return search_call(Kind.RESUME_FOLLOW, side, "POST", f"/{index}/_ccr/resume_follow", body=body)


def unfollow(side: Side, index: str) -> Call:
    """Turn a paused, closed follower into an ordinary index."""
    return search_call(Kind.UNFOLLOW, side, "POST", f"/{index}/_ccr/unfollow")
