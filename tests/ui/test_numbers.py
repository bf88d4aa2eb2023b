"""The numbers that decide, in the detail of an index: each with its unit, in both languages, within 80 columns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ccrtui.core.elasticsearch.flow import Carried, FlowStats, ShardFlow, Waiting
from ccrtui.core.elasticsearch.follow_settings import Maxima
from ccrtui.core.elasticsearch.replication import Follower, FollowInfo
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.state import Walk
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName, StepState, StepView
from ccrtui.core.watch.following.roster import Moment, Roster
from ccrtui.core.watch.link_view import IndexView
from ccrtui.core.watch.measure.last_proof import LastProof
from ccrtui.core.watch.measure.rates import Flow, flowed
from ccrtui.core.watch.shard.lag import Lags
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.text.phrases.number import moment
from ccrtui.ui.render.line import cells, text_of
from ccrtui.ui.render.overview.page import overview
from ccrtui.ui.render.view import View
from ccrtui.ui.render.watch.board import watch_columns
from ccrtui.ui.render.watch.index_detail import index_detail
from ccrtui.ui.render.watch.rows import watch_row
from tests.ui.stage.states import NOW, index, link, shard, state, step

EN = words("en")
SLOW_LINK = Lags(16_100, 2_104, 2_000)
SLOW_FOLLOWER = Lags(0, 18_204, 12)


def behind(lags: Lags) -> IndexView:
    part = replace(shard(0, 30_000, 11_796, Verdict.CATCHING_UP), lags=lags)
    return index("orders", Verdict.CATCHING_UP, Reason.BEHIND, operations_behind=18_204, shards=(part,))


def detail(
    view: IndexView, language: Language = "en", width: int = 80, reached: StepView | None = None, **changes: Any
) -> str:
    whole = link([view], **changes)
    shown = state(link=whole, walk=Walk((reached,)) if reached else None)
    lines = index_detail(View(shown, words(language), NOW), whole, view, width)
    assert max(cells(line) for line in lines) <= width
    return "\n".join(text_of(line) for line in lines)


def test_the_detail_says_which_half_is_slow_and_why() -> None:
    text = detail(behind(SLOW_LINK))
    assert "transport 16,100 ops, apply 2,104 ops (2,000 on the way, 104 here)" in " ".join(text.split())
    assert "the link, which is the slow half: most has not arrived" in " ".join(text.split())
    assert "the follower's writes, the slow half" in detail(behind(SLOW_FOLLOWER))


def test_it_says_so_in_chinese() -> None:
    assert "慢在链路" in detail(behind(SLOW_LINK), "zh")
    assert "慢在追随者" in detail(behind(SLOW_FOLLOWER), "zh")


@pytest.mark.parametrize("lags", [Lags(0, 0, 0), Lags(None, 5, 5), Lags()])
def test_nothing_is_said_of_halves_where_nothing_is_missing_or_known(lags: Lags) -> None:
    assert "slow half" not in detail(behind(lags))


PROOF = LastProof(NOW - 60, 1_799_999_940.0, 0, 8_812_005, 8_812_004, 1, 1)
AWAY = index("orders", Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED, operations_behind=None, last_proof=PROOF)


@pytest.mark.parametrize("verdict", [Verdict.STOPPED, Verdict.PAUSED])
def test_what_does_not_go_on_is_held_back_by_nothing(verdict: Verdict) -> None:
    halted = replace(behind(SLOW_LINK), verdict=verdict)
    text = detail(halted)
    assert EN.numbers.limit not in text
    columns = watch_columns(EN, 200)
    shown = state(link=link([halted]))
    assert EN.watch.slow_link not in text_of(watch_row(View(shown, EN, NOW), columns, halted, 200))
    going = replace(halted, verdict=Verdict.CATCHING_UP)
    assert EN.watch.slow_link in text_of(watch_row(View(shown, EN, NOW), columns, going, 200))


def test_while_the_leader_is_silent_the_last_proof_stands_in_the_detail_and_on_the_overview() -> None:
    silent = link([AWAY], last_proof=PROOF)
    at = moment(PROOF.epoch_s, silent.sampled_at)
    said = f"Level at {at}, seq 8,812,004; what the leader took since then nobody here knows."
    assert said in " ".join(detail(AWAY).split())
    shown = View(state(link=silent), words("en"), NOW)
    assert said in " ".join(" ".join(text_of(line) for line in overview(shown, 80, 22)).split())


def test_one_that_was_not_level_then_is_not_told_as_level() -> None:
    text = detail(replace(AWAY, last_proof=replace(PROOF, operations_behind=7, level=0)))
    assert "7 operations behind at" in text
    assert "Level at" not in text


def test_the_overview_says_what_would_be_lost_and_how_old_that_is() -> None:
    lines = overview(View(state(link=link([behind(SLOW_LINK)])), words("en"), NOW + 10), 80, 22)
    text = " ".join(" ".join(text_of(line) for line in lines).split())
    assert "Lost if the leader died now: 18,204 operations" in text
    assert "10 s ago" in text


def test_a_moment_of_another_day_has_its_date() -> None:
    assert len(moment(1_799_900_000.0, 1_800_000_000.0)) > len(moment(1_799_999_000.0, 1_800_000_000.0))


BEGAN = Carried(0, 0, 0, 0, 0, 0, 0, 0)
LATER = Carried(186_000_000, 60_000, 12, 0, 700, 328, 54_000, 0)
CARRYING = flowed(
    flowed(Flow(), FlowStats({"orders": {0: ShardFlow(BEGAN, Waiting(1, 0, 0, 0))}}), NOW - 60),
    FlowStats({"orders": {0: ShardFlow(LATER, Waiting(12, 3, 1_024, 2_000_000))}}),
    NOW,
)
ROSTER = Roster(FollowInfo({"orders": Follower("orders", "leader", "orders", True, maxima=Maxima(12, 9, 5_120))}))


def test_the_detail_tells_rates_and_what_is_out_against_its_maxima() -> None:
    text = " ".join(detail(behind(SLOW_LINK), flow=CARRYING, roster=ROSTER).split())
    assert "last 60 s read 1,000 ops/s, 3.1 MB/s, 5,000 ops a read, written 900 ops/s" in text
    assert "12 of 12 reads, 31 ms each, fastest 31 ms, 3 of 9 writes, 1,024 ops, 2.0 MB buffered" in text
    assert "failed" not in text


def test_it_does_so_in_chinese_and_where_settings_are_not_told_without_maxima() -> None:
    text = " ".join(detail(behind(SLOW_LINK), "zh", flow=CARRYING).split())
    assert "读取 1,000 操作/秒，3.1 MB/秒" in text
    assert "读取 12，每次 31 ms" in text


def test_failures_are_told_with_the_age_of_the_newest() -> None:
    failing = Carried(failed_reads=3, failed_writes=1)
    flow = flowed(CARRYING, FlowStats({"orders": {0: ShardFlow(LATER.plus(failing), Waiting(1, 0, 0, 0))}}), NOW)
    view = behind(SLOW_LINK)
    view = replace(view, shards=tuple(replace(each, error_at=NOW - 12) for each in view.shards))
    text = " ".join(detail(view, flow=flow).split())
    assert "failed 3 reads, 1 writes in 60 s, newest error 10 s ago" in text


def test_nothing_is_told_of_rates_before_there_are_any() -> None:
    text = detail(index("orders"))
    assert "ops/s" not in text
    assert "held back by" not in text


def test_against_a_round_trip_that_was_measured_full_and_fast_reads_are_told_to_be_too_small() -> None:
    pinged = step(
        StepName.REACHABILITY, StepState.SATISFIED, Code.NETWORK_CARRIES, {"leader_delay_ms": 30, "delay_ms": None}
    )
    text = " ".join(detail(behind(SLOW_LINK), reached=pinged, flow=CARRYING, roster=ROSTER).split())
    assert "31 ms each, round trip 30 ms," in text
    assert "the size of its reads: they are full and take hardly longer than a round trip" in text
    lost = step(StepName.REACHABILITY, StepState.BLOCKED, Code.NETWORK_CARRIES, {"leader_delay_ms": 30})
    assert "fastest 31 ms" in detail(behind(SLOW_LINK), reached=lost, flow=CARRYING, roster=ROSTER)


GONE = Roster(gone={"archive": (IndexPair("archive", "archive"), Moment(NOW - 60, 1_799_999_940.0))})


@pytest.mark.parametrize("language", ["en", "zh"])
def test_one_that_is_gone_stays_on_the_board_and_the_overview_with_when(language: Language) -> None:
    whole = link([index("orders")], roster=GONE)
    shown = View(state(link=whole), words(language), NOW)
    text = text_of(watch_row(shown, watch_columns(words(language), 80), whole.gone[0]))
    at = moment(1_799_999_940.0, whole.sampled_at)
    assert "archive" in text
    assert words(language).numbers.gone in text
    assert at in text
    assert whole.verdict is Verdict.IN_SYNC
    told = " ".join(text_of(line) for line in overview(shown, 80, 22))
    assert "archive" in told
    assert at in told


@pytest.mark.parametrize("language", ["en", "zh"])
def test_one_that_has_come_is_marked_as_new_and_keeps_its_width(language: Language) -> None:
    came = Roster(came={"orders": Moment(NOW - 60, 1_799_999_940.0)})
    columns = watch_columns(words(language), 80)
    shown = View(state(link=link([index("orders")], roster=came)), words(language), NOW)
    row, usual = (watch_row(view, columns, index("orders")) for view in (shown, replace(shown, now=NOW + 4000)))
    assert f"orders {words(language).numbers.new}" in text_of(row)
    assert words(language).numbers.new not in text_of(usual).split()
    assert cells(row[:3]) == cells(usual[:3])
