"""What the two clusters say of a replication: shard copies, followers, their tasks, first copies, leases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ccrtui.core.elasticsearch.auto_follow import NOTHING, AutoFollowed
from ccrtui.core.elasticsearch.follow_settings import NO_MAXIMA

if TYPE_CHECKING:
    from ccrtui.core.elasticsearch.follow_settings import Maxima
    from ccrtui.core.watch.shard.lease import Lease


@dataclass(frozen=True, slots=True)
class ShardCopy:
    """The primary copy of a shard, from `_stats?level=shards`. A sequence number of -1 means no operation yet.

    `history` is the uuid of its history as last committed, `node` the id of its node; None where not asked. A restore
    and an emptied primary give it another history, under the same index uuid (product-restored 14-17, on 7.3.0).
    """

    shard: int
    max_seq_no: int
    global_checkpoint: int
    docs: int | None
    leases: tuple[Lease, ...] = ()
    history: str | None = None
    node: str | None = None


@dataclass(frozen=True, slots=True)
class IndexCopy:
    """The primaries of an index that are started, by shard number; a shard that is missing here is not started."""

    uuid: str | None
    shards: Mapping[int, ShardCopy]

    @property
    def docs(self) -> int | None:
        """Documents as of the last refresh, None when a shard did not tell."""
        counts = [shard.docs for shard in self.shards.values()]
        return None if None in counts or not counts else sum(count for count in counts if count is not None)


@dataclass(frozen=True, slots=True)
class ShardStats:
    """Indices by name with their started primaries."""

    indices: Mapping[str, IndexCopy]


@dataclass(frozen=True, slots=True)
class Follower:
    """One entry of `_ccr/info`. `active` only tells that tasks exist; a dead one is active too."""

    index: str
    alias: str
    leader_index: str
    active: bool
    read_poll_timeout_s: float = 60.0
    settings: Mapping[str, str | int] = field(default_factory=dict)
    """What it was set up with, where that was asked for; empty while it is paused, which shows nothing."""
    maxima: Maxima = NO_MAXIMA


@dataclass(frozen=True, slots=True)
class FollowInfo:
    """The followers a cluster has, by their index name."""

    followers: Mapping[str, Follower]


@dataclass(frozen=True, slots=True)
class NamePatterns:
    """Which leader indices an auto-follow pattern takes: any of `includes`, none of `excludes` (7.14 and later)."""

    includes: tuple[str, ...]
    excludes: tuple[str, ...] = ()
    active: bool = True


@dataclass(frozen=True, slots=True)
class AutoFollow:
    """Auto-follow patterns: the alias each follows through and what it takes, by the pattern's name."""

    aliases: Mapping[str, str]
    matches: Mapping[str, NamePatterns] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadError:
    """An entry of `read_exceptions`; it may be history (it stays until the retried read returns)."""

    retries: int
    type: str
    reason: str


@dataclass(frozen=True, slots=True)
class ShardTask:
    """One shard-follow task from `_ccr/stats`: what the follower itself believes.

    The leader's figures in it start at the follower's own (observed on Elasticsearch 7.3.0): equality proves nothing.
    `alias`, `leader_index`, `leader_max_seq_no` and `follower_global_checkpoint` are None where not asked for.
    `since_last_read_ms` is -1 before the first read was sent; `last_requested` is the end of the last range asked for.
    """

    shard: int
    alias: str | None
    leader_index: str | None
    leader_global_checkpoint: int
    leader_max_seq_no: int | None
    follower_global_checkpoint: int | None
    follower_mapping_version: int
    outstanding_reads: int
    outstanding_writes: int
    write_buffer_operations: int
    failed_reads: int
    failed_writes: int
    successful_reads: int
    operations_read: int
    operations_written: int
    since_last_read_ms: int
    read_errors: tuple[ReadError, ...] = ()
    fatal_type: str | None = None
    fatal_reason: str | None = None
    last_requested: int | None = None


@dataclass(frozen=True, slots=True)
class FollowStats:
    """Running shard-follow tasks by follower index and shard. Paused and copying followers are not in it."""

    tasks: Mapping[str, Mapping[int, ShardTask]]
    auto_followed: AutoFollowed = NOTHING


@dataclass(frozen=True, slots=True)
class FirstCopy:
    """The first copy of one index, over its primaries: bytes in all, bytes here, shards done, and of how many."""

    total_bytes: int
    recovered_bytes: int
    shards_done: int
    shards: int


@dataclass(frozen=True, slots=True)
class Recovery:
    """First copies from remote clusters by follower index; an index without any is not in it.

    `stored` are the indices whose last recovery was from their own disk: nothing of their first copy is told any more
    (recorded on 7.3.0, after close and open or a restart of the node).
    """

    copies: Mapping[str, FirstCopy]
    stored: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FollowAccepted:
    """The answer to a follow request. Says nothing about what holds afterwards."""

    created: bool
    acknowledged_shards: bool
    started: bool
