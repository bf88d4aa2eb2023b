"""A follower that has no tasks: paused, closed, in its first copy, or its first copy has failed. One rule for all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ccrtui.core.elasticsearch.replication import FirstCopy


class InactiveState(StrEnum):
    """What a follower without tasks is."""

    PAUSED = "paused"
    CLOSED = "closed"
    COPYING = "copying"
    FAILED = "failed"
    SHARDS_GONE = "shards_gone"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class InactiveInputs:
    """What is known of such a follower; None where it was not asked.

    `started` primaries of `primaries`; `health` is the colour of its index; `copy` its first copy as `_recovery` tells,
    `stored` whether that tells of a recovery from its own disk instead, or its primaries were seen started before:
    then the first copy is over. `was_copying`: it was seen to be copied a moment ago.
    """

    started: int
    primaries: int | None = None
    health: str | None = None
    closed: bool = False
    copy: FirstCopy | None = None
    stored: bool = False
    was_copying: bool = False


def taskless(sight: InactiveInputs) -> InactiveState:
    """Tell which it is.

    While a first copy runs the index is yellow; once a primary has failed it is red and stays so, and nothing begins it
    again (recorded on 7.3.0). `_ccr/info` calls all of them paused.
    """
    if sight.closed:
        return InactiveState.CLOSED
    whole = sight.started > 0 and (sight.primaries is None or sight.started >= sight.primaries)
    running = sight.copy is not None and sight.copy.shards_done < sight.copy.shards
    if whole and (sight.copy is None or not running or sight.started >= sight.copy.shards):
        return InactiveState.PAUSED
    if sight.health == "red" and not sight.was_copying:
        return InactiveState.SHARDS_GONE if sight.stored else InactiveState.FAILED
    if running or sight.was_copying or sight.health in ("yellow", "green"):
        return InactiveState.COPYING
    return InactiveState.SHARDS_GONE if sight.stored else InactiveState.UNCLEAR
