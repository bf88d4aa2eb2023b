"""Taking back what this profile made, and nothing else: the stages of the walk in reverse.

Everything is looked up again first; what is no longer there, or was never ours, is left alone.
"""

from __future__ import annotations

from ccrtui.core.call import Call, Side
from ccrtui.core.cluster import ClusterIdentity, Count, Document, IndexEntry, IndexList, RemoteSettings
from ccrtui.core.code import Code
from ccrtui.core.facts import Facts
from ccrtui.core.profile import Made, Profile
from ccrtui.core.replication import AutoFollow, FollowInfo
from ccrtui.core.search_calls import (
    auto_follow,
    close_index,
    cluster_identity,
    count,
    delete_index,
    delete_sample,
    document,
    follow_info,
    index_list,
    pause_follow,
    refresh,
    remote_settings,
    remove_remote,
    unfollow,
)
from ccrtui.core.step import Danger, Intention, Judgement, PlannedCall, Step, StepName
from ccrtui.core.steps.conclude import blocked, by_fault, missing, satisfied, skipped, unknown

LEADER, FOLLOWER = Side.LEADER, Side.FOLLOWER


def _judge(step: Step, facts: Facts, intention: Intention) -> Judgement:
    """Satisfied when nothing of ours is left; blocked while a name must be typed; else missing."""
    for call in step.reads(facts, intention):
        if fault := facts.fault(call):
            return by_fault(call, fault)
        if call not in facts:
            return unknown(Code.NOT_LOOKED)
    planned = step.calls(facts, intention)
    untyped = [item.confirm for item in planned if item.confirm and item.confirm not in intention.confirmed]
    if untyped:
        return blocked(Code.CONFIRM_NEEDED, index=untyped[0], confirm=untyped[0])
    if planned:
        return missing(Code.MADE_BY_US, calls=len(planned))
    return satisfied(Code.NOTHING_MADE)


def _ours(facts: Facts, side: Side, entries: tuple[str, ...]) -> tuple[str, ...]:
    """The entries that are about the cluster which answers now, without its uuid."""
    identity = facts.value(cluster_identity(side), ClusterIdentity)
    if identity is None:
        return ()
    prefix = f"{identity.uuid}/"
    return tuple(entry.removeprefix(prefix) for entry in entries if entry.startswith(prefix))


class UndoSamples:
    """Deletes the sample documents, one by one."""

    name = StepName.COMPARE

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """Whether each document is still there."""
        if not intention.profile.made.sample_docs:
            return ()
        listing = (cluster_identity(LEADER), index_list(LEADER))
        return (*listing, *(document(LEADER, index, name) for index, name in _samples(facts, intention.profile)))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """See `_judge`."""
        return _judge(self, facts, intention)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One delete per document."""
        identity = facts.value(cluster_identity(LEADER), ClusterIdentity)
        return tuple(
            PlannedCall(
                delete_sample(LEADER, index, name),
                unmade=Made(sample_docs=(f"{identity.uuid if identity else ''}/{index}/{name}",)),
            )
            for index, name in _samples(facts, intention.profile)
            if (found := facts.value(document(LEADER, index, name), Document)) and found.found
        )


def _samples(facts: Facts, profile: Profile) -> tuple[tuple[str, str], ...]:
    listing = facts.value(index_list(LEADER), IndexList)
    pairs = [entry.split("/", 1) for entry in _ours(facts, LEADER, profile.made.sample_docs)]
    return tuple(
        (index, name)
        for index, name in pairs
        if listing is not None and index in listing.entries and listing.entries[index].open
    )


class UndoFollowers:
    """Pauses, closes, unfollows and deletes the followers that we made; the copy is lost, so its name is typed."""

    name = StepName.FOLLOWER_INDEX

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """The follower's indices and what follows."""
        del facts
        if not intention.profile.made.follower_indices:
            return ()
        return (cluster_identity(FOLLOWER), index_list(FOLLOWER), follow_info(FOLLOWER))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """See `_judge`."""
        return _judge(self, facts, intention)

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """What is left to do for each, by the state it is in."""
        planned: list[PlannedCall] = []
        for name in _ours(facts, FOLLOWER, intention.profile.made.follower_indices):
            planned.extend(_undo_follower(facts, intention.profile, name))
        return tuple(planned)


def _undo_follower(facts: Facts, profile: Profile, name: str) -> list[PlannedCall]:
    """An open index that follows nobody was promoted, or made by others: it is left alone.

    Between our own unfollow and delete it is closed.
    """
    listing = facts.value(index_list(FOLLOWER), IndexList)
    info = facts.value(follow_info(FOLLOWER), FollowInfo)
    identity = facts.value(cluster_identity(FOLLOWER), ClusterIdentity)
    entry = listing.entries.get(name) if listing else None
    if entry is None or info is None or identity is None:
        return []
    calls: list[Call] = []
    follower = info.followers.get(name)
    if entry.open if follower is None else follower.alias != profile.link.alias:
        return []
    if follower is not None:
        calls += [pause_follow(FOLLOWER, name)] if follower.active else []
        calls += [close_index(FOLLOWER, name)] if entry.open else []
        calls.append(unfollow(FOLLOWER, name))
    planned = [PlannedCall(call) for call in calls]
    unmade = Made(follower_indices=(f"{identity.uuid}/{name}",))
    last = PlannedCall(delete_index(FOLLOWER, name), unmade=unmade, danger=Danger.IRREVERSIBLE, confirm=name)
    return [*planned, last]


class UndoLeaderIndices:
    """Deletes the leader indices that we created and that hold no document of anybody; the name is typed."""

    name = StepName.LEADER_INDEX

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """The leader's indices, and how many documents ours hold behind a refresh."""
        if not intention.profile.made.leader_indices:
            return ()
        first = (cluster_identity(LEADER), index_list(LEADER))
        opened = [entry.name for entry in _listed(facts, intention.profile) if entry.open]
        refreshes = tuple(refresh(LEADER, name) for name in opened)
        if any(call not in facts for call in (*first, *refreshes)):
            return (*first, *refreshes)
        return (*first, *refreshes, *(count(LEADER, name) for name in opened))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """Left alone where there is something in it that we did not write; else see `_judge`."""
        judged = _judge(self, facts, intention)
        held = _holding(facts, intention.profile)
        return skipped(Code.HOLDS_OTHERS, index=held[0]) if judged.state.holds and held else judged

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One delete per empty index of ours."""
        identity = facts.value(cluster_identity(LEADER), ClusterIdentity)
        held = _holding(facts, intention.profile)
        if identity is None:
            return ()
        return tuple(
            PlannedCall(
                delete_index(LEADER, entry.name),
                unmade=Made(leader_indices=(f"{identity.uuid}/{entry.name}",)),
                danger=Danger.IRREVERSIBLE,
                confirm=entry.name,
            )
            for entry in _listed(facts, intention.profile)
            if entry.name not in held
        )


def _listed(facts: Facts, profile: Profile) -> tuple[IndexEntry, ...]:
    """The leader indices that we created and that are still there."""
    listing = facts.value(index_list(LEADER), IndexList)
    entries = listing.entries if listing else {}
    return tuple(entries[name] for name in _ours(facts, LEADER, profile.made.leader_indices) if name in entries)


def _holding(facts: Facts, profile: Profile) -> list[str]:
    """Of those, the ones with a document beside our samples, which go first.

    What is closed, or could not be counted whole, may hold any.
    """
    samples = [entry.split("/", 1)[0] for entry in _ours(facts, LEADER, profile.made.sample_docs)]
    held = []
    for entry in _listed(facts, profile):
        counted = facts.value(count(LEADER, entry.name), Count)
        if counted is None or counted.failed_shards or counted.documents > samples.count(entry.name):
            held.append(entry.name)
    return held


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
        judged = _judge(self, facts, intention)
        users = _users(facts, intention.profile)
        if self.calls(facts, intention) and users:
            return blocked(Code.ALIAS_IN_USE, alias=intention.profile.link.alias, indices=list(users))
        return judged

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One settings update per alias of ours."""
        found = facts.value(remote_settings(FOLLOWER), RemoteSettings)
        identity = facts.value(cluster_identity(FOLLOWER), ClusterIdentity)
        if found is None or identity is None:
            return ()
        return tuple(
            PlannedCall(
                remove_remote(FOLLOWER, alias, found.persistent[alias]),
                unmade=Made(aliases=(f"{identity.uuid}/{alias}",)),
            )
            for alias in _ours(facts, FOLLOWER, intention.profile.made.aliases)
            if found.persistent.get(alias)
        )


def _users(facts: Facts, profile: Profile) -> tuple[str, ...]:
    """Followers and patterns through an alias of ours, but for the followers that are taken back before."""
    info = facts.value(follow_info(FOLLOWER), FollowInfo)
    aliases = set(_ours(facts, FOLLOWER, profile.made.aliases))
    ours = set(_ours(facts, FOLLOWER, profile.made.follower_indices))
    followers = info.followers.values() if info else ()
    indices = [entry.index for entry in followers if entry.alias in aliases and entry.index not in ours]
    patterns = facts.value(auto_follow(FOLLOWER), AutoFollow)
    named = [name for name, alias in patterns.aliases.items() if alias in aliases] if patterns else []
    return (*indices, *named)


UNDO: tuple[Step, ...] = (UndoSamples(), UndoFollowers(), UndoRemoteCluster(), UndoLeaderIndices())
"""The stages that may have made something, last first."""
