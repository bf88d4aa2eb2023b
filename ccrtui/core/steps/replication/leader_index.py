"""The leader index: it exists, it is an open concrete index, and it keeps the history that a follower reads."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.elasticsearch.capability import Capability, can
from ccrtui.core.elasticsearch.cluster import ClusterIdentity, Health
from ccrtui.core.elasticsearch.index import IndexEntry, IndexList, IndexSettingsByName
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity, health
from ccrtui.core.elasticsearch.requests.indices import create_index, delete_index
from ccrtui.core.profile.form import index_typed
from ccrtui.core.profile.index_settings import index_settings
from ccrtui.core.profile.profile import Made, Profile
from ccrtui.core.steps.conclude import beside, blocked, by_fault, choice_needed, missing, satisfied, suspected, unknown
from ccrtui.core.steps.replication.asked_together import reads_of, settings_calls
from ccrtui.core.steps.replication.indices import RED_PATIENCE_S, aliased, list_fault, list_reads, listed, neighbour
from ccrtui.core.steps.replication.left_behind import left_behind, left_behind_reads
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Choice, Intention, Judgement, PlannedCall, StepName, StepState

LEADER = Side.LEADER
_CONCRETE = re.compile(r"[^A-Z\\/*?\"<>| ,#:_.+-][^A-Z\\/*?\"<>| ,#:]{0,254}")
"""An index name as Elasticsearch allows it for one that is created (public reference, create index)."""


class LeaderIndexStep:
    """Checks every index to be followed, and creates one where that was asked."""

    name = StepName.LEADER_INDEX

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """All indices and aliases; the settings of those that are to be followed and open; of absent ones, who has
        copied them.
        """
        profile = intention.profile
        look = Look(facts, profile)
        first = (*list_reads(facts, LEADER, names(profile)), cluster_identity(LEADER), health(LEADER))
        listing = listed(facts, LEADER, names(profile))
        if listing is None:
            return first
        absent = _absent_names(listing, profile)
        copied = left_behind_reads(look, absent) if absent else ()
        return (*first, *reads_of(_settings_calls(look, listing)), *copied)

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """The first index that cannot be followed decides; the others are told beside it."""
        look = Look(facts, intention.profile)
        wanted = names(intention.profile)
        if failed := list_fault(facts, LEADER, wanted):
            return by_fault(*failed)
        listing = listed(facts, LEADER, wanted)
        if listing is None:
            return unknown(Code.NOT_LOOKED)
        if not intention.profile.link.indices:
            return choice_needed(Choice("index", tuple(map(index_typed, _followable(listing)))))
        settings = _settings_calls(look, listing)
        absent = _absent_names(listing, intention.profile)
        lost = left_behind(look, absent)
        problems = [problem for name in wanted if (problem := _problem(look, listing, settings, lost, name))]
        if problems:
            return beside(problems[0], problems[1:])
        if absent:
            return missing(Code.LEADER_INDEX_TO_CREATE, index=absent[0], indices=absent)
        docs = [listing.entries[name].docs for name in wanted]
        return satisfied(
            Code.LEADER_INDEX_OPEN,
            index=wanted[0],
            indices=list(wanted),
            docs=sum(number or 0 for number in docs),
            neighbour=neighbour(facts, LEADER),
        )

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One create per index that is not there yet."""
        if self.judge(facts, intention).state is not StepState.MISSING:
            return ()
        listing = listed(facts, LEADER, names(intention.profile))
        identity = facts.value(cluster_identity(LEADER), ClusterIdentity)
        colour = facts.value(health(LEADER), Health)
        if listing is None or identity is None:
            return ()
        replicas = 1 if colour and colour.nodes > 1 else 0
        link = intention.profile.link
        settings = index_settings(link.settings) if link.settings else {}
        heartbeat = intention.profile.heartbeat_index
        ask = not can(identity.version, Capability.SOFT_DELETES_BY_DEFAULT)
        return tuple(
            PlannedCall(
                create_index(LEADER, name, shards, replicas, ask_soft_deletes=ask, settings=wanted),
                Made(leader_indices=(f"{identity.uuid}/{name}",)),
                undo=(delete_index(LEADER, name),),
            )
            for name in _absent_names(listing, intention.profile)
            for shards, wanted in ((1, {}) if name == heartbeat else (link.shards or 1, settings),)
        )


def names(profile: Profile) -> tuple[str, ...]:
    """The leader indices of the link, each once, in the profile's order."""
    return tuple(dict.fromkeys(pair.leader for pair in profile.pairs))


def _absent_names(listing: IndexList, profile: Profile) -> list[str]:
    return [name for name in names(profile) if name not in listing.entries]


def _followable(listing: IndexList) -> list[str]:
    return sorted(name for name, entry in listing.entries.items() if entry.open and not name.startswith("."))


def _settings_calls(look: Look, listing: IndexList) -> Mapping[str, Call]:
    """What tells of the settings of those that are open."""
    opened = (name for name in names(look.profile) if (entry := listing.entries.get(name)) and entry.open)
    return settings_calls(look.facts, LEADER, opened)


def _problem(
    look: Look, listing: IndexList, calls: Mapping[str, Call], lost: Mapping[str, Judgement], name: str
) -> Judgement | None:
    entry = listing.entries.get(name)
    if entry is None:
        return _absent(look, listing, lost, name)
    if not entry.open:
        return blocked(Code.LEADER_INDEX_CLOSED, index=name)
    if entry.health == "red":
        return suspected(Code.INDEX_RED, RED_PATIENCE_S, side=LEADER.value, index=name)
    call = calls[name]
    if fault := look.fault(call):
        return by_fault(call, fault)
    settings = look.value(call, IndexSettingsByName)
    traits = settings.indices.get(name) if settings else None
    if traits is None:
        return unknown(Code.NOT_LOOKED, index=name)
    if traits.searchable_snapshot:
        return blocked(Code.LEADER_INDEX_IS_SNAPSHOT, index=name)
    if not traits.soft_deletes:
        return blocked(Code.SOFT_DELETES_OFF, index=name)
    if "read" in traits.blocks:
        return blocked(Code.LEADER_INDEX_BLOCKED, index=name, block="index.blocks.read")
    return None


def _absent(look: Look, listing: IndexList, lost: Mapping[str, Judgement], name: str) -> Judgement | None:
    if behind := aliased(look.facts, LEADER, name):
        return blocked(Code.LEADER_INDEX_IS_ALIAS, index=name, indices=list(behind))
    backing = _backing_indices(listing, name)
    if backing:
        return blocked(Code.LEADER_INDEX_IS_DATA_STREAM, index=name, indices=backing)
    if not _CONCRETE.fullmatch(name):
        return blocked(Code.LEADER_INDEX_NAME_INVALID, index=name)
    if name in lost:
        return lost[name]
    if not look.profile.link.creates_index and name != look.profile.heartbeat_index:
        return blocked(Code.LEADER_INDEX_MISSING, index=name, indices=_similar(listing, name))
    return None


def _backing_indices(listing: IndexList, name: str) -> list[str]:
    """The indices of a data stream: `.ds-<name>-<date>-<generation>`, before 7.11 without the date."""
    form = re.compile(rf"\.ds-{re.escape(name)}-(\d{{4}}\.\d{{2}}\.\d{{2}}-)?\d{{6}}")
    return sorted(entry for entry in listing.entries if entry.startswith(".ds-") and form.fullmatch(entry))


def _similar(listing: IndexList, name: str) -> list[str]:
    """What the operator may have meant: open indices that begin alike, as they are typed."""
    entries: list[IndexEntry] = list(listing.entries.values())
    alike = (entry.name for entry in entries if entry.open and entry.name[:3] == name[:3])
    longer = (entry.name for entry in entries if entry.open and entry.name.startswith(f"{name}="))
    return [index_typed(similar) for similar in sorted({*alike, *longer})[:5]]
