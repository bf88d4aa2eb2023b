"""What a new peering connection must satisfy, in the order in which it is refused."""

from __future__ import annotations

from ccrtui.sim.cloud.api.refusal import CloudError
from ccrtui.sim.cloud.network import blocks
from ccrtui.sim.cloud.network.peering import ACTIVE, LIVE
from ccrtui.sim.cloud.network.vpc import Vpc
from ccrtui.sim.cloud.regions import ABROAD
from ccrtui.sim.cloud.state import Cloud


def check(cloud: Cloud, source: Vpc, peer: Vpc) -> None:
    """Raise CloudError when the two VPCs cannot be peered."""
    _check_regions(cloud, source.region, peer.region)
    if any(peering.pair == {source.id, peer.id} and peering.state in LIVE for peering in cloud.peerings.values()):
        text = f"A peering connection between `{source.id}` and `{peer.id}` already exists."
        raise CloudError("UnsupportedOperation.VpcPeerAlreadyExist", text)
    _check_overlap(source, peer, "UnsupportedOperation.VpcPeerCidrConflict")
    for end, other in ((source, peer), (peer, source)):
        for neighbour in _neighbours(cloud, end):
            _check_overlap(other, neighbour, "UnauthorizedOperation.VpcPeerCidrConflict")
    for end in (source, peer):
        _check_quota(cloud, end)


def _check_regions(cloud: Cloud, source: str, peer: str) -> None:
    if source == peer:
        return
    if (source in ABROAD) != (peer in ABROAD):
        text = "Cross-border peering connections cannot be created by this account."
        raise CloudError("UnsupportedOperation.UnableCrossBorder", text)
    if not cloud.rules.cross_region_peering:
        text = f"Cross-region peering connections between `{source}` and `{peer}` cannot be created."
        raise CloudError("UnsupportedOperation.NotSupportCreateCrossRegionVpcPeer", text)


def _check_overlap(vpc: Vpc, other: Vpc, code: str) -> None:
    clash = blocks.clash(vpc.blocks, other.blocks)
    if clash is not None:
        text = f"The block {clash[0]} of `{vpc.id}` overlaps the block {clash[1]} of `{other.id}`."
        raise CloudError(code, text)


def _neighbours(cloud: Cloud, vpc: Vpc) -> list[Vpc]:
    live = (peering for peering in cloud.peerings_of(vpc.id) if peering.state in LIVE)
    return [cloud.vpcs[peering.other(vpc.id).vpc_id] for peering in live]


def _check_quota(cloud: Cloud, vpc: Vpc) -> None:
    peerings = cloud.peerings_of(vpc.id)
    limits = cloud.rules.quotas
    if len(peerings) >= limits["vpc-max-vpcpeers"]:
        text = f"The VPC `{vpc.id}` has reached its limit of {limits['vpc-max-vpcpeers']} peering connections."
        raise CloudError("LimitExceeded.VpcPeerTotalLimitExceeded", text)
    if sum(peering.state == ACTIVE for peering in peerings) >= limits["vpc-max-available-vpcpeers"]:
        text = f"The VPC `{vpc.id}` has reached its limit of usable peering connections."
        raise CloudError("LimitExceeded.VpcPeerAvaLimitExceeded", text)
