"""Indices of the leader that an auto-follow pattern takes and cannot follow: rows of their own, as nothing follows."""

from __future__ import annotations

from collections.abc import Iterator

from ccrtui.core.elasticsearch.auto_follow import NotFollowed
from ccrtui.core.elasticsearch.replication import ReadError
from ccrtui.core.watch.course import course_of
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.link_view import IndexView
from ccrtui.core.watch.shard.shard_view import ShardView
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict

CURRENT_S = 150.0
"""For how long a failure counts by the follower's own clock: patterns look at the leader in every 60 s."""


def not_followed(history: LinkHistory, snapshot: Snapshot) -> Iterator[IndexView]:
    """A row for each index that fails to be followed now; none before the follower's clock is known.

    It is called as on the leader: which name the pattern gives it there is not told.
    """
    running = snapshot.running
    if running is None or history.follower_clock is None or snapshot.alias not in running.auto_followed.aliases:
        return
    now_s = history.follower_clock + snapshot.taken_at
    taken = {name for pair in snapshot.pairs for name in (pair.leader, pair.follower)}
    for failed in running.auto_followed.failed:
        if failed.leader_index not in taken and now_s - failed.at_ms / 1000 <= CURRENT_S:
            yield _row(history, snapshot, failed)


def _row(history: LinkHistory, snapshot: Snapshot, failed: NotFollowed) -> IndexView:
    error = ReadError(0, failed.type, failed.reason)
    verdict, reason = Verdict.RETRYING, Reason.AUTO_FOLLOW_FAILED
    shard = ShardView(0, verdict, reason, None, None, None, Evidence.NONE, error=error, error_at=snapshot.taken_at)
    return IndexView(
        failed.leader_index,
        failed.leader_index,
        verdict,
        reason,
        shards=(shard,),
        course=course_of(history.courses.get(failed.leader_index), verdict, snapshot.taken_at),
    )
