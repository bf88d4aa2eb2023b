"""Followers that no longer run by themselves: what sets each of them going again, with the settings it had."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.elasticsearch.follow_settings import given
from ccrtui.core.elasticsearch.replication import Follower, FollowInfo, FollowStats
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.elasticsearch.requests.replication import follow_info, follow_stats, pause_follow, resume_follow
from ccrtui.core.json_value import JsonObject
from ccrtui.core.steps.conclude import by_fault, missing, satisfied, unknown
from ccrtui.core.steps.replication.follower.kept_settings import settings_kept
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, StepName

FOLLOWER = Side.FOLLOWER
_INFO, _STATS = follow_info(FOLLOWER, settings=True), follow_stats(FOLLOWER)


@dataclass(frozen=True, slots=True)
class MendFollowers:
    """A paused follower is resumed; one whose task gave up is paused and resumed; a task of none is removed.

    Of everything else nothing is sent: a follower that is at work, and one that does not exist, are left alone.
    """

    indices: tuple[str, ...]

    @property
    def name(self) -> StepName:
        """It mends what that stage made."""
        return StepName.FOLLOWER_INDEX

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """Who follows with which settings, and what their tasks say."""
        del facts, intention
        return (cluster_identity(FOLLOWER), _INFO, _STATS)

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """Missing while one of them does not run."""
        for call in self.reads(facts, intention):
            if fault := facts.fault(call):
                return by_fault(call, fault)
            if call not in facts:
                return unknown(Code.NOT_LOOKED)
        planned = self.calls(facts, intention)
        if not planned:
            return satisfied(Code.FOLLOWING, indices=list(self.indices))
        blind = [name for name in self.indices if _settings_unknown(facts, intention, name)]
        seen: JsonObject = {"index": index_of(planned[0].call), "indices": list(self.indices)}
        return missing(Code.FOLLOWER_PAUSED, **seen, settings_unknown=blind)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """All pauses, then all resumes: those of one kind leave side by side."""
        info, stats = facts.value(_INFO, FollowInfo), facts.value(_STATS, FollowStats)
        if info is None or stats is None:
            return ()
        dead = [name for name in self.indices if _gave_up(stats, name)]
        left = [name for name in self.indices if name in stats.tasks and name not in info.followers]
        resumed = [name for name in self.indices if _is_to_resume(info.followers.get(name), name in dead)]
        resumes = {name: _resumed(facts, intention, info.followers[name]) for name in resumed}
        stopped = [name for name in dict.fromkeys((*dead, *left)) if name in left or name in resumes]
        return (*(_paused(name, resumes.get(name)) for name in stopped), *resumes.values())


def _is_to_resume(follower: Follower | None, gave_up: bool) -> bool:
    return follower is not None and (gave_up or not follower.active)


def _settings_unknown(facts: Facts, intention: Intention, index: str) -> bool:
    """Whether nobody knows what a follower was set up with, so that a resume sets all of it to its default."""
    info = facts.value(_INFO, FollowInfo)
    follower = info.followers.get(index) if info else None
    return follower is not None and not follower.settings and settings_kept(facts, intention, index) is None


def _gave_up(stats: FollowStats, index: str) -> bool:
    return any(task.fatal_type is not None for task in stats.tasks.get(index, {}).values())


def _paused(index: str, resumed: PlannedCall | None) -> PlannedCall:
    """Undone by the resume behind it; what is left of a follower that is gone has none."""
    return PlannedCall(pause_follow(FOLLOWER, index), undo=(resumed.call,) if resumed else ())


def _resumed(facts: Facts, intention: Intention, follower: Follower) -> PlannedCall:
    """With what it shows while it is active, else with what it was seen with before."""
    shown = given(follower.settings) if follower.settings else settings_kept(facts, intention, follower.index)
    call = resume_follow(FOLLOWER, follower.index, shown)
    return PlannedCall(call, undo=(pause_follow(FOLLOWER, follower.index),))


def index_of(call: Call) -> str:
    """The index that a request about one follower names."""
    return call.target.split("/")[1]


def of_indices(planned: Iterable[PlannedCall], indices: Iterable[str]) -> tuple[PlannedCall, ...]:
    """Those of a plan that are about some of the followers, in its order."""
    names = frozenset(indices)
    return tuple(each for each in planned if index_of(each.call) in names)
