"""What an error of a shard-follow task means, by its type and words (observed on Elasticsearch 7.3.0)."""

from __future__ import annotations

import re

from ccrtui.core.watch.unread import block_numbers
from ccrtui.core.watch.verdict import Reason

_MAPPING = ("illegal_argument_exception", "mapper_parsing_exception", "document_parsing_exception")
_NO_SUCH_ACTION = "action_not_found_transport_exception"
"""What a leader without x-pack says to a request of x-pack (recorded on 7.3.0)."""
_NAMED = re.compile(r"\[[^\]]*\]")
"""What an error names, such as a field: its words are nobody's but the operator's."""
_OF_CONNECTION = ("handshake", "remote cluster credentials", "channel profile")
"""In what a task says that gave up on the way to its leader, which no mapping is to blame for (public reference)."""
_OVERLOAD = ("es_rejected_execution_exception", "circuit_breaking_exception")


def fatal_reason(error_type: str | None, words: str | None) -> Reason:
    """Why a task that gave up has done so.

    A mapping that can't be applied may be an `exception` with the Java name of its cause in the words (recorded).
    """
    text = (words or "").lower()
    about = _NAMED.sub("", text)
    if error_type == _NO_SUCH_ACTION:
        return Reason.EDITION_WITHOUT_CCR
    if error_type == "resource_not_found_exception" or "operations are no longer available" in text:
        return Reason.HISTORY_LOST
    if error_type == "index_not_found_exception":
        return Reason.LEADER_RECREATED if "uuid" in text else Reason.LEADER_INDEX_MISSING
    if error_type == "illegal_state_exception" and "history uuid" in text:
        return Reason.HISTORY_DIFFERS
    if "unable to open any connections" in text or error_type == "no_seed_node_left_exception":
        return Reason.CONNECTIONS_LOST
    if error_type in _OVERLOAD:
        return Reason.OVERLOADED
    if any(part in about for part in _OF_CONNECTION):
        return Reason.FATAL_ERROR
    if error_type in _MAPPING or "illegalargumentexception: " in text or "mapperparsingexception: " in text:
        return Reason.MAPPING_CONFLICT
    return Reason.FATAL_ERROR


_CONNECTION = ("connect_transport", "node_disconnected", "node_not_connected", "no_seed_node_left", "node_closed")
_UNAVAILABLE = ("no_shard_available", "unavailable_shards", "shard_not_found")
_CLOSED_BLOCK = 4
_READ_BLOCK = 7
_WITHOUT_MASTER = frozenset({1, 2})
"""The state is not recovered, no master: blocks of the whole cluster (recorded on 7.3.0 to 9.5.3)."""


def retry_reason(error_type: str | None, words: str | None = None) -> Reason:
    """Why a task keeps trying; of a block the number in the words tells which one it is (recorded)."""
    kind = error_type or ""
    if kind == "no_such_remote_cluster_exception":
        return Reason.ALIAS_MISSING
    if kind == _NO_SUCH_ACTION:
        return Reason.EDITION_WITHOUT_CCR
    if kind == "security_exception":
        return Reason.PRIVILEGE_LOST
    if kind == "cluster_block_exception":
        return _blocked(block_numbers(words or ""))
    if kind == "index_closed_exception":
        return Reason.LEADER_INDEX_CLOSED
    if kind.startswith(_UNAVAILABLE):
        return Reason.LEADER_SHARDS_MISSING
    if kind.startswith(_CONNECTION):
        return Reason.LEADER_UNREACHABLE
    return Reason.READ_FAILING


def _blocked(numbers: frozenset[int]) -> Reason:
    if numbers & _WITHOUT_MASTER:
        return Reason.NO_MASTER
    if _READ_BLOCK in numbers:
        return Reason.LEADER_INDEX_BLOCKED
    return Reason.LEADER_INDEX_CLOSED if _CLOSED_BLOCK in numbers else Reason.READ_FAILING
