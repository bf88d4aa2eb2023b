"""What is news in a sample: the followers of which it tells something else than the sample before.

Parts of two samples that are the very same value tell the same; the decoder gives such values where the bytes are the
same. What cannot be compared is news: it is judged once too often rather than once too seldom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import lt, sub
from typing import NamedTuple

from ccrtui.core.elasticsearch.replication import FollowInfo, FollowStats, IndexCopy, ShardStats
from ccrtui.core.elasticsearch.timed_tasks import TimedTasks, longest_out_ms, steady, without_read
from ccrtui.core.watch.shard.shard_window import SENT_SLACK_S
from ccrtui.core.watch.shard.trouble import SILENCE_GRACE_S
from ccrtui.core.watch.snapshot import Snapshot

Names = frozenset[str]


class Out(NamedTuple):
    """For how long the reads of a follower's tasks had been out at a moment, in monotonic seconds."""

    at: float
    since_ms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class News:
    """Followers by index name. `changed`: something but the time is another; None: that holds of all of them.

    `returned`: a read may have come back, as their times tell; `late`: one is out for longer than its poll time-out
    allows. `out` is of the last sample in which a read of each may have come back, or something else was news of it.
    """

    changed: Names | None = None
    returned: Names = frozenset()
    late: Names = frozenset()
    out: Mapping[str, Out] = field(default_factory=dict)


EVERYTHING = News()
"""The news where there is no sample before, or it cannot be compared."""


def news(before: Snapshot | None, now: Snapshot, last: News = EVERYTHING) -> News:
    """Compare two samples in a row; `last` is what the earlier one told."""
    if before is None or _framed(before) != _framed(now) or not _is_whole(before) or not _is_whole(now):
        return EVERYTHING
    changed = set(_changed_pairs(before, now))
    changed.update(_other_tasks(_tasks(before), _tasks(now)), _other_entries(_info(before), _info(now)))
    returned = dict(_returned(before, now, last.out, changed))
    return News(frozenset(changed), frozenset(returned), frozenset(_late(now)), {**last.out, **returned})


def followers_of(now: Snapshot, leaders: Iterable[str]) -> Iterator[str]:
    """The followers of those leader indices."""
    wanted = frozenset(leaders)
    return (pair.follower for pair in now.pairs if pair.leader in wanted) if wanted else iter(())


def _framed(snapshot: Snapshot) -> tuple[object, ...]:
    """What is the same for all indices, and must be the same in both."""
    return snapshot.alias, snapshot.wanted, snapshot.wanted_twice, snapshot.pairs


def _is_whole(snapshot: Snapshot) -> bool:
    """Whether every standing question has its answer, so that nothing is missing for all of them."""
    told = (snapshot.leader, snapshot.follower, snapshot.followers, snapshot.running)
    return None not in told and snapshot.leader_fault is None and snapshot.follower_fault is None


def _changed_pairs(before: Snapshot, now: Snapshot) -> Iterator[str]:
    yield from followers_of(now, _other_copies(before.leader, now.leader))
    yield from _other_copies(before.follower, now.follower)


def _other_copies(before: ShardStats | None, now: ShardStats | None) -> Iterator[str]:
    """The indices that stand otherwise, are gone or are new."""
    if before is now or before is None or now is None:
        return
    last = before.indices
    yield from (name for name, copy in now.indices.items() if not _stands_alike(last.get(name), copy))
    yield from last.keys() - now.indices.keys()


def _stands_alike(before: IndexCopy | None, now: IndexCopy) -> bool:
    """Whether nothing but leases and histories is another: these are asked for in some samples only."""
    if before is now:
        return True
    if before is None or before.uuid != now.uuid or before.shards.keys() != now.shards.keys():
        return False
    return all(
        (copy.max_seq_no, copy.global_checkpoint, copy.docs) == (last.max_seq_no, last.global_checkpoint, last.docs)
        for copy, last in ((copy, before.shards[number]) for number, copy in now.shards.items())
    )


def _other_tasks(before: FollowStats, now: FollowStats) -> Iterator[str]:
    last = before.tasks
    for name, tasks in now.tasks.items():
        if name not in last or steady(last[name]) is not steady(tasks) or without_read(tasks):
            yield name
    yield from last.keys() - now.tasks.keys()


def _other_entries(before: FollowInfo, now: FollowInfo) -> Iterator[str]:
    if before is now:
        return
    last = before.followers
    yield from (name for name, entry in now.followers.items() if last.get(name) != entry)
    yield from last.keys() - now.followers.keys()


def _returned(before: Snapshot, now: Snapshot, out: Mapping[str, Out], changed: set[str]) -> Iterator[tuple[str, Out]]:
    """Of whom a read may have come back: one has left that is out for less long than it would be otherwise."""
    last, at = _tasks(before).tasks, now.taken_at
    for name, tasks in _tasks(now).tasks.items():
        earlier, since = last.get(name), out.get(name)
        if not isinstance(tasks, TimedTasks) or not tasks.since_ms:
            continue
        if since is None or name in changed or not isinstance(earlier, TimedTasks):
            yield name, Out(at, tasks.since_ms)
            continue
        grown_ms = min(map(sub, tasks.since_ms, since.since_ms))
        if grown_ms < 1000 * (at - since.at - SENT_SLACK_S) or any(map(lt, tasks.since_ms, earlier.since_ms)):
            yield name, Out(at, tasks.since_ms)


def _late(now: Snapshot) -> Iterator[str]:
    entries = _info(now).followers
    for name, tasks in _tasks(now).tasks.items():
        entry = entries.get(name)
        if entry is None or longest_out_ms(tasks) > 1000 * (entry.read_poll_timeout_s + SILENCE_GRACE_S):
            yield name


def _tasks(snapshot: Snapshot) -> FollowStats:
    return snapshot.running or _NO_TASKS


def _info(snapshot: Snapshot) -> FollowInfo:
    return snapshot.followers or _NO_FOLLOWERS


_NO_TASKS = FollowStats({})
_NO_FOLLOWERS: FollowInfo = FollowInfo({})
