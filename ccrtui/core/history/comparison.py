"""What the documents of both sides say about their histories, and what they leave open.

One operation has one sequence number, so in one history the same number never stands for two documents: such a pair is
a proof of two histories, whenever either side was asked. Two histories part at one operation and have nothing in common
from there on, so a document that both have under one number proves the operations up to it. A document that only one
side shows proves nothing by itself: it may be rewritten or deleted by a later operation, or not be refreshed yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ccrtui.core.history.stamp import Stamps


class Finding(StrEnum):
    """What a comparison came to."""

    SAME = "same"
    OTHER = "other"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Numbers:
    """Where both sides stood before they were searched.

    `leader` is the leader's highest sequence number, `follower` the follower's checkpoint. `anchor` is the highest
    number that either side had given out when the leader's shard was first seen with the history it has now: whatever
    both have above it was written and read since.
    """

    leader: int
    follower: int
    anchor: int


def compare(leader: Stamps, follower: Stamps, numbers: Numbers) -> Finding:
    """Compare what was found in the same numbers of both sides.

    The same history where both have an operation that the leader took while it was watched; or where the leader stands
    still, both have its very last operation, and nothing below it is on one side only.
    """
    if _disagree(leader, follower):
        return Finding.OTHER
    common = leader.keys() & follower.keys()
    if common and max(common) > numbers.anchor:
        return Finding.SAME
    level = numbers.leader == numbers.follower
    if level and numbers.leader in common and leader.keys() == follower.keys():
        return Finding.SAME
    return Finding.OPEN


def compare_refreshed(leader: Stamps, follower: Stamps, highest: int, whole: bool) -> Finding:
    """Compare both sides after a refresh of both, where neither has taken an operation since and both stand at one.

    Then both searches show everything, and a document on one side only is a difference. `whole`: the window reaches
    down to the first operation, so that equal documents are all there are.
    """
    if _disagree(leader, follower) or leader.keys() != follower.keys():
        return Finding.OTHER
    return Finding.SAME if whole or highest in leader else Finding.OPEN


def _disagree(leader: Stamps, follower: Stamps) -> bool:
    return any(leader[number] != follower[number] for number in leader.keys() & follower.keys())
