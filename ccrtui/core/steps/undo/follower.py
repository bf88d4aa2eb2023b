"""Taking back what was made on the follower: followers, and the remote cluster they followed through."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.cluster import ClusterIdentity, RemoteSettings
from ccrtui.core.elasticsearch.index import IndexEntry, IndexList
from ccrtui.core.elasticsearch.replication import AutoFollow, FollowInfo
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity, remote_settings, remove_remote
from ccrtui.core.elasticsearch.requests.indices import close_index, delete_index
from ccrtui.core.elasticsearch.requests.replication import auto_follow, follow_info, pause_follow, unfollow
from ccrtui.core.profile.profile import Made
from ccrtui.core.steps.conclude import blocked
from ccrtui.core.steps.ours import judge_undo, ours
from ccrtui.core.steps.replication.follower.last_copy import last_copy, last_copy_reads
from ccrtui.core.steps.replication.indices import list_reads, listed
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Danger, Intention, Judgement, PlannedCall, StepName

FOLLOWER = Side.FOLLOWER
_STAGES = (Kind.PAUSE_FOLLOW, Kind.CLOSE_INDEX, Kind.UNFOLLOW, Kind.DELETE_INDEX)


class UndoFollowers:
    """Pauses, closes, unfollows and deletes the followers that we made; the copy is lost, so its name is typed.

    One that may hold documents which exist nowhere else is kept.
    """

    name = StepName.FOLLOWER_INDEX

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """The follower's indices and what follows; of those of ours that would go, whether the leader has it all."""
        profile = intention.profile
        look = Look(facts, profile)
        if not profile.made.follower_indices:
            return ()
        names = ours(facts, FOLLOWER, profile.made.follower_indices)
        first = (cluster_identity(FOLLOWER), *list_reads(facts, FOLLOWER, names), follow_info(FOLLOWER))
        if any(call not in facts for call in first):
            return first
        compared = (last_copy_reads(facts, leader, name) for name, leader in _going(look).items())
        return (*first, *(call for calls in compared for call in calls))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """Blocked while what would go may be the last copy; else see `judge_undo`."""
        look = Look(facts, intention.profile)
        compared = {call for name, leader in _going(look).items() for call in last_copy_reads(facts, leader, name)}

        def tells_of_a_copy(call: Call, _fault: Fault) -> bool:
            return call in compared or call.target in ("/_cat/indices", "/_alias")

        judged = judge_undo(self, facts, intention, tells_of_a_copy)
        problems = [problem for name, leader in _going(look).items() if (problem := last_copy(facts, leader, name))]
        return (
            blocked(Code.LAST_COPY, **problems[0].evidence)
            if problems and judged.code is not Code.NOT_LOOKED
            else judged
        )

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """What is left to do for each, by the state it is in: all are paused, then all closed, and so on."""
        look = Look(facts, intention.profile)
        entries = _entries(look)
        stages = (
            planned
            for name, leader in _going(look).items()
            if last_copy(facts, leader, name) is None
            for planned in _undo_follower(look, entries[name])
        )
        return tuple(sorted(stages, key=lambda planned: _STAGES.index(planned.call.kind)))


def _undo_follower(look: Look, entry: IndexEntry) -> list[PlannedCall]:
    info = look.value(follow_info(FOLLOWER), FollowInfo)
    identity = look.value(cluster_identity(FOLLOWER), ClusterIdentity)
    if info is None or identity is None:
        return []
    name = entry.name
    calls: list[Call] = []
    follower = info.followers.get(name)
    if follower is not None:
        calls += [pause_follow(FOLLOWER, name)] if follower.active else []
        calls += [close_index(FOLLOWER, name)] if entry.open else []
        calls.append(unfollow(FOLLOWER, name))
    planned = [PlannedCall(call) for call in calls]
    unmade = Made(follower_indices=(f"{identity.uuid}/{name}",))
    last = PlannedCall(delete_index(FOLLOWER, name), unmade=unmade, danger=Danger.IRREVERSIBLE, confirm=name)
    return [*planned, last]


def _entries(look: Look) -> Mapping[str, IndexEntry]:
    """The follower's indices as they were listed; empty where they were not."""
    names = ours(look.facts, FOLLOWER, look.profile.made.follower_indices)
    listing: IndexList | None = listed(look.facts, FOLLOWER, names)
    return listing.entries if listing else {}


def _going(look: Look) -> dict[str, str]:
    """The followers of ours that may be taken back, each with its leader index.

    An open index that follows nobody was promoted, or made by others: it is left alone. Between our own unfollow and
    delete it is closed.
    """
    info = look.value(follow_info(FOLLOWER), FollowInfo)
    entries, going = _entries(look), dict[str, str]()
    wanted = {pair.follower: pair.leader for pair in reversed(look.profile.pairs)}
    for name in ours(look.facts, FOLLOWER, look.profile.made.follower_indices):
        entry, follower = entries.get(name), info.followers.get(name) if info else None
        if entry is None or (entry.open if follower is None else follower.alias != look.profile.link.alias):
            continue
        going[name] = follower.leader_index if follower else wanted.get(name, name)
    return going


class UndoRemoteCluster:
    """Removes the remote cluster that we registered, unless somebody still follows through it."""

    name = StepName.REMOTE_CLUSTER

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """How it is configured, and which followers and auto-follow patterns use it."""
        del facts
        if not intention.profile.made.aliases:
            return ()
        return (
            cluster_identity(FOLLOWER),
            remote_settings(FOLLOWER),
            follow_info(FOLLOWER),
            auto_follow(FOLLOWER),
        )

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """Blocked while a follower uses the alias, which removing it would strand."""
        look = Look(facts, intention.profile)
        judged = judge_undo(self, facts, intention)
        users = _users(look)
        if self.calls(facts, intention) and users:
            return blocked(Code.ALIAS_IN_USE, alias=intention.profile.link.alias, indices=list(users))
        return judged

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One settings update per alias of ours."""
        settings = facts.value(remote_settings(FOLLOWER), RemoteSettings)
        identity = facts.value(cluster_identity(FOLLOWER), ClusterIdentity)
        if settings is None or identity is None:
            return ()
        return tuple(
            PlannedCall(
                remove_remote(FOLLOWER, alias, settings.persistent[alias]),
                unmade=Made(aliases=(f"{identity.uuid}/{alias}",)),
            )
            for alias in ours(facts, FOLLOWER, intention.profile.made.aliases)
            if settings.persistent.get(alias)
        )


def _users(look: Look) -> tuple[str, ...]:
    """Followers and patterns through an alias of ours, but for the followers that are taken back before."""
    info = look.value(follow_info(FOLLOWER), FollowInfo)
    aliases = set(ours(look.facts, FOLLOWER, look.profile.made.aliases))
    going = set(ours(look.facts, FOLLOWER, look.profile.made.follower_indices))
    followers = info.followers.values() if info else ()
    indices = [entry.index for entry in followers if entry.alias in aliases and entry.index not in going]
    patterns = look.value(auto_follow(FOLLOWER), AutoFollow)
    named = [name for name, alias in patterns.aliases.items() if alias in aliases] if patterns else []
    return (*indices, *named)
