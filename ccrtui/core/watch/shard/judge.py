"""The verdict on one shard, from its window and the newest snapshot. Follower statistics alone are never believed."""

from __future__ import annotations

import math

from ccrtui.core.elasticsearch.replication import ShardTask
from ccrtui.core.elasticsearch.task_error import fatal_reason
from ccrtui.core.history.lineage import HistoryStatus
from ccrtui.core.watch.shard.shard_inputs import ShardInputs
from ccrtui.core.watch.shard.trouble import SILENCE_GRACE_S, healed_at, retrying
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict

SLOW_AFTER_S = 10.0
"""How long a follower must have been seen behind and not gaining before it counts as slow."""


Judged = tuple[Verdict, Reason, Evidence]


def judge_shard(sight: ShardInputs) -> Judged:
    """Judge one shard of a follower that is neither paused nor in its first copy; the first rule that holds decides."""
    evidence = Evidence.LEADER if sight.behind is not None else Evidence.NONE
    if sight.task is None:
        return Verdict.UNKNOWN, Reason.SHARDS_UNASSIGNED, evidence
    problem = _stopped(sight.task) or retrying(sight, sight.task)
    if problem:
        return (*problem, evidence)
    if sight.leader_max_seq_no is None:
        return _without_leader(sight, sight.task)
    if sight.follower_checkpoint is None:
        return Verdict.UNKNOWN, Reason.SHARDS_UNASSIGNED, Evidence.NONE
    return (*_by_leader(sight, sight.task), Evidence.LEADER)


def _stopped(task: ShardTask) -> tuple[Verdict, Reason] | None:
    if task.fatal_type is None:
        return None
    return Verdict.STOPPED, fatal_reason(task.fatal_type, task.fatal_reason)


def _without_leader(sight: ShardInputs, task: ShardTask) -> Judged:
    """The leader could not be asked: the follower's word counts only if a read came back since it was last heard.

    Even then it is never in sync: what the leader took after that read, or lost with its region, nobody knows here.
    """
    returned = sight.window.returned_at
    heard = sight.heard_leader_at if sight.heard_leader_at is not None else float("-inf")
    contact = returned is not None and returned > heard and sight.now - returned <= sight.poll_s + SILENCE_GRACE_S
    quiet = not task.read_errors and task.outstanding_writes == 0 and task.write_buffer_operations == 0
    level = task.leader_max_seq_no == task.follower_global_checkpoint == task.leader_global_checkpoint
    if contact and quiet and level and sight.proven and task.follower_mapping_version > 0:
        return Verdict.UNKNOWN, Reason.AS_FOLLOWER_SEES, Evidence.FOLLOWER
    if contact and not level and not task.read_errors and task.leader_max_seq_no is not None:
        return Verdict.CATCHING_UP, Reason.AS_FOLLOWER_SEES, Evidence.FOLLOWER
    return Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED, Evidence.NONE


def _by_leader(sight: ShardInputs, task: ShardTask) -> tuple[Verdict, Reason]:
    if sight.behind == 0:
        return _level(sight, task)
    if sight.handed_out is not None:
        return Verdict.CATCHING_UP, _unsynced(sight, sight.handed_out)
    healed = healed_at(sight.window)
    healed_s = sight.now - healed if healed is not None else math.inf
    behind_s = min(sight.now - _behind_since(sight), healed_s)
    still_s = min(behind_s, sight.now - sight.follower_changed_at)
    if still_s > 2 * sight.poll_s:
        return Verdict.STALLED, Reason.NOT_MOVING
    gaining = _gaining(sight)
    if gaining or healed_s <= SLOW_AFTER_S:
        return Verdict.CATCHING_UP, Reason.BEHIND
    if gaining is None or behind_s < SLOW_AFTER_S:
        return Verdict.UNKNOWN, Reason.NOT_ESTABLISHED if _first_look(sight) else Reason.BEHIND
    moved = still_s < SLOW_AFTER_S
    return Verdict.SLOW, Reason.FALLING_BEHIND if moved else Reason.NOT_MOVING


def _unsynced(sight: ShardInputs, handed_out: int) -> Reason:
    """With asynchronous durability checkpoints come late on both sides and tell nothing of how fast the follower is.

    Recorded on Elasticsearch 7.3.0 (leader-async): the follower has all that was handed out, and its checkpoint stays.
    """
    received = sight.received is not None and sight.received >= handed_out
    return Reason.ASYNC_DURABILITY if received else Reason.BEHIND


def _level(sight: ShardInputs, task: ShardTask) -> tuple[Verdict, Reason]:
    """Level by the leader's word, which two histories never are; in sync only with contact, and with this leader."""
    if task.follower_mapping_version == 0 or task.since_last_read_ms < 0:
        return Verdict.UNKNOWN, Reason.NO_CONTACT
    if not sight.proven:
        return Verdict.UNKNOWN, Reason.IDENTITY_UNPROVEN
    if sight.history is HistoryStatus.PROVEN and sight.connected is False:
        return Verdict.IN_SYNC, Reason.CONNECTION_DOWN
    return _BY_HISTORY[sight.history]


_BY_HISTORY = {
    HistoryStatus.PROVEN: (Verdict.IN_SYNC, Reason.PROVEN),
    HistoryStatus.BY_NUMBERS: (Verdict.IN_SYNC, Reason.BY_NUMBERS),
    HistoryStatus.UNPROVEN: (Verdict.UNKNOWN, Reason.HISTORY_UNPROVEN),
}


def _behind_since(sight: ShardInputs) -> float:
    return sight.window.behind_since if sight.window.behind_since is not None else sight.now


def _first_look(sight: ShardInputs) -> bool:
    return sight.window.follower is None or sight.window.follower_first >= sight.now


def _gaining(sight: ShardInputs) -> bool | None:
    """Whether the distance shrinks, or the follower has reached where the leader was a moment ago; None: too early."""
    window = sight.window
    if window.follower is None or sight.heard_leader_at is None:
        return None
    gain = window.gain(sight.heard_leader_at, sight.now)
    if gain is not None and gain > 0:
        return True
    moving = window.follower.rate(sight.now, window.follower_first)
    if moving and _keeps_up(sight):
        return True
    return None if gain is None else False


def _keeps_up(sight: ShardInputs) -> bool:
    """Whether the leader passed the follower's checkpoint only within the last two seconds."""
    track = sight.window.leader
    if track is None or sight.follower_checkpoint is None or sight.heard_leader_at is None:
        return False
    passed = track.passed_at(sight.follower_checkpoint)
    return passed is None or (not passed[1] and sight.heard_leader_at - passed[0] <= 2.0)
