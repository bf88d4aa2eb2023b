"""Views to be recorded: a link whose followers are as a test wants them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ccrtui.core.watch.course import Course
from ccrtui.core.watch.following.follows import Follows
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.shard.shard_view import ShardView
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict

EPOCH = 1_790_000_000.0
"""When the clock of the program stood at 0."""


def shard(number: int, verdict: Verdict, reason: Reason, leader: int, behind: int) -> ShardView:
    """One shard of a follower that is so many operations behind."""
    seconds = 0.0 if behind == 0 else 4.0
    return ShardView(
        number, verdict, reason, leader, leader, leader - behind, Evidence.LEADER, behind, seconds, error=None
    )


def follower(name: str, behind: int = 0, seq_no: int = 99, **changes: Any) -> IndexView:
    """A follower of two shards, level or so far behind."""
    verdict, reason = (Verdict.IN_SYNC, Reason.PROVEN) if behind == 0 else (Verdict.CATCHING_UP, Reason.BEHIND)
    verdict, reason = changes.pop("verdict", verdict), changes.pop("reason", reason)
    row = IndexView(
        name,
        name,
        verdict,
        reason,
        operations_behind=behind,
        seconds_behind=0.0 if behind == 0 else 4.0,
        leader_docs=seq_no + 1,
        follower_docs=seq_no + 1 - behind,
        shards=(shard(0, verdict, reason, seq_no, behind), shard(1, verdict, reason, seq_no, 0)),
        leader_whole=True,
        follows=Follows.ACTIVE,
        course=Course(verdict, 5.0, True, None),
    )
    return replace(row, **changes)


def link(at: float, *rows: IndexView, offset: float = EPOCH, **changes: Any) -> LinkView:
    """A link with these followers, `at` seconds by the program's clock."""
    ranked = sorted(rows, key=lambda row: row.verdict.rank)
    view = LinkView(
        "leader",
        True,
        ranked[0].reason if ranked else Reason.NOT_FOLLOWING,
        tuple(ranked),
        offset + at,
        at,
        connections=(3, 3),
        leader_health="green",
        follower_health="green",
        leader_heard_at=at - 0.2,
        follower_heard_at=at - 0.1,
        connected_at=at - 2.0,
    )
    return replace(view, **changes)
