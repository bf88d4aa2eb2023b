"""What the profile wants against what the follower cluster has, compared before a word is said."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.elasticsearch.replication import Follower, FollowInfo
from ccrtui.core.profile.profile import IndexPair, LinkProfile
from ccrtui.core.watch.verdict import Reason


def contradiction(pair: IndexPair, alias: str, entry: Follower | None, twice: frozenset[str]) -> Reason | None:
    """Why a wanted pair is not what the follower cluster has under that name; None where it is, or nothing is there."""
    if pair.follower in twice:
        return Reason.WANTED_TWICE
    if entry is not None and (entry.alias, entry.leader_index) != (alias, pair.leader):
        return Reason.FOLLOWS_ANOTHER
    return None


def watched_pairs(link: LinkProfile, info: FollowInfo | None) -> tuple[IndexPair, ...]:
    """What the profile wants, and everything else that follows through its alias, by follower index."""
    followers: Mapping[str, Follower] = info.followers if info else {}
    wanted = {pair.follower for pair in link.indices}
    others = (
        IndexPair(entry.leader_index, entry.index)
        for entry in followers.values()
        if entry.alias == link.alias and entry.index not in wanted
    )
    return tuple(sorted([*others, *dict.fromkeys(link.indices)], key=lambda pair: (pair.follower, pair.leader)))
