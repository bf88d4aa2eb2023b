"""Route arithmetic against the walk of single addresses through a table."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network

from hypothesis import given
from hypothesis import strategies as st

from ccrtui.core.cloud.route import Hop, Route
from ccrtui.core.cloud.routing import covered, disabled, diverting, effective, through
from tests.examples import tried

OURS, VPN = Hop("PEERCONNECTION", "pcx-1"), Hop("VPN", "vpngw-1")
BLOCK = IPv4Network("10.0.0.0/28")


@st.composite
def blocks(draw: st.DrawFn) -> IPv4Network:
    """Blocks around the one that is asked about: inside it, around it and beside it."""
    length = draw(st.integers(25, 32))
    address = int(IPv4Address("10.0.0.0")) + draw(st.integers(0, 63))
    return IPv4Network((address, length), strict=False)


@st.composite
def routes(draw: st.DrawFn) -> list[Route]:
    """Tables as the cloud has them: no destination twice."""
    destinations = draw(st.lists(blocks(), max_size=6, unique=True))
    return [
        Route(f"rti-{number}", block, *draw(st.sampled_from((OURS, VPN))), draw(st.booleans()), "USER", "")
        for number, block in enumerate(destinations)
    ]


def goes(table: list[Route], address: IPv4Address) -> Route | None:
    """Where a single address goes."""
    fitting = [route for route in table if route.enabled and route.destination and address in route.destination]
    return max(fitting, key=lambda route: route.destination.prefixlen if route.destination else 0, default=None)


def ours(route: Route | None) -> bool:
    return route is not None and (route.hop_type, route.hop) == OURS


@tried(100)
@given(routes())
def test_covered_and_not_diverted_means_that_every_address_goes_our_way(table: list[Route]) -> None:
    whole = covered(table, OURS, BLOCK) and diverting(table, OURS, BLOCK) is None
    assert whole == all(ours(goes(table, address)) for address in BLOCK)


@tried(100)
@given(routes())
def test_with_a_route_added_every_address_goes_our_way_unless_one_is_named(table: list[Route]) -> None:
    if covered(table, OURS, BLOCK) or any(route.enabled and route.destination == BLOCK for route in table):
        return
    named = diverting(table, OURS, BLOCK)
    added = [*table, Route("rti-new", BLOCK, *OURS, True, "USER", "")]
    assert (named is None) == all(ours(goes(added, address)) for address in BLOCK)


@tried(100)
@given(routes())
def test_whatever_diverts_is_an_enabled_route_elsewhere(table: list[Route]) -> None:
    named = diverting(table, OURS, BLOCK)
    if named is not None:
        assert named.enabled
        assert not ours(named)
        assert named.destination is not None
        assert named.destination.overlaps(BLOCK)


@tried(100)
@given(routes(), st.integers(0, 15))
def test_the_effective_route_of_an_address_is_the_longest(table: list[Route], number: int) -> None:
    assert effective(table, IPv4Network(BLOCK[number])) == goes(table, BLOCK[number])


def test_an_equal_destination_elsewhere_is_named_even_where_a_wider_one_is_ours() -> None:
    wider = Route("rti-1", IPv4Network("10.0.0.0/8"), *OURS, True, "USER", "")
    exact = Route("rti-2", BLOCK, *VPN, True, "USER", "")
    assert diverting([wider, exact], OURS, BLOCK) == exact
    assert diverting([exact], OURS, BLOCK) == exact


def test_a_wider_one_elsewhere_takes_nothing() -> None:
    internet = Route("rti-1", IPv4Network("0.0.0.0/0"), "NAT", "nat-1", True, "USER", "")
    assert diverting([internet], OURS, BLOCK) is None
    assert not covered([internet], OURS, BLOCK)


def test_routes_of_ipv6_lead_nowhere_here() -> None:
    six = Route("rti-1", None, *OURS, True, "USER", "")
    assert through([six], OURS) == ()
    assert (effective([six], BLOCK), diverting([six], OURS, BLOCK), disabled([six], OURS, BLOCK)) == (None, None, None)


def test_only_our_own_exact_route_counts_as_switched_off() -> None:
    off = Route("rti-1", BLOCK, *OURS, False, "USER", "")
    theirs = Route("rti-2", BLOCK, *VPN, False, "USER", "")
    assert disabled([theirs, off], OURS, BLOCK) == off
    assert disabled([theirs], OURS, BLOCK) is None


def test_one_between_the_block_and_our_wider_one_takes_the_block_away() -> None:
    wider = Route("rti-1", IPv4Network("10.0.0.0/24"), *OURS, True, "USER", "")
    between = Route("rti-2", IPv4Network("10.0.0.0/26"), *VPN, True, "USER", "")
    assert covered([wider, between], OURS, BLOCK)
    assert diverting([wider, between], OURS, BLOCK) == between


def test_what_our_own_longer_ones_hold_is_not_taken_away() -> None:
    """Before a route to the block is added and after: the two halves of what leads elsewhere are ours."""
    halves = [
        Route(f"rti-{part}", IPv4Network(part), *OURS, True, "USER", "") for part in ("10.0.0.0/30", "10.0.0.4/30")
    ]
    elsewhere = Route("rti-1", IPv4Network("10.0.0.0/29"), *VPN, True, "USER", "")
    exact = Route("rti-2", BLOCK, *OURS, True, "USER", "")
    assert diverting([*halves, elsewhere], OURS, BLOCK) is None
    assert diverting([*halves, elsewhere, exact], OURS, BLOCK) is None
    assert diverting([halves[0], elsewhere], OURS, BLOCK) == elsewhere


def test_a_route_of_ipv6_elsewhere_takes_nothing() -> None:
    assert diverting([Route("rti-1", None, *VPN, True, "USER", "")], OURS, BLOCK) is None


def test_neither_one_that_is_on_nor_one_to_another_block_counts_as_switched_off() -> None:
    on = Route("rti-1", BLOCK, *OURS, True, "USER", "")
    beside = Route("rti-2", IPv4Network("10.0.1.0/28"), *OURS, False, "USER", "")
    assert disabled([on, beside], OURS, BLOCK) is None


def test_of_two_routes_to_one_destination_the_first_is_named() -> None:
    first, second = (Route(name, BLOCK, *VPN, True, "USER", "") for name in ("rti-2", "rti-1"))
    assert effective([first, second], BLOCK) == first
