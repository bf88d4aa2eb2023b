"""What becomes of a peering connection: usable after a while, expired when nobody accepts, gone with its routes."""

from __future__ import annotations

from ccrtui.sim.cloud.network.peering import ACTIVE, EXPIRED, PENDING, Peering
from ccrtui.sim.cloud.state import Cloud


def begin(cloud: Cloud, peering: Peering) -> None:
    """Put a new connection there: within one account it becomes usable by itself, between two it waits."""
    cloud.add(peering)
    if peering.crosses_accounts:
        expect(cloud, peering)
    else:
        settle(cloud, peering)


def expect(cloud: Cloud, peering: Peering) -> None:
    """Let a connection expire if it is not accepted in time, counted from its creation."""
    waited = cloud.clock.now() - peering.created
    cloud.after(cloud.rules.accept_within_s - waited, lambda: _expire(peering))


def settle(cloud: Cloud, peering: Peering) -> None:
    """Make a connection usable once it is delivered."""
    peering.accepted = True
    cloud.after(cloud.rules.settle_s, lambda: _activate(cloud, peering))


def remove(cloud: Cloud, peering: Peering) -> None:
    """Take a connection away, and the routes of both sides that lead into it."""
    del cloud.peerings[peering.id]
    for end in peering.ends:
        for table in cloud.tables_of(end.vpc_id):
            table.routes = [route for route in table.routes if route.gateway_id != peering.id]
    cloud.changed()


def _expire(peering: Peering) -> None:
    if peering.state == PENDING and not peering.accepted:
        peering.state = EXPIRED


def _activate(cloud: Cloud, peering: Peering) -> None:
    if peering.state == PENDING and peering.id in cloud.peerings:
        peering.state = ACTIVE
        cloud.changed()
