from __future__ import annotations

from ccrtui.core.record.kept import Kept
from ccrtui.core.record.thinning import RESOLUTIONS, Span, is_worse, span_end


def row(verdict: str, behind: int = 0, **more: int) -> dict[str, str | int]:
    return {"verdict": verdict, "operations_behind": behind, **more}


def test_worse_is_the_verdict_first_and_then_the_distance() -> None:
    assert is_worse(row("stopped"), row("catching_up", 900))
    assert not is_worse(row("in_sync"), row("catching_up", 1))
    assert is_worse(row("catching_up", 5), row("catching_up", 4))
    assert is_worse(row("in_sync"), row("in_sync"))


def test_a_span_tells_the_worst_as_it_stood_then_and_how_far_both_sides_are_now() -> None:
    lag, later = {"@seconds_behind": 9_980, "seq_no": 50}, {"seq_no": 90}
    span = Span(1010.0)
    for at, values in ((1002.0, row("catching_up", 70, **lag)), (1009.0, row("in_sync", 0, **later))):
        span.add(Kept(at, {"connected": at == 1009.0}, {"orders": values}), ("orders",))
    now = Kept(1010.0, {"connected": True}, {"orders": row("in_sync", 0, **later), "calm": row("in_sync")})
    told = span.told(now)
    assert told.rows == {
        "orders": {**row("catching_up", 70), "@seconds_behind": 10_060, "seq_no": 90},
        "calm": row("in_sync"),
    }
    assert told.link == {"connected": False}


def told(*samples: tuple[float, dict[str, str | int]]) -> dict[str, object]:
    """What is told of a follower at the end of a span with these samples, the last of them the end."""
    span = Span(1100.0)
    for at, values in samples:
        span.add(Kept(at, {}, {"orders": values}), ("orders",))
    at, values = samples[-1]
    return dict(span.told(Kept(at, {}, {"orders": values})).rows["orders"])


def test_a_moment_of_which_nothing_is_known_takes_no_distance_out_of_the_record() -> None:
    behind = row("catching_up", 70, transport_lag=50, seconds_at_least=True, **{"@seconds_behind": 9_000})
    later = row("catching_up", 90, **{"@seconds_behind": 10_000})
    unknown: dict[str, str | int] = {"verdict": "unknown", "reason": "leader_not_reached"}
    level = row("in_sync", seconds_at_least=False)
    assert told((1001.0, behind), (1002.0, later), (1003.0, unknown), (1004.0, level)) == {
        **unknown,
        "operations_behind": 90,
        "@seconds_behind": 10_040 - (10_010 - 9_000),
        "seconds_at_least": True,
    }
    assert told((1001.0, level), (1003.0, unknown), (1004.0, level)) == unknown


def test_of_two_histories_no_distance_is_told() -> None:
    behind = row("catching_up", 70, **{"@seconds_behind": 9_000})
    anew: dict[str, str | int] = {"verdict": "stopped", "reason": "leader_recreated"}
    assert told((1001.0, behind), (1003.0, anew)) == anew


def test_what_stood_still_was_behind_until_it_moved_or_the_span_ended() -> None:
    stuck, level = row("stalled", 5, **{"@seconds_behind": 10_000}), row("in_sync")
    span = Span(1100.0)
    for at, values, touched in ((1001.0, stuck, True), (1050.0, stuck, False), (1051.0, level, True)):
        span.add(Kept(at, {}, {"orders": values}), ("orders",) if touched else ())
    now = Kept(1100.0, {}, {"orders": level})
    assert span.told(now).rows["orders"]["@seconds_behind"] == 11_000 - (10_500 - 10_000)
    span = Span(1100.0)
    for at, values in ((1001.0, level), (1002.0, stuck)):
        span.add(Kept(at, {}, {"orders": values}), ("orders",))
    assert span.told(Kept(1100.0, {}, {"orders": stuck})).rows["orders"] == stuck


def test_spans_end_on_round_times() -> None:
    assert [span_end(1234.5, layer) for layer in RESOLUTIONS[1:]] == [1240.0, 1260.0, 3600.0]
