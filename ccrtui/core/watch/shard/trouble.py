"""What keeps a follower from getting on: reads that fail or stay out, writes that are refused, no contact at all."""

from __future__ import annotations

import math

from ccrtui.core.elasticsearch.replication import ShardTask
from ccrtui.core.elasticsearch.task_error import retry_reason
from ccrtui.core.history.lineage import HistoryStatus
from ccrtui.core.watch.shard.shard_inputs import ShardInputs
from ccrtui.core.watch.shard.shard_window import ShardWindow
from ccrtui.core.watch.verdict import Reason, Verdict

SILENCE_GRACE_S = 10.0
"""How much longer than its poll time-out a read may stay out before the link counts as silent."""
CONTACT_GRACE_S = 5.0
"""How long a new task may be without contact before that is a problem of its own."""
SETTINGS_GRACE_S = 3.0
"""How long from the first look a late read may wait for what the settings of its follower say of it."""
WRITE_STUCK_S = 2.0
"""How long a write that failed before may be out with nothing moving before it counts as refused again."""
GROWING_S = 3.0
"""How long failures must not have grown before an error whose cause is over counts as history."""


def retrying(sight: ShardInputs, task: ShardTask) -> tuple[Verdict, Reason] | None:
    """Failures that grew within a poll time-out, reads that stay out too long, or a task that never had contact.

    A read stays out on a link that swallows, and where the follower refuses what it brought: with a block for writes, a
    read that brought a new field shows nothing else (recorded on 7.3.0). Its settings tell which it is.
    """
    window = sight.window
    memory_s = sight.poll_s + SILENCE_GRACE_S
    error = task.read_errors[0] if task.read_errors else None
    why = retry_reason(error.type, error.reason) if error else Reason.READ_FAILING
    failing = window.failed_at is not None and sight.now - window.failed_at <= memory_s and healed_at(window) is None
    cut_off = error is not None and sight.connected is False
    if failing or cut_off or _listed_before(sight, task, memory_s):
        reason = _since_answered(sight, task, why)
        if reason is not None:
            return Verdict.RETRYING, reason
    refused_at = window.writes_failed_at
    if (sight.writes_blocked and sight.behind) or _writes_stuck(sight, task):
        return Verdict.RETRYING, Reason.WRITE_REFUSED
    if refused_at is not None and sight.now - refused_at <= memory_s and not _written_since(sight, task, refused_at):
        return Verdict.RETRYING, Reason.WRITE_REFUSED
    looked_s = sight.now - (window.task_since if window.task_since is not None else sight.now)
    if task.since_last_read_ms / 1000 > sight.poll_s + SILENCE_GRACE_S:
        if sight.behind and sight.writes_blocked is None and looked_s < SETTINGS_GRACE_S:
            return Verdict.UNKNOWN, Reason.NOT_ESTABLISHED
        return Verdict.RETRYING, Reason.LINK_SILENT
    without_contact = task.follower_mapping_version == 0 and task.since_last_read_ms < 0
    if without_contact and looked_s > CONTACT_GRACE_S:
        return Verdict.RETRYING, Reason.NO_CONTACT
    return None


def _since_answered(sight: ShardInputs, task: ShardTask, reason: Reason) -> Reason | None:
    """The reason, where the leader does not contradict it by telling where this very shard stands; None: it is over.

    A closed index or a missing shard tells nothing. What was closed is open again: the error stays listed until the
    next try and that read's own poll are over, a minute and more (observed on Elasticsearch 7.3.0: ten tries, then one
    in 18 s), and what is level by the leader's word meanwhile is level. A shard that is missing only to the follower
    may be one that its alias does not lead to: then level is no proof that reads arrive. What is of the way is over
    where the follower is connected and failures were not seen to grow for a while. What a leader refuses it refuses at
    once, so a read that left since and stays out is waiting there for operations.
    """
    if reason in _OF_THE_WAY:
        open_again = sight.connected is True and _fails_no_more(sight)
        return (Reason.READ_FAILING if sight.behind else None) if open_again else reason
    if reason in _REFUSED_AT_ONCE and _waits_at_leader(sight, task):
        return Reason.READ_FAILING if sight.behind else None
    if sight.leader_max_seq_no is None or reason not in (Reason.LEADER_INDEX_CLOSED, Reason.LEADER_SHARDS_MISSING):
        return reason
    misled = reason is Reason.LEADER_SHARDS_MISSING and sight.history in (
        HistoryStatus.PROVEN,
        HistoryStatus.BY_NUMBERS,
    )
    return Reason.READ_FAILING if sight.behind or misled else None


_OF_THE_WAY = frozenset({Reason.LEADER_UNREACHABLE, Reason.ALIAS_MISSING})
_REFUSED_AT_ONCE = frozenset({Reason.LEADER_INDEX_BLOCKED, Reason.PRIVILEGE_LOST})


def _waits_at_leader(sight: ShardInputs, task: ShardTask) -> bool:
    """Whether the newest read left after the last failure that was seen, and has been out for GROWING_S."""
    out_s = task.since_last_read_ms / 1000
    return out_s > GROWING_S and sight.now - out_s > _failed_last(sight.window)


def _fails_no_more(sight: ShardInputs) -> bool:
    """Whether failures have not grown for GROWING_S, all of which we looked: by default each try is 0.5 s apart."""
    return sight.now - _failed_last(sight.window) > GROWING_S


def _failed_last(window: ShardWindow) -> float:
    """When failures last grew: at the latest when we began to look, without end where that is not known."""
    since = window.failed_at if window.failed_at is not None else window.task_since
    return since if since is not None else math.inf


def _listed_before(sight: ShardInputs, task: ShardTask, memory_s: float) -> bool:
    """Whether an error stood there when we began to look, and no read has returned since.

    It may be history, but then it goes with that read, within a poll time-out (observed on Elasticsearch 7.3.0): until
    then who began to look later says what who saw it begin says.
    """
    window = sight.window
    if not task.read_errors or window.task_since is None or window.failed_at is not None:
        return False
    return window.returned_at is None and sight.now - window.task_since <= memory_s


def _writes_stuck(sight: ShardInputs, task: ShardTask) -> bool:
    """Whether a write that has failed before is still out and nothing moves: its next try may be a minute away."""
    out = task.failed_writes > 0 and task.outstanding_writes > 0 and sight.behind != 0
    return out and sight.now - sight.follower_changed_at >= WRITE_STUCK_S


def healed_at(window: ShardWindow) -> float | None:
    """When a read came back after others had failed; None where none has since the last failure."""
    returned, failed = window.returned_at, window.failed_at
    return returned if returned is not None and failed is not None and returned > failed else None


def _written_since(sight: ShardInputs, task: ShardTask, failed_at: float) -> bool:
    """Whether the follower took operations after its writes had failed, or has none left to take."""
    if sight.window.follower is not None and sight.window.follower.changed_at > failed_at:
        return True
    return sight.behind == 0 and task.outstanding_writes == 0 and task.write_buffer_operations == 0
