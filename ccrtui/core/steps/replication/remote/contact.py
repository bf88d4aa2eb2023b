"""Whether the follower reaches a cluster through an alias: by the cheapest request that makes it dial and tells.

From 8.13 on `_resolve/cluster` dials, waits and tells; before, a search through the alias that matches no index. It
reads no shard of the leader and feels no block of an index there (recorded on 7.3.0 to 9.5.3). Without `_clusters` in
its answer nobody was asked: in 7.x that is how an alias answers which the node does not dial.
"""

from __future__ import annotations

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.capability import Capability, can
from ccrtui.core.elasticsearch.cluster import ClusterIdentity, RemoteInfo, RemoteReach
from ccrtui.core.elasticsearch.index import SearchTotal
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity, dial, reach, remote_info
from ccrtui.core.steps.replication.remote.key import refuses_key
from ccrtui.core.walk.look import Look

FOLLOWER = Side.FOLLOWER


def contact_reads(look: Look) -> tuple[Call, ...]:
    """What makes the follower dial; where that tells of no contact and not why, what may tell why."""
    alias = look.profile.link.alias
    if cluster_identity(FOLLOWER) not in look:
        return (cluster_identity(FOLLOWER),)
    if not _resolves(look.facts):
        return (dial(FOLLOWER, alias),)
    resolve = reach(FOLLOWER, alias)
    if resolve not in look or contact(look):
        return (resolve,)
    return (resolve, dial(FOLLOWER, alias))


def contact(look: Look) -> bool:
    """Whether another cluster answered, or refused us by name."""
    alias = look.profile.link.alias
    remote_reach = look.value(reach(FOLLOWER, alias), RemoteReach)
    if remote_reach is not None and remote_reach.connected:
        return True
    search = look.value(dial(FOLLOWER, alias), SearchTotal)
    if search is not None:
        return search.clusters > 0
    return any(_refused_by_name(look.fault(call)) for call in (reach(FOLLOWER, alias), dial(FOLLOWER, alias)))


def connected(look: Look) -> bool:
    """Whether the follower says that it is connected under the link's alias: the proof that the network carries."""
    remotes = look.value(remote_info(FOLLOWER), RemoteInfo)
    remote = remotes.get(look.profile.link.alias) if remotes else None
    return remote is not None and remote.connected


def dialled(look: Look) -> bool:
    """Whether the follower was asked to dial, and that has ended."""
    return all(call in look for call in contact_reads(look))


def nobody_asked(look: Look) -> bool:
    """Whether the search was answered by the follower alone: it dials nobody through that alias."""
    search = look.value(dial(FOLLOWER, look.profile.link.alias), SearchTotal)
    failed = failure(look)
    return (failed is not None and lacks_role(failed[1])) or (search is not None and search.clusters == 0)


def lacks_role(fault: Fault) -> bool:
    """Whether that node says that it dials no remote cluster at all (recorded on 7.14 and later)."""
    reason = fault.reason or ""
    return "remote_cluster_client" in reason or "remote cluster client role" in reason


def failure(look: Look) -> tuple[Call, Fault] | None:
    """Why there is no contact, in the follower's own words."""
    for call in (dial(FOLLOWER, look.profile.link.alias), reach(FOLLOWER, look.profile.link.alias)):
        if fault := look.fault(call):
            return call, fault
    return None


def _resolves(facts: Facts) -> bool:
    identity = facts.value(cluster_identity(FOLLOWER), ClusterIdentity)
    return identity is not None and can(identity.version, Capability.RESOLVE_CLUSTER)


def _refused_by_name(fault: Fault | None) -> bool:
    return fault is not None and fault.code is FaultCode.NOT_AUTHORIZED and not refuses_key(fault)
