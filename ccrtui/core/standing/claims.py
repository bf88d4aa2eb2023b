"""What a step that does not hold claims of an index, and whether the watch sees it otherwise by now."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName, StepView
from ccrtui.core.watch.following.follows import Follows
from ccrtui.core.watch.following.ordinary_index import Occupant
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason


class Shape(StrEnum):
    """What an index of the follower is, whatever its figures are."""

    NOTHING = "nothing"
    ORDINARY = "ordinary"
    ORDINARY_CLOSED = "ordinary_closed"
    FOLLOWER = "follower"
    FOLLOWER_PAUSED = "follower_paused"
    FOLLOWER_CLOSED = "follower_closed"


_ORDINARY = {
    Occupant.NOTHING: Shape.NOTHING,
    Occupant.OPEN: Shape.ORDINARY,
    Occupant.CLOSED: Shape.ORDINARY_CLOSED,
}
_FOLLOWING = {
    Follows.ACTIVE: Shape.FOLLOWER,
    Follows.PAUSED: Shape.FOLLOWER_PAUSED,
    Follows.CLOSED: Shape.FOLLOWER_CLOSED,
}
_CLOSED = frozenset({Shape.ORDINARY_CLOSED, Shape.FOLLOWER_CLOSED})
_FOLLOWS = frozenset(_FOLLOWING.values())

_FOLLOWER_CLAIMS: Mapping[Code, frozenset[Shape]] = {
    Code.CONFIRM_NEEDED: _CLOSED,
    Code.LAST_COPY: _CLOSED,
    Code.NAME_TAKEN_CLOSED: frozenset({Shape.ORDINARY_CLOSED}),
    Code.NAME_TAKEN_OPEN: frozenset({Shape.ORDINARY}),
    Code.FOLLOWER_PROMOTED: frozenset({Shape.ORDINARY}),
    Code.FOLLOWER_CLOSED: frozenset({Shape.FOLLOWER_CLOSED}),
    Code.FOLLOWER_PAUSED: frozenset({Shape.FOLLOWER_PAUSED}),
    Code.FIRST_COPY: _FOLLOWS,
    Code.FIRST_COPY_FAILED: _FOLLOWS,
    Code.WAITING_FOR_CONTACT: _FOLLOWS,
    Code.FOLLOWER_STOPPED: _FOLLOWS,
    Code.FOLLOWER_RETRYING: _FOLLOWS,
    Code.FOLLOWER_WRITES_REFUSED: _FOLLOWS,
    Code.LEADER_RECREATED: _FOLLOWS,
    Code.OTHER_LEADER: _FOLLOWS,
    Code.HISTORY_DIFFERS: _FOLLOWS,
}
_LEADER_CLAIMS: Mapping[Code, frozenset[Reason]] = {
    Code.LEADER_INDEX_CLOSED: frozenset({Reason.LEADER_INDEX_CLOSED}),
    Code.LEADER_INDEX_MISSING: frozenset({Reason.LEADER_INDEX_MISSING}),
    Code.LEADER_INDEX_TO_CREATE: frozenset({Reason.LEADER_INDEX_MISSING}),
    Code.LEADER_INDEX_LOST: frozenset({Reason.LEADER_INDEX_MISSING}),
    Code.INDEX_RED: frozenset({Reason.LEADER_SHARDS_MISSING}),
}
"""Codes that say of the leader index that it is not there and open, each with the reasons of the watch for the same."""
_ABSENT = frozenset().union(*_LEADER_CLAIMS.values())


def shape_of(index: IndexView) -> Shape | None:
    """What that index is on the follower; None where the watch cannot tell."""
    if index.follows is not None:
        return _FOLLOWING[index.follows]
    if index.reason is Reason.LEFTOVER_TASK:
        return Shape.NOTHING
    return _ORDINARY[index.stands] if index.stands is not None else None


def outgrown(step: StepView, link: LinkView) -> IndexView | None:
    """The index of which a step claims what is over: a plan must not stand on screen for a state that is not there."""
    name = step.judgement.evidence.get("index")
    if step.name is StepName.FOLLOWER_INDEX:
        index = next((view for view in link.indices if view.follower_index == name), None)
        return index if index is not None and _follower_differs(step, index) else None
    if step.name is StepName.LEADER_INDEX:
        index = next((view for view in link.indices if view.leader_index == name), None)
        return index if index is not None and _leader_differs(step, index) else None
    return None


def _follower_differs(step: StepView, index: IndexView) -> bool:
    shape, code = shape_of(index), step.judgement.code
    if shape is None or not isinstance(code, Code):
        return False
    if code is Code.FOLLOWER_MISSING:
        return shape not in (_CLOSED if step.judgement.evidence.get("replaces") else {Shape.NOTHING})
    return code in _FOLLOWER_CLAIMS and shape not in _FOLLOWER_CLAIMS[code]


def _leader_differs(step: StepView, index: IndexView) -> bool:
    """By figures of the leader index in this sample, or by another reason for having none.

    An index that is red gives the figures of those primaries that are started.
    """
    code = step.judgement.code
    if not isinstance(code, Code) or code not in _LEADER_CLAIMS:
        return False
    if index.leader_told:
        refuted = index.leader_whole or code is not Code.INDEX_RED
        return refuted and index.reason not in _LEADER_CLAIMS[code]
    return index.reason in _ABSENT - _LEADER_CLAIMS[code]
