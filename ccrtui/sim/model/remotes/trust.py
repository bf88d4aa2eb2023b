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


def shake_hands(dialler: Trust | None, listener: Trust | None) -> bool:
    """Tell whether two nodes can talk: both in the clear, or each accepting the other's certificate."""
    if dialler is None or listener is None:
        return dialler is None and listener is None
    accepted = dialler.authority in listener.accepts and listener.authority in dialler.accepts
    return accepted and dialler.valid and listener.valid


def allow_all(_roles: Sequence[str], _action: str, _index: str | None) -> bool:
    """The check of a cluster without security."""
    return True
