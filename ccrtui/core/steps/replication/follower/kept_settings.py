"""What a follower was set up with: as it shows while it is active, else as it was seen before."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.call import Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.follow_settings import Settings, given
from ccrtui.core.elasticsearch.replication import FollowInfo
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.elasticsearch.requests.replication import follow_info
from ccrtui.core.json_value import JsonObject
from ccrtui.core.walk.step import Intention

FOLLOWER = Side.FOLLOWER


def settings_seen(facts: Facts) -> Mapping[str, Settings]:
    """The settings of every active follower, by `<follower cluster uuid>/<index>`, to be remembered."""
    identity = facts.value(cluster_identity(FOLLOWER), ClusterIdentity)
    info = facts.value(follow_info(FOLLOWER, settings=True), FollowInfo)
    if identity is None or info is None:
        return {}
    return {
        f"{identity.uuid}/{follower.index}": follower.settings
        for follower in info.followers.values()
        if follower.settings
    }


def settings_kept(facts: Facts, intention: Intention, index: str) -> Settings | None:
    """What a paused follower had that is not a default; None where nobody has seen it active."""
    identity = facts.value(cluster_identity(FOLLOWER), ClusterIdentity)
    settings = intention.follow_settings.get(f"{identity.uuid}/{index}") if identity else None
    return None if settings is None else given(settings)


def settings_evidence(facts: Facts, intention: Intention, index: str) -> JsonObject:
    """What will be sent with a resume, or that it is not known what would have to be."""
    settings = settings_kept(facts, intention, index)
    if settings is None:
        return {"follow_settings": None, "settings_state": "unknown"}
    return {"follow_settings": dict(settings) or None, "settings_state": None}
