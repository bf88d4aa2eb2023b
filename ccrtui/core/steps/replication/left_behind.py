"""What the follower still holds of a leader index that is not there: it must not be made anew under its only copy."""

from __future__ import annotations

from collections.abc import Iterable

from ccrtui.core.call.call import Call, Side
from ccrtui.core.elasticsearch.replication import FollowInfo, ShardStats
from ccrtui.core.elasticsearch.requests.indices import copy_stats
from ccrtui.core.elasticsearch.requests.replication import follow_info
from ccrtui.core.profile.profile import Profile
from ccrtui.core.steps.conclude import blocked, by_fault, unknown
from ccrtui.core.steps.replication.indices import list_fault, list_reads, listed
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Judgement

FOLLOWER = Side.FOLLOWER


def left_behind_reads(look: Look, absent: Iterable[str]) -> tuple[Call, ...]:
    """What follows the absent leader indices, which indices have the names of their copies, and what those hold."""
    absent = tuple(absent)
    wanted = _wanted(look.profile, absent)
    first = (follow_info(FOLLOWER), *list_reads(look.facts, FOLLOWER, wanted))
    if any(call not in look for call in first):
        return first
    return (*first, *(copy_stats(FOLLOWER, copy) for name in absent for copy in _copies(look, name)))


def left_behind(look: Look, name: str) -> Judgement | None:
    """Blocked while something on the follower may be the last copy of that leader index, or that is not known."""
    info = follow_info(FOLLOWER)
    failed = ((info, fault) if (fault := look.fault(info)) else None) or list_fault(
        look.facts, FOLLOWER, _wanted(look.profile, (name,))
    )
    if failed:
        return by_fault(*failed)
    if info not in look or listed(look.facts, FOLLOWER, _wanted(look.profile, (name,))) is None:
        return unknown(Code.NOT_LOOKED, index=name)
    copies = _copies(look, name)
    if not copies:
        return None
    statistics = [look.value(copy_stats(FOLLOWER, copy), ShardStats) for copy in copies]
    known = [
        number
        for index, stats in zip(copies, statistics, strict=True)
        if stats and (copy := stats.indices.get(index)) and (number := copy.docs) is not None
    ]
    return blocked(
        Code.LEADER_INDEX_LOST,
        index=name,
        follower_index=copies[0],
        indices=list(copies),
        follower_docs=sum(known) if len(known) == len(copies) else None,
    )


def _wanted(profile: Profile, absent: Iterable[str]) -> tuple[str, ...]:
    """The names that copies of those leader indices have in the profile."""
    names = set(absent)
    return tuple(pair.follower for pair in profile.link.indices if pair.leader in names)


def _copies(look: Look, name: str) -> tuple[str, ...]:
    """Followers of that index through our alias, and what stands under the name that its copy is to have."""
    info = look.value(follow_info(FOLLOWER), FollowInfo)
    followers = info.followers.values() if info else ()
    following = {
        follower.index
        for follower in followers
        if (follower.alias, follower.leader_index) == (look.profile.link.alias, name)
    }
    wanted = _wanted(look.profile, (name,))
    listing = listed(look.facts, FOLLOWER, wanted)
    return tuple(sorted(following | {copy for copy in wanted if listing is not None and copy in listing.entries}))
