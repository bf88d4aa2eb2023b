"""What auto-follow patterns could not follow, from the statistics of the follower."""

from __future__ import annotations

import msgspec

from ccrtui.core.elasticsearch.auto_follow import AutoFollowed, NotFollowed


class _Cluster(msgspec.Struct):
    cluster_name: str


class _Exception(msgspec.Struct):
    type: str = ""
    reason: str | None = None


class _Failed(msgspec.Struct):
    leader_index: str
    timestamp: int = 0
    auto_follow_exception: _Exception = msgspec.field(default_factory=_Exception)


class _Stats(msgspec.Struct):
    auto_followed_clusters: list[_Cluster] = []
    recent_auto_follow_errors: list[_Failed] = []


_STATS = msgspec.json.Decoder(_Stats)


def auto_followed(raw: msgspec.Raw) -> AutoFollowed:
    """Errors of single indices: what a pattern could not read of the leader at all has no index in its key."""
    stats, failed = _STATS.decode(raw), []
    for entry in stats.recent_auto_follow_errors:
        pattern, _, index = entry.leader_index.rpartition(":")
        error = entry.auto_follow_exception
        if pattern:
            failed.append(NotFollowed(pattern, index, entry.timestamp, error.type, error.reason or ""))
    return AutoFollowed(tuple(cluster.cluster_name for cluster in stats.auto_followed_clusters), tuple(failed))
