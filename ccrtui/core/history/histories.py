"""The histories of all shards of a link: what is known, what has to be asked, and what the answers made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.replication import IndexCopy, ShardCopy
from ccrtui.core.history.comparison import Numbers, compare
from ccrtui.core.history.lineage import (
    Between,
    HistoryStatus,
    Lineage,
    ShardSample,
    compared,
    followed,
    lost,
    refused,
)
from ccrtui.core.history.proof_key import ProofKey
from ccrtui.core.history.stamp import WINDOW, Question, Stamped, Stamps, newest
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.snapshot import Snapshot

BATCH = 200
"""How many shards are asked for in one request."""
AGAIN_S = 10.0
"""How long to wait before a shard that could not be settled is asked again."""
REFUSED_AGAIN_S = 60.0

Key: TypeAlias = tuple[str, int]
"""Follower index and shard."""

_REFUSED = frozenset({FaultCode.NOT_AUTHORIZED, FaultCode.REJECTED, FaultCode.INDEX_BLOCKED})


@dataclass(frozen=True, slots=True)
class Due:
    """One shard whose documents are to be compared, with what both sides are asked and where they stood.

    `run` is that of its lineage: an answer to what was asked before the shard was doubted says nothing.
    """

    key: Key
    leader: Question
    follower: Question
    numbers: Numbers
    run: int


@dataclass(frozen=True, slots=True)
class Histories:
    """All that is known of the histories of a link. `remembered` and `proven`: the leader's history by shard."""

    lineages: Mapping[Key, Lineage] = field(default_factory=dict)
    shards: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """The shards seen so far, by follower index."""
    remembered: Mapping[ProofKey, str] = field(default_factory=dict)
    held: Mapping[str, bool] = field(default_factory=dict)
    """Whether each follower held its leases when they were last looked at."""
    unsettled: frozenset[Key] = frozenset()
    ended: frozenset[Key] = frozenset()
    """Those that another sample begins anew, or ends once more."""
    differing: frozenset[str] = frozenset()
    """The followers of which a shard has another history than its leader."""
    others: frozenset[Key] = frozenset()
    """Those of which another lineage is known than when the link was judged last."""

    def status(self, follower_index: str, shard: int) -> HistoryStatus:
        """What is known of one shard."""
        lineage = self.lineages.get((follower_index, shard))
        return HistoryStatus.UNPROVEN if lineage is None else lineage.status

    @property
    def unread(self) -> frozenset[str]:
        """The followers of which a shard's history has to be asked for in the next tick."""
        return frozenset(key[0] for key in self.unsettled if not self.lineages[key].history_current)

    @property
    def proven(self) -> dict[ProofKey, str]:
        """What is worth remembering."""
        known = ((key, lineage) for key, lineage in self.lineages.items() if lineage.status is HistoryStatus.PROVEN)
        return {
            proof: lineage.proven_for
            for key, lineage in known
            if lineage.proven_for and (proof := _proof_key(lineage.between, key[1]))
        }

    def advance(self, snapshot: Snapshot, held: Mapping[str, bool], names: frozenset[str] | None = None) -> Histories:
        """Add one tick; `held` tells of each follower whose leases were looked at whether it holds them.

        `names` are the followers of which something else is told than in the last tick, or was told then than before;
        None: of all. Those of which the history was told are looked at in any case.
        """
        if names is not None:
            names |= {name for name, _ in self.ended}
            pairs = tuple(
                pair for pair in snapshot.pairs if pair.follower in names or snapshot.tells_leases(pair.leader)
            )
        else:
            pairs = snapshot.pairs
        if not pairs:
            return self
        fresh: dict[Key, Lineage] = {}
        shards = dict(self.shards)
        for pair in pairs:
            back = held.get(pair.follower, False) and self.held.get(pair.follower) is False
            _add(self, snapshot, pair, back, fresh, shards)
        return _settled(replace(self, shards=shards, held={**self.held, **held}), fresh)

    def due(self, snapshot: Snapshot) -> tuple[Due, ...]:
        """The shards to be compared now: those that stand level, the longest not asked first."""
        if not self.unsettled or snapshot.leader is None or snapshot.follower is None:
            return ()
        waiting = []
        names = {name for name, _ in self.unsettled}
        for pair in (pair for pair in snapshot.pairs if pair.follower in names):
            for number in self.shards.get(pair.follower, ()):
                lineage = self.lineages[pair.follower, number]
                if not lineage.settled and lineage.history_current and _is_time(lineage, snapshot.taken_at):
                    waiting.append((lineage.tried_at or 0.0, pair, number, lineage))
        waiting.sort(key=lambda entry: (entry[0], entry[1].follower, entry[2]))
        dues = (_due(pair, number, lineage, snapshot) for _, pair, number, lineage in waiting)
        return tuple(due for due in dues if due is not None)[:BATCH]

    def answered(self, dues: Iterable[Due], leader: Stamped | Fault, follower: Stamped | Fault, at: float) -> Histories:
        """Add the answers of both sides to what was due."""
        fresh: dict[Key, Lineage] = {}
        for place, due in enumerate(dues):
            lineage = self.lineages.get(due.key)
            if lineage is None or lineage.missing or lineage.run != due.run:
                continue
            leader_stamps, follower_stamps = _answer(leader, place), _answer(follower, place)
            fresh[due.key] = _answered(lineage, due, leader_stamps, follower_stamps, at)
        return _settled(self, fresh)

    def judged(self) -> Histories:
        """The same, of which none is another one since the link was judged."""
        return replace(self, others=frozenset()) if self.others else self


def _settled(before: Histories, fresh: Mapping[Key, Lineage]) -> Histories:
    """With these lineages, and what is not settled, and what differs; no others than these are looked at."""
    others = {key: lineage for key, lineage in fresh.items() if before.lineages.get(key) is not lineage}
    if not others:
        return before
    lineages = {**before.lineages, **others}
    unsettled = (before.unsettled - others.keys()) | {key for key, lineage in others.items() if not lineage.settled}
    ended = (before.ended - others.keys()) | {key for key, lineage in others.items() if lineage.ended}
    differing = frozenset(key[0] for key in unsettled if lineages[key].status is HistoryStatus.DIFFERS)
    known = replace(before, lineages=lineages, unsettled=unsettled, ended=ended, differing=differing)
    return replace(known, others=before.others | others.keys())


def _add(
    known: Histories,
    snapshot: Snapshot,
    pair: IndexPair,
    lease_back: bool,
    fresh: dict[Key, Lineage],
    shards: dict[str, frozenset[int]],
) -> None:
    leader_copy, follower_copy = snapshot.leader_copy(pair.leader), snapshot.follower_copy(pair.follower)
    before = known.shards.get(pair.follower, frozenset())
    for number in before - leader_copy.shards.keys():
        key = pair.follower, number
        fresh[key] = lost(fresh[key] if key in fresh else known.lineages[key])
    if leader_copy.shards.keys() - before:
        shards[pair.follower] = before | leader_copy.shards.keys()
    told = snapshot.tells_leases(pair.leader)
    for number, leader in leader_copy.shards.items():
        key, follower = (pair.follower, number), follower_copy.shards.get(number)
        lineage = fresh[key] if key in fresh else known.lineages.get(key)
        between = _between(leader_copy, follower_copy, follower, lineage)
        same = lineage if not told or (lineage and not lease_back and lineage.is_of(leader)) else None
        if same is not None and follower is not None and _unchanged(same, between, leader, follower):
            continue
        proof = _proof_key(between, number)
        remembered = known.remembered.get(proof) if proof else None
        sight = ShardSample(between, leader, follower, told, remembered, lease_back)
        fresh[key] = followed(lineage, sight)


def _between(
    leader_copy: IndexCopy, follower_copy: IndexCopy, follower: ShardCopy | None, lineage: Lineage | None
) -> Between:
    """Of which copy this is told; what was not asked for, or not answered, is as it was last told of that index."""
    last = lineage.between if lineage is not None else Between(None, None, None)
    uuid = last.follower if follower_copy.uuid is None else follower_copy.uuid
    history = follower.history if follower is not None else None
    return Between(leader_copy.uuid, uuid, history or (last.history if uuid == last.follower else None))


def _proof_key(between: Between, shard: int) -> ProofKey | None:
    if between.leader and between.follower and between.history:
        return between.leader, between.follower, between.history, shard
    return None


def _unchanged(lineage: Lineage, between: Between, leader: ShardCopy, follower: ShardCopy) -> bool:
    return (
        lineage.leader_max == leader.max_seq_no
        and lineage.reached == follower.global_checkpoint <= leader.max_seq_no
        and not lineage.missing
        and lineage.between == between
    )


def _is_time(lineage: Lineage, now: float) -> bool:
    if lineage.tried_at is None or lineage.status is HistoryStatus.UNPROVEN:
        return True
    wait_s = REFUSED_AGAIN_S if lineage.open_since is None else AGAIN_S
    return now - lineage.tried_at >= wait_s


def _due(pair: IndexPair, number: int, lineage: Lineage, snapshot: Snapshot) -> Due | None:
    leader_shard = snapshot.leader_copy(pair.leader).shards.get(number)
    follower_shard = snapshot.follower_copy(pair.follower).shards.get(number)
    if (
        leader_shard is None
        or follower_shard is None
        or leader_shard.max_seq_no < 0
        or follower_shard.global_checkpoint < leader_shard.max_seq_no
    ):
        return None
    low, high = _window(lineage, leader_shard.max_seq_no, pair, number)
    ahead = max(follower_shard.max_seq_no, follower_shard.global_checkpoint)
    return Due(
        (pair.follower, number),
        Question(pair.leader, number, low, high),
        Question(pair.follower, number, low, high),
        Numbers(leader_shard.max_seq_no, ahead, lineage.anchor),
        lineage.run,
    )


def _window(lineage: Lineage, highest: int, pair: IndexPair, number: int) -> tuple[int, int]:
    """The newest operations; each second time those that came first while we watched: they are refreshed by now."""
    if lineage.tries % 2 and highest > lineage.anchor + WINDOW:
        return lineage.anchor + 1, lineage.anchor + WINDOW
    question = newest(pair.leader, number, highest)
    return question.low, question.high


def _answer(outcome: Stamped | Fault, place: int) -> Stamps | Fault:
    if isinstance(outcome, Fault):
        return outcome
    return outcome.shards[place] if place < len(outcome.shards) else Fault(FaultCode.UNREADABLE)


def _answered(lineage: Lineage, due: Due, leader: Stamps | Fault, follower: Stamps | Fault, at: float) -> Lineage:
    if isinstance(leader, Fault) or isinstance(follower, Fault):
        faults = [outcome for outcome in (leader, follower) if isinstance(outcome, Fault)]
        if any(fault.code in _REFUSED for fault in faults):
            return refused(lineage, at)
        return compared(lineage, compare({}, {}, due.numbers), at)
    return compared(lineage, compare(leader, follower, due.numbers), at)
