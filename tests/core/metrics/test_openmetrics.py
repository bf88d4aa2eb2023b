"""The figures as the official parsers read them, of OpenMetrics and of the older text format alike."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families as open_metrics
from prometheus_client.parser import text_string_to_metric_families as older_text

from ccrtui.core.alarm.alarm import Alarm, Figure, Level
from ccrtui.core.harmless import harmless_line
from ccrtui.core.metrics.link_metrics import MOST_INDICES, Watched, link_families
from ccrtui.core.metrics.openmetrics import exposition
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict

LEVEL = IndexView("catalog", "catalog", Verdict.IN_SYNC, Reason.PROVEN)
BEHIND = IndexView("orders", "orders", Verdict.CATCHING_UP, Reason.BEHIND, operations_behind=1_820, seconds_behind=12.5)
UNKNOWN = replace(BEHIND, verdict=Verdict.UNKNOWN, operations_behind=None, seconds_behind=None)


def view(*indices: IndexView) -> LinkView:
    return LinkView("leader", True, Reason.BEHIND, indices, 1_764_500_000.25, 10.0)


def text(*links: LinkView) -> str:
    return exposition(link_families([Watched("orders-dr", each.alias, each) for each in links]))


def figures(*links: LinkView) -> dict[tuple[str, str], float]:
    """Every figure by its name and the index, verdict or level that it is of."""
    samples = [sample for family in open_metrics(text(*links)) for sample in family.samples]
    named = [(s.name, s.labels.get("index") or s.labels.get("verdict") or s.labels.get("level", "")) for s in samples]
    return dict(zip(named, (sample.value for sample in samples), strict=True))


def test_figures_arrive_with_their_names() -> None:
    critical = replace(BEHIND, alarms=(Alarm(Figure.SECONDS, Level.CRITICAL, 5, 12.5, 0),))
    known = figures(view(critical, LEVEL))
    assert known["ccrtui_link_behind_operations", ""] == 1_820
    assert known["ccrtui_link_behind_seconds", ""] == 12.5
    assert known["ccrtui_index_behind_seconds", "catalog"] == 0
    assert known["ccrtui_link_loss_seconds", ""] == 12.5
    assert known["ccrtui_link_sampled_timestamp_seconds", ""] == 1_764_500_000.25
    assert known["ccrtui_link_verdict", "catching_up"] == 1
    assert known["ccrtui_link_verdict", "in_sync"] == 0
    assert known["ccrtui_link_indices", "in_sync"] == 1
    assert known["ccrtui_link_alarms", "critical"] == 1


def test_what_is_not_known_is_left_out_and_takes_the_sum_with_it() -> None:
    known = figures(replace(view(UNKNOWN, BEHIND), connected=None))
    left_out = {"ccrtui_link_behind_operations", "ccrtui_link_behind_seconds", "ccrtui_link_connected"}
    assert left_out & {name for name, _ in known} == set()
    assert ("ccrtui_index_behind_seconds", "orders") in known
    assert not any(map(math.isnan, known.values()))


@pytest.mark.parametrize("name", ["a\\b", 'a"b', "a\nb", "a\u202eb\x1b[31m", "订单", "a\ud800b", "a{b}=,# EOF"])
def test_any_name_is_a_label_and_never_a_line(name: str) -> None:
    (label,) = {
        sample.labels["index"]
        for family in open_metrics(text(view(replace(BEHIND, follower_index=name))))
        for sample in family.samples
        if "index" in sample.labels
    }
    assert label == harmless_line(name)
    assert label.isprintable()


def test_the_text_collector_reads_it_as_well() -> None:
    families = list(older_text(text(view(BEHIND, LEVEL))))
    assert {family.type for family in families} == {"gauge"}
    assert all(sample.timestamp is None for family in families for sample in family.samples)


def test_two_links_stand_side_by_side_and_no_series_twice() -> None:
    back = replace(view(BEHIND), alias="back")
    families = list(open_metrics(text(view(BEHIND), back)))
    series = Counter((s.name, *sorted(s.labels.items())) for family in families for s in family.samples)
    assert set(series.values()) == {1}
    assert {s.labels["link"] for family in families for s in family.samples} == {"leader", "back"}


def test_however_many_follow_only_the_worst_have_series_of_their_own() -> None:
    many = [replace(BEHIND, follower_index=f"i{number}") for number in range(10_000)]
    known = figures(view(*many))
    assert sum(name == "ccrtui_index_behind_seconds" for name, _ in known) == MOST_INDICES
    assert known["ccrtui_link_indices_left_out", ""] == 10_000 - MOST_INDICES
    assert known["ccrtui_link_behind_operations", ""] == 1_820 * 10_000
