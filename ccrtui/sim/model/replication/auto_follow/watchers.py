"""The patterns of a cluster, and the rounds that look for new leader indices (reference 1.5, 3.7)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ccrtui.sim.errors import ApiError, Cause, refuse
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.model.licence import require_replication
from ccrtui.sim.model.remotes.remote import Remote
from ccrtui.sim.model.replication import follow as following
from ccrtui.sim.model.replication import leader
from ccrtui.sim.model.replication.auto_follow.outcomes import Outcomes
from ccrtui.sim.model.replication.auto_follow.pattern import Pattern
from ccrtui.sim.model.replication.follow import FollowRequest
from ccrtui.sim.model.replication.leader import CHANGES, STATE, STATS
from ccrtui.sim.model.replication.parameters import Parameters

if TYPE_CHECKING:
    from ccrtui.sim.model.cluster import Cluster
    from ccrtui.sim.model.world import World

ROUND_S = 60.0
AGAIN_S = 0.01
"""7.3 asks a refusing leader again at once, hundreds of times in a second (auto-follow 45)."""


class AutoFollow:
    """The patterns of one cluster, and a watcher for each alias they name."""

    def __init__(self, world: World, cluster: Cluster) -> None:
        self._world = world
        self._cluster = cluster
        self._patterns: dict[str, Pattern] = {}
        self._followed: dict[str, set[str]] = {}
        self._watchers: dict[str, asyncio.Task[None]] = {}
        self._checked: dict[str, tuple[float, int]] = {}
        self.outcomes = Outcomes(cluster.clock)

    def patterns(self, name: str | None = None) -> list[Pattern]:
        """All patterns, or one. Raises 404 when it is missing."""
        if name is None:
            return list(self._patterns.values())
        if name not in self._patterns:
            raise refuse(404, "resource_not_found_exception", f"auto-follow pattern [{name}] is missing")
        return [self._patterns[name]]

    async def put(self, pattern: Pattern) -> None:
        """Add or replace a pattern; what the leader has already counts as followed.

        Raises 403 without licence or rights, 404 for an unknown alias, 400 when the leader cannot be asked.
        """
        require_replication(self._cluster.licence)
        remote = self._cluster.remotes.get(pattern.alias)
        await leader.check_licence(remote, "remote cluster state")
        leader_indices = await remote.request(STATE, _indices)
        await remote.request("cluster:admin/xpack/security/user/has_privileges", _rights(pattern))
        old = self._patterns.get(pattern.name)
        known = set(old.patterns) if old is not None else set()
        followed = self._followed.setdefault(pattern.name, set())
        additions = replace(
            pattern, patterns=tuple(expression for expression in pattern.patterns if expression not in known)
        )
        followed.update(index.uuid for index in leader_indices if additions.matches(index))
        self._patterns[pattern.name] = pattern
        running = self._watchers.get(pattern.alias)
        if running is None or running.done():
            self._watch(pattern.alias)

    def delete(self, name: str) -> None:
        """Remove a pattern; its followers stay. Raises 404."""
        self.patterns(name)
        del self._patterns[name]
        self._followed.pop(name, None)
        self._unwatch()

    def set_active(self, name: str, active: bool) -> None:
        """Pause or resume a pattern. Raises 404."""
        pattern = self.patterns(name)[0]
        self._patterns[name] = replace(pattern, active=active)
        self._watch(pattern.alias)
        self._unwatch()

    def restart(self) -> None:
        """The node starts: counters and errors are gone, watchers begin anew."""
        self.outcomes.clear()
        for alias in {pattern.alias for pattern in self._patterns.values()}:
            self._watch(alias)

    def halt(self) -> None:
        """The node stops."""
        for watcher in self._watchers.values():
            watcher.cancel()
        self._watchers.clear()

    def settings_changed(self) -> None:
        """The cluster state changed: watchers that stopped with their alias begin anew."""
        for alias in {pattern.alias for pattern in self._patterns.values() if pattern.active}:
            if alias in self._watchers and self._watchers[alias].done():
                self._watch(alias)

    def _watch(self, alias: str) -> None:
        old = self._watchers.pop(alias, None)
        if old is not None:
            old.cancel()
        if any(self._of(alias)):
            self._checked[alias] = (self._cluster.clock.monotonic(), 0)
            self._watchers[alias] = self._world.spawn(self._rounds(alias))

    def _unwatch(self) -> None:
        for alias in [alias for alias in self._watchers if not any(self._of(alias))]:
            self._watchers.pop(alias).cancel()
            self._checked.pop(alias, None)

    def _of(self, alias: str) -> Iterator[Pattern]:
        return (pattern for pattern in self._patterns.values() if pattern.alias == alias and pattern.active)

    async def _rounds(self, alias: str) -> None:
        seen_version = 0
        while True:
            self._checked[alias] = (self._cluster.clock.monotonic(), seen_version)
            asking = list(self._of(alias))
            try:
                seen_version, leader_indices = await self._state(alias, seen_version)
            except ApiError as error:
                for pattern in asking:
                    self.outcomes.fail_state(pattern.name, error)
                if error.cause.type == "no_such_remote_cluster_exception":
                    return
                await self._cluster.clock.sleep(ROUND_S if self._cluster.version.since(7, 10) else AGAIN_S)
                continue
            for pattern in list(self._of(alias)):
                await self._look(pattern, leader_indices)

    async def _state(self, alias: str, seen_version: int) -> tuple[int, list[Index]]:
        remote: Remote = self._cluster.remotes.get(alias)
        await leader.check_licence(remote, "remote cluster state")

        async def work(leader_cluster: Cluster) -> tuple[int, list[Index]]:
            if leader_cluster.metadata_version <= seen_version:
                await leader_cluster.metadata_changed.wait(leader_cluster.clock, ROUND_S)
            return leader_cluster.metadata_version, list(leader_cluster.indices.values())

        return await remote.request(STATE, work)

    async def _look(self, pattern: Pattern, leader_indices: list[Index]) -> None:
        followed = self._followed[pattern.name]
        for index in leader_indices:
            if index.uuid in followed or not pattern.matches(index) or not index.started:
                continue
            key = f"{pattern.name}:{index.name}"
            problem = self._problem(pattern, index)
            if problem is not None:
                if not index.soft_deletes:
                    followed.add(index.uuid)
                self.outcomes.fail_follow(key, problem)
                continue
            try:
                await following.follow(self._cluster, pattern.caller, _request(pattern, index))
            except ApiError as error:
                self.outcomes.fail_follow(key, error.cause)
                continue
            followed.add(index.uuid)
            self.outcomes.followed(key, forget=self._cluster.version.since(7, 10))

    def _problem(self, pattern: Pattern, index: Index) -> Cause | None:
        others = [
            candidate.name
            for candidate in self._of(pattern.alias)
            if candidate.name != pattern.name and candidate.matches(index)
        ]
        if others:
            return Cause(
                "exception",
                f"index to follow [{index.name}] for pattern [{pattern.name}] matches with "
                f"other patterns [{', '.join(others)}]",
            )
        if not index.soft_deletes:
            return Cause("exception", f"index [{index.name}] cannot be followed, because soft deletes are not enabled")
        return None

    def watched(self) -> list[dict[str, Any]]:
        """Each watched alias with the milliseconds since its last check."""
        now = self._cluster.clock.monotonic()
        return [
            {
                "cluster_name": alias,
                "time_since_last_check_millis": int((now - at) * 1000),
                "last_seen_metadata_version": seen_version,
            }
            for alias, (at, seen_version) in sorted(self._checked.items())
        ]


async def _indices(leader_cluster: Cluster) -> list[Index]:
    return list(leader_cluster.indices.values())


def _rights(pattern: Pattern) -> Any:
    async def work(leader_cluster: Cluster) -> None:
        lacking = [
            action
            for action in (STATS, CHANGES)
            if not all(leader_cluster.remote_check(pattern.caller.roles, action, name) for name in pattern.patterns)
        ]
        if lacking:
            what = "index" if len(pattern.patterns) == 1 else "indices"
            reason = f"insufficient privileges to follow {what} [{', '.join(pattern.patterns)}]"
            reason += "".join(f", privilege for action [{action}] is missing" for action in lacking)
            raise refuse(403, "security_exception", reason)

    return work


def _request(pattern: Pattern, index: Index) -> FollowRequest:
    return FollowRequest(
        pattern.follower_of(index.name), pattern.alias, index.name, Parameters(**pattern.tuning), pattern.settings
    )
