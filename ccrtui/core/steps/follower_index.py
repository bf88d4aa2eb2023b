"""The follower index: its name is free or it follows already; then the first copy, the tasks, and contact."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.call import Call, Side
from ccrtui.core.capability import licence_includes_ccr
from ccrtui.core.cluster import AliasList, ClusterIdentity, IndexEntry, IndexList, Licence
from ccrtui.core.code import Code
from ccrtui.core.facts import Facts
from ccrtui.core.profile import IndexPair, Made, Profile
from ccrtui.core.replication import FollowInfo
from ccrtui.core.search_calls import (
    alias_list,
    close_index,
    cluster_identity,
    delete_index,
    follow,
    follow_info,
    follow_stats,
    index_list,
    licence,
    pause_follow,
    recovery,
    resume_follow,
    shard_stats,
    unfollow,
)
from ccrtui.core.step import Danger, Intention, Judgement, PlannedCall, StepName, StepState
from ccrtui.core.steps.conclude import blocked, by_fault, missing, satisfied, unknown
from ccrtui.core.steps.follower_progress import judge_existing

FOLLOWER = Side.FOLLOWER


class FollowerIndexStep:
    """Starts every follower of the link and sees it through to contact with the leader."""

    name = StepName.FOLLOWER_INDEX

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """Names taken on the follower; of what follows already: first copies, tasks, shards, the leader's leases."""
        first = (
            cluster_identity(FOLLOWER),
            cluster_identity(Side.LEADER),
            licence(FOLLOWER),
            follow_info(FOLLOWER),
            index_list(FOLLOWER),
            alias_list(FOLLOWER),
            index_list(Side.LEADER),
        )
        info = facts.value(follow_info(FOLLOWER), FollowInfo)
        if info is None:
            return first
        existing = [pair for pair in intention.profile.link.indices if pair.follower in info.followers]
        if not existing:
            return first
        followers = [pair.follower for pair in existing]
        progress = (recovery(FOLLOWER, followers), shard_stats(FOLLOWER, followers), follow_stats(FOLLOWER))
        if any(call not in facts for call in progress):
            return (*first, *progress)
        return (*first, *progress, shard_stats(Side.LEADER, {pair.leader for pair in existing}, leases=True))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """The worst pair decides: blocked, then missing, then waiting, then satisfied."""
        for call in (licence(FOLLOWER), follow_info(FOLLOWER), index_list(FOLLOWER), alias_list(FOLLOWER)):
            if fault := facts.fault(call):
                return by_fault(call, fault)
            if call not in facts:
                return unknown(Code.NOT_LOOKED)
        if problem := _licence(facts):
            return problem
        pairs = intention.profile.link.indices
        judged = [_judge_pair(facts, intention, pair) for pair in pairs]
        worst = min(judged, key=lambda judgement: _ORDER.index(judgement.state), default=None)
        if worst is None:
            return unknown(Code.NOT_LOOKED)
        if worst.state is StepState.SATISFIED:
            names = [pair.follower for pair in pairs]
            return satisfied(Code.FOLLOWING, **{**worst.evidence, "indices": names})
        waiting_for = sum(judgement.state is not StepState.SATISFIED for judgement in judged)
        evidence = {**worst.evidence, "unfinished": waiting_for, "pairs": len(pairs)}
        return replace(worst, evidence=evidence)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """A follow for what is missing, a resume for what is paused; a closed index only with its name typed."""
        identity = facts.value(cluster_identity(FOLLOWER), ClusterIdentity)
        listing = facts.value(index_list(FOLLOWER), IndexList)
        if identity is None or listing is None or not _replicates(facts):
            return ()
        planned: list[PlannedCall] = []
        for pair in intention.profile.link.indices:
            judged = _judge_pair(facts, intention, pair)
            if judged.code is Code.FOLLOWER_PAUSED:
                undo = (pause_follow(FOLLOWER, pair.follower),)
                planned.append(PlannedCall(resume_follow(FOLLOWER, pair.follower), undo=undo))
            elif judged.code in (Code.FOLLOWER_MISSING, Code.CONFIRM_NEEDED):
                planned.append(_follow(identity, intention.profile, pair, listing.entries.get(pair.follower)))
        return tuple(planned)


_ORDER = (
    StepState.BLOCKED,
    StepState.UNKNOWN,
    StepState.MISSING,
    StepState.WAITING,
    StepState.SATISFIED,
    StepState.SKIPPED,
)


def _licence(facts: Facts) -> Judgement | None:
    found = facts.value(licence(FOLLOWER), Licence)
    if found is None or licence_includes_ccr(found.kind, found.status):
        return None
    return blocked(
        Code.LICENCE_LACKS_CCR, side=FOLLOWER.value, licence=found.kind, licence_status=found.status, following=None
    )


def _replicates(facts: Facts) -> bool:
    """Whether the follower was seen to know a follow request, which elsewhere is a document and makes an index."""
    found = facts.value(licence(FOLLOWER), Licence)
    licensed = found is not None and licence_includes_ccr(found.kind, found.status)
    return licensed and facts.value(follow_info(FOLLOWER), FollowInfo) is not None


def undo_follow(follower_index: str) -> tuple[Call, ...]:
    """How a follower we made is taken back: paused, closed, unfollowed (which frees the leader's leases), deleted."""
    return (
        pause_follow(FOLLOWER, follower_index),
        close_index(FOLLOWER, follower_index),
        unfollow(FOLLOWER, follower_index),
        delete_index(FOLLOWER, follower_index),
    )


def _follow(identity: ClusterIdentity, profile: Profile, pair: IndexPair, replaced: IndexEntry | None) -> PlannedCall:
    call = follow(FOLLOWER, pair.follower, profile.link.alias, pair.leader)
    made = Made(follower_indices=(f"{identity.uuid}/{pair.follower}",))
    if replaced is None:
        return PlannedCall(call, made, undo=undo_follow(pair.follower))
    undo = undo_follow(pair.follower)
    return PlannedCall(call, made, undo=undo, danger=Danger.IRREVERSIBLE, confirm=pair.follower)


def _judge_pair(facts: Facts, intention: Intention, pair: IndexPair) -> Judgement:
    info = facts.value(follow_info(FOLLOWER), FollowInfo)
    entry = info.followers.get(pair.follower) if info else None
    alias = intention.profile.link.alias
    if entry is None:
        return _judge_name(facts, intention, pair)
    if (entry.alias, entry.leader_index) != (alias, pair.leader):
        return blocked(
            Code.FOLLOWS_ANOTHER,
            index=pair.follower,
            alias=entry.alias,
            leader_index=entry.leader_index,
            wanted_alias=alias,
            wanted_leader_index=pair.leader,
        )
    return judge_existing(facts, pair, entry)


def _judge_name(facts: Facts, intention: Intention, pair: IndexPair) -> Judgement:
    """Nobody follows under that name: is it free?"""
    listing = facts.value(index_list(FOLLOWER), IndexList)
    aliases = facts.value(alias_list(FOLLOWER), AliasList)
    taken = listing.entries.get(pair.follower) if listing else None
    if aliases and pair.follower in aliases.aliases:
        return blocked(Code.NAME_TAKEN_ALIAS, index=pair.follower, indices=sorted(aliases.aliases[pair.follower]))
    if taken is None:
        return missing(Code.FOLLOWER_MISSING, index=pair.follower, leader_index=pair.leader)
    if taken.open:
        return blocked(Code.NAME_TAKEN_OPEN, index=pair.follower, docs=taken.docs)
    theirs = facts.value(index_list(Side.LEADER), IndexList)
    leader = theirs.entries.get(pair.leader) if theirs else None
    if leader is None or leader.primaries != taken.primaries:
        return blocked(
            Code.NAME_TAKEN_CLOSED,
            index=pair.follower,
            shards=taken.primaries,
            leader_shards=leader.primaries if leader else None,
        )
    if pair.follower not in intention.confirmed:
        return blocked(Code.CONFIRM_NEEDED, side=FOLLOWER.value, index=pair.follower, confirm=pair.follower)
    return missing(Code.FOLLOWER_MISSING, index=pair.follower, leader_index=pair.leader, replaces=True)
