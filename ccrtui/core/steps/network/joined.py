"""By which next hop the two VPCs of a link are connected now, whoever connected them."""

from __future__ import annotations

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.cloud.calls import ccn_attachments, ccns, peerings
from ccrtui.core.cloud.ccn import CcnAttachment, CcnAttachments, Ccns
from ccrtui.core.cloud.instance import Instance
from ccrtui.core.cloud.peering import Peering, Peerings
from ccrtui.core.cloud.route import CCN, PEERING, Hop
from ccrtui.core.profile.profile import NetworkChoice
from ccrtui.core.profile.rules import NEW_CCN
from ccrtui.core.steps.sites import site_reads
from ccrtui.core.walk.look import Look

ACTIVE = "ACTIVE"
"""The one state, of a connection and of an attachment, that carries packets."""


def joined_reads(look: Look) -> tuple[Call, ...]:
    """The lists of instances, then the connections and the attachments of the two VPCs, as far as they may count."""
    instances = ends(look)
    if instances is None or look.profile.link.network is NetworkChoice.CONNECTED:
        return site_reads(look.profile)
    reads = list(site_reads(look.profile))
    for side, instance in instances.items():
        region = look.region(side)
        if look.profile.link.network is not NetworkChoice.CCN:
            reads.append(peerings(side, region, instance.vpc))
        if look.profile.link.network is not NetworkChoice.PEERING:
            reads.append(ccn_attachments(side, region, instance.vpc))
    if look.profile.link.network is not NetworkChoice.PEERING:
        reads.append(ccns(Side.LEADER, look.region(Side.LEADER)))
    return tuple(reads)


def joined_by(look: Look) -> Hop | None:
    """The next hop through which the two VPCs reach each other now: a connection first, else a CCN."""
    if look.profile.link.network in (NetworkChoice.AUTO, NetworkChoice.PEERING):
        active = next((peering for peering in peerings_between(look) if peering.state == ACTIVE), None)
        if active is not None:
            return Hop(PEERING, active.id)
    if look.profile.link.network in (NetworkChoice.AUTO, NetworkChoice.CCN):
        shared = ccns_between(look)
        if shared:
            return Hop(CCN, shared[0])
    return None


def peerings_between(look: Look) -> tuple[Peering, ...]:
    """The connections of the two VPCs with each other, in any state, whoever began them; each once."""
    instances = ends(look)
    if instances is None:
        return ()
    leader, follower = instances[Side.LEADER].vpc, instances[Side.FOLLOWER].vpc
    listed = [peering for side in ENDS for peering in peerings_of(look, side)]
    return tuple({peering.id: peering for peering in listed if peering.joins(leader, follower)}.values())


def peerings_of(look: Look, side: Side) -> tuple[Peering, ...]:
    """All connections of the VPC at one end, in any state."""
    instance = look.instance(side)
    if instance is None:
        return ()
    peering_list = look.value(peerings(side, look.region(side), instance.vpc), Peerings)
    return peering_list.peerings if peering_list else ()


def attachments_of(look: Look, side: Side) -> tuple[CcnAttachment, ...]:
    """The networks that the VPC at one end is in, or on its way into or out of."""
    instance = look.instance(side)
    if instance is None:
        return ()
    attachments = look.value(ccn_attachments(side, look.region(side), instance.vpc), CcnAttachments)
    return (
        tuple(attachment for attachment in attachments.attachments if attachment.vpc == instance.vpc)
        if attachments
        else ()
    )


def ccns_between(look: Look) -> tuple[str, ...]:
    """The networks in which both VPCs are active, of those that the profile lets count, sorted."""
    active = [
        {
            attachment.ccn
            for attachment in attachments_of(look, side)
            if attachment.state == ACTIVE and counts(look, attachment)
        }
        for side in ENDS
    ]
    return tuple(sorted(active[0] & active[1]))


def counts(look: Look, attachment: CcnAttachment) -> bool:
    """Whether the profile's choice of a network admits that one."""
    if look.profile.link.ccn == NEW_CCN:
        return attachment.ccn in our_ccns(look)
    return look.profile.link.ccn in (None, attachment.ccn)


def our_ccns(look: Look) -> tuple[str, ...]:
    """The networks that we made, known by their name or by the id in the profile, as far as they are still listed."""
    listed = look.value(ccns(Side.LEADER, look.region(Side.LEADER)), Ccns)
    networks = listed.ccns if listed else ()
    return tuple(
        network.id
        for network in networks
        if network.name == look.profile.marker or network.id in look.profile.made.ccns
    )


def ends(look: Look) -> dict[Side, Instance] | None:
    """The instances at both ends, in order; None unless both are known and stand in two VPCs."""
    instances = {side: instance for side in ENDS if (instance := look.instance(side)) is not None}
    return instances if len({instance.vpc for instance in instances.values()}) == len(ENDS) else None
