"""The windows of all shards after one more sample, which tells something else of few of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from ccrtui.core.elasticsearch.timed_tasks import TimedTasks
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.shard.shard_window import ShardWindow, left_since, read_came_back_at, told_back_at
from ccrtui.core.watch.shard.track import RATE_WINDOW_S
from ccrtui.core.watch.snapshot import Snapshot

_EMPTY = ShardWindow()


class Windows(NamedTuple):
    """The windows by follower index and shard, which of them took operations lately, and when a read last came back."""

    windows: Mapping[tuple[str, int], ShardWindow]
    lively: Mapping[tuple[str, int], float]
    read_back_at: float | None


def with_sample(
    history: LinkHistory, snapshot: Snapshot, pairs: Iterable[IndexPair], returned: Iterable[str]
) -> Windows:
    """Add what is told of these pairs; and of those of which nothing is told but that a read may have `returned`."""
    fresh: dict[tuple[str, int], ShardWindow] = {}
    back_at = history.read_back_at
    told = snapshot.running.tasks if snapshot.running else {}
    for pair in pairs:
        tasks = told.get(pair.follower)
        for shard, window in _of_pair(history, snapshot, pair):
            fresh[pair.follower, shard] = window
            if tasks is not None and shard in tasks:
                back_at = _later(back_at, read_came_back_at(window, tasks[shard], snapshot.taken_at))
    for name in returned:
        for shard, at, came_back in _returned(history, snapshot, name):
            back_at = _later(back_at, at)
            if came_back:
                fresh[name, shard] = replace(history.window(name, shard), returned_at=at)
    return Windows({**history.windows, **fresh}, _lively(history, snapshot.taken_at, fresh), back_at)


def _later(one: float | None, other: float | None) -> float | None:
    return other if one is None or (other is not None and other > one) else one


def _of_pair(history: LinkHistory, snapshot: Snapshot, pair: IndexPair) -> Iterator[tuple[int, ShardWindow]]:
    leader_copy = snapshot.leader_copy(pair.leader)
    follower_copy = snapshot.follower_copy(pair.follower)
    tasks = snapshot.running.tasks.get(pair.follower, {}) if snapshot.running else None
    last = history.tasks.tasks.get(pair.follower, {})
    for shard in leader_copy.shards.keys() | follower_copy.shards.keys() | (tasks or last).keys():
        window = history.windows.get((pair.follower, shard), _EMPTY)
        if shard in leader_copy.shards and snapshot.leader_at is not None:
            before = history.leader_at if history.leader_at is not None else snapshot.leader_at
            window = window.with_leader(snapshot.leader_at, leader_copy.shards[shard].max_seq_no, before)
        if shard in follower_copy.shards:
            window = window.with_follower(snapshot.taken_at, follower_copy.shards[shard].global_checkpoint)
        if shard in leader_copy.shards and shard in follower_copy.shards:
            behind = leader_copy.shards[shard].max_seq_no > follower_copy.shards[shard].global_checkpoint
            window = window.with_distance(snapshot.taken_at, behind)
        if tasks is not None:
            before = history.follower_at if history.follower_at is not None else snapshot.taken_at
            window = window.with_task(snapshot.taken_at, tasks.get(shard), last.get(shard), before)
        yield shard, window


def _returned(history: LinkHistory, snapshot: Snapshot, name: str) -> Iterator[tuple[int, float, bool]]:
    """Of a follower whose tasks tell nothing else than their times: when a read of a shard came back, and if just now.

    Just now is since the sample before; else it is as the task tells.
    """
    tasks = snapshot.running.tasks.get(name) if snapshot.running else None
    last = history.tasks.tasks.get(name)
    if not isinstance(tasks, TimedTasks) or not isinstance(last, TimedTasks) or history.follower_at is None:
        return
    now = snapshot.taken_at
    passed_s = now - history.follower_at
    for (shard, task), since_ms, before_ms in zip(tasks.steady.items(), tasks.since_ms, last.since_ms, strict=True):
        back_at = told_back_at(task, since_ms, now)
        if left_since(passed_s, task, before_ms, since_ms):
            yield shard, now, True
        elif back_at is not None:
            yield shard, back_at, False


def _lively(
    history: LinkHistory, now: float, fresh: Mapping[tuple[str, int], ShardWindow]
) -> Mapping[tuple[str, int], float]:
    """Adds the shards whose followers were just seen elsewhere than before, and drops those that rest for long.

    One that is seen for the first time may have stood there for ever.
    """
    since = now - RATE_WINDOW_S
    resting = {key: at for key, at in history.lively.items() if at > since}
    moved = {key: now for key, window in fresh.items() if _took(window, history.windows.get(key))}
    return {**resting, **moved}


def _took(window: ShardWindow, before: ShardWindow | None) -> bool:
    return before is not None and before.follower is not None and window.follower is not before.follower
