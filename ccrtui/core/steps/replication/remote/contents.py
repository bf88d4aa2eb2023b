"""Whether what is seen through an alias is the leader's: index names and counts, asked on both ways."""

from __future__ import annotations

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import RemoteInfo, User
from ccrtui.core.elasticsearch.index import Count, IndexEntry, IndexList, SearchTotal
from ccrtui.core.elasticsearch.requests.cluster import remote_info, who_am_i
from ccrtui.core.elasticsearch.requests.indices import count, search_total
from ccrtui.core.profile.profile import Profile
from ccrtui.core.steps.clusters.rights import THROUGH_CLUSTER, THROUGH_INDEX
from ccrtui.core.steps.conclude import blocked, by_fault, fault_evidence
from ccrtui.core.steps.replication.indices import list_fault, list_reads, listed
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Judgement

_SAMPLE = 3
"""Indices compared; one that is missing there is proof enough."""


def contents_reads(look: Look) -> tuple[Call, ...]:
    """The leader's indices; then the totals of a few: on the leader, through the alias, on the leader again."""
    listing = list_reads(look.facts, Side.LEADER, _wanted(look.profile))
    if any(call not in look for call in listing):
        return listing
    names = _compared(look)
    if not names:
        return listing if _untold(look) else (*listing, _everything(look.profile))
    before = tuple(search_total(Side.LEADER, name) for name in names)
    if any(call not in look for call in before):
        return (*listing, *before)
    through = tuple(_through(look.profile, name) for name in names)
    if any(call not in look for call in through):
        return (*listing, *before, *through)
    refused = any((fault := look.fault(call)) and fault.code is FaultCode.NOT_AUTHORIZED for call in through)
    who = (who_am_i(Side.FOLLOWER),) if refused else ()
    return (*listing, *before, *through, *who, *(count(Side.LEADER, name) for name in names))


def compare_contents(look: Look) -> Judgement | None:
    """Blocked when another cluster answers behind the alias, None when nothing speaks against it."""
    failed = list_fault(look.facts, Side.LEADER, _wanted(look.profile))
    if failed and not _untold(look):
        return by_fault(*failed)
    names = _compared(look)
    for name in names:
        if problem := _differs(look, name):
            return problem
    return None if names or failed else _strangers(look)


def _untold(look: Look) -> bool:
    """Whether a block keeps the leader from telling of an index that is wanted, which says nothing of the alias."""
    failed = list_fault(look.facts, Side.LEADER, _wanted(look.profile))
    return failed is not None and failed[1].code is FaultCode.INDEX_BLOCKED


def _through(profile: Profile, name: str) -> Call:
    return search_total(Side.FOLLOWER, f"{profile.link.alias}:{name}")


def _compared(look: Look) -> tuple[str, ...]:
    """The indices to be followed if they exist, else the first of the others."""
    listing: IndexList | None = listed(look.facts, Side.LEADER, _wanted(look.profile))
    usable = [entry.name for entry in listing.entries.values() if _usable(entry)] if listing else []
    wanted = [name for name in _wanted(look.profile) if name in usable]
    return tuple((wanted or sorted(usable))[:_SAMPLE])


def _everything(profile: Profile) -> Call:
    return search_total(Side.FOLLOWER, f"{profile.link.alias}:*")


def _wanted(profile: Profile) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pair.leader for pair in profile.link.indices))


def _usable(entry: IndexEntry) -> bool:
    return entry.open and not entry.name.startswith(".") and entry.health in ("green", "yellow")


def _differs(look: Look, name: str) -> Judgement | None:
    """A block of the index itself says nothing of the alias; that index is judged with the leader's indices."""
    call = _through(look.profile, name)
    fault = look.fault(call)
    alias = look.profile.link.alias
    if fault and fault.code is FaultCode.NOT_FOUND:
        return blocked(
            Code.ALIAS_OTHER_CLUSTER, alias=alias, index=name, leader_docs=_before(look.facts, name), docs=None
        )
    if fault and fault.code is FaultCode.NOT_AUTHORIZED:
        return _refused(look, name, call, fault)
    if fault and fault.error_type == "cluster_block_exception":
        return None
    if fault:
        return by_fault(call, fault)
    through = look.value(call, SearchTotal)
    before, after = _before(look.facts, name), look.value(count(Side.LEADER, name), Count)
    if through is None or before is None or after is None or not through.exact:
        return None
    if before == after.documents != through.documents:
        return blocked(Code.ALIAS_OTHER_CLUSTER, alias=alias, index=name, leader_docs=before, docs=through.documents)
    return None


def _refused(look: Look, name: str, call: Call, fault: Fault) -> Judgement | None:
    """The roles of the follower's user count on the leader; with a key `search` access is not what following takes."""
    info = look.value(remote_info(Side.FOLLOWER), RemoteInfo)
    remote = info.get(look.profile.link.alias) if info else None
    if (remote is not None and remote.has_credentials) or name not in _wanted(look.profile):
        return None
    user = look.value(who_am_i(Side.FOLLOWER), User)
    return blocked(
        Code.REMOTE_PRIVILEGES,
        **{
            **fault_evidence(call, fault),
            "side": Side.LEADER.value,
            "alias": look.profile.link.alias,
            "index": name,
            "roles": ", ".join(user.roles) if user else None,
            "cluster_privileges": list(THROUGH_CLUSTER),
            "index_privileges": list(THROUGH_INDEX),
        },
    )


def _before(facts: Facts, name: str) -> int | None:
    total = facts.value(search_total(Side.LEADER, name), SearchTotal)
    return total.documents if total and total.exact else None


def _strangers(look: Look) -> Judgement | None:
    """A leader without indices behind whose alias documents are found is another cluster."""
    through = look.value(_everything(look.profile), SearchTotal)
    if through is None or through.documents == 0:
        return None
    return blocked(
        Code.ALIAS_OTHER_CLUSTER, alias=look.profile.link.alias, index="*", leader_docs=0, docs=through.documents
    )
