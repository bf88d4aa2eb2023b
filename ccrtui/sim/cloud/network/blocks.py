"""CIDR blocks as requests write them."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Network

from ccrtui.sim.cloud.api.refusal import bad_value

MALFORMED = "InvalidParameterValue.Malformed"


def read(text: str, name: str) -> IPv4Network:
    """A block without host bits. Raises CloudError that names the field."""
    try:
        return IPv4Network(text)
    except ValueError:
        raise bad_value(name, text, MALFORMED) from None


def clash(ours: Iterable[IPv4Network], theirs: Iterable[IPv4Network]) -> tuple[IPv4Network, IPv4Network] | None:
    """The first two blocks that overlap."""
    others = list(theirs)
    return next(
        (
            (ours_block, their_block)
            for ours_block in ours
            for their_block in others
            if ours_block.overlaps(their_block)
        ),
        None,
    )


def inside(block: IPv4Network, wholes: Iterable[IPv4Network]) -> bool:
    """Tell whether a block lies within one of others."""
    return any(block.subnet_of(whole) for whole in wholes)
