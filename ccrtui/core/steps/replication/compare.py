"""The compare: behind a fence of the leader's own sequence numbers, both counts after a refresh on both sides.

The leader is asked first; the follower has everything of that moment when every checkpoint of it has reached the
leader's highest sequence number. Counts must be equal only if the leader did not move meanwhile.
"""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.capability import names_types
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.index import Count, Document
from ccrtui.core.elasticsearch.replication import ShardStats
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.elasticsearch.requests.indices import (
    count,
    delete_sample,
    document,
    refresh,
    shard_stats,
    write_samples,
)
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import IndexPair, Made, Profile
from ccrtui.core.steps.conclude import blocked, by_fault, missing, satisfied, suspected, unknown, waiting
from ccrtui.core.steps.replication.follower_progress import RED_PATIENCE_S
from ccrtui.core.steps.replication.indices import list_reads, listed
from ccrtui.core.steps.replication.one_history import Fence, all_same, differing_index, document_reads
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, StepName, StepState
from ccrtui.core.watch.shard.fence import lacking, moved

PATIENCE_S = 120.0
UNREFRESHED_PATIENCE_S = 40.0
"""How long a cluster may take to refresh by itself where we may not ask for it; by default that is each second."""


class CompareStep:
    """Writes the sample documents that were asked for, then compares both sides."""

    name = StepName.COMPARE

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """Samples; the leader's shards; the follower's; and once level, refresh, counts, and the leader once more."""
        profile = intention.profile
        look = Look(facts, profile)
        known: tuple[Call, ...] = ()
        for stage in (
            (cluster_identity(Side.LEADER), *_sample_reads(profile)),
            _listings(look),
            (_fence(profile),),
            (_behind_fence(profile),),
        ):
            known = (*known, *stage)
            if any(call not in facts for call in stage):
                return known
        if _absent_samples(look) or not _level(look) or _red(look):
            return known
        for stage in (_refreshes(profile), _counts(profile), _documents(look), (_after(profile),)):
            known = (*known, *stage)
            if any(call not in facts for call in stage):
                return known
        return known

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """Satisfied when level, and equal or the leader moved on; the evidence holds both counts."""
        profile = intention.profile
        look = Look(facts, profile)
        listings = _listings(look)
        for call in self.reads(facts, intention):
            if call in listings:
                continue
            if call.kind is Kind.NEWEST_DOCUMENTS:
                continue
            if (fault := facts.fault(call)) and call not in _refused_refreshes(look):
                return by_fault(call, fault)
        if _fence(profile) not in facts or _behind_fence(profile) not in facts:
            return unknown(Code.NOT_LOOKED)
        absent = _absent_samples(look)
        if absent:
            return missing(Code.SAMPLES_MISSING, index=_sample_index(profile), documents=len(absent))
        if red := _red(look):
            return suspected(Code.INDEX_RED, RED_PATIENCE_S, **red)
        if not _level(look):
            return waiting(Code.CATCHING_UP, PATIENCE_S, **_seen(look))
        return _compared(look)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One bulk request that creates the sample documents which are not there."""
        profile = intention.profile
        look = Look(facts, profile)
        identity = facts.value(cluster_identity(Side.LEADER), ClusterIdentity)
        absent = _absent_samples(look)
        if identity is None or self.judge(facts, intention).state is not StepState.MISSING:
            return ()
        index = _sample_index(profile)
        documents: dict[str, JsonObject] = {
            name: {"made_by": profile.marker, "sample": number} for number, name in enumerate(absent, start=1)
        }
        made = Made(sample_docs=tuple(f"{identity.uuid}/{index}/{name}" for name in absent))
        undo = tuple(delete_sample(Side.LEADER, index, name) for name in absent)
        samples = write_samples(Side.LEADER, index, documents, typed=names_types(identity.version))
        return (PlannedCall(samples, made, undo=undo),)


def _names(profile: Profile, side: Side) -> list[str]:
    return [pair.leader if side is Side.LEADER else pair.follower for pair in profile.link.indices]


def _listings(look: Look) -> tuple[Call, ...]:
    return tuple(call for side in ENDS for call in list_reads(look.facts, side, _names(look.profile, side)))


def _red(look: Look) -> JsonObject | None:
    """The first index of the profile that lacks a primary."""
    for side in ENDS:
        listing = listed(look.facts, side, _names(look.profile, side))
        for name in _names(look.profile, side):
            entry = listing.entries.get(name) if listing else None
            if entry is not None and entry.lacks_a_primary:
                return {"side": side.value, "index": name}
    return None


def sample_ids(profile: Profile) -> tuple[str, ...]:
    """The fixed ids of the sample documents, marked as ours."""
    return tuple(f"{profile.marker}-sample-{number}" for number in range(1, profile.link.sample_docs + 1))


def _sample_index(profile: Profile) -> str:
    return profile.link.indices[0].leader


def _sample_reads(profile: Profile) -> tuple[Call, ...]:
    return tuple(document(Side.LEADER, _sample_index(profile), name) for name in sample_ids(profile))


def _absent_samples(look: Look) -> tuple[str, ...]:
    absent = []
    for name, call in zip(sample_ids(look.profile), _sample_reads(look.profile), strict=True):
        document = look.value(call, Document)
        if document is not None and not document.found:
            absent.append(name)
    return tuple(absent)


def _fence(profile: Profile) -> Call:
    return shard_stats(Side.LEADER, {pair.leader for pair in profile.link.indices})


def _behind_fence(profile: Profile) -> Call:
    return shard_stats(Side.FOLLOWER, {pair.follower for pair in profile.link.indices})


def _after(profile: Profile) -> Call:
    return shard_stats(Side.LEADER, {pair.leader for pair in profile.link.indices}, leases=True)


def _refreshes(profile: Profile) -> tuple[Call, ...]:
    pairs = profile.link.indices
    leaders = tuple(refresh(Side.LEADER, pair.leader) for pair in pairs)
    return (*leaders, *(refresh(Side.FOLLOWER, pair.follower) for pair in pairs))


def _history_fence(look: Look) -> Fence | None:
    leader, follower = look.value(_fence(look.profile), ShardStats), look.value(_behind_fence(look.profile), ShardStats)
    if leader is None or follower is None:
        return None
    refreshed = all(call in look and look.fault(call) is None for call in _refreshes(look.profile))
    return Fence(leader, follower, look.value(_after(look.profile), ShardStats), refreshed)


def _documents(look: Look) -> tuple[Call, ...]:
    fence = _history_fence(look)
    return () if fence is None else document_reads(fence, look.profile.link.indices)


def _refused_refreshes(look: Look) -> tuple[Call, ...]:
    """Refreshes that our user may not ask for: the counts are then those of each side's own last refresh."""
    return tuple(
        call
        for call in _refreshes(look.profile)
        if (fault := look.fault(call)) and fault.code is FaultCode.NOT_AUTHORIZED
    )


def _counts(profile: Profile) -> tuple[Call, ...]:
    pairs = profile.link.indices
    leaders = tuple(count(Side.LEADER, pair.leader) for pair in pairs)
    return (*leaders, *(count(Side.FOLLOWER, pair.follower) for pair in pairs))


def _level(look: Look) -> bool:
    """Whether every follower checkpoint has reached the leader's highest sequence number, on every shard."""
    leader = look.value(_fence(look.profile), ShardStats)
    follower = look.value(_behind_fence(look.profile), ShardStats)
    return all(lacking(leader, follower, pair) == 0 for pair in look.profile.link.indices)


def _moved(look: Look, pair: IndexPair) -> bool | None:
    return moved(look.value(_fence(look.profile), ShardStats), look.value(_after(look.profile), ShardStats), pair)


def _compared(look: Look) -> Judgement:
    differing = []
    for pair in look.profile.link.indices:
        leader = look.value(count(Side.LEADER, pair.leader), Count)
        follower = look.value(count(Side.FOLLOWER, pair.follower), Count)
        if leader is None or follower is None or leader.uncounted_shards or follower.uncounted_shards:
            return unknown(Code.NOT_LOOKED, **_seen(look))
        if leader.documents != follower.documents:
            differing.append(pair)
    fence = _history_fence(look)
    if fence is not None and (other := differing_index(look.facts, fence, look.profile.link.indices)):
        return blocked(Code.HISTORY_DIFFERS, **{**_seen(look), "index": other})
    proven = fence is not None and all_same(look.facts, fence, look.profile.link.indices)
    if not differing:
        return satisfied(Code.COUNTS_EQUAL if proven else Code.COUNTS_EQUAL_BY_NUMBERS, **_seen(look))
    stood_still = [pair for pair in differing if _moved(look, pair) is False]
    if not stood_still and any(_moved(look, pair) is None for pair in differing):
        return unknown(Code.NOT_LOOKED, **_seen(look))
    if not stood_still:
        return satisfied(Code.LEADER_MOVING if proven else Code.LEADER_MOVING_BY_NUMBERS, **_seen(look))
    for call in _refused_refreshes(look):
        if fault := look.fault(call):
            refused = by_fault(call, fault, **_seen(look))
            return replace(
                refused, state=StepState.WAITING, patience_s=UNREFRESHED_PATIENCE_S, ends_as=StepState.BLOCKED
            )
    return blocked(Code.COUNTS_DIFFER, **{**_seen(look), "index": stood_still[0].leader})


def _seen(look: Look) -> JsonObject:
    """Counts in all, and every pair with its counts and, per shard, both sequence numbers."""
    leader = look.value(_fence(look.profile), ShardStats)
    follower = look.value(_behind_fence(look.profile), ShardStats)
    rows: list[JsonObject] = []
    for pair in look.profile.link.indices:
        leader_copy = leader.indices.get(pair.leader) if leader else None
        follower_copy = follower.indices.get(pair.follower) if follower else None
        shards: list[JsonObject] = [
            {
                "shard": shard,
                "leader_max_seq_no": copy.max_seq_no,
                "follower_global_checkpoint": follower_copy.shards[shard].global_checkpoint
                if follower_copy and shard in follower_copy.shards
                else None,
            }
            for shard, copy in sorted(leader_copy.shards.items() if leader_copy else ())
        ]
        rows.append(
            {
                "leader_index": pair.leader,
                "follower_index": pair.follower,
                "leader_docs": _counted(look.facts, count(Side.LEADER, pair.leader)),
                "follower_docs": _counted(look.facts, count(Side.FOLLOWER, pair.follower)),
                "shards": shards,
            }
        )
    return {
        "indices": rows,
        "leader_docs": _total([row["leader_docs"] for row in rows]),
        "follower_docs": _total([row["follower_docs"] for row in rows]),
    }


def _counted(facts: Facts, call: Call) -> int | None:
    count = facts.value(call, Count)
    return count.documents if count else None


def _total(figures: list[object]) -> int | None:
    numbers = [figure for figure in figures if isinstance(figure, int)]
    return sum(numbers) if numbers and len(numbers) == len(figures) else None
