"""The leader index: it exists, it is an open concrete index, and it keeps the history that a follower reads."""

from __future__ import annotations

import re

from ccrtui.core.call import Call, Side
from ccrtui.core.cluster import AliasList, ClusterIdentity, Health, IndexEntry, IndexList, IndexSettingsByName
from ccrtui.core.code import Code
from ccrtui.core.facts import Facts
from ccrtui.core.profile import Made, Profile
from ccrtui.core.search_calls import (
    alias_list,
    cluster_identity,
    create_index,
    delete_index,
    health,
    index_list,
    index_settings,
)
from ccrtui.core.step import Choice, Intention, Judgement, PlannedCall, StepName, StepState
from ccrtui.core.steps.conclude import blocked, by_fault, choice_needed, missing, satisfied, unknown

LEADER = Side.LEADER
_CONCRETE = re.compile(r"[^A-Z\\/*?\"<>| ,#:_.+-][^A-Z\\/*?\"<>| ,#:]{0,254}")
"""An index name as Elasticsearch allows it for one that is created (public reference, create index)."""


class LeaderIndexStep:
    """Checks every index to be followed, and creates one where that was asked."""

    name = StepName.LEADER_INDEX

    def reads(self, facts: Facts, intention: Intention) -> tuple[Call, ...]:
        """All indices and aliases; then the settings of those that are to be followed and open."""
        first = (index_list(LEADER), alias_list(LEADER), cluster_identity(LEADER), health(LEADER))
        found = facts.value(index_list(LEADER), IndexList)
        if found is None:
            return first
        opened = [name for name in names(intention.profile) if (entry := found.entries.get(name)) and entry.open]
        return (*first, *(index_settings(LEADER, name) for name in opened))

    def judge(self, facts: Facts, intention: Intention) -> Judgement:
        """The first index that cannot be followed decides."""
        for call in (index_list(LEADER), alias_list(LEADER)):
            if fault := facts.fault(call):
                return by_fault(call, fault)
        found = facts.value(index_list(LEADER), IndexList)
        if found is None:
            return unknown(Code.NOT_LOOKED)
        wanted = names(intention.profile)
        if not wanted:
            return choice_needed(Choice("index", tuple(_followable(found))))
        problems = [problem for name in wanted if (problem := _problem(facts, intention.profile, name))]
        if problems:
            return problems[0]
        absent = [name for name in wanted if name not in found.entries]
        if absent:
            return missing(Code.LEADER_INDEX_TO_CREATE, index=absent[0], indices=absent)
        docs = [found.entries[name].docs for name in wanted]
        return satisfied(
            Code.LEADER_INDEX_OPEN,
            index=wanted[0],
            indices=list(wanted),
            docs=sum(number or 0 for number in docs),
        )

    def calls(self, facts: Facts, intention: Intention) -> tuple[PlannedCall, ...]:
        """One create per index that is not there yet."""
        if self.judge(facts, intention).state is not StepState.MISSING:
            return ()
        found = facts.value(index_list(LEADER), IndexList)
        identity = facts.value(cluster_identity(LEADER), ClusterIdentity)
        colour = facts.value(health(LEADER), Health)
        if found is None or identity is None:
            return ()
        replicas = 1 if colour and colour.nodes > 1 else 0
        return tuple(
            PlannedCall(
                create_index(LEADER, name, shards=1, replicas=replicas),
                Made(leader_indices=(f"{identity.uuid}/{name}",)),
                undo=(delete_index(LEADER, name),),
            )
            for name in names(intention.profile)
            if name not in found.entries
        )


def names(profile: Profile) -> tuple[str, ...]:
    """The leader indices of the link, each once, in the profile's order."""
    return tuple(dict.fromkeys(pair.leader for pair in profile.link.indices))


def _followable(found: IndexList) -> list[str]:
    return sorted(name for name, entry in found.entries.items() if entry.open and not name.startswith("."))


def _problem(facts: Facts, profile: Profile, name: str) -> Judgement | None:
    found = facts.value(index_list(LEADER), IndexList)
    entry = found.entries.get(name) if found else None
    if entry is None:
        return _absent(facts, profile, name)
    if not entry.open:
        return blocked(Code.LEADER_INDEX_CLOSED, index=name)
    call = index_settings(LEADER, name)
    if fault := facts.fault(call):
        return by_fault(call, fault)
    settings = facts.value(call, IndexSettingsByName)
    one = settings.indices.get(name) if settings else None
    if one is None:
        return unknown(Code.NOT_LOOKED, index=name)
    if not one.soft_deletes:
        return blocked(Code.SOFT_DELETES_OFF, index=name)
    return None


def _absent(facts: Facts, profile: Profile, name: str) -> Judgement | None:
    aliases = facts.value(alias_list(LEADER), AliasList)
    behind = aliases.aliases.get(name, ()) if aliases else ()
    if behind:
        return blocked(Code.LEADER_INDEX_IS_ALIAS, index=name, indices=sorted(behind))
    found = facts.value(index_list(LEADER), IndexList)
    backing = _backing_indices(found, name) if found else []
    if backing:
        return blocked(Code.LEADER_INDEX_IS_DATA_STREAM, index=name, indices=backing)
    if not _CONCRETE.fullmatch(name):
        return blocked(Code.LEADER_INDEX_NAME_INVALID, index=name)
    if not profile.link.create_index and not profile.link.sample_docs:
        return blocked(Code.LEADER_INDEX_MISSING, index=name, indices=_similar(found, name))
    return None


def _backing_indices(found: IndexList, name: str) -> list[str]:
    """The indices of a data stream: `.ds-<name>-<date>-<generation>`, before 7.11 without the date."""
    form = re.compile(rf"\.ds-{re.escape(name)}-(\d{{4}}\.\d{{2}}\.\d{{2}}-)?\d{{6}}")
    return sorted(entry for entry in found.entries if form.fullmatch(entry))


def _similar(found: IndexList | None, name: str) -> list[str]:
    """What the operator may have meant: open indices that begin alike."""
    entries: list[IndexEntry] = list(found.entries.values()) if found else []
    return sorted(entry.name for entry in entries if entry.open and entry.name[:3] == name[:3])[:5]
