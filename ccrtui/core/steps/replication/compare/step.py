"""The compare: behind a fence of the leader's own sequence numbers, both counts after a refresh on both sides.

The leader is asked first; the follower has everything of that moment when every checkpoint of it has reached the
leader's highest sequence number. Counts must be equal only if the leader did not move meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.replication import ShardStats
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.elasticsearch.requests.indices import shard_stats
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import IndexPair, Profile
from ccrtui.core.steps.conclude import blocked, by_fault, missing, satisfied, suspected, unknown, waiting
from ccrtui.core.steps.replication.asked_together import counted, reads_of, refresh_calls
from ccrtui.core.steps.replication.compare.both_counts import both_counts, counts_of
from ccrtui.core.steps.replication.compare.one_history import Fence, all_same, differing_index, document_reads
from ccrtui.core.steps.replication.compare.samples import absent_samples, sample_index, sample_plan, sample_reads
from ccrtui.core.steps.replication.indices import RED_PATIENCE_S, list_reads, listed
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, StepName, StepState
from ccrtui.core.watch.shard.fence import lacking, moved

PATIENCE_S = 120.0
UNREFRESHED_PATIENCE_S = 40.0
"""How long a cluster may take to refresh by itself where we may not ask for it; by default that is each second."""
_MAY_FAIL = frozenset({Kind.INDEX_LIST, Kind.ALIAS_LIST, Kind.NEWEST_DOCUMENTS})
"""What tells more where it is answered, and hinders nothing where it is not."""


class CompareStep:
    """Writes the sample documents that were asked for, then compares both sides."""

    name = StepName.COMPARE

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """Samples; the leader's shards; the follower's; and once level, refresh, counts, and the leader once more."""
        profile = intention.profile
        look = Look(facts, profile)
        known: tuple[Call, ...] = ()
        for stage in (
            (cluster_identity(Side.LEADER), *sample_reads(profile)),
            _listings(look),
            (_shards(profile, Side.LEADER),),
            (_shards(profile, Side.FOLLOWER),),
        ):
            known = (*known, *stage)
            if any(call not in facts for call in stage):
                return known
        fence = _fence(look)
        if fence is None or absent_samples(look) or not _level(fence, profile) or _red(look):
            return known
        for stage in (
            reads_of(*_refreshes(look).values()),
            reads_of(*counts_of(look).values()),
            document_reads(fence, profile.link.indices),
        ):
            known = (*known, *stage)
            if any(call not in facts for call in stage):
                return known
        return (*known, _shards_again(profile))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """Satisfied when level, and equal or the leader moved on; the evidence holds both counts."""
        look = Look(facts, intention.profile)
        may_fail = _refused_refreshes(look)
        for call in self.reads(facts, intention):
            if call.kind not in _MAY_FAIL and call not in may_fail and (fault := facts.fault(call)):
                return by_fault(call, fault)
        fence = _fence(look)
        if fence is None:
            return unknown(Code.NOT_LOOKED)
        if absent := absent_samples(look):
            return missing(Code.SAMPLES_MISSING, index=sample_index(look.profile), documents=len(absent))
        if red := _red(look):
            return suspected(Code.INDEX_RED, RED_PATIENCE_S, **red)
        if not _level(fence, look.profile):
            return waiting(Code.CATCHING_UP, PATIENCE_S, **both_counts(look, fence))
        return _compared(look, fence)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One bulk request that creates the sample documents which are not there."""
        look = Look(facts, intention.profile)
        identity = look.value(cluster_identity(Side.LEADER), ClusterIdentity)
        if identity is None or self.judge(facts, intention).state is not StepState.MISSING:
            return ()
        return (sample_plan(look, identity),)


def _names(profile: Profile, side: Side) -> list[str]:
    return [pair.leader if side is Side.LEADER else pair.follower for pair in profile.link.indices]


def _listings(look: Look) -> tuple[Call, ...]:
    return tuple(call for side in ENDS for call in list_reads(look.facts, side, _names(look.profile, side)))


def _shards(profile: Profile, side: Side) -> Call:
    return shard_stats(side, set(_names(profile, side)))


def _shards_again(profile: Profile) -> Call:
    """What tells where the leader stands afterwards; asking for more makes it another question than the first."""
    return shard_stats(Side.LEADER, set(_names(profile, Side.LEADER)), leases=True)


def _refreshes(look: Look) -> Mapping[Side, Mapping[str, Call]]:
    return {side: refresh_calls(look.facts, side, _names(look.profile, side)) for side in ENDS}


def _refused_refreshes(look: Look) -> dict[Call, Fault]:
    """Refreshes that our user may not ask for: the counts are then those of each side's own last refresh."""
    faults = {call: look.fault(call) for call in reads_of(*_refreshes(look).values())}
    return {call: fault for call, fault in faults.items() if fault and fault.code is FaultCode.NOT_AUTHORIZED}


def _red(look: Look) -> JsonObject | None:
    """The first index of the profile that lacks a primary."""
    for side in ENDS:
        names = _names(look.profile, side)
        listing = listed(look.facts, side, names)
        for name in names:
            entry = listing.entries.get(name) if listing else None
            if entry is not None and entry.lacks_a_primary:
                return {"side": side.value, "index": name}
    return None


def _fence(look: Look) -> Fence | None:
    """Where both sides stand, None until both have told."""
    leader, follower = (look.value(_shards(look.profile, side), ShardStats) for side in ENDS)
    if leader is None or follower is None:
        return None
    refreshed = all(isinstance(look.outcome(call), Answer) for call in reads_of(*_refreshes(look).values()))
    return Fence(leader, follower, look.value(_shards_again(look.profile), ShardStats), refreshed)


def _level(fence: Fence, profile: Profile) -> bool:
    """Whether every follower checkpoint has reached the leader's highest sequence number, on every shard."""
    return all(lacking(fence.before, fence.follower, pair) == 0 for pair in profile.link.indices)


def _compared(look: Look, fence: Fence) -> Judgement:
    pairs, seen = look.profile.link.indices, both_counts(look, fence)
    differing = _differing(look)
    if differing is None:
        return unknown(Code.NOT_LOOKED, **seen)
    if other := differing_index(look.facts, fence, pairs):
        return blocked(Code.HISTORY_DIFFERS, **{**seen, "index": other})
    proven = all_same(look.facts, fence, pairs)
    if not differing:
        return satisfied(Code.COUNTS_EQUAL if proven else Code.COUNTS_EQUAL_BY_NUMBERS, **seen)
    moves = {pair: moved(fence.before, fence.after, pair) for pair in differing}
    stood_still = [pair for pair, has_moved in moves.items() if has_moved is False]
    if stood_still:
        return _differ(look, stood_still[0], seen)
    if None in moves.values():
        return unknown(Code.NOT_LOOKED, **seen)
    return satisfied(Code.LEADER_MOVING if proven else Code.LEADER_MOVING_BY_NUMBERS, **seen)


def _differing(look: Look) -> Sequence[IndexPair] | None:
    """The pairs whose counts are not equal; None while one of them is not known as a whole."""
    differing, calls = [], counts_of(look)
    for pair in look.profile.link.indices:
        leader = counted(look.facts, calls[Side.LEADER], pair.leader)
        follower = counted(look.facts, calls[Side.FOLLOWER], pair.follower)
        if leader is None or follower is None or leader.uncounted_shards or follower.uncounted_shards:
            return None
        if leader.documents != follower.documents:
            differing.append(pair)
    return differing


def _differ(look: Look, pair: IndexPair, seen: JsonObject) -> Judgement:
    """Counts that should be equal and are not, which may pass where our user cannot have what is new made visible."""
    if refusal := next(iter(_refused_refreshes(look).items()), None):
        call, fault = refusal
        refused = by_fault(call, fault, **seen)
        return replace(refused, state=StepState.WAITING, patience_s=UNREFRESHED_PATIENCE_S, ends_as=StepState.BLOCKED)
    return blocked(Code.COUNTS_DIFFER, **{**seen, "index": pair.leader})
