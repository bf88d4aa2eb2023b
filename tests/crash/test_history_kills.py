"""The process that records is killed, and what it had said to be written is there. Many: `history_kills.py`."""

from __future__ import annotations

from pathlib import Path

from tests.crash.history_kills import kill


def test_a_kill_loses_at_most_the_batch_on_its_way(tmp_path: Path) -> None:
    kill(tmp_path / "history.db", number=6, seed=11)
