"""Where the follower is to dial the leader, and in which mode: as typed, else as the cloud tells of the instance."""

from __future__ import annotations

from ipaddress import IPv4Address

from ccrtui.core.call.call import Call, Side
from ccrtui.core.cloud.calls import instance_nodes, instances, vpcs
from ccrtui.core.cloud.instance import Instance, InstanceNodes
from ccrtui.core.cloud.vpc import Vpcs
from ccrtui.core.elasticsearch.capability import Capability, can
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.core.profile.link_words import RemoteMode
from ccrtui.core.profile.profile import Profile
from ccrtui.core.steps.sites import in_cloud
from ccrtui.core.walk.look import Look

LEADER = Side.LEADER
TRANSPORT_PORT = 9300
"""Where nodes listen for each other (Elasticsearch's default, and the cloud's)."""


def leader_reads(look: Look) -> tuple[Call, ...]:
    """What tells the leader's transport address; nothing where it was typed or the leader is no instance."""
    if look.profile.cluster(LEADER).transport or not in_cloud(look.profile, LEADER) or not look.region(LEADER):
        return ()
    listed = instances(LEADER, look.region(LEADER))
    instance = look.instance(LEADER)
    return (listed, *_about(look.profile, instance)) if instance else (listed,)


def leader_transport(look: Look) -> tuple[str, ...]:
    """The transport addresses `host:port` of the leader: typed, else its instance's, else those of its nodes.

    The nodes' own count only where they stand inside the leader's VPC. Empty where none is known.
    """
    if typed := look.profile.cluster(LEADER).transport:
        return typed
    instance = _instance(look)
    if instance is None:
        return ()
    if instance.transport:
        return (instance.transport,)
    inside, outside = _nodes(look, instance)
    return () if outside else tuple(f"{address}:{TRANSPORT_PORT}" for address in inside)


def leader_mode(look: Look) -> RemoteMode:
    """The mode of the profile; where that is `auto` and the address the instance's, the one that can work there.

    A follower that sniffs must reach every node: it can't where they stand outside the leader's VPC, behind one
    address. Sniff where that is not known, and where the follower is too old for anything else.
    """
    chosen, instance = look.profile.link.remote_mode, _instance(look)
    if chosen is not RemoteMode.AUTO or look.profile.cluster(LEADER).transport or instance is None:
        return chosen
    _, outside = _nodes(look, instance)
    follower = look.value(cluster_identity(Side.FOLLOWER), ClusterIdentity)
    proxied = outside and follower is not None and can(follower.version, Capability.PROXY_MODE)
    return RemoteMode.PROXY if proxied else RemoteMode.SNIFF


def _instance(look: Look) -> Instance | None:
    return look.instance(LEADER) if in_cloud(look.profile, LEADER) else None


def _about(profile: Profile, instance: Instance) -> tuple[Call, Call]:
    region = profile.region(LEADER)
    return (instance_nodes(LEADER, region, instance.id), vpcs(LEADER, region, (instance.vpc,)))


def _nodes(look: Look, instance: Instance) -> tuple[tuple[IPv4Address, ...], tuple[IPv4Address, ...]]:
    """The nodes inside the VPC's blocks and those outside; none where either is not known."""
    nodes_call, vpcs_call = _about(look.profile, instance)
    nodes, vpc_list = look.value(nodes_call, InstanceNodes), look.value(vpcs_call, Vpcs)
    home = vpc_list.get(instance.vpc) if vpc_list else None
    if nodes is None or home is None:
        return (), ()
    inside = tuple(address for address in nodes.addresses if any(address in block for block in home.blocks))
    return inside, tuple(address for address in nodes.addresses if address not in inside)
