"""A session and the record of its links: each is recalled once, and noted with the clusters that answer for it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from ccrtui.adapters.disk.history.reader import HistoryReader
from ccrtui.adapters.disk.history.writer import HistoryFile
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.record.about import about, identities_of, of_link, profile_of
from ccrtui.core.watch.link_view import LinkView
from ccrtui.engine.connection import Connection
from ccrtui.engine.identities import Identities
from ccrtui.engine.recording.film import Film
from ccrtui.engine.recording.session import SessionRecord
from tests.core.record.views import follower, link
from tests.engine.fakes import bench

LINKS = ("first", "further")
PROFILE = profile_of({"link": "first"}, LINKS)


def answered(name: str) -> Identities:
    return {Side.LEADER: ClusterIdentity(name, f"uuid-of-{name}", Version(8, 19, 0))}


def view(name: str) -> LinkView:
    return replace(link(1.0, follower(name, 3)), name=name)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Both links were recorded, each with its own clusters."""
    path = tmp_path / "history.db"
    file = HistoryFile(path)
    file.begin(about(PROFILE, {name: answered(name) for name in LINKS}))
    for name in LINKS:
        film = Film(name)
        film.add(view(name))
        file.add(*film.batch())
    file.close()
    return path


def connected(path: Path, name: str) -> Connection:
    return replace(
        bench(lambda call: Fault(FaultCode.UNREACHABLE)).connection,
        profile=PROFILE.of_link(name),
        history=HistoryFile(path),
        past=partial(HistoryReader, path),
    )


async def test_a_link_beside_the_first_is_recalled_when_the_first_is_recorded_already(path: Path) -> None:
    record = SessionRecord(lambda code, params: None)
    main, side = connected(path, "first"), connected(path, "further")
    assert await record.recall(main, answered("first")) is not None
    record.take(main, answered("first"), view("first"))
    recalled = await record.recall(side, answered("further"))
    assert recalled is not None
    assert [row.follower_index for row in recalled.view.indices] == ["further"]
    assert await record.recall(main, answered("first")) is None
    assert await record.recall(side, answered("first")) is None
    await record.close()


async def test_each_link_is_noted_with_who_answers_at_its_own_ends(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    record = SessionRecord(lambda code, params: None)
    main = connected(path, "first")
    for name in LINKS:
        record.take(main, answered(name), view(name))
    await record.close()
    past = HistoryReader(path)
    noted = past.about()
    past.close()
    assert {name: identities_of(of_link(noted, name)) for name in LINKS} == {name: answered(name) for name in LINKS}
    assert profile_of(noted, LINKS).link_name == "first"
