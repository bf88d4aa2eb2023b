"""What auto-follow patterns could not follow, from the recorded statistics of a real 7.3."""

from __future__ import annotations

import json

from ccrtui.adapters.elasticsearch.decode.followers import follow_stats
from ccrtui.core.elasticsearch.auto_follow import NotFollowed
from tests.recordings_folder import RECORDINGS


def _told(number: int) -> tuple[NotFollowed, ...]:
    for text in (RECORDINGS / "7.3" / "auto-follow.jsonl").read_text("utf-8").splitlines():
        step = json.loads(text)
        if step.get("n") == number:
            stats = follow_stats(json.dumps(step["response"]["body"]).encode())
            assert stats.auto_followed.aliases == ("leader",)
            return stats.auto_followed.failed
    raise AssertionError(number)


def test_an_index_without_soft_deletes() -> None:
    words = "index [logs-soft] cannot be followed, because soft deletes are not enabled"
    assert _told(28) == (NotFollowed("logs", "logs-soft", 1795331009147, "exception", words),)


def test_a_name_that_is_taken_is_told_anew_with_each_round() -> None:
    ((first,), later) = _told(32)[:1], _told(36)
    (again,) = [entry for entry in later if entry.leader_index == "logs-clash"]
    assert (first.leader_index, first.type) == ("logs-clash", "snapshot_restore_exception")
    assert again.at_ms > first.at_ms
    assert {entry.leader_index for entry in later} >= {"logs-both", "logs-clash"}


def test_a_leader_that_did_not_answer_is_of_no_index() -> None:
    assert all(entry.leader_index for entry in _told(45))
