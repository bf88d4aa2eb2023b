"""One index as it stands: by what `_ccr/info` says of it, then shard by shard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.elasticsearch.replication import Follower, ReadError, ShardTask
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.course import course_of
from ccrtui.core.watch.following.absence import Absence
from ccrtui.core.watch.following.follows import Follows
from ccrtui.core.watch.following.occupant import origin, stands
from ccrtui.core.watch.following.ordinary_index import ORDINARY
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.link_view import IndexView
from ccrtui.core.watch.measure.history_kept import history_held, history_left_s, paused_for_s
from ccrtui.core.watch.shard.judge import judge_shard
from ccrtui.core.watch.shard.lag import UNKNOWN, lags
from ccrtui.core.watch.shard.shard_inputs import ShardInputs
from ccrtui.core.watch.shard.shard_view import ShardView
from ccrtui.core.watch.shard.track import Track
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.unread import unread
from ccrtui.core.watch.verdict import INCOMPARABLE, Evidence, Reason, Verdict, rank_of
from ccrtui.core.watch.whole import IndexVerdict, bound, follows, whole_verdict


def assess_index(history: LinkHistory, snapshot: Snapshot, pair: IndexPair) -> IndexView:
    """Judge one index: by what `_ccr/info` says of it, then shard by shard."""
    leader_copy = snapshot.leader_copy(pair.leader)
    follower_copy = snapshot.follower_copy(pair.follower)
    entry = snapshot.followers.followers.get(pair.follower) if snapshot.followers else None
    tasks = snapshot.running.tasks.get(pair.follower, {}) if snapshot.running else {}
    primaries = history.primaries.get(leader_copy.uuid)
    whole = whole_verdict(history, snapshot, pair, entry, tasks)
    best = bound(history, snapshot, pair) if whole is None else None
    shards = tuple(_bounded(shard, best) for shard in _shards(history, snapshot, pair, entry, tasks, whole))
    verdict, reason = whole or _worst_shard(shards, primaries, best)
    if reason in INCOMPARABLE:
        shards = tuple(
            replace(shard, operations_behind=None, seconds_behind=None, seconds_at_least=False, lags=UNKNOWN)
            for shard in shards
        )
    trend = history.trends.get(pair.follower)
    behind = trend.newest if trend and reason not in INCOMPARABLE else None
    seconds = [shard.seconds_behind for shard in shards if shard.seconds_behind is not None]
    lease = history.leases.get(pair.follower)
    leader_count = history.tally.get(Side.LEADER, pair.leader, leader_copy.uuid) if leader_copy.shards else None
    follower_count = (
        history.tally.get(Side.FOLLOWER, pair.follower, follower_copy.uuid) if follower_copy.shards else None
    )
    course = course_of(history.courses.get(pair.follower), verdict, snapshot.taken_at)
    paused = verdict is Verdict.PAUSED
    left_s = history_left_s(history, snapshot, pair, verdict, reason)
    copy = history.copies.get(pair.follower) if verdict is Verdict.BOOTSTRAPPING else None
    pace = history.paces.get(pair.follower)
    ordinary = stands(history, snapshot, pair) if reason is Reason.NOT_FOLLOWING else None
    return IndexView(
        leader_index=pair.leader,
        follower_index=pair.follower,
        verdict=verdict,
        reason=reason,
        operations_behind=behind,
        seconds_behind=max(seconds) if behind is not None and len(seconds) == len(shards) else None,
        seconds_at_least=any(shard.seconds_at_least for shard in shards),
        level_in_s=_level_in(history, snapshot, pair, shards) if verdict is Verdict.CATCHING_UP else None,
        leader_docs=leader_count.documents if leader_count else leader_copy.docs,
        follower_docs=follower_count.documents if follower_count else follower_copy.docs,
        docs_at=min(leader_count.at, follower_count.at) if leader_count and follower_count else None,
        leader_told=bool(leader_copy.shards),
        leader_whole=primaries is not None and len(leader_copy.shards) >= primaries,
        shards=shards,
        first_copy=copy,
        copy_bytes_per_s=pace.bytes_per_s if pace and copy else None,
        copy_left_s=pace.left_s(copy) if pace and copy else None,
        paused_for_s=paused_for_s(course, lease, snapshot.taken_at) if paused else None,
        paused_at_least=paused and not course.begun,
        course=course,
        lease_left_s=left_s,
        history_held=None if left_s is None else history_held(history, snapshot, pair),
        trend=trend.points_at(history.number) if trend and reason not in INCOMPARABLE else (),
        trend_at=history.number,
        follows=follows(history, snapshot, pair, entry, tasks) if whole else Follows.ACTIVE,
        stands=ordinary,
        origin=origin(history, snapshot, pair) if ordinary in ORDINARY else None,
    )


def _bounded(shard: ShardView, best: IndexVerdict | None) -> ShardView:
    if best is None or shard.verdict.rank < best[0].rank:
        return shard
    return replace(shard, verdict=best[0], reason=best[1])


def _shards(
    history: LinkHistory,
    snapshot: Snapshot,
    pair: IndexPair,
    entry: Follower | None,
    tasks: Mapping[int, ShardTask],
    whole: IndexVerdict | None,
) -> tuple[ShardView, ...]:
    leader_copy = snapshot.leader_copy(pair.leader)
    follower_copy = snapshot.follower_copy(pair.follower)
    poll_s = entry.read_poll_timeout_s if entry else 60.0
    lease = history.leases.get(pair.follower)
    views = []
    for shard in sorted(leader_copy.shards.keys() | follower_copy.shards.keys() | tasks.keys()):
        leader, follower = leader_copy.shards.get(shard), follower_copy.shards.get(shard)
        sight = ShardInputs(
            now=snapshot.taken_at,
            window=history.window(pair.follower, shard),
            task=tasks.get(shard),
            leader_max_seq_no=leader.max_seq_no if leader else None,
            follower_checkpoint=follower.global_checkpoint if follower else None,
            heard_leader_at=history.leader_at,
            poll_s=poll_s,
            proven=lease is not None and lease.proves(follower_copy.uuid, history.leader_uuids.get(pair.leader)),
            history=history.histories.status(pair.follower, shard),
            handed_out=leader.global_checkpoint if leader and _asynchronous(history, pair) else None,
            received=follower.max_seq_no if follower else None,
            connected=history.connected,
            writes_blocked=_writes_blocked(history, pair),
        )
        verdict, reason, evidence = (*whole, _evidence(sight)) if whole else judge_shard(sight)
        if whole is None and leader is None and snapshot.leader and verdict.rank >= Verdict.UNKNOWN.rank:
            verdict, reason, evidence = Verdict.UNKNOWN, Reason.LEADER_SHARDS_MISSING, Evidence.NONE
        if reason is Reason.LEADER_INDEX_MISSING and not _known_missing(history, snapshot, pair):
            reason = Reason.LEADER_NOT_REACHED
        if reason is Reason.LEADER_NOT_REACHED and snapshot.leader_fault is not None:
            reason = unread(snapshot.leader_fault, reason)
        if reason is Reason.LEADER_SHARDS_MISSING and _masterless(snapshot):
            reason = Reason.NO_MASTER
        seconds_behind, at_least = _seconds(sight, history.recalled.get((pair.follower, shard)))
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
                seconds_behind=seconds_behind,
                seconds_at_least=at_least,
                error=_error(sight.task),
                error_at=sight.window.failed_at,
                lags=lags(sight.task, sight.leader_max_seq_no, sight.follower_checkpoint),
            )
        )
    return tuple(views)


def _error(task: ShardTask | None) -> ReadError | None:
    """What a task says that went wrong: a read that is listed, else what ended it."""
    if task is None or task.read_errors:
        return task.read_errors[0] if task else None
    return None if task.fatal_type is None else ReadError(0, task.fatal_type, task.fatal_reason or "")


def _masterless(snapshot: Snapshot) -> bool:
    """Whether the leader says that it has no master: then no shard of it can be told to be missing."""
    return snapshot.leader_fault is not None and snapshot.leader_fault.code is FaultCode.NO_MASTER


def _known_missing(history: LinkHistory, snapshot: Snapshot, pair: IndexPair) -> bool:
    """Whether it is known that there is no such leader index: what the task was told when it gave up may be over.

    By the leader's word, now or when it was last heard; a leader that has not been heard at all may have made it anew.
    """
    return snapshot.leader is not None or history.leader_known.absent.get(pair.leader) is Absence.MISSING


def _asynchronous(history: LinkHistory, pair: IndexPair) -> bool:
    """Whether the leader index syncs its operations only now and then; its follower does then as well (7.3.0)."""
    traits = history.leader_known.traits.get(pair.leader)
    return traits is not None and traits.asynchronous


def _writes_blocked(history: LinkHistory, pair: IndexPair) -> bool | None:
    traits = history.follower_known.traits.get(pair.follower)
    return traits.writes_blocked if traits is not None else None


def _evidence(sight: ShardInputs) -> Evidence:
    return Evidence.LEADER if sight.behind is not None else Evidence.NONE


def _worst_shard(shards: tuple[ShardView, ...], primaries: int | None, best: IndexVerdict | None) -> IndexVerdict:
    """The worst shard decides; nothing good is said while one of the index's primaries is missing, or may be."""
    if not shards:
        return best or (Verdict.UNKNOWN, Reason.SHARDS_UNASSIGNED)
    worst = min(shards, key=lambda shard: rank_of(shard.verdict, shard.reason))
    if primaries is None and worst.verdict is Verdict.IN_SYNC:
        return Verdict.UNKNOWN, Reason.NOT_ESTABLISHED
    if primaries is not None and primaries > len(shards) and worst.verdict.rank > Verdict.UNKNOWN.rank:
        return Verdict.UNKNOWN, Reason.SHARDS_UNASSIGNED
    return worst.verdict, worst.reason


def _seconds(sight: ShardInputs, recalled: Track | None) -> tuple[float | None, bool]:
    """How long ago, by our own samples, the leader passed the follower's checkpoint, and whether that was before them.

    What was before them may be `recalled` from an earlier session. None on the first look at it. Of a follower that has
    not moved since it fell behind it is known since when, however few points are left of that time.
    """
    track, checkpoint, heard_at = sight.window.leader, sight.follower_checkpoint, sight.heard_leader_at
    if sight.behind is None or track is None or checkpoint is None or heard_at is None:
        return None, False
    passed = track.passed_at(checkpoint)
    if passed is None:
        return 0.0, False
    moment, at_least = (recalled and passed[1] and recalled.passed_at(checkpoint)) or passed
    since = sight.window.behind_since
    if since is not None and sight.follower_changed_at <= since:
        moment = min(moment, since)
    behind_s = max(0.0, heard_at - moment)
    return None if at_least and behind_s == 0 else behind_s, at_least


def _level_in(history: LinkHistory, snapshot: Snapshot, pair: IndexPair, shards: tuple[ShardView, ...]) -> float | None:
    """Seconds until the slowest shard is level at this rate; None when one is not gaining, or the leader not heard."""
    if snapshot.leader_at is None:
        return None
    times = []
    for shard in shards:
        if shard.operations_behind:
            gain = history.window(pair.follower, shard.shard).gain(snapshot.leader_at, snapshot.taken_at)
            if gain is None or gain <= 0:
                return None
            times.append(shard.operations_behind / gain)
    return max(times, default=None)
