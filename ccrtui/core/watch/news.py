"""What is news in a sample: the followers of which it tells something else than the sample before.

Parts of two samples that are the very same value tell the same; the decoder gives such values where the bytes are the
same. What cannot be compared is news: it is judged once too often rather than once too seldom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import lt, sub
from typing import NamedTuple

from ccrtui.core.elasticsearch.replication import Follower, IndexCopy, ShardTask
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
    earlier, told = _told(before), _told(now)
    if before is None or earlier is None or told is None or _framed(before) != _framed(now):
        return EVERYTHING
    changed = {*followers_of(now, _other_copies(earlier.leader, told.leader))}
    changed.update(_other_copies(earlier.follower, told.follower), _other_entries(earlier.entries, told.entries))
    returned: dict[str, Out] = {}
    late: set[str] = set()
    for pair in now.pairs:
        name = pair.follower
        tasks, before_tasks = told.tasks.get(name, _NONE), earlier.tasks.get(name, _NONE)
        if _are_others(before_tasks, tasks):
            changed.add(name)
        if tasks is _NONE:
            continue
        if _is_late(tasks, told.entries.get(name)):
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


class _Told(NamedTuple):
    """The answers to the standing questions, by index name."""

    leader: Mapping[str, IndexCopy]
    follower: Mapping[str, IndexCopy]
    entries: Mapping[str, Follower]
    tasks: Mapping[str, Mapping[int, ShardTask]]


def _told(snapshot: Snapshot | None) -> _Told | None:
    """None where a question has no answer, so that something is missing for all of them."""
    if snapshot is None or snapshot.leader is None or snapshot.follower is None:
        return None
    if snapshot.followers is None or snapshot.running is None:
        return None
    return _Told(
        snapshot.leader.indices, snapshot.follower.indices, snapshot.followers.followers, snapshot.running.tasks
    )


def _other_copies(before: Mapping[str, IndexCopy], now: Mapping[str, IndexCopy]) -> Iterator[str]:
    """The indices that stand otherwise, are gone or are new."""
    if before is not now:
        yield from (name for name, copy in now.items() if not _stands_alike(before.get(name), copy))
        yield from before.keys() - now.keys()


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


def _other_entries(before: Mapping[str, Follower], now: Mapping[str, Follower]) -> Iterator[str]:
    if before is not now:
        yield from (name for name, entry in now.items() if before.get(name) != entry)
        yield from before.keys() - now.keys()


_NONE: Mapping[int, ShardTask] = {}
