"""One index as it stands: by what `_ccr/info` says of it, then shard by shard."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.fault import Fault, FaultCode
from ccrtui.core.judge import ShardSight, judge_shard
from ccrtui.core.link_history import LinkHistory
from ccrtui.core.link_view import IndexView, ShardView
from ccrtui.core.profile import IndexPair
from ccrtui.core.replication import Follower, IndexCopy, ShardTask
from ccrtui.core.snapshot import Snapshot
from ccrtui.core.verdict import Evidence, Reason, Verdict, rank_of

Whole = tuple[Verdict, Reason]
RED_GRACE_S = 5.0
"""How long a new follower may be red before its first copy is registered."""


def assess_index(history: LinkHistory, snapshot: Snapshot, pair: IndexPair) -> IndexView:
    """Judge one index: by what `_ccr/info` says of it, then shard by shard."""
    theirs = _copy(snapshot.leader.indices if snapshot.leader else {}, pair.leader)
    ours = _copy(snapshot.follower.indices if snapshot.follower else {}, pair.follower)
    entry = snapshot.followers.followers.get(pair.follower) if snapshot.followers else None
    tasks = snapshot.running.tasks.get(pair.follower, {}) if snapshot.running else {}
    whole = _whole(history, snapshot, pair, entry, tasks)
    shards = _shards(history, snapshot, pair, entry, tasks, whole)
    verdict, reason = whole or _worst_shard(shards, history.primaries.get(theirs.uuid or ""))
    behind = [shard.operations_behind for shard in shards]
    seconds = [shard.seconds_behind for shard in shards]
    known_behind = [figure for figure in behind if figure is not None]
    known_seconds = [figure for figure in seconds if figure is not None]
    complete = bool(shards) and None not in behind
    lease = history.leases.get(pair.follower)
    idle = verdict in (Verdict.PAUSED, Verdict.STOPPED)
    return IndexView(
        leader_index=pair.leader,
        follower_index=pair.follower,
        verdict=verdict,
        reason=reason,
        operations_behind=sum(known_behind) if complete else None,
        seconds_behind=max(known_seconds) if complete and len(known_seconds) == len(shards) else None,
        seconds_at_least=any(_at_least(history, pair, shard) for shard in shards),
        level_in_s=_level_in(history, pair, shards) if verdict is Verdict.CATCHING_UP else None,
        leader_docs=theirs.docs,
        follower_docs=ours.docs,
        docs_at=snapshot.taken_at if theirs.docs is not None or ours.docs is not None else None,
        leader_at=snapshot.leader_at if theirs.shards else None,
        shards=shards,
        first_copy=history.copies.get(pair.follower) if verdict is Verdict.BOOTSTRAPPING else None,
        paused_for_s=lease.since_renewal_s if lease and verdict is Verdict.PAUSED else None,
        lease_left_s=lease.left_s if lease and idle else None,
        trend=history.trends.get(pair.follower, ()),
    )


def _whole(
    history: LinkHistory,
    snapshot: Snapshot,
    pair: IndexPair,
    entry: Follower | None,
    tasks: Mapping[int, ShardTask],
) -> Whole | None:
    """A verdict that is about the index as such; None when its shards decide."""
    if snapshot.followers is None:
        return Verdict.UNKNOWN, unread(snapshot.follower_fault or _NO_ANSWER, Reason.FOLLOWER_NOT_REACHED)
    if entry is None and tasks:
        return Verdict.STOPPED, Reason.LEFTOVER_TASK
    if entry is None or entry.alias != snapshot.alias:
        return Verdict.UNKNOWN, Reason.NOT_FOLLOWING
    if entry.leader_index != pair.leader:
        return Verdict.UNKNOWN, Reason.NOT_ESTABLISHED
    if pair.leader in history.recreated:
        return Verdict.STOPPED, Reason.LEADER_RECREATED
    if pair.follower in history.histories.differing:
        return Verdict.STOPPED, Reason.HISTORY_DIFFERS
    if pair.follower in history.contradicted:
        return Verdict.STOPPED, Reason.OTHER_LEADER
    if not entry.active:
        return _without_tasks(history, snapshot, pair)
    if snapshot.running is None:
        return Verdict.UNKNOWN, unread(snapshot.follower_fault or _NO_ANSWER, Reason.FOLLOWER_NOT_REACHED)
    return None


_NO_ANSWER = Fault(FaultCode.TIMED_OUT)


def _without_tasks(history: LinkHistory, snapshot: Snapshot, pair: IndexPair) -> Whole:
    """No tasks: the first copy is under way, or it failed, or somebody paused it."""
    copy = history.copies.get(pair.follower)
    if snapshot.follower is None and not (copy and copy.shards_done < copy.shards):
        return Verdict.UNKNOWN, Reason.FOLLOWER_NOT_REACHED
    started = _copy(snapshot.follower.indices if snapshot.follower else {}, pair.follower).shards
    if copy is not None and copy.shards_done < copy.shards and len(started) < copy.shards:
        return Verdict.BOOTSTRAPPING, Reason.FIRST_COPY
    if not started:
        health = history.health.get(pair.follower)
        red_for = snapshot.taken_at - history.red_since.get(pair.follower, snapshot.taken_at)
        if copy is None and red_for > RED_GRACE_S:
            return Verdict.STOPPED, Reason.BOOTSTRAP_FAILED
        known = health is not None or copy is not None
        return (Verdict.BOOTSTRAPPING, Reason.FIRST_COPY) if known else (Verdict.UNKNOWN, Reason.NOT_ESTABLISHED)
    lease = history.leases.get(pair.follower)
    expired = lease is not None and not lease.held
    return Verdict.PAUSED, Reason.LEASE_EXPIRED if expired else Reason.PAUSED


def _shards(
    history: LinkHistory,
    snapshot: Snapshot,
    pair: IndexPair,
    entry: Follower | None,
    tasks: Mapping[int, ShardTask],
    whole: Whole | None,
) -> tuple[ShardView, ...]:
    theirs = _copy(snapshot.leader.indices if snapshot.leader else {}, pair.leader)
    ours = _copy(snapshot.follower.indices if snapshot.follower else {}, pair.follower)
    poll_s = entry.read_poll_timeout_s if entry else 60.0
    lease = history.leases.get(pair.follower)
    views = []
    for shard in sorted(theirs.shards.keys() | ours.shards.keys() | tasks.keys()):
        leader, follower = theirs.shards.get(shard), ours.shards.get(shard)
        sight = ShardSight(
            now=snapshot.taken_at,
            window=history.window(pair.follower, shard),
            task=tasks.get(shard),
            leader_max_seq_no=leader.max_seq_no if leader else None,
            follower_checkpoint=follower.global_checkpoint if follower else None,
            heard_leader_at=history.leader_at,
            poll_s=poll_s,
            proven=lease is not None and lease.proves(ours.uuid, theirs.uuid or history.leader_uuids.get(pair.leader)),
            history=history.histories.standing(pair.follower, shard),
            connected=history.remote.connected if history.remote else (False if history.remote_known else None),
        )
        verdict, reason, evidence = (*whole, _evidence(sight)) if whole else judge_shard(sight)
        if whole is None and leader is None and snapshot.leader and verdict.rank >= Verdict.UNKNOWN.rank:
            verdict, reason, evidence = Verdict.UNKNOWN, Reason.LEADER_SHARDS_MISSING, Evidence.NONE
        views.append(
            ShardView(
                shard=shard,
                verdict=verdict,
                reason=reason,
                leader_max_seq_no=leader.max_seq_no if leader else None,
                leader_global_checkpoint=leader.global_checkpoint if leader else None,
                follower_global_checkpoint=follower.global_checkpoint if follower else None,
                evidence=evidence,
                operations_behind=sight.behind,
                seconds_behind=_seconds(sight),
                error=sight.task.read_errors[0] if sight.task and sight.task.read_errors else None,
            )
        )
    return tuple(views)


def _evidence(sight: ShardSight) -> Evidence:
    return Evidence.LEADER if sight.behind is not None else Evidence.NONE


def _worst_shard(shards: tuple[ShardView, ...], primaries: int | None) -> Whole:
    """The worst shard decides; nothing good is said while one of the index's primaries is missing, or may be."""
    if not shards:
        return Verdict.UNKNOWN, Reason.SHARDS_UNASSIGNED
    found = min(shards, key=lambda shard: rank_of(shard.verdict, shard.reason))
    if primaries is None and found.verdict is Verdict.IN_SYNC:
        return Verdict.UNKNOWN, Reason.NOT_ESTABLISHED
    if primaries is not None and primaries > len(shards) and found.verdict.rank > Verdict.UNKNOWN.rank:
        return Verdict.UNKNOWN, Reason.SHARDS_UNASSIGNED
    return found.verdict, found.reason


def _seconds(sight: ShardSight) -> float | None:
    """How long ago, by our own samples, the leader passed the follower's checkpoint; None on the first look at it."""
    if sight.behind is None or sight.window.leader is None or sight.follower_checkpoint is None:
        return None
    if sight.behind == 0 or sight.heard_leader_at is None:
        return 0.0
    passed = sight.window.leader.passed_at(sight.follower_checkpoint)
    if passed is None:
        return 0.0
    moment, at_least = passed
    behind_s = max(0.0, sight.heard_leader_at - moment)
    return None if at_least and behind_s == 0 else behind_s


def _at_least(history: LinkHistory, pair: IndexPair, shard: ShardView) -> bool:
    track = history.window(pair.follower, shard.shard).leader
    if not shard.operations_behind or track is None or shard.follower_global_checkpoint is None:
        return False
    passed = track.passed_at(shard.follower_global_checkpoint)
    return passed is not None and passed[1]


def _level_in(history: LinkHistory, pair: IndexPair, shards: tuple[ShardView, ...]) -> float | None:
    """Seconds until the slowest shard is level at this rate; None when one is not gaining."""
    if history.leader_at is None or history.follower_at is None:
        return None
    heard, longest = (history.leader_at, history.follower_at), 0.0
    for shard in shards:
        if not shard.operations_behind:
            continue
        gain = history.window(pair.follower, shard.shard).gain(*heard)
        if gain is None or gain <= 0:
            return None
        longest = max(longest, shard.operations_behind / gain)
    return longest


def _copy(indices: Mapping[str, IndexCopy], name: str) -> IndexCopy:
    return indices.get(name, _NO_COPY)


_NO_COPY = IndexCopy(None, {})


def unread(fault: Fault, otherwise: Reason) -> Reason:
    """Why something is not known: a right is missing, the login was refused, or what the caller names."""
    denied = {FaultCode.NOT_AUTHORIZED: Reason.RIGHT_MISSING, FaultCode.NOT_AUTHENTICATED: Reason.LOGIN_REFUSED}
    return denied.get(fault.code, otherwise)
