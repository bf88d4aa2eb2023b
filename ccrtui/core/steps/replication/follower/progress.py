"""How far an existing follower is: paused, copying, failed, waiting for contact, retrying, stopped, or following."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.index import IndexEntry, IndexSettings, IndexSettingsByName
from ccrtui.core.elasticsearch.replication import Follower, FollowStats, Recovery, ShardTask
from ccrtui.core.elasticsearch.requests.indices import index_traits
from ccrtui.core.elasticsearch.requests.replication import follow_stats
from ccrtui.core.elasticsearch.task_error import fatal_reason, retry_reason
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.steps.conclude import blocked, by_fault, missing, satisfied, suspected, unknown, waiting
from ccrtui.core.steps.replication.follower.history import (
    another_history,
    copy_of,
    leader_recreated,
    leased,
    made_anew,
)
from ccrtui.core.steps.replication.indices import RED_PATIENCE_S
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement
from ccrtui.core.watch.measure.first_copy import InactiveInputs, InactiveState, taskless
from ccrtui.core.watch.shard.trouble import SILENCE_GRACE_S
from ccrtui.core.watch.verdict import Reason

FIRST_COPY_PATIENCE_S = 6 * 3600.0
CONTACT_PATIENCE_S = 60.0
RETRY_PATIENCE_S = 30.0
REFUSED_PATIENCE_S = 10.0
LEASE_PATIENCE_S = 40.0
"""A lease that is gone is added again with the next renewal, 30 s later (observed on Elasticsearch 7.3.0)."""


def judge_existing(facts: Facts, pair: IndexPair, entry: Follower, row: IndexEntry | None) -> Judgement:
    """Judge one follower that `_ccr/info` lists with the alias and leader index we want; `row` is its row in a list."""
    if (other := made_anew(facts, pair)) is not None:
        return other
    if row is not None and not row.open:
        return blocked(Code.FOLLOWER_CLOSED, index=pair.follower, paused=not entry.active)
    stats_call = follow_stats(Side.FOLLOWER)
    if fault := facts.fault(stats_call):
        return by_fault(stats_call, fault)
    stats = facts.value(stats_call, FollowStats)
    if stats is None:
        return unknown(Code.NOT_LOOKED)
    tasks = stats.tasks.get(pair.follower, {})
    if entry.active and (dead := _fatal(facts, pair, tasks)) is not None:
        return dead
    if (differs := another_history(facts, pair)) is not None:
        return differs
    if not entry.active:
        return _without_tasks(facts, pair, row)
    if row is not None and row.health == "red":
        return suspected(Code.INDEX_RED, RED_PATIENCE_S, side=Side.FOLLOWER.value, index=pair.follower)
    problem = _without_contact(facts, pair, entry, tasks) or _not_leased(facts, pair)
    return problem or satisfied(Code.FOLLOWING, index=pair.follower, leader_index=pair.leader, shards=len(tasks))


def _without_tasks(facts: Facts, pair: IndexPair, listed: IndexEntry | None) -> Judgement:
    """No tasks: paused, or the first copy is under way, or it failed."""
    copies = facts.latest(Kind.RECOVERY, Side.FOLLOWER, Recovery)
    copy = copies.copies.get(pair.follower) if copies else None
    started = copy_of(facts, Side.FOLLOWER, pair.follower)
    state = taskless(
        InactiveInputs(
            len(started.shards) if started else 0,
            listed.primaries if listed else None,
            listed.health if listed else None,
            copy=copy,
            stored=copies is not None and pair.follower in copies.stored,
        )
    )
    if state is InactiveState.PAUSED:
        return missing(Code.FOLLOWER_PAUSED, index=pair.follower, leader_index=pair.leader)
    if state is InactiveState.FAILED:
        return suspected(Code.FIRST_COPY_FAILED, RED_PATIENCE_S, index=pair.follower)
    if state is InactiveState.SHARDS_GONE:
        return suspected(Code.INDEX_RED, RED_PATIENCE_S, side=Side.FOLLOWER.value, index=pair.follower)
    done, total = (copy.recovered_bytes, copy.total_bytes) if copy else (None, None)
    return waiting(
        Code.FIRST_COPY,
        FIRST_COPY_PATIENCE_S,
        index=pair.follower,
        recovered_bytes=done,
        total_bytes=total,
        percent=round(100 * done / total) if done is not None and total else None,
    )


def _fatal(facts: Facts, pair: IndexPair, tasks: Mapping[int, ShardTask]) -> Judgement | None:
    dead = next((task for task in tasks.values() if task.fatal_type), None)
    if dead is None:
        return None
    cause = fatal_reason(dead.fatal_type, dead.fatal_reason)
    leader_copy = copy_of(facts, Side.LEADER, pair.leader)
    if (
        cause is Reason.LEADER_INDEX_MISSING
        and leader_copy is not None
        and leader_copy.shards
        and not leased(facts, pair)
    ):
        return leader_recreated(facts, pair)
    return blocked(
        Code.FOLLOWER_STOPPED,
        index=pair.follower,
        shard=dead.shard,
        error=dead.fatal_type,
        reason=dead.fatal_reason,
        cause=cause.value,
        cure=_CURES.get(cause, "resume"),
    )


_CURES = {
    Reason.HISTORY_LOST: "afresh",
    Reason.HISTORY_DIFFERS: "compare",
    Reason.LEADER_INDEX_MISSING: "keep",
    Reason.MAPPING_CONFLICT: "mapping",
}
"""What heals a task that gave up (public reference and recordings): a fresh copy only where the history is gone or is
another one; a pause and a resume for all that has passed by itself, such as a leader that was restarting.
"""


def doubt_reads(facts: Facts, pair: IndexPair, entry: Follower) -> tuple[Call, ...]:
    """What tells why a read of an active follower stays out: the blocks of its index."""
    stats = facts.value(follow_stats(Side.FOLLOWER), FollowStats)
    late = stats is not None and _late(stats.tasks.get(pair.follower, {}), entry)
    return (index_traits(Side.FOLLOWER, [pair.follower]),) if late else ()


def _failing(tasks: Mapping[int, ShardTask]) -> ShardTask | None:
    return next((task for task in tasks.values() if task.read_errors), None)


def _late(tasks: Mapping[int, ShardTask], entry: Follower) -> bool:
    most_ms = 1000 * (entry.read_poll_timeout_s + SILENCE_GRACE_S)
    return any(task.since_last_read_ms > most_ms for task in tasks.values())


def _traits(facts: Facts, follower_index: str) -> IndexSettings | None:
    settings_by_name = facts.value(index_traits(Side.FOLLOWER, [follower_index]), IndexSettingsByName)
    return settings_by_name.indices.get(follower_index) if settings_by_name else None


def _is_history(facts: Facts, pair: IndexPair, failing: ShardTask) -> bool:
    """Whether the error is that of a closed leader index of which the leader gives figures: it is open again.

    The error stays listed until the next try and its own poll are over, a minute and more (observed on 7.3.0).
    """
    leader_copy = copy_of(facts, Side.LEADER, pair.leader)
    why = retry_reason(failing.read_errors[0].type, failing.read_errors[0].reason)
    return why is Reason.LEADER_INDEX_CLOSED and leader_copy is not None and failing.shard in leader_copy.shards


def _without_contact(
    facts: Facts, pair: IndexPair, entry: Follower, tasks: Mapping[int, ShardTask]
) -> Judgement | None:
    """Contact is a mapping fetched from the leader and a read that was sent there, on every shard."""
    failing = _failing(tasks)
    if failing and _is_history(facts, pair, failing):
        failing = None
    if failing:
        error = failing.read_errors[0]
        return waiting(
            Code.FOLLOWER_RETRYING,
            RETRY_PATIENCE_S,
            index=pair.follower,
            error=error.type,
            reason=error.reason,
            retries=error.retries,
            cause=retry_reason(error.type, error.reason).value,
        )
    if refused := _refused_writes(tasks):
        return suspected(Code.FOLLOWER_WRITES_REFUSED, REFUSED_PATIENCE_S, index=pair.follower, failed=refused)
    traits = _traits(facts, pair.follower)
    if traits is not None and traits.writes_blocked and _late(tasks, entry):
        return suspected(Code.FOLLOWER_WRITES_REFUSED, REFUSED_PATIENCE_S, index=pair.follower, failed=None)
    started = copy_of(facts, Side.FOLLOWER, pair.follower)
    everywhere = bool(tasks) and started is not None and len(tasks) == len(started.shards)
    touched = all(task.follower_mapping_version > 0 and task.since_last_read_ms >= 0 for task in tasks.values())
    if everywhere and touched:
        return None
    return waiting(Code.WAITING_FOR_CONTACT, CONTACT_PATIENCE_S, index=pair.follower, leader_index=pair.leader)


def _refused_writes(tasks: Mapping[int, ShardTask]) -> int:
    """How many writes were refused that are still to be made.

    A write or read-only block, or flood stage, shows in nothing else (recorded on Elasticsearch 7.3.0); what was
    refused once and has been written since is no longer outstanding.
    """
    return sum(task.failed_writes for task in tasks.values() if task.failed_writes and task.outstanding_writes)


def _not_leased(facts: Facts, pair: IndexPair) -> Judgement | None:
    """The leader must hold a lease of this very follower."""
    if leased(facts, pair):
        return None
    return suspected(Code.OTHER_LEADER, LEASE_PATIENCE_S, index=pair.follower, leader_index=pair.leader)
