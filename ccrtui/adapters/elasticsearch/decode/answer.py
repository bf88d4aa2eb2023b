"""One answer, by the kind of its call, from bytes to a core value or a Fault: the closed table of decoders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import msgspec

from ccrtui.adapters.elasticsearch.decode import changes as decode_changes
from ccrtui.adapters.elasticsearch.decode import cluster as decode_cluster
from ccrtui.adapters.elasticsearch.decode import counts as decode_counts
from ccrtui.adapters.elasticsearch.decode import flow as decode_flow
from ccrtui.adapters.elasticsearch.decode import followers as decode_followers
from ccrtui.adapters.elasticsearch.decode import history as decode_history
from ccrtui.adapters.elasticsearch.decode import indices as decode_indices
from ccrtui.adapters.elasticsearch.decode import remote as decode_remote
from ccrtui.adapters.elasticsearch.decode import shards as decode_shards
from ccrtui.adapters.elasticsearch.edition import lacks_replication
from ccrtui.adapters.elasticsearch.refusal import is_html, refusal, says_transport_port
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind

DECODERS: Mapping[Kind, Callable[[bytes], object]] = {
    Kind.LICENCE: decode_cluster.licence,
    Kind.HEALTH: decode_cluster.health,
    Kind.SERVER_CLOCK: decode_cluster.server_clock,
    Kind.NODES: decode_cluster.nodes,
    Kind.CERTIFICATES: decode_cluster.certificates,
    Kind.WHO_AM_I: decode_cluster.user,
    Kind.PRIVILEGES: decode_cluster.privileges,
    Kind.REMOTE_SETTINGS: decode_remote.remote_settings,
    Kind.REMOTE_INFO: decode_remote.remote_info,
    Kind.INDEX_LIST: decode_indices.index_list,
    Kind.ALIAS_LIST: decode_indices.alias_list,
    Kind.INDEX_SETTINGS: decode_indices.index_settings,
    Kind.COUNT: decode_indices.count,
    Kind.DOCUMENT_COUNTS: decode_counts.document_counts,
    Kind.DOCUMENT: decode_indices.document,
    Kind.SEARCH_TOTAL: decode_indices.search_total,
    Kind.DIAL: decode_indices.search_total,
    Kind.REACH: decode_remote.reached,
    Kind.NEWEST_DOCUMENTS: decode_history.stamped,
    Kind.SHARD_STATS: decode_shards.shard_stats,
    Kind.FOLLOW_INFO: decode_followers.follow_info,
    Kind.AUTO_FOLLOW: decode_followers.auto_follow,
    Kind.FOLLOW_STATS: decode_followers.follow_stats,
    Kind.FOLLOW_FLOW: decode_flow.follow_flow,
    Kind.RECOVERY: decode_shards.recovery,
    Kind.REFRESH: decode_changes.refreshed,
    Kind.PUT_REMOTE: decode_changes.acknowledged,
    Kind.REMOVE_REMOTE: decode_changes.acknowledged,
    Kind.CREATE_INDEX: decode_changes.acknowledged,
    Kind.DELETE_INDEX: decode_changes.acknowledged,
    Kind.PAUSE_FOLLOW: decode_changes.acknowledged,
    Kind.RESUME_FOLLOW: decode_changes.acknowledged,
    Kind.UNFOLLOW: decode_changes.acknowledged,
    Kind.CLOSE_INDEX: decode_changes.acknowledged,
    Kind.WRITE_SAMPLES: decode_changes.bulk,
    Kind.DELETE_SAMPLE: decode_changes.deleted,
    Kind.BEAT: decode_changes.written,
    Kind.FOLLOW: decode_changes.follow_accepted,
}
"""Every kind of request to a cluster but the identity, which also needs the headers."""

_ABSENCE_IS_AN_ANSWER = frozenset({Kind.DOCUMENT, Kind.DELETE_SAMPLE})
_UNSAID = frozenset({FaultCode.NOT_FOUND, FaultCode.REJECTED, FaultCode.SERVER_ERROR})


ByParts = Callable[[bytes], object | None]
"""Reads a good answer by its parts; None where it has none."""


def decode(kind: Kind, status: int, body: bytes, headers: Mapping[str, str], by_parts: ByParts | None = None) -> object:
    """The core value of an answer, or a Fault when it is a refusal or cannot be read.

    `headers` have lower-case names. Raises KeyError for a kind that is no request to a cluster.
    """
    if kind in _ABSENCE_IS_AN_ANSWER and status == 404:
        value = _read(kind, status, body, headers)
        return refusal(status, body, headers) if isinstance(value, Fault) else value
    if not 200 <= status < 300:
        return _refused(kind, status, body, headers)
    return _read(kind, status, body, headers, by_parts)


def _refused(kind: Kind, status: int, body: bytes, headers: Mapping[str, str]) -> Fault:
    fault = lacks_replication(kind, refusal(status, body, headers))
    if kind is Kind.CLUSTER_IDENTITY and fault.code in _UNSAID and fault.error_type is None:
        return Fault(FaultCode.NOT_ELASTICSEARCH, status)
    return fault


def _read(kind: Kind, status: int, body: bytes, headers: Mapping[str, str], by_parts: ByParts | None = None) -> object:
    decoder = partial(decode_cluster.identity, headers=headers) if kind is Kind.CLUSTER_IDENTITY else DECODERS[kind]
    try:
        value = by_parts(body) if by_parts is not None else None
        return decoder(body) if value is None else value
    except (msgspec.DecodeError, ValueError, LookupError, RecursionError) as problem:
        return _unreadable(kind, status, body, headers, problem)


def _unreadable(kind: Kind, status: int, body: bytes, headers: Mapping[str, str], problem: Exception) -> Fault:
    if says_transport_port(body):
        return Fault(FaultCode.TRANSPORT_PORT, status)
    if is_html(body, headers):
        return Fault(FaultCode.HTML, status)
    if kind is Kind.CLUSTER_IDENTITY and body.lstrip()[:1] != b"{":
        return Fault(FaultCode.NOT_ELASTICSEARCH, status)
    return Fault(FaultCode.UNREADABLE, status, details={"kind": kind, "problem": str(problem)})
