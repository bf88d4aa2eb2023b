"""What the follower still holds of a leader index that is not there: it must not be made anew under its only copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

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
    wanted = _wanted(look.profile, absent)
    first = (follow_info(FOLLOWER), *list_reads(look.facts, FOLLOWER, chain.from_iterable(wanted.values())))
    if any(call not in look for call in first):
        return first
    copies = _copies(look, wanted)
    return (*first, *(copy_stats(FOLLOWER, copy) for of_name in copies.values() for copy in of_name))


def left_behind(look: Look, absent: Iterable[str]) -> Mapping[str, Judgement]:
    """What blocks making those leader indices: that something on the follower may be the last copy, or isn't known."""
    wanted = _wanted(look.profile, absent)
    copies = _copies(look, wanted)
    judged = {name: _judged(look, name, wanted[name], copies[name]) for name in wanted}
    return {name: problem for name, problem in judged.items() if problem}


def _judged(look: Look, name: str, wanted: tuple[str, ...], copies: tuple[str, ...]) -> Judgement | None:
    info = follow_info(FOLLOWER)
    failed = ((info, fault) if (fault := look.fault(info)) else None) or list_fault(look.facts, FOLLOWER, wanted)
    if failed:
        return by_fault(*failed)
    if info not in look or any(call not in look for call in list_reads(look.facts, FOLLOWER, wanted)):
        return unknown(Code.NOT_LOOKED, index=name)
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


def _wanted(profile: Profile, absent: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The names that copies of each of those leader indices have in the profile."""
    wanted: dict[str, tuple[str, ...]] = dict.fromkeys(absent, ())
    for pair in profile.pairs:
        if pair.leader in wanted:
            wanted[pair.leader] = (*wanted[pair.leader], pair.follower)
    return wanted


def _copies(look: Look, wanted: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Followers of each index through our alias, and what stands under the name that its copy is to have."""
    info = look.value(follow_info(FOLLOWER), FollowInfo)
    listing = listed(look.facts, FOLLOWER, chain.from_iterable(wanted.values()))
    entries = listing.entries if listing else {}
    copies = {name: {copy for copy in names if copy in entries} for name, names in wanted.items()}
    for follower in info.followers.values() if info else ():
        if follower.alias == look.profile.link.alias and follower.leader_index in copies:
            copies[follower.leader_index].add(follower.index)
    return {name: tuple(sorted(of_name)) for name, of_name in copies.items()}
