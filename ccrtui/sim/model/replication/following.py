"""What a cluster follows: the registered tasks, those that run, and first copies under way."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ccrtui.sim.errors import ApiError, Cause, refuse
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.replication.first_copy import FirstCopy
from ccrtui.sim.model.replication.shard_task import ASSIGN_S, ShardTask
from ccrtui.sim.model.replication.task_params import TaskParams

if TYPE_CHECKING:
    from ccrtui.sim.model.cluster import Cluster
    from ccrtui.sim.model.world import World

FIRST_TASK = 60
"""The number of a node's first task of this kind; those before it are its own."""


class Following:
    """The follower side of a cluster. `doomed` names followers whose next first copy fails, and the cause."""

    def __init__(self, world: World, cluster: Cluster) -> None:
        self.world = world
        self._cluster = cluster
        self._tasks: dict[str, ShardTask] = {}
        self._numbers = itertools.count(FIRST_TASK)
        self.copies: dict[str, FirstCopy] = {}
        self.doomed: dict[str, str] = {}

    def tasks(self) -> Iterator[ShardTask]:
        """Every registered task, by index and shard."""
        yield from sorted(self._tasks.values(), key=lambda task: (task.params.index.name, task.params.shard))

    def running(self) -> Iterator[ShardTask]:
        """Those that a node runs, which alone have statistics."""
        return (task for task in self.tasks() if task.assigned)

    def tasks_of(self, name: str) -> list[ShardTask]:
        """The tasks of one follower, by its name, deleted or not."""
        return [task for task in self.tasks() if task.params.index.name == name]

    def register(self, params_of_shards: Iterable[TaskParams]) -> None:
        """Begin tasks. Raises 400 when one is there already, or a shard does not serve; the others do begin."""
        problems: list[Cause] = []
        for params in params_of_shards:
            problem = self._problem(params)
            if problem is not None:
                problems.append(problem)
            else:
                self._begin(params)
        if problems:
            first, *others = problems
            raise ApiError(400, Cause(first.type, first.reason, {}, None, tuple(others)), first)

    def _problem(self, params: TaskParams) -> Cause | None:
        if params.task_id in self._tasks:
            reason = f"task with id {{{params.task_id}}} already exist"
            return Cause("resource_already_exists_exception", reason)
        if not params.index.shards[params.shard].started:
            return Cause("illegal_argument_exception", "Not all copies of follow shard are started")
        return None

    def _begin(self, params: TaskParams, wait_s: float = 0.0) -> None:
        task = ShardTask(self._cluster, params, next(self._numbers), wait_s)
        self._tasks[params.task_id] = task
        task.start()

    def pause(self, name: str) -> None:
        """Remove the tasks of a follower. Raises 400 when there are none (reference #47)."""
        tasks = self.tasks_of(name)
        if not tasks:
            raise refuse(400, "illegal_argument_exception", f"no shard follow tasks for [{name}]")
        self._remove(tasks)

    def _remove(self, tasks: Iterable[ShardTask]) -> None:
        for task in tasks:
            task.stop()
            del self._tasks[task.params.task_id]

    def index_deleted(self, index: Index) -> None:
        """An index is gone: so are its first copy and, after 7.3.0, its tasks (reference fact 14)."""
        copy = self.copies.pop(index.name, None)
        if copy is not None:
            copy.stop()
        if self._cluster.version.since(7, 3, 1):
            self._remove([task for task in self._tasks.values() if task.params.index is index])

    def copying(self, index: Index) -> bool:
        """Tell whether the first copy of an index is under way."""
        copy = self.copies.get(index.name)
        return copy is not None and copy.index is index and copy.failure is None and not copy.done

    def halt(self) -> None:
        """The node stops: tasks do no more, first copies fail."""
        for task in self._tasks.values():
            task.stop()
        for copy in self.copies.values():
            copy.fail("node is closing")

    def restart(self) -> None:
        """The node starts: each registered task begins anew, a moment later."""
        params_of_shards = [task.params for task in self.tasks()]
        self._tasks = {}
        for params in params_of_shards:
            self._begin(params, ASSIGN_S)
