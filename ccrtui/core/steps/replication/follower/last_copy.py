"""Whether the documents of a follower index may exist nowhere else, so that no plan may remove or replace it.

A copy is not the last one only where the leader's index of that name is the one it was made of (both carry the creation
date of that one, observed on Elasticsearch 7.3.0), stands at no lower sequence number than the copy on any shard, and
shows no other document under a number that both have: an index that was deleted, made anew, restored from a snapshot or
emptied does not. Of a closed copy the documents can't be compared.
"""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.elasticsearch.index import IndexSettings, IndexSettingsByName
from ccrtui.core.elasticsearch.replication import IndexCopy, ShardStats
from ccrtui.core.elasticsearch.requests.indices import copy_stats, index_settings
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.steps.replication.compare.one_history import Fence, differing_index, document_reads
from ccrtui.core.watch.following.ordinary_index import Origin, origin_of

LEADER, FOLLOWER = Side.LEADER, Side.FOLLOWER


@dataclass(frozen=True, slots=True)
class LastCopy:
    """Why an index may be the last copy: `keeps` is one of the words below; `docs` what it holds, None if not known.

    `leader_gone`, `leader_recreated`, `leader_lacks` (operations that the copy has), `leader_differs` (it has others in
    their place), `leader_unread`.
    """

    index: str
    leader_index: str
    keeps: str
    docs: int | None

    @property
    def evidence(self) -> JsonObject:
        """As a judgement carries it."""
        return {"index": self.index, "leader_index": self.leader_index, "keeps": self.keeps, "docs": self.docs}


def last_copy_reads(facts: Facts, leader_index: str, follower_index: str) -> tuple[Call, ...]:
    """What has to be known of both, the copy first: a leader that is asked after it can only be ahead of it."""
    first = (
        index_settings(LEADER, leader_index),
        index_settings(FOLLOWER, follower_index),
        copy_stats(FOLLOWER, follower_index),
    )
    if any(call not in facts for call in first):
        return first
    fence = _fence(facts, leader_index, follower_index)
    if fence is None or _keeps(facts, leader_index, follower_index, _copy(facts, FOLLOWER, follower_index)):
        return (*first, copy_stats(LEADER, leader_index))
    documents = document_reads(fence, (IndexPair(leader_index, follower_index),))
    return (*first, copy_stats(LEADER, leader_index), *documents)


def last_copy(facts: Facts, leader_index: str, follower_index: str) -> LastCopy | None:
    """Why it may be the last copy; None where the leader was seen to hold all of it.

    A copy of which no shard is started is in no statistics (recorded on Elasticsearch 7.3.0): it cannot be read at all.
    """
    keeps = _keeps(facts, leader_index, follower_index, _copy(facts, FOLLOWER, follower_index))
    return LastCopy(follower_index, leader_index, keeps, held_docs(facts, follower_index)) if keeps else None


def origin_reads(pair: IndexPair) -> tuple[Call, ...]:
    """What tells whether an ordinary index was made as a copy of the leader's."""
    return index_settings(LEADER, pair.leader), index_settings(FOLLOWER, pair.follower)


def origin(facts: Facts, pair: IndexPair, *, copied: bool) -> Origin | None:
    """What an index is to the leader's index, None where that is not known; `copied`: it is known to be a copy."""
    fault = facts.fault(index_settings(LEADER, pair.leader))
    return origin_of(
        _settings(facts, LEADER, pair.leader),
        _settings(facts, FOLLOWER, pair.follower),
        gone=fault is not None and fault.code is FaultCode.NOT_FOUND,
        copied=copied,
    )


def held_docs(facts: Facts, follower_index: str) -> int | None:
    """How many documents the copy holds, None where that is not known."""
    copy = _copy(facts, FOLLOWER, follower_index)
    return copy.docs if copy else None


def holds_nothing(facts: Facts, follower_index: str) -> bool:
    """Whether the statistics were told and not one shard of the copy is in them."""
    shard_stats = facts.value(copy_stats(FOLLOWER, follower_index), ShardStats)
    return shard_stats is not None and follower_index not in shard_stats.indices


def _keeps(facts: Facts, leader_index: str, follower_index: str, copy: IndexCopy | None) -> str | None:
    made_of = origin(facts, IndexPair(leader_index, follower_index), copied=True)
    if made_of is Origin.LEADER_GONE:
        return made_of.value
    if made_of is None or (copy is None and facts.fault(copy_stats(FOLLOWER, follower_index))):
        return "leader_unread"
    if made_of is Origin.LEADER_RECREATED:
        return made_of.value
    if copy is None:
        return None
    leader_copy = _copy(facts, LEADER, leader_index)
    if not copy.shards or leader_copy is None or not copy.shards.keys() <= leader_copy.shards.keys():
        return "leader_unread"
    lacks = any(shard.max_seq_no > leader_copy.shards[number].max_seq_no for number, shard in copy.shards.items())
    if lacks:
        return "leader_lacks"
    fence = _fence(facts, leader_index, follower_index)
    pair = IndexPair(leader_index, follower_index)
    differs = fence is not None and differing_index(facts, fence, (pair,)) is not None
    return "leader_differs" if differs else None


def _fence(facts: Facts, leader_index: str, follower_index: str) -> Fence | None:
    leader = facts.value(copy_stats(LEADER, leader_index), ShardStats)
    follower = facts.value(copy_stats(FOLLOWER, follower_index), ShardStats)
    return Fence(leader, follower, leader) if leader is not None and follower is not None else None


def _settings(facts: Facts, side: Side, index: str) -> IndexSettings | None:
    settings_by_name = facts.value(index_settings(side, index), IndexSettingsByName)
    return settings_by_name.indices.get(index) if settings_by_name else None


def _copy(facts: Facts, side: Side, index: str) -> IndexCopy | None:
    shard_stats = facts.value(copy_stats(side, index), ShardStats)
    return shard_stats.indices.get(index) if shard_stats else None
