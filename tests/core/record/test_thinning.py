from __future__ import annotations

import pytest

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


def test_spans_end_on_round_times() -> None:
    assert [span_end(1234.5, layer) for layer in RESOLUTIONS[1:]] == [1240.0, 1260.0, 3600.0]


def test_the_layers_take_the_whole_room_and_no_more() -> None:
    assert sum(layer.share for layer in RESOLUTIONS) == pytest.approx(1)
