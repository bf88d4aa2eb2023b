"""What an intent means that says no more than its name."""

from __future__ import annotations

from ccrtui.engine.intents import LookAgain


def test_who_asks_to_look_again_is_not_answered_with_a_refusal_that_stood() -> None:
    assert LookAgain() == LookAgain(anew=True)
