"""Tasks of one follower that stand as they stood before, but for how long their last read is ago."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from ccrtui.core.elasticsearch.replication import ShardTask


class TimedTasks(Mapping[int, ShardTask]):
    """The tasks by shard, made when one is asked for.

    `steady` are the tasks as they were told when something but the time was last another: the same mapping for as long
    as nothing is. `since_ms` are the milliseconds since the last read as told now, in the order of `steady`.
    """

    __slots__ = ("_made", "since_ms", "steady")

    def __init__(self, steady: Mapping[int, ShardTask], since_ms: tuple[int, ...]) -> None:
        self.steady: Final = steady
        self.since_ms: Final = since_ms
        self._made: Mapping[int, ShardTask] | None = None

    def __getitem__(self, shard: int) -> ShardTask:
        if self._made is None:
            self._made = {
                number: task if since_ms == task.since_last_read_ms else replace(task, since_last_read_ms=since_ms)
                for (number, task), since_ms in zip(self.steady.items(), self.since_ms, strict=True)
            }
        return self._made[shard]

    def __iter__(self) -> Iterator[int]:
        return iter(self.steady)

    def __len__(self) -> int:
        return len(self.steady)

    def __contains__(self, shard: object) -> bool:
        return shard in self.steady

    def __repr__(self) -> str:
        return f"TimedTasks({dict(self)!r})"


def longest_out_ms(tasks: Mapping[int, ShardTask]) -> int:
    """For how many milliseconds the last read of any of them has been out; -1 where none has sent one."""
    if isinstance(tasks, TimedTasks):
        return max(tasks.since_ms, default=-1)
    return max((task.since_last_read_ms for task in tasks.values()), default=-1)


def without_read(tasks: Mapping[int, ShardTask]) -> bool:
    """Whether any of them has sent no read since it began: then it proves no contact, whatever else it says."""
    if isinstance(tasks, TimedTasks):
        return min(tasks.since_ms, default=0) < 0
    return any(task.since_last_read_ms < 0 for task in tasks.values())


def steady(tasks: Mapping[int, ShardTask]) -> Mapping[int, ShardTask]:
    """The tasks without regard to the time: the same object as before where only that is another."""
    return tasks.steady if isinstance(tasks, TimedTasks) else tasks
