"""The proof that nothing else is needed: the follower is connected."""

from __future__ import annotations

from ccrtui.core.call.call import Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.elasticsearch.cluster import RemoteInfo
from ccrtui.core.elasticsearch.requests import remote_info
from ccrtui.core.profile.profile import Profile


def connected(facts: Facts, profile: Profile) -> bool:
    """Whether the follower says that it is connected under the link's alias."""
    found = facts.value(remote_info(Side.FOLLOWER), RemoteInfo)
    remote = found.get(profile.link.alias) if found else None
    return remote is not None and remote.connected
