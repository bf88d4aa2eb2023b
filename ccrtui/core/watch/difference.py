"""Why two exact counts need not be the same; said only where it is so."""

from __future__ import annotations

from enum import StrEnum

from ccrtui.core.watch.link_view import IndexView
from ccrtui.core.watch.verdict import INCOMPARABLE, Reason, Verdict


class Difference(StrEnum):
    """What keeps counts of both sides from being those of one state."""

    OTHER_INDEX = "other_index"
    OTHER_HISTORY = "other_history"
    BY_NUMBERS = "by_numbers"
    PAUSED = "paused"
    BEHIND = "behind"
    LEADER_MOVED = "leader_moved"
    PARTIAL = "partial"
    UNPROVEN = "unproven"


def difference(row: IndexView | None, whole: bool, behind: int | None, moved: bool | None) -> Difference | None:
    """The first of them that holds, from the row as it is judged and what was read around the counts; None: level.

    `whole`: no shard failed to count. `behind`: operations the follower lacked of what the leader had before; None
    where that is not known. `moved`: the leader took operations meanwhile; None where that is not known.
    """
    paused, proven = (row.verdict is Verdict.PAUSED, row.proven) if row else (False, False)
    if row is not None and row.reason is Reason.HISTORY_DIFFERS:
        return Difference.OTHER_HISTORY
    if row is not None and row.reason in INCOMPARABLE:
        return Difference.OTHER_INDEX
    if not whole:
        return Difference.PARTIAL
    if paused:
        return Difference.PAUSED
    if behind is None:
        return Difference.UNPROVEN
    if behind:
        return Difference.BEHIND
    if moved:
        return Difference.LEADER_MOVED
    if moved is None:
        return Difference.UNPROVEN
    if row is not None and row.reason is Reason.BY_NUMBERS:
        return Difference.BY_NUMBERS
    return None if proven else Difference.UNPROVEN
