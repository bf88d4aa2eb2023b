"""What may have the name of a follower index that follows nothing."""

from __future__ import annotations

from enum import StrEnum


class Stands(StrEnum):
    """What the follower cluster has under that name. An ordinary index may hold documents that are nowhere else."""

    NOTHING = "nothing"
    OPEN = "open"
    CLOSED = "closed"


ORDINARY = frozenset({Stands.OPEN, Stands.CLOSED})
"""What may hold documents that are nowhere else, under the name of a follower."""


class Origin(StrEnum):
    """What an ordinary index with the name of a follower is to the leader's index, by the creation dates of both."""

    COPIED = "copied"
    LEADER_GONE = "leader_gone"
    LEADER_RECREATED = "leader_recreated"
    """The leader index was seen to be made anew."""
    APART = "apart"
    """The leader index was made anew before anybody looked, or this never was its copy."""
