"""Whether both sides of some indices hold the same documents, not only as many: by the rule of the watch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.elasticsearch.replication import ShardCopy, ShardStats
from ccrtui.core.elasticsearch.requests.indices import newest_documents
from ccrtui.core.history.comparison import Finding, Numbers, compare, compare_refreshed
from ccrtui.core.history.histories import BATCH
from ccrtui.core.history.stamp import Question, Stamped, newest
from ccrtui.core.profile.profile import IndexPair


@dataclass(frozen=True, slots=True)
class Fence:
    """The leader before and after the documents were read, and the follower in between, each as it answered.

    `refreshed`: both sides were, so that searches show everything.
    """

    before: ShardStats
    follower: ShardStats
    after: ShardStats | None = None
    refreshed: bool = False


@dataclass(frozen=True, slots=True)
class SharedHistories:
    """`differing`: the first leader index that has another history than its follower.

    `proven`: every shard is known to share one; what could not be compared is not.
    """

    differing: str | None
    proven: bool


@dataclass(frozen=True, slots=True)
class _Shard:
    pair: IndexPair
    leader: ShardCopy
    follower: ShardCopy
    after: ShardCopy | None

    @property
    def common(self) -> int:
        """The newest operation that both sides may have: for a follower that has caught up, the leader's."""
        return min(self.leader.max_seq_no, self.follower.max_seq_no)

    @property
    def empty(self) -> bool:
        """Whether neither side ever took an operation."""
        return self.leader.max_seq_no < 0 and self.follower.max_seq_no < 0

    @property
    def still(self) -> bool:
        """Whether neither side took an operation while the documents were read."""
        numbers = {self.leader.max_seq_no, self.follower.max_seq_no, self.follower.global_checkpoint}
        return self.after is not None and numbers == {self.after.max_seq_no}


def document_reads(fence: Fence, pairs: Iterable[IndexPair]) -> tuple[Call, ...]:
    """The newest documents of every shard, of both sides."""
    return tuple(call for part in _batches(_shards(fence, pairs)) for call in _both(part))


def differing_index(facts: Facts, fence: Fence, pairs: Iterable[IndexPair]) -> str | None:
    """The first leader index that has another history than its follower."""
    return histories_of(facts, fence, pairs).differing


def histories_of(facts: Facts, fence: Fence, pairs: Iterable[IndexPair]) -> SharedHistories:
    """What the documents of both sides, and their numbers, tell of every shard."""
    findings = tuple(_findings(facts, fence, pairs))
    differing = next((pair.leader for pair, finding in findings if finding is Finding.OTHER), None)
    return SharedHistories(differing, all(finding is Finding.SAME for _, finding in findings))


def _findings(facts: Facts, fence: Fence, pairs: Iterable[IndexPair]) -> Iterator[tuple[IndexPair, Finding]]:
    shards = _shards(fence, pairs)
    for shard in shards:
        if shard.after is not None and shard.after.max_seq_no < shard.follower.global_checkpoint:
            yield shard.pair, Finding.OTHER
        elif shard.common < 0:
            yield shard.pair, Finding.SAME if shard.empty else Finding.OPEN
    for part in _batches(shards):
        leader, follower = (facts.value(call, Stamped) for call in _both(part))
        for place, shard in enumerate(part):
            yield shard.pair, _finding(shard, place, leader, follower, fence.refreshed)


def _finding(shard: _Shard, place: int, leader: Stamped | None, follower: Stamped | None, refreshed: bool) -> Finding:
    if leader is None or follower is None or place >= min(len(leader.shards), len(follower.shards)):
        return Finding.OPEN
    leader_stamps, follower_stamps = leader.shards[place], follower.shards[place]
    if not isinstance(leader_stamps, dict) or not isinstance(follower_stamps, dict):
        return Finding.OPEN
    highest = shard.leader.max_seq_no
    if refreshed and shard.still:
        return compare_refreshed(leader_stamps, follower_stamps, highest, whole=_question(shard).low == 0)
    ahead = max(shard.follower.max_seq_no, shard.follower.global_checkpoint)
    caught_up = shard.after is not None and shard.after.max_seq_no >= ahead
    return compare(
        leader_stamps, follower_stamps, Numbers(highest, highest if caught_up else ahead, max(highest, ahead))
    )


def _both(part: list[_Shard]) -> tuple[Call, Call]:
    leader = [_question(shard) for shard in part]
    follower = [
        Question(shard.pair.follower, each.shard, each.low, each.high) for shard, each in zip(part, leader, strict=True)
    ]
    return newest_documents(Side.LEADER, leader), newest_documents(Side.FOLLOWER, follower)


def _question(shard: _Shard) -> Question:
    return newest(shard.pair.leader, shard.leader.shard, shard.common)


def _batches(shards: list[_Shard]) -> list[list[_Shard]]:
    filled = [shard for shard in shards if shard.common >= 0]
    return [filled[start : start + BATCH] for start in range(0, len(filled), BATCH)]


def _shards(fence: Fence, pairs: Iterable[IndexPair]) -> list[_Shard]:
    shards = []
    for pair in pairs:
        leader_copy, follower_copy = fence.before.indices.get(pair.leader), fence.follower.indices.get(pair.follower)
        later = fence.after.indices.get(pair.leader) if fence.after else None
        for number, copy in sorted(leader_copy.shards.items() if leader_copy else ()):
            if follower_copy is not None and number in follower_copy.shards:
                after = later.shards.get(number) if later else None
                shards.append(_Shard(pair, copy, follower_copy.shards[number], after))
    return shards
