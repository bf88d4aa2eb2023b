"""Who trusts whom between clusters: certificates of the transport layer, and rights of foreign roles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

RemoteCheck = Callable[[Sequence[str], str, str | None], bool]
"""Asks a leader whether role names grant an action (such as `indices:monitor/stats`), for an index or None."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Transport TLS of a node: the authority that signed its certificate, and those it accepts.

    `valid` is False for a certificate that has expired or names another host.
    """

    authority: str
    accepts: frozenset[str]
    valid: bool = True


def shake_hands(one: Trust | None, other: Trust | None) -> bool:
    """Tell whether two nodes can talk: both in the clear, or each accepting the other's certificate."""
    if one is None or other is None:
        return one is None and other is None
    accepted = one.authority in other.accepts and other.authority in one.accepts
    return accepted and one.valid and other.valid


def allow_all(_roles: Sequence[str], _action: str, _index: str | None) -> bool:
    """The check of a cluster without security."""
    return True
