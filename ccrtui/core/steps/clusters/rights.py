"""The rights each side's user needs, as the privilege names of Elasticsearch's security reference.

`view_index_metadata` is for settings and aliases. The refresh before a compare is not among them: no privilege short
of `manage` allows it on every version, so the compare does without where it is refused.
"""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.call import Call, Side
from ccrtui.core.elasticsearch.requests.cluster import privileges
from ccrtui.core.profile.profile import LinkProfile, Profile

_FOLLOWER_CLUSTER = ("monitor", "manage", "manage_ccr")
_FOLLOWER_INDEX = ("monitor", "read", "view_index_metadata", "write", "manage_follow_index")
THROUGH_CLUSTER = ("read_ccr",)
THROUGH_INDEX = ("monitor", "read")
"""What a role of the follower's user must grant on the leader, where its name alone counts (privileges-across)."""
_LEADER_CLUSTER = ("monitor",)
_LEADER_INDEX = ("monitor", "read", "view_index_metadata")


def rights_asked(side: Side, profile: Profile) -> Call:
    """The question whether our user on that side may do what the walk and the watch need there."""
    link = profile.link
    if side is Side.FOLLOWER:
        names = [pair.follower for pair in profile.pairs] or ["*"]
        return privileges(side, _FOLLOWER_CLUSTER, dict.fromkeys(names, _FOLLOWER_INDEX))
    asked = {**_leader_rights(link)}
    if profile.heartbeat_index is not None:
        asked[profile.heartbeat_index] = (*_LEADER_INDEX, "create_index", "write")
    return privileges(side, _LEADER_CLUSTER, asked)


def _leader_rights(link: LinkProfile) -> Mapping[str, tuple[str, ...]]:
    rights: tuple[str, ...] = _LEADER_INDEX
    if link.creates_index:
        rights = (*rights, "create_index")
    if link.sample_docs:
        rights = (*rights, "write")
    return dict.fromkeys([pair.leader for pair in link.indices] or ["*"], rights)
