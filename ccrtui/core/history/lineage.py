"""One shard's history as a lineage through the samples: proven, cut, doubted, and proven again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from ccrtui.core.elasticsearch.replication import ShardCopy
from ccrtui.core.history.comparison import Finding

OPEN_FOR_S = 3.0
"""How long comparisons may come to nothing before the numbers are all there is to go by."""


class HistoryStatus(StrEnum):
    """What is known of one shard's history."""

    PROVEN = "proven"
    UNPROVEN = "unproven"
    BY_NUMBERS = "by_numbers"
    """It can't be compared: not allowed, or nothing is there to compare."""
    DIFFERS = "differs"


class Between(NamedTuple):
    """Which leader index and which copy of it, by their uuids; `history` is that of the follower's shard.

    Each first copy gives the follower's shard a new one, also over a follower that was there before and keeps its uuid;
    closing, opening, pausing and resuming keep it (observed on Elasticsearch 7.3.0). None: not told.
    """

    leader: str | None
    follower: str | None
    history: str | None


@dataclass(frozen=True, slots=True)
class ShardSample:
    """One shard as both sides tell of it in one tick.

    `with_history`: the leader was asked for its history and its node as well.
    `remembered` is the leader's history that this follower was proven to share at an earlier time, None: never.
    `lease_back`: its lease was gone when it was looked for before, and is there now.
    """

    between: Between
    leader: ShardCopy
    follower: ShardCopy | None
    with_history: bool
    remembered: str | None = None
    lease_back: bool = False


@dataclass(frozen=True, slots=True)
class Lineage:
    """What is known of one shard.

    `reached` is the highest checkpoint the follower was read at. `anchor`: see Numbers. `run` counts how often it was
    begun anew. `history` and `node` are the leader's as last read, `history_current` whether that was since the shard
    was last doubted. `proven_for` is the history that the documents of both sides have proven; a copy never follows
    another one (a resume is refused, recorded on 7.3.0; a first copy made over it is another copy). `open_since` and
    `tried_at` are monotonic seconds of comparisons without result, `tries` how many there were.
    """

    between: Between
    leader_max: int
    reached: int
    anchor: int
    status: HistoryStatus = HistoryStatus.UNPROVEN
    history: str | None = None
    node: str | None = None
    run: int = 0
    history_current: bool = False
    proven_for: str | None = None
    doubted: bool = False
    missing: bool = False
    open_since: float | None = None
    tried_at: float | None = None
    tries: int = 0

    @property
    def ended(self) -> bool:
        """Whether its shard was not told of, or stands below what its follower has: another sample begins it anew."""
        return self.missing or self.reached > self.leader_max

    @property
    def settled(self) -> bool:
        """Whether nothing needs to be asked."""
        return self.status is HistoryStatus.PROVEN and self.history_current

    def is_of(self, leader: ShardCopy) -> bool:
        """Whether the leader's shard has the history and the node for which it is proven, so that neither is news."""
        same = leader.history in (None, self.history) and leader.node in (None, self.node)
        known = self.history is not None and self.proven_for == self.history
        return same and known and self.settled and not self.doubted


def followed(lineage: Lineage | None, sight: ShardSample) -> Lineage:
    """The lineage after one more sample of its shard.

    Where it begins anew, both sides are needed: what the follower already has tells what it can have read since.
    """
    anew = False
    if lineage is not None and lineage.between == sight.between._replace(history=None):
        lineage = replace(lineage, between=sight.between, proven_for=lineage.proven_for or sight.remembered)
    if lineage is None or lineage.between != sight.between:
        lineage, anew = _begun(sight, 0 if lineage is None else lineage.run + 1), True
    elif lineage.missing or _doubtful(lineage, sight):
        lineage, anew = _doubted(lineage, sight), True
    below = sight.leader.max_seq_no < lineage.reached
    checkpoint = sight.follower.global_checkpoint if sight.follower is not None else -1
    lineage = replace(
        lineage,
        leader_max=sight.leader.max_seq_no,
        reached=max(lineage.reached, checkpoint),
        missing=anew and sight.follower is None,
    )
    if sight.with_history:
        lineage = _with_history(lineage, sight)
    if below:
        return replace(lineage, status=HistoryStatus.DIFFERS)
    return _empty_proven(lineage, sight)


def lost(lineage: Lineage) -> Lineage:
    """The lineage after a sample in which the leader did not tell of its shard."""
    if lineage.missing:
        return lineage
    status = HistoryStatus.DIFFERS if lineage.status is HistoryStatus.DIFFERS else HistoryStatus.UNPROVEN
    return replace(lineage, status=status, missing=True, history_current=False)


def compared(lineage: Lineage, finding: Finding, at: float) -> Lineage:
    """The lineage after its documents were compared."""
    if finding is Finding.OTHER:
        return replace(lineage, status=HistoryStatus.DIFFERS, tried_at=at, tries=lineage.tries + 1)
    if finding is Finding.SAME and lineage.history in (None, lineage.proven_for or lineage.history):
        return _proven(lineage)
    return _left_open(lineage, at)


def refused(lineage: Lineage, at: float) -> Lineage:
    """The lineage whose documents we are not allowed to compare, or which the server can't search by number."""
    if lineage.status is HistoryStatus.DIFFERS:
        return replace(lineage, tried_at=at, tries=lineage.tries + 1)
    if _known_again(lineage):
        return _proven(lineage)
    return replace(lineage, status=HistoryStatus.BY_NUMBERS, tried_at=at, tries=lineage.tries + 1)


def _begun(sight: ShardSample, run: int) -> Lineage:
    return Lineage(sight.between, sight.leader.max_seq_no, -1, _given_out(sight), run=run, proven_for=sight.remembered)


def _doubted(lineage: Lineage, sight: ShardSample) -> Lineage:
    status = HistoryStatus.DIFFERS if lineage.status is HistoryStatus.DIFFERS else HistoryStatus.UNPROVEN
    return replace(
        lineage,
        status=status,
        anchor=max(_given_out(sight), lineage.reached),
        run=lineage.run + 1,
        history_current=False,
        doubted=True,
        open_since=None,
        tried_at=None,
        tries=0,
    )


def _given_out(sight: ShardSample) -> int:
    return max(sight.leader.max_seq_no, sight.follower.max_seq_no if sight.follower is not None else -1)


def _doubtful(lineage: Lineage, sight: ShardSample) -> bool:
    return sight.lease_back or sight.leader.max_seq_no < lineage.leader_max or _elsewhere(lineage, sight)


def _elsewhere(lineage: Lineage, sight: ShardSample) -> bool:
    """Whether the primary is on another node than before, or has another history."""
    if not sight.with_history:
        return False
    moved = lineage.node is not None and sight.leader.node not in (None, lineage.node)
    return moved or (lineage.history is not None and sight.leader.history not in (None, lineage.history))


def _with_history(lineage: Lineage, sight: ShardSample) -> Lineage:
    history = sight.leader.history or lineage.history
    lineage = replace(lineage, history=history, node=sight.leader.node or lineage.node, history_current=True)
    if lineage.proven_for is None or history is None:
        return lineage
    if history != lineage.proven_for:
        return replace(lineage, status=HistoryStatus.DIFFERS)
    if lineage.status is HistoryStatus.DIFFERS:
        return replace(lineage, status=HistoryStatus.UNPROVEN, doubted=True)
    return lineage if lineage.doubted else replace(lineage, status=HistoryStatus.PROVEN)


def _empty_proven(lineage: Lineage, sight: ShardSample) -> Lineage:
    """An empty shard has nothing to compare: it is what its numbers say."""
    empty = lineage.reached == -1 and sight.leader.max_seq_no == -1 and not lineage.missing
    if not (empty and lineage.history_current and sight.follower is not None and sight.follower.max_seq_no == -1):
        return lineage
    return lineage if lineage.status in (HistoryStatus.PROVEN, HistoryStatus.DIFFERS) else _proven(lineage)


def _proven(lineage: Lineage) -> Lineage:
    return replace(
        lineage,
        status=HistoryStatus.PROVEN,
        proven_for=lineage.history or lineage.proven_for,
        doubted=False,
        open_since=None,
        tried_at=None,
        tries=0,
    )


def _left_open(lineage: Lineage, at: float) -> Lineage:
    since = at if lineage.open_since is None else lineage.open_since
    lineage = replace(lineage, open_since=since, tried_at=at, tries=lineage.tries + 1)
    if lineage.status is not HistoryStatus.UNPROVEN or at - since < OPEN_FOR_S:
        return lineage
    return _proven(lineage) if _known_again(lineage) else replace(lineage, status=HistoryStatus.BY_NUMBERS)


def _known_again(lineage: Lineage) -> bool:
    """Whether the leader still has the history that was proven: a restart keeps it, a restore never does (7.3.0)."""
    return lineage.history_current and lineage.history is not None and lineage.history == lineage.proven_for
