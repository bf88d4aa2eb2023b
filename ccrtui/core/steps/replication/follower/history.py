"""Whether an existing follower and the leader index of its name share one history, where something speaks against it.

The follower is asked first, so a leader that stands below it has lost what it had. A lease that is gone, reads that
fail and a follower without tasks prove nothing by themselves; then the documents of both sides are compared.
"""

from __future__ import annotations

from collections.abc import Iterable

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.index import IndexSettings, IndexSettingsByName
from ccrtui.core.elasticsearch.replication import FollowStats, IndexCopy, ShardStats, ShardTask
from ccrtui.core.elasticsearch.requests.indices import index_settings
from ccrtui.core.elasticsearch.requests.replication import follow_stats
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.steps.conclude import blocked
from ccrtui.core.steps.replication.compare.one_history import Fence, differing_index, document_reads
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement
from ccrtui.core.watch.shard.lease import followed_by


def history_reads(facts: Facts, pairs: Iterable[IndexPair], shut: Iterable[IndexPair] = ()) -> tuple[Call, ...]:
    """Once both sides' shards are known: the newest documents of both; and which index it was made of, of what differs
    or holds no lease, and of followers that are `shut`.
    """
    doubted = tuple(pair for pair in pairs if _doubted(facts, pair))
    fence = _fence(facts)
    documents = document_reads(fence, doubted) if fence is not None else ()
    settings = (
        index_settings(side, index)
        for pair in (*doubted, *shut)
        if pair not in doubted or _differs(facts, pair) or not leased(facts, pair)
        for side, index in ((Side.LEADER, pair.leader), (Side.FOLLOWER, pair.follower))
    )
    return (*documents, *settings)


def made_anew(facts: Facts, pair: IndexPair) -> Judgement | None:
    """Blocked where the leader index of that name is not the one that is followed; None where nothing shows that.

    A follower carries the creation date of the index that it was made of (recorded on 7.3.0). A lease that this very
    follower holds on this very leader index says the contrary.
    """
    leader_settings, follower_settings = (
        _settings(facts, *place) for place in ((Side.LEADER, pair.leader), (Side.FOLLOWER, pair.follower))
    )
    if (
        leader_settings is None
        or follower_settings is None
        or leader_settings.creation_date_ms == follower_settings.creation_date_ms
    ):
        return None
    led = copy_of(facts, Side.LEADER, pair.leader)
    shards = led.shards.values() if led else ()
    if shards and all(followed_by(copy.leases, follower_settings.uuid, leader_settings.uuid) for copy in shards):
        return None
    return leader_recreated(facts, pair)


def leader_recreated(facts: Facts, pair: IndexPair) -> Judgement:
    """What is said of a follower whose leader index was made anew."""
    copy = copy_of(facts, Side.FOLLOWER, pair.follower)
    docs = copy.docs if copy else None
    return blocked(Code.LEADER_RECREATED, index=pair.follower, leader_index=pair.leader, docs=docs)


def another_history(facts: Facts, pair: IndexPair) -> Judgement | None:
    """Blocked where the leader index is another one, or has another history; None where nothing shows that."""
    if not _differs(facts, pair):
        return None
    leader_settings, follower_settings = (
        _settings(facts, *place) for place in ((Side.LEADER, pair.leader), (Side.FOLLOWER, pair.follower))
    )
    same = (
        leader_settings.creation_date_ms == follower_settings.creation_date_ms
        if leader_settings and follower_settings
        else not _overtaken(facts, pair)
    )
    code = Code.HISTORY_DIFFERS if same else Code.OTHER_LEADER
    return blocked(code, index=pair.follower, leader_index=pair.leader)


def copy_of(facts: Facts, side: Side, index: str) -> IndexCopy | None:
    """An index with its shards by the side's last answer, None where it does not tell."""
    stats = facts.latest(Kind.SHARD_STATS, side, ShardStats)
    return stats.indices.get(index) if stats else None


def leased(facts: Facts, pair: IndexPair) -> bool:
    """Whether every shard of the leader index holds a lease of this very follower."""
    leader_copy, follower_copy = (
        copy_of(facts, Side.LEADER, pair.leader),
        copy_of(facts, Side.FOLLOWER, pair.follower),
    )
    if leader_copy is None or follower_copy is None or not follower_copy.uuid:
        return True
    return all(followed_by(copy.leases, follower_copy.uuid, leader_copy.uuid) for copy in leader_copy.shards.values())


def _doubted(facts: Facts, pair: IndexPair) -> bool:
    tasks = _tasks(facts, pair)
    failing = any(task.read_errors for task in tasks.values())
    return failing or not tasks or not leased(facts, pair) or _overtaken(facts, pair)


def _differs(facts: Facts, pair: IndexPair) -> bool:
    if _overtaken(facts, pair):
        return True
    fence = _fence(facts) if _doubted(facts, pair) else None
    return fence is not None and differing_index(facts, fence, (pair,)) is not None


def _overtaken(facts: Facts, pair: IndexPair) -> bool:
    """Whether the follower, asked before the leader, had more than the leader has on some shard.

    A task that has not had contact yet shows nought for all (asks-red-follower 33), where an empty leader is at -1.
    """
    leader_copy, follower_copy = (
        copy_of(facts, Side.LEADER, pair.leader),
        copy_of(facts, Side.FOLLOWER, pair.follower),
    )
    if leader_copy is None or follower_copy is None:
        return False
    tasks = _tasks(facts, pair)
    read = {number: copy.global_checkpoint for number, copy in follower_copy.shards.items()}
    heard = {
        number: task.leader_global_checkpoint
        for number, task in tasks.items()
        if number in read and task.follower_mapping_version > 0
    }
    return any(
        copy.max_seq_no < max(read.get(number, -1), heard.get(number, -1))
        for number, copy in leader_copy.shards.items()
    )


def _tasks(facts: Facts, pair: IndexPair) -> dict[int, ShardTask]:
    stats = facts.value(follow_stats(Side.FOLLOWER), FollowStats)
    return dict(stats.tasks.get(pair.follower, {})) if stats else {}


def _fence(facts: Facts) -> Fence | None:
    leader = facts.latest(Kind.SHARD_STATS, Side.LEADER, ShardStats)
    follower = facts.latest(Kind.SHARD_STATS, Side.FOLLOWER, ShardStats)
    return Fence(leader, follower, leader) if leader is not None and follower is not None else None


def _settings(facts: Facts, side: Side, index: str) -> IndexSettings | None:
    settings_by_name = facts.value(index_settings(side, index), IndexSettingsByName)
    return settings_by_name.indices.get(index) if settings_by_name else None
