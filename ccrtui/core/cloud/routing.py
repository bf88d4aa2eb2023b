"""Where routes lead: the longest enabled prefix wins, whatever the order in the table.

Pure arithmetic over the blocks of IPv4; the built-in local route is not in a table, and what is inside the own VPC is
judged apart (reference of the cloud, section 3).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Network

from ccrtui.core.cloud.cidr import uncovered
from ccrtui.core.cloud.route import Hop, Route


def effective(routes: Iterable[Route], block: IPv4Network) -> Route | None:
    """The enabled route of the longest prefix among those that hold all of a block; None when none does."""
    holding = [
        (route.destination.prefixlen, route)
        for route in routes
        if route.enabled and route.destination is not None and block.subnet_of(route.destination)
    ]
    return max(holding, key=lambda length_and_route: length_and_route[0])[1] if holding else None


def leads_through(route: Route, hop: Hop) -> bool:
    """Whether a route has that next hop."""
    return (route.hop_type, route.hop) == hop


def covered(routes: Iterable[Route], hop: Hop, block: IPv4Network) -> bool:
    """Whether enabled routes through a next hop together hold all of a block; a longer prefix elsewhere is not seen."""
    return not uncovered((block,), through(routes, hop))


def through(routes: Iterable[Route], hop: Hop) -> tuple[IPv4Network, ...]:
    """The destinations of the enabled routes with that next hop."""
    return tuple(
        route.destination for route in routes if route.enabled and route.destination and leads_through(route, hop)
    )


def diverting(routes: Sequence[Route], hop: Hop, block: IPv4Network) -> Route | None:
    """The first enabled route elsewhere that takes some of a block away from what leads, or will lead, through the hop.

    When nothing covers the block yet, a route to exactly the block is taken as added. An equal destination counts as
    taken away, as the cloud refuses to have it twice; a wider one does not, as the longer prefix wins over it.
    """
    covering = through(routes, hop)
    if uncovered((block,), covering):
        covering = (*covering, block)
    return next((route for route in routes if _takes(route, hop, block, covering)), None)


def disabled(routes: Iterable[Route], hop: Hop, block: IPv4Network) -> Route | None:
    """The route to exactly a block through a next hop that is there and not enabled."""
    return next(
        (route for route in routes if not route.enabled and route.destination == block and leads_through(route, hop)),
        None,
    )


def _takes(route: Route, hop: Hop, block: IPv4Network, own_blocks: Iterable[IPv4Network]) -> bool:
    destination = route.destination
    if not route.enabled or destination is None or leads_through(route, hop) or not destination.overlaps(block):
        return False
    part = destination if destination.subnet_of(block) else block
    return bool(uncovered((part,), (own for own in own_blocks if own.prefixlen > destination.prefixlen)))
