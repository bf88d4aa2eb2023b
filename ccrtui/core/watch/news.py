"""What is news in a sample: the followers of which it tells something else than the sample before.

Parts of two samples that are the very same value tell the same; the decoder gives such values where the bytes are the
same. What cannot be compared is news: it is judged once too often rather than once too seldom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import lt, sub
from typing import NamedTuple

from ccrtui.core.elasticsearch.replication import Follower, FollowInfo, FollowStats, IndexCopy, ShardStats, ShardTask
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
    changed = {*_changed_pairs(before, now), *_other_entries(_info(before), _info(now))}
    returned: dict[str, Out] = {}
    late: set[str] = set()
    running, earlier, entries = _tasks(now).tasks, _tasks(before).tasks, _info(now).followers
    for pair in now.pairs:
        name = pair.follower
        tasks, before_tasks = running.get(name, _NONE), earlier.get(name, _NONE)
        if _are_others(before_tasks, tasks):
            changed.add(name)
        if tasks is _NONE:
            continue
        if _is_late(tasks, entries.get(name)):
            late.add(name)
        if isinstance(tasks, TimedTasks) and (
            name in changed or _came_back(before_tasks, tasks, last.out.get(name), now.taken_at)
        ):
            returned[name] = Out(now.taken_at, tasks.since_ms)
    return News(frozenset(changed), frozenset(returned), frozenset(late), {**last.out, **returned})


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


def _are_others(before: Mapping[int, ShardTask], now: Mapping[int, ShardTask]) -> bool:
    """Whether something but the time is another, or time alone proves nothing of one that has not read yet."""
    return steady(before) is not steady(now) or without_read(now)


def _is_late(tasks: Mapping[int, ShardTask], entry: Follower | None) -> bool:
    return entry is None or longest_out_ms(tasks) > 1000 * (entry.read_poll_timeout_s + SILENCE_GRACE_S)


def _came_back(before: Mapping[int, ShardTask], tasks: TimedTasks, since: Out | None, at: float) -> bool:
    """Whether a read of them may have come back: one has left that is out for less long than it would be otherwise."""
    if since is None or not isinstance(before, TimedTasks):
        return True
    grown_ms = min(map(sub, tasks.since_ms, since.since_ms), default=0)
    return grown_ms < 1000 * (at - since.at - SENT_SLACK_S) or any(map(lt, tasks.since_ms, before.since_ms))


def _other_entries(before: FollowInfo, now: FollowInfo) -> Iterator[str]:
    if before is now:
        return
    last = before.followers
    yield from (name for name, entry in now.followers.items() if last.get(name) != entry)
    yield from last.keys() - now.followers.keys()


def _tasks(snapshot: Snapshot) -> FollowStats:
    return snapshot.running or _NO_TASKS


def _info(snapshot: Snapshot) -> FollowInfo:
    return snapshot.followers or _NO_FOLLOWERS


_NONE: Mapping[int, ShardTask] = {}
_NO_TASKS = FollowStats({})
_NO_FOLLOWERS: FollowInfo = FollowInfo({})
