"""Arithmetic of address blocks: which overlap, and what of some is not in others."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Network, collapse_addresses


def overlaps(
    blocks: Iterable[IPv4Network], other_blocks: Iterable[IPv4Network]
) -> tuple[tuple[IPv4Network, IPv4Network], ...]:
    """Every pair, one of each, that has an address in common; in the order given."""
    others = tuple(other_blocks)
    return tuple((block, other) for block in blocks for other in others if block.overlaps(other))


def uncovered(wanted: Iterable[IPv4Network], blocks: Iterable[IPv4Network]) -> tuple[IPv4Network, ...]:
    """What of the wanted blocks lies in none of the others: the fewest blocks that say it, sorted."""
    left = list(collapse_addresses(wanted))
    for block in collapse_addresses(blocks):
        left = [rest for piece in left for rest in _without(piece, block)]
    return tuple(collapse_addresses(left))


def _without(piece: IPv4Network, block: IPv4Network) -> list[IPv4Network]:
    if not piece.overlaps(block):
        return [piece]
    return [] if piece.subnet_of(block) else list(piece.address_exclude(block))
