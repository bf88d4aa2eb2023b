"""How a link was last seen, with its age by now."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from ccrtui.adapters.disk.history.reader import HistoryReader
from ccrtui.adapters.disk.history.writer import HistoryFile
from ccrtui.engine.recording.film import Film
from ccrtui.engine.recording.last_seen import last_seen
from tests.core.record.views import EPOCH, follower, link
from tests.engine.fakes import PassingClock

NOW = EPOCH + 65.0


class Clock(PassingClock):
    """A minute after the last sample."""

    def epoch(self) -> float:
        return NOW


def test_the_last_sample_is_as_old_as_it_is_by_now(tmp_path: Path) -> None:
    path, film, clock = tmp_path / "history.db", Film("leader"), Clock()
    file = HistoryFile(path)
    file.begin({})
    for at in (EPOCH, EPOCH + 5.0):
        film.add(link(at - EPOCH, follower("orders", 3), follower("still")))
    file.add(*film.batch())
    file.close()
    view = last_seen(partial(HistoryReader, path), "leader", clock)
    assert view is not None
    assert [row.follower_index for row in view.indices] == ["orders", "still"]
    assert view.sampled_at == EPOCH + 5.0
    assert clock.monotonic() - view.taken_at == pytest.approx(60.0)


def test_where_nothing_is_recorded_nothing_was_seen(tmp_path: Path) -> None:
    assert last_seen(partial(HistoryReader, tmp_path / "history.db"), "leader", Clock()) is None
