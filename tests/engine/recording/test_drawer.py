"""Charts are read from what is recorded, beside the loop, and come as a state."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from ccrtui.adapters.disk.history.reader import HistoryReader
from ccrtui.adapters.disk.history.writer import HistoryFile
from ccrtui.core.record.through_time.measure import Measure
from ccrtui.core.state import Drawn
from ccrtui.engine.intents import Draw
from ccrtui.engine.recording.drawer import Drawer
from ccrtui.engine.recording.film import Film
from ccrtui.engine.state_store import StateStore
from tests.core.record.views import EPOCH, follower, link
from tests.engine.fakes import PROFILE, PassingClock, settled


class Clock(PassingClock):
    """It is 200 s after the record began."""

    def epoch(self) -> float:
        return EPOCH + 200.0


async def drawn(path: Path, *wishes: Draw) -> list[Drawn]:
    """What is published once all these were wished at once."""
    store, published = StateStore(PROFILE, Clock()), list[Drawn]()
    store.listen(lambda: published.append(store.state.drawn) if store.state.drawn else None)
    drawer = Drawer(store)
    for wish in wishes:
        drawer.take(wish, partial(HistoryReader, path))
    while not published or published[-1].span_s != wishes[-1].span_s:
        await settled()
    return published


async def test_the_newest_wish_is_drawn_until_now_and_what_was_never_begun_is_not(tmp_path: Path) -> None:
    file, film = HistoryFile(tmp_path / "orders.db"), Film("leader")
    file.begin({})
    for at in range(100):
        film.add(link(float(at), follower("orders", 40 if at == 60 else 0, 100 + at)))
    file.add(*film.batch())
    file.close()
    told = await drawn(tmp_path / "orders.db", Draw("orders", 900.0), Draw("orders", 100.0), Draw("orders", 200.0))
    assert [each.span_s for each in told] == [200.0]
    assert told[0].until == EPOCH + 200.0
    worst = {each.measure: each.worst for each in told[0].series}
    assert worst[Measure.OPERATIONS].value == 40
    assert worst[Measure.OPERATIONS].at == pytest.approx(EPOCH + 60, abs=1.0)
    known = [place for place, column in enumerate(told[0].series[0].columns) if column.value is not None]
    assert known == list(range(238))


@pytest.mark.parametrize(("last", "ends"), [(192, 192), (180, 200)])
async def test_what_is_not_written_yet_is_no_gap_at_its_end(tmp_path: Path, last: int, ends: int) -> None:
    file, film = HistoryFile(tmp_path / "orders.db"), Film("leader")
    file.begin({})
    for at in range(100, last + 1):
        film.add(link(float(at), follower("orders", 0, at)))
    file.add(*film.batch())
    file.close()
    (told,) = await drawn(tmp_path / "orders.db", Draw("orders", 100.0))
    assert told.until == EPOCH + ends
    assert (told.series[0].columns[-1].value is None) is (last != ends)


async def test_of_what_cannot_be_read_nothing_is_drawn(tmp_path: Path) -> None:
    told = await drawn(tmp_path / "nothing.db", Draw("orders", 900.0, EPOCH))
    assert told == [Drawn("orders", 900.0, EPOCH, ())]
