"""Which indices a cluster has: one list of all, and by name what no list shows or a neighbour keeps from us.

One index with a metadata block makes the lists of all indices and aliases 403 (recorded on Elasticsearch 7.3.0 to
9.5.3); those that are named are then asked one by one. Hidden indices are in no list that is not asked for them
(recorded on 7.10.2 to 9.5.3).
"""

from __future__ import annotations

from collections.abc import Iterable

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.index import AliasList, IndexEntry, IndexList
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.elasticsearch.requests.indices import alias_list, index_list, index_named
from ccrtui.core.elasticsearch.version import Version

HIDDEN_SINCE = Version(7, 7)
"""The first version that hides indices from lists, and that takes `expand_wildcards` for them (public reference)."""
RED_PATIENCE_S = 10.0
"""An index that was just made, and every index of a node that starts, is red for a moment (recorded on 7.3.0), as a
follower is before its first copy is registered; one whose primaries are lost, or whose copy failed, stays so.
"""


def list_reads(facts: Facts, side: Side, names: Iterable[str]) -> tuple[Call, ...]:
    """What tells of the indices of those names; asked again once the list of all has been answered."""
    whole = (cluster_identity(side), index_list(side), alias_list(side))
    if any(call not in facts for call in whole):
        return whole
    if neighbour(facts, side) is not None:
        return (*whole, *(index_named(side, name) for name in dict.fromkeys(names)))
    listing = facts.value(index_list(side), IndexList)
    unlisted = listing is not None and any(name not in listing.entries for name in names)
    return (*whole, index_list(side, hidden=True)) if unlisted and _may_hide(facts, side) else whole


def list_fault(facts: Facts, side: Side, names: Iterable[str]) -> tuple[Call, Fault] | None:
    """What keeps us from knowing them, and which call told; a neighbour's block does not."""
    reads = list_reads(facts, side, names)
    for call in (index_list(side), alias_list(side), *reads):
        fault = facts.fault(call)
        if fault is None or _blocked_elsewhere(call, fault) or call == cluster_identity(side):
            continue
        if fault.code is not FaultCode.NOT_FOUND or call.target in ("/_cat/indices", "/_alias"):
            return call, fault
    return None


def listed(facts: Facts, side: Side, names: Iterable[str]) -> IndexList | None:
    """The indices that were seen, None while they were not looked for."""
    reads = list_reads(facts, side, names)
    if any(call not in facts for call in reads):
        return None
    entries: dict[str, IndexEntry] = {}
    for call in reads:
        if call.target.startswith("/_cat/indices") and (rows := facts.value(call, IndexList)):
            entries |= rows.entries
    return IndexList(entries)


def aliased(facts: Facts, side: Side, name: str) -> tuple[str, ...]:
    """The indices behind an alias of that name, sorted; empty where it is none."""
    aliases = facts.value(alias_list(side), AliasList)
    if aliases is not None:
        return tuple(sorted(aliases.aliases.get(name, ())))
    rows = facts.value(index_named(side, name), IndexList)
    return tuple(sorted(rows.entries)) if rows and name not in rows.entries else ()


def neighbour(facts: Facts, side: Side) -> str | None:
    """What the cluster says of the index that keeps the lists from us; None where they were not refused."""
    for call in (index_list(side), alias_list(side)):
        if (fault := facts.fault(call)) and _blocked_elsewhere(call, fault):
            return fault.reason or fault.error_type
    return None


def _blocked_elsewhere(call: Call, fault: Fault) -> bool:
    whole = call.target in ("/_cat/indices", "/_alias")
    return whole and fault.status == 403 and fault.error_type == "cluster_block_exception"


def _may_hide(facts: Facts, side: Side) -> bool:
    identity = facts.value(cluster_identity(side), ClusterIdentity)
    return identity is not None and identity.version >= HIDDEN_SINCE
