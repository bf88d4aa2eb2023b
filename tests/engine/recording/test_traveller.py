"""Going through time over a real record: which moment comes next, and what is published of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from ccrtui.adapters.disk.history.reader import HistoryReader
from ccrtui.adapters.disk.history.writer import HistoryFile
from ccrtui.core.call.call import Side
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.record.about import profile_of
from ccrtui.core.state import Moment
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.engine.intents import ChooseLink, ReturnToNow, Travel, TravelIntent, TravelTo
from ccrtui.engine.recording.film import Film
from ccrtui.engine.recording.offline import Offline
from ccrtui.engine.recording.traveller import Traveller
from ccrtui.engine.state_store import StateStore
from tests.core.record.views import EPOCH, follower, link
from tests.engine.fakes import PROFILE, PassingClock, settled
from tests.patience import PATIENCE_S

BACK, ON = Travel(forward=False), Travel(forward=True)
LAST_CHANGE, NEXT_CHANGE = Travel(forward=False, to_change=True), Travel(forward=True, to_change=True)
END = 99.0


class Clock(PassingClock):
    """It is 200 s after the record began."""

    def epoch(self) -> float:
        return EPOCH + 200.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A follower that moves every 10 s, stops at 50 s and is mended at 70 s."""
    file, film = HistoryFile(tmp_path / "orders.db"), Film("leader")
    file.begin({})
    for at in range(100):
        row = follower("orders", 0, 100 + at // 10)
        if 50 <= at < 70:
            row = replace(row, verdict=Verdict.STOPPED, reason=Reason.FATAL_ERROR)
        film.add(link(float(at), row))
        if at % 5 == 4:
            file.add(*film.batch())
    file.add(*film.batch())
    file.close()
    return tmp_path / "orders.db"


async def seen(path: Path, *wishes: TravelIntent) -> Moment | None:
    """What is published once all these were wished."""
    store = StateStore(PROFILE, Clock())
    traveller = Traveller(partial(HistoryReader, path), store)
    for wish in wishes:
        traveller.take(wish)
    while traveller.busy:
        await asyncio.sleep(0)
    return store.state.past


@pytest.mark.parametrize(
    ("wishes", "at"),
    [
        ((BACK,), 90),
        ((BACK, BACK), 80),
        ((BACK, BACK, ON), 90),
        ((BACK, ON), 90),
        ((LAST_CHANGE,), 70),
        ((LAST_CHANGE, LAST_CHANGE), 50),
        ((LAST_CHANGE, LAST_CHANGE, LAST_CHANGE), 50),
        ((LAST_CHANGE, LAST_CHANGE, NEXT_CHANGE), 70),
        ((TravelTo(EPOCH + 33.3),), 33.3),
        ((TravelTo(EPOCH + 33.3), ON), 40),
        ((TravelTo(EPOCH + 33.3), BACK), 30),
        ((TravelTo(EPOCH + 9999.0),), 200),
    ],
)
async def test_each_wish_leads_on_from_the_last(path: Path, wishes: tuple[TravelIntent, ...], at: float) -> None:
    moment = await seen(path, *wishes)
    assert moment is not None
    assert moment.at - EPOCH == pytest.approx(at, abs=0.01)
    assert moment.link is not None
    assert moment.link.verdict is (Verdict.STOPPED if 50 <= at < 70 else Verdict.IN_SYNC)


async def test_a_moment_after_the_last_sample_is_as_it_was_then(path: Path) -> None:
    moment = await seen(path, TravelTo(EPOCH + 150.0))
    assert moment is not None
    assert moment.link is not None
    assert moment.link.taken_at - EPOCH == END


async def test_before_the_record_there_is_nothing(path: Path) -> None:
    moment = await seen(path, TravelTo(EPOCH - 10.0))
    assert moment == Moment(EPOCH - 10.0, None)


async def test_to_return_forgets_what_was_wished(path: Path) -> None:
    assert await seen(path, BACK, BACK, ReturnToNow()) is None


async def test_without_a_record_that_is_what_is_shown(tmp_path: Path) -> None:
    moment = await seen(tmp_path / "nothing.db", BACK)
    assert moment == Moment(EPOCH + 200.0, None)


def test_a_file_is_looked_at_from_its_end_and_has_no_present(path: Path) -> None:
    store = StateStore(PROFILE, Clock())
    offline = Offline(partial(HistoryReader, path), EPOCH + END, {}, store)
    moments: list[float] = []
    offline.listen(lambda: moments.extend([store.state.past.at - EPOCH] if store.state.past else []))
    offline.start()
    _until(lambda: moments == [END])
    offline.submit(LAST_CHANGE)
    _until(lambda: len(moments) == 2)
    offline.submit(ReturnToNow())
    _until(lambda: len(moments) == 3)
    assert moments == pytest.approx([END, 70.0, END])
    assert offline.stop(PATIENCE_S)


def test_another_link_of_a_file_is_looked_at_at_the_same_moment(path: Path) -> None:
    other = HistoryFile(path)
    other.begin({})
    film = Film("other")
    for at in range(80):
        film.add(replace(link(float(at), follower("bills", 0, at)), name="other"))
    other.add(*film.batch())
    other.close()
    clusters = {Side.LEADER: ClusterIdentity("a", "u", Version(8, 19, 0))}
    store = StateStore(profile_of({"link": "leader"}, ("leader", "other")), Clock())
    offline = Offline(partial(HistoryReader, path), EPOCH + END, {"leader": clusters}, store)
    offline.start()
    _until(lambda: store.state.past is not None)
    offline.submit(LAST_CHANGE)
    _until(lambda: store.state.past is not None and store.state.past.at == EPOCH + 70.0)
    for name, row, identities in (("other", "bills", {}), ("leader", "orders", clusters)):
        offline.submit(ChooseLink(name))
        _until(partial(_looks_at, store, name))
        past = store.state.past
        assert past is not None
        assert past.link is not None
        assert (past.at, [index.follower_index for index in past.link.indices]) == (EPOCH + 70.0, [row])
        assert store.state.identities == identities
    assert offline.stop(PATIENCE_S)


def _looks_at(store: StateStore, link_name: str) -> bool:
    return store.state.past is not None and store.state.profile.link_name == link_name


def _until(holds: Callable[[], bool]) -> None:
    while not holds():
        asyncio.run(settled())
