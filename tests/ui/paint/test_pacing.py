"""News is painted at most so often, and never while the terminal has not taken the last frame."""

from __future__ import annotations

from ccrtui.ui.pacing import Pacing


def test_the_first_frame_is_painted_at_once() -> None:
    assert Pacing(10).wait_s(100.0, 0) == 0.0


def test_the_next_frame_waits_for_its_turn() -> None:
    pacing = Pacing(10)
    pacing.painted(100.0)
    assert abs(pacing.wait_s(100.04, 0) - 0.06) < 1e-9
    assert pacing.wait_s(100.2, 0) == 0.0


def test_a_full_queue_holds_news_back_and_is_said_for_a_while() -> None:
    pacing = Pacing(10)
    assert pacing.wait_s(100.0, 5) > 0
    assert pacing.slow(104.0)
    assert not pacing.slow(106.0)
