"""One shard's history as a thread through the samples: proven, cut, doubted, and proven again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from ccrtui.core.elasticsearch.replication import ShardCopy
from ccrtui.core.history.comparison import Finding

OPEN_FOR_S = 3.0
"""How long comparisons may come to nothing before the numbers are all there is to go by."""


class Standing(StrEnum):
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
class Sight:
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
class Thread:
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
    standing: Standing = Standing.UNPROVEN
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
    def settled(self) -> bool:
        """Whether nothing needs to be asked."""
        return self.standing is Standing.PROVEN and self.history_current


def followed(thread: Thread | None, sight: Sight) -> Thread:
    """The thread after one more sample of its shard.

    Where it begins anew, both sides are needed: what the follower already has tells what it can have read since.
    """
    anew = False
    if thread is not None and thread.between == sight.between._replace(history=None):
        thread = replace(thread, between=sight.between, proven_for=thread.proven_for or sight.remembered)
    if thread is None or thread.between != sight.between:
        thread, anew = _begun(sight, 0 if thread is None else thread.run + 1), True
    elif thread.missing or _doubtful(thread, sight):
        thread, anew = _doubted(thread, sight), True
    below = sight.leader.max_seq_no < thread.reached
    checkpoint = sight.follower.global_checkpoint if sight.follower is not None else -1
    thread = replace(
        thread,
        leader_max=sight.leader.max_seq_no,
        reached=max(thread.reached, checkpoint),
        missing=anew and sight.follower is None,
    )
    if sight.with_history:
        thread = _with_history(thread, sight)
    if below:
        return replace(thread, standing=Standing.DIFFERS)
    return _empty_proven(thread, sight)


def lost(thread: Thread) -> Thread:
    """The thread after a sample in which the leader did not tell of its shard."""
    if thread.missing:
        return thread
    standing = Standing.DIFFERS if thread.standing is Standing.DIFFERS else Standing.UNPROVEN
    return replace(thread, standing=standing, missing=True, history_current=False)


def compared(thread: Thread, finding: Finding, at: float) -> Thread:
    """The thread after its documents were compared."""
    if finding is Finding.OTHER:
        return replace(thread, standing=Standing.DIFFERS, tried_at=at, tries=thread.tries + 1)
    if finding is Finding.SAME and thread.history in (None, thread.proven_for or thread.history):
        return _proven(thread)
    return _left_open(thread, at)


def refused(thread: Thread, at: float) -> Thread:
    """The thread whose documents we are not allowed to compare, or which the server can't search by number."""
    if thread.standing is Standing.DIFFERS:
        return replace(thread, tried_at=at, tries=thread.tries + 1)
    if _known_again(thread):
        return _proven(thread)
    return replace(thread, standing=Standing.BY_NUMBERS, tried_at=at, tries=thread.tries + 1)


def _begun(sight: Sight, run: int) -> Thread:
    return Thread(sight.between, sight.leader.max_seq_no, -1, _given_out(sight), run=run, proven_for=sight.remembered)


def _doubted(thread: Thread, sight: Sight) -> Thread:
    standing = Standing.DIFFERS if thread.standing is Standing.DIFFERS else Standing.UNPROVEN
    return replace(
        thread,
        standing=standing,
        anchor=max(_given_out(sight), thread.reached),
        run=thread.run + 1,
        history_current=False,
        doubted=True,
        open_since=None,
        tried_at=None,
        tries=0,
    )


def _given_out(sight: Sight) -> int:
    return max(sight.leader.max_seq_no, sight.follower.max_seq_no if sight.follower is not None else -1)


def _doubtful(thread: Thread, sight: Sight) -> bool:
    return sight.lease_back or sight.leader.max_seq_no < thread.leader_max or _elsewhere(thread, sight)


def _elsewhere(thread: Thread, sight: Sight) -> bool:
    """Whether the primary is on another node than before, or has another history."""
    if not sight.with_history:
        return False
    moved = thread.node is not None and sight.leader.node not in (None, thread.node)
    return moved or (thread.history is not None and sight.leader.history not in (None, thread.history))


def _with_history(thread: Thread, sight: Sight) -> Thread:
    history = sight.leader.history or thread.history
    thread = replace(thread, history=history, node=sight.leader.node or thread.node, history_current=True)
    if thread.proven_for is None or history is None:
        return thread
    if history != thread.proven_for:
        return replace(thread, standing=Standing.DIFFERS)
    if thread.standing is Standing.DIFFERS:
        return replace(thread, standing=Standing.UNPROVEN, doubted=True)
    return thread if thread.doubted else replace(thread, standing=Standing.PROVEN)


def _empty_proven(thread: Thread, sight: Sight) -> Thread:
    """An empty shard has nothing to compare: it is what its numbers say."""
    empty = thread.reached == -1 and sight.leader.max_seq_no == -1 and not thread.missing
    if not (empty and thread.history_current and sight.follower is not None and sight.follower.max_seq_no == -1):
        return thread
    return thread if thread.standing in (Standing.PROVEN, Standing.DIFFERS) else _proven(thread)


def _proven(thread: Thread) -> Thread:
    return replace(
        thread,
        standing=Standing.PROVEN,
        proven_for=thread.history or thread.proven_for,
        doubted=False,
        open_since=None,
        tried_at=None,
        tries=0,
    )


def _left_open(thread: Thread, at: float) -> Thread:
    since = at if thread.open_since is None else thread.open_since
    thread = replace(thread, open_since=since, tried_at=at, tries=thread.tries + 1)
    if thread.standing is not Standing.UNPROVEN or at - since < OPEN_FOR_S:
        return thread
    return _proven(thread) if _known_again(thread) else replace(thread, standing=Standing.BY_NUMBERS)


def _known_again(thread: Thread) -> bool:
    """Whether the leader still has the history that was proven: a restart keeps it, a restore never does (7.3.0)."""
    return thread.history_current and thread.history is not None and thread.history == thread.proven_for
