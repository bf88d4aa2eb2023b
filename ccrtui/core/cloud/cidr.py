"""Arithmetic of address blocks: which overlap, and what of some is not in others."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Network, collapse_addresses


def overlaps(ours: Iterable[IPv4Network], theirs: Iterable[IPv4Network]) -> tuple[tuple[IPv4Network, IPv4Network], ...]:
    """Every pair, one of each, that has an address in common; in the order given."""
    others = tuple(theirs)
    return tuple((one, other) for one in ours for other in others if one.overlaps(other))


def uncovered(wanted: Iterable[IPv4Network], blocks: Iterable[IPv4Network]) -> tuple[IPv4Network, ...]:
    """What of the wanted blocks lies in none of the others: the fewest blocks that say it, sorted."""
    left = list(collapse_addresses(wanted))
    for block in collapse_addresses(blocks):
        left = [rest for one in left for rest in _without(one, block)]
    return tuple(collapse_addresses(left))


def _without(one: IPv4Network, block: IPv4Network) -> list[IPv4Network]:
    if not one.overlaps(block):
        return [one]
    return [] if one.subnet_of(block) else list(one.address_exclude(block))
