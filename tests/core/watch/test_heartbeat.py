"""What the heartbeat tells of a link: how long a beat takes, which is late, and when the link swallows."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.elasticsearch.replication import ReadError
from ccrtui.core.watch.following.follows import Follows
from ccrtui.core.watch.heartbeat import Pulse, with_heartbeat
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.shard.shard_view import ShardView
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict

ROW = IndexView("beat", "beat", Verdict.CATCHING_UP, Reason.BEHIND, follows=Follows.ACTIVE)
GREEN = IndexView("orders", "orders", Verdict.IN_SYNC, Reason.PROVEN)
VIEW = LinkView("leader", True, Reason.PROVEN, (GREEN,), 0.0, 110.0, heartbeat=ROW, read_back_at=99.0)
LATE = Pulse("beat").taken(4, 100.0).seen(4, 100.4).taken(5, 101.0).seen(4, 109.0)


def _said(view: LinkView) -> tuple[Verdict, Reason]:
    return view.verdict, view.reason


def test_a_beat_took_from_our_write_until_it_was_seen_and_a_newer_version_answers_for_older_ones() -> None:
    pulse = Pulse("beat").taken(1, 10.0).taken(2, 11.0).taken(3, 12.0).seen(2, 12.5)
    assert (pulse.took_s, pulse.waiting, pulse.late_s(13.0)) == (1.5, ((3, 12.0),), 1.0)
    assert pulse.seen(None, 13.0).waiting == pulse.waiting
    assert pulse.seen(7, 13.0).late_s(20.0) == 0.0


def test_a_beat_that_does_not_arrive_while_no_read_comes_back_tells_of_a_silent_link() -> None:
    assert _said(with_heartbeat(VIEW, LATE)) == (Verdict.RETRYING, Reason.LINK_SILENT)
    assert with_heartbeat(VIEW, LATE).exit_code == 1


def test_it_tells_of_none_without_beats_or_while_none_is_late() -> None:
    assert _said(with_heartbeat(VIEW, None)) == (Verdict.IN_SYNC, Reason.PROVEN)
    assert _said(with_heartbeat(replace(VIEW, taken_at=103.9), LATE)) == (Verdict.IN_SYNC, Reason.PROVEN)


def test_it_tells_of_none_where_the_follower_is_only_slow_or_was_not_asked_since() -> None:
    came_back = replace(VIEW, read_back_at=102.0)
    assert _said(with_heartbeat(came_back, LATE)) == (Verdict.IN_SYNC, Reason.PROVEN)
    unheard = replace(LATE, heard_at=100.4)
    assert _said(with_heartbeat(VIEW, unheard)) == (Verdict.IN_SYNC, Reason.PROVEN)


def test_it_tells_of_none_where_the_follower_says_why_it_does_not_read() -> None:
    error = ReadError(1, "connect_transport_exception", "refused")
    shard = ShardView(0, Verdict.RETRYING, Reason.LEADER_UNREACHABLE, 5, 5, 4, Evidence.LEADER, error=error)
    failing = replace(VIEW, heartbeat=replace(ROW, shards=(shard,)))
    paused = replace(VIEW, heartbeat=replace(ROW, follows=Follows.PAUSED))
    for view in (failing, paused):
        assert _said(with_heartbeat(view, LATE)) == (Verdict.IN_SYNC, Reason.PROVEN)
