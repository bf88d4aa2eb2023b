"""What an error of a shard-follow task means, by its type and words (observed on Elasticsearch 7.3.0)."""

from __future__ import annotations

from ccrtui.core.verdict import Reason


def fatal_reason(error_type: str | None, words: str | None) -> Reason:
    """Why a task that gave up has done so."""
    text = (words or "").lower()
    if error_type == "resource_not_found_exception" or "operations are no longer available" in text:
        return Reason.HISTORY_LOST
    if error_type == "index_not_found_exception":
        return Reason.LEADER_RECREATED if "uuid" in text else Reason.LEADER_INDEX_MISSING
    if error_type == "illegal_state_exception" and "history uuid" in text:
        return Reason.HISTORY_DIFFERS
    if error_type in ("illegal_argument_exception", "mapper_parsing_exception") or "illegalargumentexception" in text:
        return Reason.MAPPING_CONFLICT
    return Reason.FATAL_ERROR


_CONNECTION = ("connect_transport", "node_disconnected", "node_not_connected", "no_seed_node_left", "node_closed")
_UNAVAILABLE = ("no_shard_available", "unavailable_shards", "shard_not_found")


def retry_reason(error_type: str | None) -> Reason:
    """Why a task keeps trying."""
    kind = error_type or ""
    if kind == "no_such_remote_cluster_exception":
        return Reason.ALIAS_MISSING
    if kind == "security_exception":
        return Reason.PRIVILEGE_LOST
    if kind in ("cluster_block_exception", "index_closed_exception"):
        return Reason.LEADER_INDEX_CLOSED
    if kind.startswith(_UNAVAILABLE):
        return Reason.LEADER_SHARDS_MISSING
    if kind.startswith(_CONNECTION):
        return Reason.LEADER_UNREACHABLE
    return Reason.READ_FAILING
