"""The follower index: its name is free or it follows already; then the first copy, the tasks, and contact."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.elasticsearch.capability import licence_includes_ccr
from ccrtui.core.elasticsearch.cluster import ClusterIdentity, Licence
from ccrtui.core.elasticsearch.index import IndexEntry, IndexList
from ccrtui.core.elasticsearch.replication import FollowInfo
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity, licence
from ccrtui.core.elasticsearch.requests.indices import close_index, delete_index, shard_stats
from ccrtui.core.elasticsearch.requests.replication import (
    follow,
    follow_info,
    follow_stats,
    pause_follow,
    recovery,
    resume_follow,
    unfollow,
)
from ccrtui.core.profile.profile import IndexPair, Made, Profile
from ccrtui.core.steps.conclude import beside, blocked, by_fault, satisfied, unknown
from ccrtui.core.steps.replication.follower.history import history_reads
from ccrtui.core.steps.replication.follower.kept_settings import settings_evidence, settings_kept
from ccrtui.core.steps.replication.follower.last_copy import holds_nothing, last_copy_reads, origin_reads
from ccrtui.core.steps.replication.follower.name import follower_names, judge_name, judge_replacement, lies_in_ruins
from ccrtui.core.steps.replication.follower.progress import doubt_reads, judge_existing
from ccrtui.core.steps.replication.indices import list_fault, list_reads, listed, neighbour
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Danger, Intention, Judgement, PlannedCall, StepName, StepState

FOLLOWER = Side.FOLLOWER


class FollowerIndexStep:
    """Starts every follower of the link and sees it through to contact with the leader."""

    name = StepName.FOLLOWER_INDEX

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """Names taken on the follower; of what follows already: first copies, tasks, shards, the leader's leases."""
        pairs = intention.profile.pairs
        first = (
            licence(FOLLOWER),
            follow_info(FOLLOWER),
            *list_reads(facts, FOLLOWER, follower_names(intention.profile)),
            *list_reads(facts, Side.LEADER, [pair.leader for pair in pairs]),
        )
        info = facts.value(follow_info(FOLLOWER), FollowInfo)
        listing = listed(facts, FOLLOWER, follower_names(intention.profile))
        if info is None or listing is None:
            return first
        for pair in pairs:
            taken = listing.entries.get(pair.follower)
            replaceable = pair.follower not in info.followers or lies_in_ruins(taken)
            if taken is not None and not taken.open and replaceable:
                first = (*first, *last_copy_reads(facts, pair.leader, pair.follower))
            if taken is not None and taken.open and pair.follower not in info.followers:
                first = (*first, *origin_reads(pair))
        existing = [pair for pair in intention.profile.pairs if pair.follower in info.followers]
        if not existing:
            return first
        leader_listing = listed(facts, Side.LEADER, [pair.leader for pair in pairs])
        opened = [pair.follower for pair in existing if _is_open(listing, pair.follower)]
        leaders = {
            pair.leader for pair in existing if leader_listing is not None and _is_open(leader_listing, pair.leader)
        }
        stats = (shard_stats(FOLLOWER, opened),) if opened else ()
        shown = follow_info(FOLLOWER, settings=True)
        progress = (shown, follow_stats(FOLLOWER), *((recovery(FOLLOWER, opened),) if opened else ()), *stats)
        if any(call not in facts for call in progress) or not leaders:
            return (*first, *progress)
        known = (*first, *progress, shard_stats(Side.LEADER, leaders, leases=True))
        if any(call not in facts for call in known):
            return known
        compared = [pair for pair in existing if pair.leader in leaders and pair.follower in opened]
        active = [(pair, info.followers[pair.follower]) for pair in existing if info.followers[pair.follower].active]
        doubts = [call for pair, entry in active for call in doubt_reads(facts, pair, entry)]
        shut = [pair for pair in existing if pair.leader in leaders and pair.follower not in opened]
        return (*known, *dict.fromkeys(doubts), *history_reads(facts, compared, shut))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """The worst pair decides: blocked, then missing, then waiting, then satisfied."""
        for call in (licence(FOLLOWER), follow_info(FOLLOWER)):
            if fault := facts.fault(call):
                return by_fault(call, fault)
            if call not in facts:
                return unknown(Code.NOT_LOOKED)
        if failed := list_fault(facts, FOLLOWER, follower_names(intention.profile)):
            return by_fault(*failed)
        rows = _rows(facts, intention.profile)
        if rows is None:
            return unknown(Code.NOT_LOOKED)
        if problem := _licence(facts):
            return problem
        pairs = intention.profile.pairs
        judged = [_judge_pair(facts, intention, pair, rows) for pair in pairs]
        worst = min(judged, key=_rank, default=None)
        if worst is None:
            return unknown(Code.NOT_LOOKED)
        if worst.state is StepState.SATISFIED:
            names = [pair.follower for pair in pairs]
            all_followed = {**worst.evidence, "indices": names, "neighbour": neighbour(facts, FOLLOWER)}
            return satisfied(Code.FOLLOWING, **all_followed)
        waiting_for = sum(judgement.state is not StepState.SATISFIED for judgement in judged)
        evidence = {**worst.evidence, "unfinished": waiting_for, "pairs": len(pairs)}
        others = [judgement for judgement in judged if judgement is not worst and judgement.state in _IN_THE_WAY]
        return beside(replace(worst, evidence=evidence), others)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """A follow for what is missing, a resume for what is paused; a closed index only with its name typed."""
        identity = facts.value(cluster_identity(FOLLOWER), ClusterIdentity)
        rows = _rows(facts, intention.profile)
        if identity is None or rows is None or not _replicates(facts):
            return ()
        planned: list[PlannedCall] = []
        for pair in intention.profile.pairs:
            judged = _judge_pair(facts, intention, pair, rows)
            if judged.code is Code.FOLLOWER_PAUSED:
                undo = (pause_follow(FOLLOWER, pair.follower),)
                settings = settings_kept(facts, intention, pair.follower)
                planned.append(PlannedCall(resume_follow(FOLLOWER, pair.follower, settings), undo=undo))
            elif judged.code in (Code.FOLLOWER_MISSING, Code.CONFIRM_NEEDED):
                planned.append(_follow(identity, intention.profile, pair, rows.follower.entries.get(pair.follower)))
        return tuple(planned)


_ORDER = (
    StepState.BLOCKED,
    StepState.UNKNOWN,
    StepState.MISSING,
    StepState.WAITING,
    StepState.SATISFIED,
    StepState.SKIPPED,
)


def _rank(judgement: Judgement) -> tuple[int, bool]:
    """Worst first; what a typed name mends comes behind what it does not."""
    return _ORDER.index(judgement.state), judgement.code is Code.CONFIRM_NEEDED


_IN_THE_WAY = (StepState.BLOCKED, StepState.UNKNOWN)


def _is_open(listing: IndexList, name: str) -> bool:
    """One closed or missing name takes the statistics of all in the list away (recorded on Elasticsearch 7.3.0)."""
    entry = listing.entries.get(name)
    return entry is not None and entry.open


def _licence(facts: Facts) -> Judgement | None:
    follower_licence = facts.value(licence(FOLLOWER), Licence)
    if follower_licence is None or licence_includes_ccr(follower_licence.kind, follower_licence.status):
        return None
    return blocked(
        Code.LICENCE_LACKS_CCR,
        side=FOLLOWER.value,
        licence=follower_licence.kind,
        licence_status=follower_licence.status,
        following=None,
    )


def _replicates(facts: Facts) -> bool:
    """Whether the follower was seen to know a follow request, which elsewhere is a document and makes an index."""
    follower_licence = facts.value(licence(FOLLOWER), Licence)
    licensed = follower_licence is not None and licence_includes_ccr(follower_licence.kind, follower_licence.status)
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


@dataclass(frozen=True, slots=True)
class _Rows:
    """The lists of both sides, looked through once for all pairs; the leader's is empty where it was not answered."""

    leader: IndexList
    follower: IndexList


def _rows(facts: Facts, profile: Profile) -> _Rows | None:
    """None while the follower's indices were not seen."""
    followers = listed(facts, FOLLOWER, follower_names(profile))
    leaders = listed(facts, Side.LEADER, [pair.leader for pair in profile.pairs])
    return None if followers is None else _Rows(leaders or IndexList({}), followers)


def _judge_pair(facts: Facts, intention: Intention, pair: IndexPair, rows: _Rows) -> Judgement:
    info = facts.value(follow_info(FOLLOWER), FollowInfo)
    entry = info.followers.get(pair.follower) if info else None
    alias = intention.profile.link.alias
    row = rows.follower.entries.get(pair.follower)
    if entry is None:
        return judge_name(facts, intention, pair, row, rows.leader.entries.get(pair.leader))
    if (entry.alias, entry.leader_index) != (alias, pair.leader):
        return blocked(
            Code.FOLLOWS_ANOTHER,
            index=pair.follower,
            alias=entry.alias,
            leader_index=entry.leader_index,
            wanted_alias=alias,
            wanted_leader_index=pair.leader,
        )
    if not entry.active and lies_in_ruins(row) and holds_nothing(facts, pair.follower):
        return judge_replacement(facts, intention, pair, None)
    judged = judge_existing(facts, pair, entry, row)
    if judged.code is not Code.FOLLOWER_PAUSED:
        return judged
    return replace(judged, evidence={**judged.evidence, **settings_evidence(facts, intention, pair.follower)})
