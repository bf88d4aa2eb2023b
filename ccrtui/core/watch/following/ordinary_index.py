"""What may have the name of a follower index that follows nothing."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccrtui.core.elasticsearch.index import IndexSettings


class Occupant(StrEnum):
    """What the follower cluster has under that name. An ordinary index may hold documents that are nowhere else."""

    NOTHING = "nothing"
    OPEN = "open"
    CLOSED = "closed"


ORDINARY = frozenset({Occupant.OPEN, Occupant.CLOSED})
"""What may hold documents that are nowhere else, under the name of a follower."""


class Origin(StrEnum):
    """What an ordinary index with the name of a follower is to the leader's index, by the creation dates of both."""

    COPIED = "copied"
    LEADER_GONE = "leader_gone"
    LEADER_RECREATED = "leader_recreated"
    """The leader index was made anew since it was copied."""
    APART = "apart"
    """The leader index was made anew before anybody looked, or this never was its copy."""


def origin_of(
    leader: IndexSettings | None,
    follower: IndexSettings | None,
    *,
    gone: bool,
    recreated: bool = False,
    copied: bool = False,
) -> Origin | None:
    """What an ordinary index is to the leader's index, by the settings of both; None where they cannot be compared.

    A copy carries the creation date of what it was made of (observed on Elasticsearch 7.3.0). `gone`: there is no
    leader index of that name; `recreated`: it was seen to be another than before; `copied`: the ordinary index is known
    to have been a copy of one of that name.
    """
    if gone:
        return Origin.LEADER_GONE
    if recreated:
        return Origin.LEADER_RECREATED
    if leader is None or follower is None:
        return None
    if leader.creation_date_ms == follower.creation_date_ms:
        return Origin.COPIED
    return Origin.LEADER_RECREATED if copied else Origin.APART
