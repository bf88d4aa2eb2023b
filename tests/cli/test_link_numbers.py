"""The numbers that decide, as machines read them: every key is always there, null where not known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ccrtui.cli.shapes.link import status_lines, status_object
from ccrtui.core.elasticsearch.flow import Carried, FlowStats, ShardFlow, Waiting
from ccrtui.core.elasticsearch.follow_settings import Maxima
from ccrtui.core.elasticsearch.replication import FirstCopy, Follower, FollowInfo, ReadError
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.following.coverage import Coverage
from ccrtui.core.watch.following.roster import Moment, Roster
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.measure.rates import Flow, flowed
from ccrtui.core.watch.shard.lag import UNKNOWN, Lags
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.text.phrases.number import coverage_sentence
from tests.ui.stage.states import NOW, index, link, shard


def reported(view: LinkView) -> dict[str, Any]:
    said: Any = status_object(words("en"), view, NOW)
    return dict(said["links"][0])


def only_index(view: IndexView) -> dict[str, Any]:
    return dict(reported(link([view]))["indices"][0])


def test_two_lags_of_an_index_and_of_each_shard() -> None:
    first = replace(shard(0, 30, 10, Verdict.CATCHING_UP), lags=Lags(12, 8, 3))
    second = replace(shard(1, 9, 9), lags=Lags(0, 0, 0))
    said = only_index(index("orders", shards=(first, second)))
    assert (said["transport_lag"], said["apply_lag"], said["slow_half"]) == (12, 8, "link")
    assert [(each["transport_lag"], each["apply_lag"]) for each in said["shards"]] == [(12, 8), (0, 0)]
    unknown = only_index(index("orders", shards=(first, replace(second, lags=UNKNOWN))))
    assert (unknown["transport_lag"], unknown["apply_lag"], unknown["slow_half"]) == (None, None, None)


def test_the_error_of_a_shard_with_its_age() -> None:
    error = ReadError(3, "connect_transport_exception", "refused")
    failing = replace(shard(0, 9, 3), error=error, error_at=NOW - 7)
    (said,) = only_index(index("orders", shards=(failing,)))["shards"]
    assert said["error"] == {"type": "connect_transport_exception", "reason": "refused", "age_s": 7.0}
    (unseen,) = only_index(index("orders", shards=(replace(failing, error_at=None),)))["shards"]
    assert unseen["error"]["age_s"] is None
    (well,) = only_index(index("orders"))["shards"]
    assert well["error"] is None


def test_what_would_be_lost_now_and_the_last_proof_of_this_sample() -> None:
    behind = index("orders", Verdict.CATCHING_UP, Reason.BEHIND, operations_behind=112, seconds_behind=12.0)
    said = reported(link([behind, index("catalog")]))
    assert said["loss_now"] == {
        "operations": 112,
        "seconds": 12.0,
        "operations_at_least": 112,
        "unknown_indices": 0,
    }
    assert said["last_proof"] == {
        "at": "2027-01-15T08:00:00.000Z",
        "operations_behind": 112,
        "operations": 17_624_010,
        "level_indices": 1,
        "indices": 2,
    }


def test_what_is_not_known_is_null_and_never_0() -> None:
    away = index("orders", Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED, operations_behind=None, leader_told=False)
    said = reported(link([away]))
    assert (said["loss_now"], said["last_proof"]) == (None, None)
    partly = reported(link([away, index("catalog")]))
    assert (partly["loss_now"]["operations"], partly["loss_now"]["unknown_indices"]) == (None, 1)


def test_the_verb_says_for_people_what_the_console_says() -> None:
    behind = index("orders", Verdict.CATCHING_UP, Reason.BEHIND, operations_behind=112, seconds_behind=12.0)
    text = "\n".join(status_lines(words("en"), link([behind])))
    assert "Lost if the leader died now: 112 operations, 12 s of writing." in text
    assert "Lost if" not in "\n".join(status_lines(words("en"), link([index("orders")])))


def test_a_first_copy_with_its_pace() -> None:
    copying = index(
        "orders",
        Verdict.BOOTSTRAPPING,
        Reason.FIRST_COPY,
        first_copy=FirstCopy(3_000_000_000, 1_230_000_000, 0, 1),
        copy_bytes_per_s=12_400_000.0,
        copy_left_s=142.7,
    )
    assert only_index(copying)["first_copy"] == {
        "bytes": 1_230_000_000,
        "total_bytes": 3_000_000_000,
        "percent": 41.0,
        "bytes_per_s": 12_400_000.0,
        "level_in_s": 142.7,
    }
    text = "41 %, 1.2 GB of 3.0 GB, 12.4 MB/s, 2 m left"
    assert text in "\n".join(status_lines(words("en"), link([copying])))
    assert only_index(index("orders"))["first_copy"] is None
    unmeasured = replace(copying, copy_bytes_per_s=None, copy_left_s=None)
    assert text.partition(", 12")[0] in "\n".join(status_lines(words("en"), link([unmeasured])))
    assert only_index(replace(copying, first_copy=FirstCopy(0, 0, 0, 1)))["first_copy"] is None


def test_where_nothing_is_known_to_lack_no_0_is_told_as_a_least_figure() -> None:
    away = index("orders", Verdict.UNKNOWN, Reason.LEADER_NOT_REACHED, operations_behind=None, leader_told=False)
    text = "\n".join(status_lines(words("en"), link([away, index("catalog")])))
    assert "not known of 1 of 2 indices" in text
    assert "at least 0" not in text


def test_rates_of_the_link_and_of_each_index_with_what_is_out() -> None:
    began = {"orders": {0: ShardFlow(Carried(), Waiting())}}
    later = {"orders": {0: ShardFlow(Carried(2_000, 100, 4, 0, 50, 10, 80, 1), Waiting(12, 2, 5, 640))}}
    flow = flowed(flowed(Flow(), FlowStats(began), NOW - 12), FlowStats(later), NOW - 2)
    roster = Roster(FollowInfo({"orders": Follower("orders", "leader", "orders", True, maxima=Maxima(12, 9, 5_120))}))
    lagging = replace(shard(0, 30, 10), lags=Lags(12, 8, 3))
    said = reported(link([index("orders", shards=(lagging,))], flow=flow, roster=roster))
    rates = {
        "rates_over_s": 10.0,
        "rates_age_s": 2.0,
        "read_bytes_per_s": 200.0,
        "read_operations_per_s": 10.0,
        "write_operations_per_s": 8.0,
        "operations_per_read": 25.0,
        "fetch_ms": 10.0,
        "failed_reads": 0,
        "failed_writes": 1,
    }
    (row,) = said["indices"]
    assert {name: said[name] for name in rates} == rates
    assert {name: row[name] for name in rates} == rates
    assert (row["outstanding_reads"], row["most_outstanding_reads"]) == (12, 12)
    assert (row["outstanding_writes"], row["most_outstanding_writes"]) == (2, 9)
    assert (row["buffered_operations"], row["buffered_bytes"], row["limited_by"]) == (5, 640, "link")


def test_rates_are_null_until_they_are_known() -> None:
    row = only_index(index("orders"))
    assert {row[name] for name in ("read_bytes_per_s", "write_operations_per_s", "fetch_ms", "failed_reads")} == {None}
    assert {row[name] for name in ("outstanding_reads", "most_outstanding_reads", "buffered_bytes")} == {None}


def test_who_has_gone_and_who_has_come() -> None:
    seen = Moment(NOW - 60, 1_799_999_940.0)
    roster = Roster(came={"orders": seen}, gone={"archive": (IndexPair("old", "archive"), seen)})
    said = reported(link([index("orders"), index("catalog")], roster=roster))
    at = "2027-01-15T07:59:00.000Z"
    assert said["gone"] == [{"leader_index": "old", "follower_index": "archive", "at": at}]
    assert {row["follower_index"]: row["new_since"] for row in said["indices"]} == {"orders": at, "catalog": None}
    assert ": archive." in "\n".join(status_lines(words("en"), link([index("orders")], roster=roster)))


def test_what_nobody_takes_of_the_leader_is_told_where_it_was_asked_for() -> None:
    said: Any = status_object(words("en"), link([index("orders")]), NOW, covered=Coverage(4, ("audit",), ("logs-1",)))
    assert said["links"][0]["coverage"] == {
        "leader_indices": 4,
        "untaken": 1,
        "untaken_names": ["audit"],
        "not_followed": 1,
        "not_followed_names": ["logs-1"],
    }
    assert reported(link([index("orders")]))["coverage"] is None


@pytest.mark.parametrize("language", ["en", "zh"])
def test_people_are_told_the_names_as_far_as_there_are_few(language: Language) -> None:
    names = tuple(f"logs-{number}" for number in range(12))
    text = coverage_sentence(words(language), Coverage(20, names, ()))
    assert "12" in text
    assert "logs-7 .." in text
    assert "logs-8" not in text
    assert coverage_sentence(words(language), None) == words(language).numbers.coverage_unknown
