from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.alarm.alarm import Alarm, Figure, Level
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.flow import Carried, FlowStats, ShardFlow, Waiting
from ccrtui.core.elasticsearch.follow_settings import NO_MAXIMA, Maxima
from ccrtui.core.elasticsearch.replication import FirstCopy, Follower, FollowInfo, ReadError
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.record.keep import kept, worth_saying
from ccrtui.core.record.kept import Kept, after, between
from ccrtui.core.record.restore import restored
from ccrtui.core.watch.course import Course
from ccrtui.core.watch.following.roster import Moment, Roster
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.measure.rates import Flow, flowed
from ccrtui.core.watch.shard.lag import Lags
from ccrtui.core.watch.verdict import Reason, Verdict
from tests.core.record.views import EPOCH, follower, link, shard

PAUSED = follower(
    "audit",
    40,
    verdict=Verdict.PAUSED,
    reason=Reason.PAUSED,
    paused_for_s=600.0,
    paused_at_least=True,
    lease_left_s=7200.0,
    course=Course(Verdict.PAUSED, 30.0, False, 31.0),
)
COPYING = follower("big", verdict=Verdict.BOOTSTRAPPING, reason=Reason.FIRST_COPY, first_copy=FirstCopy(100, 40, 1, 2))


def seen(view: LinkView, taken_at: float | None = None) -> LinkView:
    """The view as it is seen of its record."""
    return restored(kept(view), view.taken_at if taken_at is None else taken_at)


@pytest.mark.parametrize("row", [PAUSED, COPYING])
def test_what_is_not_at_work_comes_back_whole(row: IndexView) -> None:
    view = link(700.0, row)
    assert seen(view).indices == view.indices


def test_a_link_comes_back_with_its_sides() -> None:
    fault = Fault(FaultCode.NOT_AUTHORIZED, 403, "security_exception", "no permission for [secret]")
    view = link(700.0, follower("orders"), connected=False, leader_fault=fault)
    assert seen(view).leader_fault == Fault(FaultCode.NOT_AUTHORIZED, 403)
    assert replace(seen(view), indices=(), leader_fault=None) == replace(
        view, indices=(), leader_fault=None, leader_heard_at=700.0, follower_heard_at=700.0
    )


def test_of_what_is_at_work_shards_are_kept_as_sums_until_it_is_behind_for_long() -> None:
    late = replace(follower("late", 50), seconds_behind=90.0)
    view = link(700.0, follower("orders", 3), late)
    rows = {row.follower_index: row for row in seen(view).indices}
    assert rows["orders"].shards == ()
    assert rows["orders"].operations_behind == 3
    assert kept(view).rows["orders"]["seq_no"] == 198
    assert rows["late"] == late


def test_no_sentence_of_a_server_is_kept() -> None:
    wrong = replace(
        shard(0, Verdict.RETRYING, Reason.READ_FAILING, 9, 3), error=ReadError(4, "some_error", "document=x9z")
    )
    row = follower("orders", 3, verdict=Verdict.RETRYING, reason=Reason.READ_FAILING, shards=(wrong,))
    assert "x9z" not in str(kept(link(700.0, row)))
    assert seen(link(700.0, row)).indices[0].shards[0].error == ReadError(0, "some_error", "…")


def test_moments_lie_as_far_from_the_looker_as_they_did() -> None:
    old = seen(link(700.0, PAUSED), taken_at=5000.0)
    row = old.indices[0]
    assert (old.taken_at, old.sampled_at) == (5000.0, EPOCH + 700.0)
    assert row.paused_for_s == 600.0
    assert row.course == Course(Verdict.PAUSED, 5000.0 - 670.0, False, 5000.0 - 669.0)


def test_what_only_grows_older_is_no_change() -> None:
    paused = replace(PAUSED, seconds_behind=None, shards=())
    later = replace(paused, paused_for_s=660.0, lease_left_s=7140.0)
    before, now = kept(link(700.0, paused)), kept(link(760.0, later))
    assert between(before, now).rows == {}
    assert restored(replace(before, at=EPOCH + 760.0), 760.0).indices == (later,)


def test_a_change_leads_from_one_moment_to_the_next() -> None:
    before = kept(link(700.0, PAUSED, follower("orders")))
    now = kept(link(701.0, follower("orders", 7), follower("new")))
    assert after(before, between(before, now)) == now


@pytest.mark.parametrize("value", ["nonsense", 10**30, -5, 1.5, True, None, ""])
def test_what_is_kept_may_be_anything_and_gives_a_view(value: str | int | float | bool | None) -> None:
    whole = kept(link(700.0, PAUSED, COPYING))
    others = ("77777777.verdict", "0.error", "alarm_seconds", "limit_seconds", "@alarm_seconds", "most_reads")
    rows = {"x": dict.fromkeys([*whole.rows["audit"], *whole.rows["big"], *others], value)}
    rows["y"] = {**rows["x"], "alarm_seconds": "warn"}
    view = restored(Kept(EPOCH, dict.fromkeys(whole.link, value), rows))
    assert view.indices[0].verdict is Verdict.UNKNOWN


def test_of_the_two_lags_one_is_kept_while_it_is_behind() -> None:
    lagging = follower("orders", 5)
    shards = (replace(lagging.shards[0], lags=Lags(3, 2, 0)), replace(lagging.shards[1], lags=Lags(0, 0, 0)))
    row = kept(link(10.0, replace(lagging, shards=shards), follower("level"))).rows
    assert row["orders"]["transport_lag"] == 3
    assert "transport_lag" not in row["level"]


def test_who_has_come_and_gone_comes_back() -> None:
    roster = Roster(
        came={"new": Moment(650.0, EPOCH + 650.0)},
        gone={"old": (IndexPair("old", "old"), Moment(600.0, EPOCH + 600.0))},
    )
    view = seen(link(700.0, follower("new"), roster=roster))
    assert view.roster == roster
    assert [row.follower_index for row in view.gone] == ["old"]


def test_what_is_carried_comes_back_of_what_is_not_at_work() -> None:
    begun = FlowStats({"slow": {0: ShardFlow(Carried(), Waiting())}, "well": {0: ShardFlow(Carried(), Waiting())}})
    came = Carried(bytes_read=6000, operations_read=600, reads=30, read_ms=900, operations_written=300)
    later = FlowStats({name: {0: ShardFlow(came, Waiting(12, 3, 40, 4000))} for name in ("slow", "well")})
    flow = flowed(flowed(Flow(), begun, 670.0), later, 700.0)
    slow = follower("slow", 9, verdict=Verdict.SLOW, reason=Reason.FALLING_BEHIND)
    view = seen(link(700.0, slow, follower("well"), flow=flow))
    assert view.flow.rates("slow") == flow.rates("slow")
    assert view.flow.waiting("slow") == Waiting(12, 3, 40, 4000)
    assert view.flow.rates("well") is None


def test_both_lags_of_a_shard_come_back() -> None:
    part = replace(shard(0, Verdict.SLOW, Reason.FALLING_BEHIND, 99, 9), lags=Lags(5, 4, 1))
    row = follower("slow", 9, verdict=Verdict.SLOW, reason=Reason.FALLING_BEHIND, shards=(part,))
    assert seen(link(700.0, row)).indices[0].lags == Lags(5, 4, 1)


def test_what_is_said_of_the_way_is_kept() -> None:
    said = ReadError(4, "connect_transport_exception", "[][10.0.3.7:9300] connect_exception")
    wrong = replace(shard(0, Verdict.RETRYING, Reason.READ_FAILING, 9, 3), error=said)
    row = follower("orders", 3, verdict=Verdict.RETRYING, reason=Reason.READ_FAILING, shards=(wrong,))
    assert seen(link(700.0, row)).indices[0].shards[0].error == replace(said, retries=0)


def test_an_index_of_one_shard_that_is_at_work_has_it_again() -> None:
    part = shard(0, Verdict.CATCHING_UP, Reason.BEHIND, 99, 9)
    row = follower("orders", 9, shards=(part,))
    assert seen(link(700.0, row)).indices[0].shards == (replace(part, leader_global_checkpoint=None),)


def test_what_has_passed_a_limit_comes_back_and_stands_before_its_like() -> None:
    alarms = (
        Alarm(Figure.SECONDS, Level.CRITICAL, 60.0, 90.0, 640.0),
        Alarm(Figure.HISTORY_HOURS, Level.WARN, 2.5, 2.0, 650.0),
    )
    late = replace(follower("late", 50), seconds_behind=90.0, lease_left_s=7200.0, alarms=alarms)
    later = replace(follower("later", 60), seconds_behind=95.0)
    back = seen(link(700.0, later, late))
    assert [(row.follower_index, row.alarms) for row in back.indices] == [("late", alarms), ("later", ())]
    assert back.alarm is Level.CRITICAL


def test_an_alarm_is_worth_a_moment_of_its_own() -> None:
    row = replace(follower("late", 50), seconds_behind=90.0)
    alarmed = replace(row, alarms=(Alarm(Figure.OPERATIONS, Level.WARN, 40.0, 50.0, 640.0),))
    before, now = kept(link(700.0, row)), kept(link(700.0, alarmed))
    assert worth_saying(between(before, now).rows["late"])
    assert restored(after(now, between(now, before))).indices[0].alarms == ()


def test_what_a_follower_may_have_out_at_once_comes_back_of_what_is_not_at_work() -> None:
    info = FollowInfo({"audit": Follower("audit", "leader", "audit", True, maxima=Maxima(12, 9, 5120))})
    view = link(700.0, PAUSED, follower("orders", 3), roster=Roster(info))
    assert (seen(view).maxima("audit"), seen(view).maxima("orders")) == (Maxima(12, 9, 5120), NO_MAXIMA)
