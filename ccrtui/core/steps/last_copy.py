"""Whether the documents of a follower index may exist nowhere else, so that no plan may remove or replace it.

A copy is not the last one only where the leader's index of that name is the one it was made of (both carry the creation
date of that one, observed on Elasticsearch 7.3.0) and stands at no lower sequence number than the copy on any shard: an
index that was deleted, made anew, restored from a snapshot or emptied does not.
"""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.call import Call, Side
from ccrtui.core.cluster import IndexSettings, IndexSettingsByName
from ccrtui.core.facts import Facts
from ccrtui.core.fault import FaultCode
from ccrtui.core.json_value import JsonObject
from ccrtui.core.replication import IndexCopy, ShardStats
from ccrtui.core.search_calls import copy_stats, index_settings

LEADER, FOLLOWER = Side.LEADER, Side.FOLLOWER


@dataclass(frozen=True, slots=True)
class LastCopy:
    """Why an index may be the last copy: `keeps` is one of the words below; `docs` what it holds, None if not known.

    `leader_gone`, `leader_recreated`, `leader_lacks` (operations that the copy has), `leader_unread`.
    """

    index: str
    leader_index: str
    keeps: str
    docs: int | None

    @property
    def evidence(self) -> JsonObject:
        """As a judgement carries it."""
        return {"index": self.index, "leader_index": self.leader_index, "keeps": self.keeps, "docs": self.docs}


def last_copy_reads(leader_index: str, follower_index: str) -> tuple[Call, ...]:
    """What has to be known of both."""
    return (
        index_settings(LEADER, leader_index),
        copy_stats(LEADER, leader_index),
        index_settings(FOLLOWER, follower_index),
        copy_stats(FOLLOWER, follower_index),
    )


def last_copy(facts: Facts, leader_index: str, follower_index: str) -> LastCopy | None:
    """Why it may be the last copy; None where the leader was seen to hold all of it.

    A copy of which no shard is started is in no statistics (recorded on Elasticsearch 7.3.0): it cannot be read at all.
    """
    keeps = _keeps(facts, leader_index, follower_index, _copy(facts, FOLLOWER, follower_index))
    return LastCopy(follower_index, leader_index, keeps, held_docs(facts, follower_index)) if keeps else None


def held_docs(facts: Facts, follower_index: str) -> int | None:
    """How many documents the copy holds, None where that is not known."""
    copy = _copy(facts, FOLLOWER, follower_index)
    return copy.docs if copy else None


def holds_nothing(facts: Facts, follower_index: str) -> bool:
    """Whether the statistics were told and not one shard of the copy is in them."""
    found = facts.value(copy_stats(FOLLOWER, follower_index), ShardStats)
    return found is not None and follower_index not in found.indices


def _keeps(facts: Facts, leader_index: str, follower_index: str, copy: IndexCopy | None) -> str | None:
    fault = facts.fault(index_settings(LEADER, leader_index))
    if fault is not None and fault.code is FaultCode.NOT_FOUND:
        return "leader_gone"
    theirs, ours = _settings(facts, LEADER, leader_index), _settings(facts, FOLLOWER, follower_index)
    if theirs is None or ours is None or (copy is None and facts.fault(copy_stats(FOLLOWER, follower_index))):
        return "leader_unread"
    if theirs.creation_date_ms != ours.creation_date_ms:
        return "leader_recreated"
    if copy is None:
        return None
    held = _copy(facts, LEADER, leader_index)
    if not copy.shards or held is None or not copy.shards.keys() <= held.shards.keys():
        return "leader_unread"
    lacks = any(shard.max_seq_no > held.shards[number].max_seq_no for number, shard in copy.shards.items())
    return "leader_lacks" if lacks else None


def _settings(facts: Facts, side: Side, index: str) -> IndexSettings | None:
    found = facts.value(index_settings(side, index), IndexSettingsByName)
    return found.indices.get(index) if found else None


def _copy(facts: Facts, side: Side, index: str) -> IndexCopy | None:
    found = facts.value(copy_stats(side, index), ShardStats)
    return found.indices.get(index) if found else None
