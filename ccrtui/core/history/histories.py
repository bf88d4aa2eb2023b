"""The histories of all shards of a link: what is known, what has to be asked, and what the answers made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.replication import IndexCopy, ShardCopy, ShardStats
from ccrtui.core.history.comparison import Numbers, compare
from ccrtui.core.history.stamp import WINDOW, Question, Stamped, Stamps, newest
from ccrtui.core.history.thread import Between, Sight, Standing, Thread, compared, followed, lost, refused
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.snapshot import Snapshot

BATCH = 200
"""How many shards are asked for in one request."""
AGAIN_S = 10.0
"""How long to wait before a shard that could not be settled is asked again."""
REFUSED_AGAIN_S = 60.0

ProofKey: TypeAlias = tuple[str, str, str, int]
"""Leader index uuid, follower index uuid, history of the follower's shard, shard."""
Key: TypeAlias = tuple[str, int]
"""Follower index and shard."""

_REFUSED = frozenset({FaultCode.NOT_AUTHORIZED, FaultCode.REJECTED, FaultCode.INDEX_BLOCKED})


@dataclass(frozen=True, slots=True)
class Due:
    """One shard whose documents are to be compared, with what both sides are asked and where they stood.

    `run` is that of its thread: an answer to what was asked before the shard was doubted says nothing.
    """

    key: Key
    leader: Question
    follower: Question
    numbers: Numbers
    run: int


@dataclass(frozen=True, slots=True)
class Histories:
    """All that is known of the histories of a link. `remembered` and `proven`: the leader's history by shard."""

    threads: Mapping[Key, Thread] = field(default_factory=dict)
    shards: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """The shards seen so far, by follower index."""
    remembered: Mapping[ProofKey, str] = field(default_factory=dict)
    held: Mapping[str, bool] = field(default_factory=dict)
    """Whether each follower held its leases when they were last looked at."""
    unsettled: frozenset[Key] = frozenset()
    differing: frozenset[str] = frozenset()
    """The followers of which a shard has another history than its leader."""

    def standing(self, follower_index: str, shard: int) -> Standing:
        """What is known of one shard."""
        thread = self.threads.get((follower_index, shard))
        return Standing.UNPROVEN if thread is None else thread.standing

    @property
    def history_unread(self) -> bool:
        """Whether a shard's history has to be asked for in the next tick."""
        return any(not self.threads[key].history_current for key in self.unsettled)

    @property
    def proven(self) -> dict[ProofKey, str]:
        """What is worth remembering."""
        known = ((key, thread) for key, thread in self.threads.items() if thread.standing is Standing.PROVEN)
        return {
            proof: thread.proven_for
            for key, thread in known
            if thread.proven_for and (proof := _proof_key(thread.between, key[1]))
        }

    def advance(self, snapshot: Snapshot, held: Mapping[str, bool]) -> Histories:
        """Add one tick; `held` tells of each follower whether it holds its leases."""
        threads = dict(self.threads)
        shards = dict(self.shards)
        for pair in snapshot.pairs:
            back = held.get(pair.follower, False) and self.held.get(pair.follower) is False
            _add(self, snapshot, pair, back, threads, shards)
        return _settled(replace(self, threads=threads, shards=shards, held={**self.held, **held}))

    def due(self, snapshot: Snapshot) -> tuple[Due, ...]:
        """The shards to be compared now: those that stand level, the longest not asked first."""
        if not self.unsettled or snapshot.leader is None or snapshot.follower is None:
            return ()
        waiting = []
        for pair in snapshot.pairs:
            for number in self.shards.get(pair.follower, ()):
                thread = self.threads[pair.follower, number]
                if not thread.settled and thread.history_current and _is_time(thread, snapshot.taken_at):
                    waiting.append((thread.tried_at or 0.0, pair, number, thread))
        waiting.sort(key=lambda entry: (entry[0], entry[1].follower, entry[2]))
        dues = (_due(pair, number, thread, snapshot) for _, pair, number, thread in waiting)
        return tuple(due for due in dues if due is not None)[:BATCH]

    def answered(self, dues: Iterable[Due], leader: Stamped | Fault, follower: Stamped | Fault, at: float) -> Histories:
        """Add the answers of both sides to what was due."""
        threads = dict(self.threads)
        for place, due in enumerate(dues):
            thread = threads.get(due.key)
            if thread is None or thread.missing or thread.run != due.run:
                continue
            leader_stamps, follower_stamps = _answer(leader, place), _answer(follower, place)
            threads[due.key] = _answered(thread, due, leader_stamps, follower_stamps, at)
        return _settled(replace(self, threads=threads))


def _settled(histories: Histories) -> Histories:
    unsettled = frozenset(key for key, thread in histories.threads.items() if not thread.settled)
    differing = frozenset(key[0] for key in unsettled if histories.threads[key].standing is Standing.DIFFERS)
    return replace(histories, unsettled=unsettled, differing=differing)


def _add(
    known: Histories,
    snapshot: Snapshot,
    pair: IndexPair,
    lease_back: bool,
    threads: dict[Key, Thread],
    shards: dict[str, frozenset[int]],
) -> None:
    leader_copy, follower_copy = _copy(snapshot.leader, pair.leader), _copy(snapshot.follower, pair.follower)
    before = known.shards.get(pair.follower, frozenset())
    for number in before - leader_copy.shards.keys():
        threads[pair.follower, number] = lost(threads[pair.follower, number])
    if leader_copy.shards.keys() - before:
        shards[pair.follower] = before | leader_copy.shards.keys()
    for number, leader in leader_copy.shards.items():
        thread, follower = threads.get((pair.follower, number)), follower_copy.shards.get(number)
        between = _between(leader_copy, follower_copy, follower, thread)
        unchanged = thread is not None and follower is not None and _unchanged(thread, between, leader, follower)
        if unchanged and not snapshot.with_leases:
            continue
        proof = _proof_key(between, number)
        remembered = known.remembered.get(proof) if proof else None
        sight = Sight(between, leader, follower, snapshot.with_leases, remembered, lease_back)
        threads[pair.follower, number] = followed(thread, sight)


def _between(
    leader_copy: IndexCopy, follower_copy: IndexCopy, follower: ShardCopy | None, thread: Thread | None
) -> Between:
    """Of which copy this is told; what was not asked for, or not answered, is as it was last told of that index."""
    last = thread.between if thread is not None else Between(None, None, None)
    uuid = last.follower if follower_copy.uuid is None else follower_copy.uuid
    history = follower.history if follower is not None else None
    return Between(leader_copy.uuid, uuid, history or (last.history if uuid == last.follower else None))


def _proof_key(between: Between, shard: int) -> ProofKey | None:
    if between.leader and between.follower and between.history:
        return between.leader, between.follower, between.history, shard
    return None


def _unchanged(thread: Thread, between: Between, leader: ShardCopy, follower: ShardCopy) -> bool:
    return (
        thread.leader_max == leader.max_seq_no
        and thread.reached == follower.global_checkpoint <= leader.max_seq_no
        and not thread.missing
        and thread.between == between
    )


def _is_time(thread: Thread, now: float) -> bool:
    if thread.tried_at is None or thread.standing is Standing.UNPROVEN:
        return True
    wait_s = REFUSED_AGAIN_S if thread.open_since is None else AGAIN_S
    return now - thread.tried_at >= wait_s


def _due(pair: IndexPair, number: int, thread: Thread, snapshot: Snapshot) -> Due | None:
    leader_shard = _copy(snapshot.leader, pair.leader).shards.get(number)
    follower_shard = _copy(snapshot.follower, pair.follower).shards.get(number)
    if (
        leader_shard is None
        or follower_shard is None
        or leader_shard.max_seq_no < 0
        or follower_shard.global_checkpoint < leader_shard.max_seq_no
    ):
        return None
    low, high = _window(thread, leader_shard.max_seq_no, pair, number)
    ahead = max(follower_shard.max_seq_no, follower_shard.global_checkpoint)
    return Due(
        (pair.follower, number),
        Question(pair.leader, number, low, high),
        Question(pair.follower, number, low, high),
        Numbers(leader_shard.max_seq_no, ahead, thread.anchor),
        thread.run,
    )


def _window(thread: Thread, highest: int, pair: IndexPair, number: int) -> tuple[int, int]:
    """The newest operations; each second time those that came first while we watched: they are refreshed by now."""
    if thread.tries % 2 and highest > thread.anchor + WINDOW:
        return thread.anchor + 1, thread.anchor + WINDOW
    question = newest(pair.leader, number, highest)
    return question.low, question.high


def _answer(outcome: Stamped | Fault, place: int) -> Stamps | Fault:
    if isinstance(outcome, Fault):
        return outcome
    return outcome.shards[place] if place < len(outcome.shards) else Fault(FaultCode.UNREADABLE)


def _answered(thread: Thread, due: Due, leader: Stamps | Fault, follower: Stamps | Fault, at: float) -> Thread:
    if isinstance(leader, Fault) or isinstance(follower, Fault):
        faults = [outcome for outcome in (leader, follower) if isinstance(outcome, Fault)]
        if any(fault.code in _REFUSED for fault in faults):
            return refused(thread, at)
        return compared(thread, compare({}, {}, due.numbers), at)
    return compared(thread, compare(leader, follower, due.numbers), at)


def _copy(stats: ShardStats | None, name: str) -> IndexCopy:
    return stats.indices.get(name, _NO_COPY) if stats is not None else _NO_COPY


_NO_COPY = IndexCopy(None, {})
