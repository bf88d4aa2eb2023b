"""Named privileges and the actions each grants (recordings `privileges`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True, slots=True)
class Grant:
    """Action patterns that are allowed, and those taken out again."""

    allow: tuple[str, ...]
    deny: tuple[str, ...] = ()

    def covers(self, pattern: str) -> bool:
        """Tell whether every action of the pattern (or the one action) is granted."""
        return any(fnmatchcase(pattern, action) for action in self.allow) and not any(
            fnmatchcase(pattern, action) or fnmatchcase(action, pattern) for action in self.deny
        )


_STATE = "cluster:monitor/state"
_HAS = "cluster:admin/xpack/security/user/has_privileges"

CLUSTER: Mapping[str, Grant] = {
    "none": Grant(()),
    "all": Grant(("cluster:*", "indices:admin/template/*")),
    "monitor": Grant(("cluster:monitor/*",)),
    "manage": Grant(("cluster:*", "indices:admin/template/*"), ("cluster:admin/xpack/security/*",)),
    "manage_ccr": Grant(("cluster:admin/xpack/ccr/*", _STATE, _HAS)),
    "read_ccr": Grant((_STATE, _HAS)),
    "cross_cluster_replication": Grant((_STATE, "cluster:monitor/xpack/info", "cluster:monitor/xpack/license/get")),
    "manage_security": Grant(("cluster:admin/xpack/security/*",)),
    "read_security": Grant(("cluster:admin/xpack/security/user/get", "cluster:admin/xpack/security/role/get", _HAS)),
    "manage_ilm": Grant(("cluster:admin/ilm/*",)),
    "read_ilm": Grant(("cluster:admin/ilm/get",)),
    "manage_index_templates": Grant(("indices:admin/template/*",)),
    "manage_pipeline": Grant(("cluster:admin/ingest/pipeline/*",)),
    "transport_client": Grant(("cluster:monitor/nodes/liveness", _STATE)),
}

INDEX: Mapping[str, Grant] = {
    "none": Grant(()),
    "all": Grant(("indices:*",)),
    "manage": Grant(("indices:monitor/*", "indices:admin/*")),
    "monitor": Grant(("indices:monitor/*",)),
    "read": Grant(("indices:data/read/*",)),
    "read_cross_cluster": Grant(("indices:admin/shards/search_shards",)),
    "write": Grant(("indices:data/write/*", "indices:admin/mapping/auto_put")),
    "index": Grant(("indices:data/write/index", "indices:data/write/bulk", "indices:data/write/update")),
    "create": Grant(("indices:data/write/index", "indices:data/write/bulk")),
    "create_doc": Grant(("indices:data/write/index", "indices:data/write/bulk")),
    "delete": Grant(("indices:data/write/delete", "indices:data/write/bulk")),
    "create_index": Grant(("indices:admin/create", "indices:admin/auto_create")),
    "delete_index": Grant(("indices:admin/delete",)),
    "maintenance": Grant(("indices:admin/refresh", "indices:admin/flush", "indices:admin/forcemerge")),
    "manage_ilm": Grant(("indices:admin/ilm/*",)),
    "manage_follow_index": Grant(
        ("indices:admin/xpack/ccr/put_follow", "indices:admin/xpack/ccr/unfollow", "indices:admin/close")
    ),
    "manage_leader_index": Grant(("indices:admin/xpack/ccr/forget_follower",)),
    "cross_cluster_replication": Grant(
        ("indices:data/read/xpack/ccr/shard_changes", "indices:monitor/stats", "indices:admin/seq_no/*")
    ),
    "view_index_metadata": Grant(
        (
            "indices:admin/aliases/get",
            "indices:admin/get",
            "indices:admin/mappings/get",
            "indices:admin/exists",
            "indices:admin/ilm/explain",
            "indices:admin/resolve/index",
            "indices:admin/shards/search_shards",
            "indices:monitor/settings/get",
        )
    ),
}


def unknown(names: Iterable[str], known: Mapping[str, Grant]) -> str | None:
    """The first name that is neither a privilege nor an action pattern."""
    return next((name for name in names if name not in known and ":" not in name), None)


def granted(name: str, known: Mapping[str, Grant]) -> Grant:
    """What a privilege name, or an action pattern standing for itself, grants."""
    return known.get(name) or Grant((name,))


def cluster_covers(privileges: Iterable[str], action: str) -> bool:
    """Tell whether any of the held cluster privileges grants the action."""
    return any(granted(name, CLUSTER).covers(action) for name in privileges)


def index_covers(privileges: Iterable[str], action: str) -> bool:
    """Tell whether any of the held index privileges grants the action."""
    return any(granted(name, INDEX).covers(action) for name in privileges)


def granting(action: str, known: Mapping[str, Grant]) -> list[str]:
    """The named privileges that grant an action, narrow ones first, as newer versions list them."""
    names = [name for name, grant in known.items() if grant.covers(action)]
    broad = [name for name in ("manage", "all") if name in names]
    return [name for name in names if name not in broad] + broad
