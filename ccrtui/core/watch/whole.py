"""What is said of an index as such, before its shards are looked at: by the profile, `_ccr/info`, and what is absent.

The same words in the first sample as in the thousandth: everything here follows from what is known now.
"""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.replication import Follower, ShardTask
from ccrtui.core.elasticsearch.task_error import fatal_reason
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.following.absence import Absence
from ccrtui.core.watch.following.follows import Follows
from ccrtui.core.watch.following.wish import contradiction
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.measure.first_copy import InactiveInputs, InactiveState, taskless
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.unread import culprits, unread
from ccrtui.core.watch.verdict import Reason, Verdict

IndexVerdict = tuple[Verdict, Reason]
COPY_GRACE_S = 3.0
"""How long a follower that was seen to be copied may be red before its first copy counts as failed."""


def whole_verdict(
    history: LinkHistory, snapshot: Snapshot, pair: IndexPair, entry: Follower | None, tasks: Mapping[int, ShardTask]
) -> IndexVerdict | None:
    """A verdict that is about the index as such; None when its shards decide."""
    if snapshot.followers is None:
        return Verdict.UNKNOWN, unread(snapshot.follower_fault or _NO_ANSWER, Reason.FOLLOWER_NOT_REACHED)
    apart = _apart(snapshot, pair, entry, tasks)
    if apart is not None or entry is None:
        return apart
    other = _other_leader(history, snapshot, pair, tasks)
    if other is not None:
        return Verdict.STOPPED, other
    if not entry.active:
        return _without_tasks(history, snapshot, pair)
    if history.follower_known.absent.get(pair.follower) is Absence.CLOSED:
        return Verdict.STOPPED, Reason.FOLLOWER_CLOSED
    if snapshot.running is None:
        return Verdict.UNKNOWN, unread(snapshot.follower_fault or _NO_ANSWER, Reason.FOLLOWER_NOT_REACHED)
    return None


def follows(
    history: LinkHistory, snapshot: Snapshot, pair: IndexPair, entry: Follower | None, tasks: Mapping[int, ShardTask]
) -> Follows | None:
    """How an index follows the leader index of its pair, whatever has become of that; None: it does not, or unknown.

    One of which nothing is said as a whole is active.
    """
    if snapshot.followers is None or entry is None or _apart(snapshot, pair, entry, tasks) is not None:
        return None
    if history.follower_known.absent.get(pair.follower) is Absence.CLOSED:
        return Follows.CLOSED
    return Follows.ACTIVE if entry.active else _FOLLOWS.get(_taskless(history, snapshot, pair))


_FOLLOWS: Mapping[InactiveState, Follows] = {
    InactiveState.PAUSED: Follows.PAUSED,
    InactiveState.COPYING: Follows.ACTIVE,
    InactiveState.FAILED: Follows.ACTIVE,
}


def _apart(
    snapshot: Snapshot, pair: IndexPair, entry: Follower | None, tasks: Mapping[int, ShardTask]
) -> IndexVerdict | None:
    """Where what the profile wants and what the follower cluster has under that name are not one."""
    if pair.follower in snapshot.wanted:
        differs = contradiction(pair, snapshot.alias, entry, snapshot.wanted_twice)
        if differs is not None:
            return Verdict.STOPPED, differs
    if entry is None:
        return (Verdict.STOPPED, Reason.LEFTOVER_TASK) if tasks else (Verdict.UNKNOWN, Reason.NOT_FOLLOWING)
    if entry.alias != snapshot.alias:
        return Verdict.UNKNOWN, Reason.NOT_FOLLOWING
    return None if entry.leader_index == pair.leader else (Verdict.UNKNOWN, Reason.NOT_ESTABLISHED)


def _other_leader(
    history: LinkHistory, snapshot: Snapshot, pair: IndexPair, tasks: Mapping[int, ShardTask]
) -> Reason | None:
    """Why the leader index is not the one that is followed, or is not there at all."""
    if snapshot.leader is not None and history.leader_known.absent.get(pair.leader) is Absence.MISSING:
        return Reason.LEADER_INDEX_MISSING
    if pair.leader in history.recreated or is_another_leader_index(history, snapshot, pair):
        return Reason.LEADER_RECREATED
    if _not_found_though_there(snapshot, pair, tasks):
        belongs = _belongs(history, snapshot, pair)
        if belongs is False:
            return Reason.LEADER_RECREATED
        if belongs and _gave_up_before(history, snapshot, pair, tasks):
            return Reason.OTHER_LEADER
    if pair.follower in history.histories.differing:
        return Reason.HISTORY_DIFFERS
    if pair.follower in history.contradicted:
        return Reason.HISTORY_DIFFERS if _is_same_leader_index(history, pair) else Reason.OTHER_LEADER
    return None


def _is_same_leader_index(history: LinkHistory, pair: IndexPair) -> bool:
    """Whether the leader index is known to be the one that was followed, whatever has become of what it holds."""
    leader_traits = history.leader_known.traits.get(pair.leader)
    follower_traits = history.follower_known.traits.get(pair.follower)
    return (
        leader_traits is not None
        and follower_traits is not None
        and leader_traits.creation_date_ms == follower_traits.creation_date_ms
    )


def _not_found_though_there(snapshot: Snapshot, pair: IndexPair, tasks: Mapping[int, ShardTask]) -> bool:
    """Whether a task gave up for want of a leader index of which the leader that we ask has one of that name."""
    lost = (fatal_reason(task.fatal_type, task.fatal_reason) for task in tasks.values() if task.fatal_type)
    return bool(snapshot.leader_copy(pair.leader).shards) and Reason.LEADER_INDEX_MISSING in lost


def _gave_up_before(history: LinkHistory, snapshot: Snapshot, pair: IndexPair, tasks: Mapping[int, ShardTask]) -> bool:
    """Whether a task was seen to have given up before the leader told of the index: it was not deleted in between."""
    heard = snapshot.leader_at
    failures = (history.window(pair.follower, number).fatal_at for number in tasks)
    return heard is not None and any(at is not None and at < heard for at in failures)


def _belongs(history: LinkHistory, snapshot: Snapshot, pair: IndexPair) -> bool | None:
    """Whether the leader index that is there is the one that is followed, so that it was looked for elsewhere.

    By its leases where the follower gives figures now, else by its creation date; None while neither is known.
    """
    lease, uuid = history.leases.get(pair.follower), snapshot.follower_copy(pair.follower).uuid
    if lease is not None and uuid is not None:
        return lease.proves(uuid, snapshot.leader_copy(pair.leader).uuid)
    known = history.leader_known.traits.get(pair.leader) and history.follower_known.traits.get(pair.follower)
    return _is_same_leader_index(history, pair) if known else None


_NO_ANSWER = Fault(FaultCode.TIMED_OUT)


def bound(history: LinkHistory, snapshot: Snapshot, pair: IndexPair) -> IndexVerdict | None:
    """The best that can be said of an active follower's shards, from what is known of either index or the alias."""
    if history.remote_known and history.remote is None:
        return Verdict.RETRYING, Reason.ALIAS_MISSING
    if isinstance(snapshot.follower_shards, Fault):
        return Verdict.UNKNOWN, _unread_shards(snapshot.follower_shards)
    leader = history.leader_known.absent.get(pair.leader) if snapshot.leader is not None else None
    if leader is Absence.CLOSED:
        return Verdict.RETRYING, Reason.LEADER_INDEX_CLOSED
    if leader is Absence.NOT_STARTED:
        return Verdict.RETRYING, Reason.LEADER_SHARDS_MISSING
    if leader in _UNTOLD:
        return Verdict.UNKNOWN, _UNTOLD[leader][0]
    follower = history.follower_known.absent.get(pair.follower) if snapshot.followers is not None else None
    return (Verdict.UNKNOWN, _UNTOLD[follower][1]) if follower in _UNTOLD else None


_UNTOLD: Mapping[Absence | None, tuple[Reason, Reason]] = {
    Absence.BLOCKED: (Reason.LEADER_INDEX_REFUSED, Reason.FOLLOWER_INDEX_REFUSED),
    Absence.FORBIDDEN: (Reason.RIGHT_MISSING, Reason.RIGHT_MISSING),
}


def _unread_shards(fault: Fault) -> Reason:
    """Why the follower's figures are not known; where others are to blame they are left out next time."""
    return unread(fault, Reason.NOT_ESTABLISHED if culprits(fault) else Reason.FOLLOWER_NOT_REACHED)


def is_another_leader_index(history: LinkHistory, snapshot: Snapshot, pair: IndexPair) -> bool:
    """Whether the leader index is not the one that was followed: a follower carries the creation date of its own.

    Recorded on 7.3.0. A lease that this very follower holds on this very leader index says the contrary.
    """
    leader_traits = history.leader_known.traits.get(pair.leader)
    follower_traits = history.follower_known.traits.get(pair.follower)
    if (
        leader_traits is None
        or follower_traits is None
        or leader_traits.creation_date_ms == follower_traits.creation_date_ms
    ):
        return False
    uuids = snapshot.leader_copy(pair.leader).uuid, snapshot.follower_copy(pair.follower).uuid
    if uuids[0] not in (None, leader_traits.uuid) or uuids[1] not in (None, follower_traits.uuid):
        return False
    lease = history.leases.get(pair.follower)
    return lease is None or not lease.proves(follower_traits.uuid, leader_traits.uuid)


def _without_tasks(history: LinkHistory, snapshot: Snapshot, pair: IndexPair) -> IndexVerdict:
    """No tasks: the first copy is under way, or it failed, or somebody paused it."""
    state = _taskless(history, snapshot, pair)
    if state is InactiveState.CLOSED:
        return Verdict.PAUSED, Reason.FOLLOWER_CLOSED
    if isinstance(snapshot.follower_shards, Fault) and state is InactiveState.UNCLEAR:
        return Verdict.UNKNOWN, _unread_shards(snapshot.follower_shards)
    if state is InactiveState.PAUSED and isinstance(snapshot.tasks, Fault) and snapshot.tasks.code is FaultCode.LICENCE:
        return Verdict.STOPPED, Reason.LICENCE_REFUSES
    if state is InactiveState.PAUSED:
        lease = history.leases.get(pair.follower)
        return Verdict.PAUSED, Reason.LEASE_EXPIRED if lease is not None and not lease.held else Reason.PAUSED
    return _TASKLESS[state]


_TASKLESS: Mapping[InactiveState, IndexVerdict] = {
    InactiveState.COPYING: (Verdict.BOOTSTRAPPING, Reason.FIRST_COPY),
    InactiveState.FAILED: (Verdict.STOPPED, Reason.BOOTSTRAP_FAILED),
    InactiveState.SHARDS_GONE: (Verdict.UNKNOWN, Reason.SHARDS_UNASSIGNED),
    InactiveState.UNCLEAR: (Verdict.UNKNOWN, Reason.NOT_ESTABLISHED),
}


def _taskless(history: LinkHistory, snapshot: Snapshot, pair: IndexPair) -> InactiveState:
    """What a follower without tasks is; without word of its shards no more than that it is closed, or copied."""
    traits = history.follower_known.traits.get(pair.follower)
    leader_uuid = snapshot.leader_copy(pair.leader).uuid
    primaries = history.primaries.get(leader_uuid)
    copied_at = history.copied_at.get(pair.follower)
    started_before = any(history.window(pair.follower, number).follower for number in range(primaries or 1))
    sight = InactiveInputs(
        started=len(snapshot.follower_copy(pair.follower).shards),
        primaries=traits.shards if traits else primaries,
        health=history.health.get(pair.follower),
        closed=history.follower_known.absent.get(pair.follower) is Absence.CLOSED,
        copy=history.copies.get(pair.follower),
        stored=pair.follower in history.stored or (started_before and copied_at is None),
        was_copying=copied_at is not None and snapshot.taken_at - copied_at <= COPY_GRACE_S,
    )
    state = taskless(sight)
    told = not isinstance(snapshot.follower_shards, Fault)
    return state if told or state in (InactiveState.CLOSED, InactiveState.COPYING) else InactiveState.UNCLEAR
