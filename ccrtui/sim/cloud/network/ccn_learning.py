"""What a CCN learns from its attachments, and the routes it puts into the tables of the others."""

from __future__ import annotations

from ipaddress import IPv4Network

from ccrtui.sim.cloud.network.ccn import ACTIVE, Attachment, Ccn, CcnRoute
from ccrtui.sim.cloud.network.route_table import CCN, Route, RouteTable
from ccrtui.sim.cloud.state import Cloud


def attach(cloud: Cloud, ccn: Ccn, vpc_id: str) -> Attachment:
    """Make a VPC an active part of a CCN: learn its subnets, and tell everybody in it."""
    vpc = cloud.vpcs[vpc_id]
    attachment = ccn.attachment(vpc_id)
    if attachment is None:
        attachment = Attachment(vpc.id, vpc.region, vpc.owner, attached=cloud.clock.now())
        ccn.attachments.append(attachment)
    attachment.state = ACTIVE
    for subnet in cloud.subnets_of(vpc_id):
        overlaps = clashing(ccn, subnet.block, vpc_id) is not None
        new = CcnRoute(cloud.ids.new("ccnr"), subnet.block, vpc_id, not overlaps, overlaps, cloud.clock.now())
        ccn.routes.append(new)
    publish(cloud, ccn)
    return attachment


def detach(cloud: Cloud, ccn: Ccn, vpc_id: str) -> None:
    """Take a VPC out of a CCN, with what it brought and what it was told."""
    ccn.attachments = [attachment for attachment in ccn.attachments if attachment.vpc_id != vpc_id]
    ccn.routes = [route for route in ccn.routes if route.vpc_id != vpc_id]
    for table in cloud.tables_of(vpc_id):
        table.routes = [route for route in table.routes if route.gateway_id != ccn.id]
    publish(cloud, ccn)


def publish(cloud: Cloud, ccn: Ccn) -> None:
    """Bring the tables of all active attachments in line with the enabled routes."""
    for attachment in ccn.attachments:
        if attachment.state == ACTIVE:
            learned = [route.destination for route in ccn.routes if route.enabled and route.vpc_id != attachment.vpc_id]
            for table in cloud.tables_of(attachment.vpc_id):
                _align(cloud, ccn, table, learned)
    cloud.changed()


def clashing(ccn: Ccn, block: IPv4Network, vpc_id: str) -> CcnRoute | None:
    """The enabled route of another VPC that a block overlaps."""
    others = (route for route in ccn.routes if route.enabled and route.vpc_id != vpc_id)
    return next((route for route in others if route.destination.overlaps(block)), None)


def _align(cloud: Cloud, ccn: Ccn, table: RouteTable, learned: list[IPv4Network]) -> None:
    """Of two routes to the same destination the one added later does not take effect."""
    table.routes = [
        existing for existing in table.routes if existing.gateway_id != ccn.id or existing.destination in learned
    ]
    destinations = {route.destination for route in table.through(ccn.id)}
    for destination in learned:
        if destination not in destinations:
            taken = any(route.enabled for route in table.to(destination))
            table.routes.append(
                Route(
                    cloud.ids.new("rti"),
                    cloud.ids.number(),
                    destination,
                    CCN,
                    ccn.id,
                    "CCN",
                    not taken,
                    created=cloud.clock.now(),
                )
            )
