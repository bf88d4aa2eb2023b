"""The compare: behind a fence of the leader's own sequence numbers, both counts after a refresh on both sides.

The leader is asked first; the follower has everything of that moment when every checkpoint of it has reached the
leader's highest sequence number. Counts must be equal only if the leader did not move meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

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
from ccrtui.core.steps.replication.asked_together import count_calls, counted, reads_of, refresh_calls
from ccrtui.core.steps.replication.compare.both_counts import both_counts
from ccrtui.core.steps.replication.compare.one_history import Fence, document_reads, histories_of
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
        return _reads(_Comparison(Look(facts, intention.profile)))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """Satisfied when level, and equal or the leader moved on; the evidence holds both counts."""
        look = Look(facts, intention.profile)
        comparison = _Comparison(look)
        for call in _reads(comparison):
            if call.kind not in _MAY_FAIL and call not in comparison.refused and (fault := facts.fault(call)):
                return by_fault(call, fault)
        fence = comparison.fence
        if fence is None:
            return unknown(Code.NOT_LOOKED)
        if absent := absent_samples(look):
            return missing(Code.SAMPLES_MISSING, index=sample_index(look.profile), documents=len(absent))
        if red := _red(look):
            return suspected(Code.INDEX_RED, RED_PATIENCE_S, **red)
        if not _level(fence, look.profile):
            return waiting(Code.CATCHING_UP, PATIENCE_S, **both_counts(look, comparison.counts, fence))
        return _compared(comparison, fence)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One bulk request that creates the sample documents which are not there."""
        look = Look(facts, intention.profile)
        identity = look.value(cluster_identity(Side.LEADER), ClusterIdentity)
        if identity is None or self.judge(facts, intention).state is not StepState.MISSING:
            return ()
        return (sample_plan(look, identity),)


@dataclass(frozen=True)
class _Comparison:
    """One look at both sides; its requests, which name every index, are made once."""

    look: Look

    @cached_property
    def shards(self) -> Mapping[Side, Call]:
        """What tells where each side stands."""
        return {side: shard_stats(side, set(_names(self.look.profile, side))) for side in ENDS}

    @cached_property
    def leader_again(self) -> Call:
        """What tells where the leader stands afterwards; asking for more makes it another question than the first."""
        return shard_stats(Side.LEADER, set(_names(self.look.profile, Side.LEADER)), leases=True)

    @cached_property
    def refreshes(self) -> tuple[Call, ...]:
        """What makes everything visible on both sides."""
        tables = (refresh_calls(self.look.facts, side, _names(self.look.profile, side)) for side in ENDS)
        return reads_of(*tables)

    @cached_property
    def refused(self) -> Mapping[Call, Fault]:
        """Refreshes that our user may not ask for: the counts are then those of each side's own last refresh."""
        faults = {call: self.look.fault(call) for call in self.refreshes}
        return {call: fault for call, fault in faults.items() if fault and fault.code is FaultCode.NOT_AUTHORIZED}

    @cached_property
    def counts(self) -> Mapping[Side, Mapping[str, Call]]:
        """What counts the documents of each index, by side and name."""
        return {side: count_calls(self.look.facts, side, _names(self.look.profile, side)) for side in ENDS}

    @cached_property
    def fence(self) -> Fence | None:
        """Where both sides stand, None until both have told."""
        leader, follower = (self.look.value(self.shards[side], ShardStats) for side in ENDS)
        if leader is None or follower is None:
            return None
        refreshed = all(isinstance(self.look.outcome(call), Answer) for call in self.refreshes)
        return Fence(leader, follower, self.look.value(self.leader_again, ShardStats), refreshed)


def _reads(comparison: _Comparison) -> tuple[Call, ...]:
    look, profile = comparison.look, comparison.look.profile
    known: tuple[Call, ...] = ()
    for stage in (
        (cluster_identity(Side.LEADER), *sample_reads(profile)),
        _listings(look),
        (comparison.shards[Side.LEADER],),
        (comparison.shards[Side.FOLLOWER],),
    ):
        known = (*known, *stage)
        if any(call not in look.facts for call in stage):
            return known
    fence = comparison.fence
    if fence is None or absent_samples(look) or not _level(fence, profile) or _red(look):
        return known
    for stage in (
        comparison.refreshes,
        reads_of(*comparison.counts.values()),
        document_reads(fence, profile.link.indices),
    ):
        known = (*known, *stage)
        if any(call not in look.facts for call in stage):
            return known
    return (*known, comparison.leader_again)


def _names(profile: Profile, side: Side) -> list[str]:
    return [pair.leader if side is Side.LEADER else pair.follower for pair in profile.link.indices]


def _listings(look: Look) -> tuple[Call, ...]:
    return tuple(call for side in ENDS for call in list_reads(look.facts, side, _names(look.profile, side)))


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


def _level(fence: Fence, profile: Profile) -> bool:
    """Whether every follower checkpoint has reached the leader's highest sequence number, on every shard."""
    return all(lacking(fence.before, fence.follower, pair) == 0 for pair in profile.link.indices)


def _compared(comparison: _Comparison, fence: Fence) -> Judgement:
    look = comparison.look
    pairs, seen = look.profile.link.indices, both_counts(look, comparison.counts, fence)
    differing = _differing(comparison)
    if differing is None:
        return unknown(Code.NOT_LOOKED, **seen)
    histories = histories_of(look.facts, fence, pairs)
    if histories.differing:
        return blocked(Code.HISTORY_DIFFERS, **{**seen, "index": histories.differing})
    if not differing:
        return satisfied(Code.COUNTS_EQUAL if histories.proven else Code.COUNTS_EQUAL_BY_NUMBERS, **seen)
    moves = {pair: moved(fence.before, fence.after, pair) for pair in differing}
    stood_still = [pair for pair, has_moved in moves.items() if has_moved is False]
    if stood_still:
        return _differ(comparison, stood_still[0], seen)
    if None in moves.values():
        return unknown(Code.NOT_LOOKED, **seen)
    return satisfied(Code.LEADER_MOVING if histories.proven else Code.LEADER_MOVING_BY_NUMBERS, **seen)


def _differing(comparison: _Comparison) -> Sequence[IndexPair] | None:
    """The pairs whose counts are not equal; None while one of them is not known as a whole."""
    differing, facts, calls = [], comparison.look.facts, comparison.counts
    for pair in comparison.look.profile.link.indices:
        leader = counted(facts, calls[Side.LEADER], pair.leader)
        follower = counted(facts, calls[Side.FOLLOWER], pair.follower)
        if leader is None or follower is None or leader.uncounted_shards or follower.uncounted_shards:
            return None
        if leader.documents != follower.documents:
            differing.append(pair)
    return differing


def _differ(comparison: _Comparison, pair: IndexPair, seen: JsonObject) -> Judgement:
    """Counts that should be equal and are not, which may pass where our user cannot have what is new made visible."""
    if refusal := next(iter(comparison.refused.items()), None):
        call, fault = refusal
        refused = by_fault(call, fault, **seen)
        return replace(refused, state=StepState.WAITING, patience_s=UNREFRESHED_PATIENCE_S, ends_as=StepState.BLOCKED)
    return blocked(Code.COUNTS_DIFFER, **{**seen, "index": pair.leader})
