"""The file of a history: what is written is read; what is wrong with it is told, and loses nothing beside it."""

from __future__ import annotations

import os
import resource
import sqlite3
import stat
from itertools import pairwise
from pathlib import Path

import pytest

from ccrtui.adapters.disk.history.reader import HistoryReader
from ccrtui.adapters.disk.history.schema import VERSION
from ccrtui.adapters.disk.history.writer import HistoryFile
from ccrtui.core.record.event import Event, What
from ccrtui.core.record.keep import kept
from ccrtui.core.record.kept import Kept
from ccrtui.core.record.trouble import HistoryError, Trouble
from ccrtui.core.watch.link_view import LinkView
from ccrtui.engine.recording.film import Film
from tests.core.record.views import EPOCH, follower, link

STILL = follower("still")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history" / "orders.db"


def moving(seconds: int) -> list[LinkView]:
    """A link with a follower that moves and one that does not."""
    return [link(float(at), STILL, follower("orders", at % 3, 100 + 7 * at)) for at in range(seconds)]


def record(path: Path, views: list[LinkView], batch: int = 5, quota: int = 10**9) -> None:
    """Record them as a session does."""
    file, film = HistoryFile(path, (quota,) * 4), Film("leader")
    file.begin({"profile": "orders"})
    for number, view in enumerate(views, 1):
        film.add(view)
        if number % batch == 0:
            file.add(*film.batch())
    file.add(*film.batch())
    file.close()


def told(path: Path, at: float) -> Kept | None:
    past = HistoryReader(path)
    try:
        return past.moment("leader", EPOCH + at)
    finally:
        past.close()


def trouble(error: pytest.ExceptionInfo[HistoryError]) -> Trouble:
    return error.value.code


def test_each_moment_is_read_as_it_was_written(path: Path) -> None:
    views = moving(300)
    record(path, views)
    past = HistoryReader(path)
    for view in views:
        moment = past.moment("leader", view.sampled_at)
        assert moment is not None
        assert moment.at == pytest.approx(view.sampled_at)
        numbers = {name: values["seq_no"] for name, values in kept(view).rows.items()}
        assert {name: values["seq_no"] for name, values in moment.rows.items()} == numbers
    assert past.span("leader") == (EPOCH, EPOCH + 299)
    assert past.moment("leader", EPOCH - 1) is None
    assert past.moment("other", EPOCH + 9) is None
    assert past.about() == {"profile": "orders"}
    past.close()


def test_moments_come_in_order_and_each_once(path: Path) -> None:
    record(path, moving(300))
    past = HistoryReader(path)
    times = [moment.at - EPOCH for moment in past.moments("leader", EPOCH + 100.5, EPOCH + 200)]
    past.close()
    assert times == pytest.approx([100.5, *range(101, 201)])


def test_what_is_older_than_a_layer_keeps_is_read_from_a_coarser_one(path: Path) -> None:
    record(path, [link(float(at), STILL, follower("orders", 0, at)) for at in range(0, 9000, 5)], batch=20)
    past = HistoryReader(path)
    times = [moment.at - EPOCH for moment in past.moments("leader", EPOCH, EPOCH + 9000)]
    gaps = [round(after - before) for before, after in pairwise(times)]
    assert set(gaps[:100]) == {10}
    assert set(gaps[-100:]) == {5}
    late = past.moment("leader", EPOCH + 1000)
    assert late is not None
    assert late.rows["orders"]["seq_no"] == 2000
    past.close()


def test_it_stays_within_its_room(path: Path) -> None:
    rows = [[follower(f"i{row}", row, at * 7919 * row % 10_007) for row in range(30)] for at in range(600)]
    record(path, [link(float(at), *each) for at, each in enumerate(rows)], quota=16_000)
    assert path.stat().st_size < 120_000
    assert told(path, 599) is not None


def test_events_are_told_in_the_order_in_which_they_happened(path: Path) -> None:
    events = [Event(EPOCH + at, What.VERDICT, "leader", "orders", "in_sync", "stopped") for at in range(3)]
    file = HistoryFile(path)
    file.begin({})
    file.add([], [events[0], events[2]])
    file.add([], [events[1]])
    file.close()
    past = HistoryReader(path)
    assert past.events(EPOCH, EPOCH + 2) == events[1:]
    past.close()


def test_it_is_for_this_user_alone(path: Path) -> None:
    record(path, moving(5))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("garbage", [b"this is no database" * 100, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_damaged_one_is_kept_aside_and_a_new_one_begun(path: Path, garbage: bytes) -> None:
    path.parent.mkdir(mode=0o700)
    path.write_bytes(garbage)
    file = HistoryFile(path)
    aside = file.begin({})
    file.close()
    assert aside is not None
    assert Path(aside).read_bytes() == garbage
    record(path, moving(5))
    assert told(path, 4) is not None


def test_one_that_turns_out_damaged_while_it_is_written_is_kept_aside_too(path: Path) -> None:
    record(path, moving(600))
    with sqlite3.connect(path) as other:
        (page,) = other.execute("SELECT rootpage FROM sqlite_master WHERE name = 'stretch'").fetchone()
        (size,) = other.execute("PRAGMA page_size").fetchone()
    other.close()
    with path.open("r+b") as raw:
        raw.seek((page - 1) * size)
        raw.write(b"\xee" * size)
    file, film = HistoryFile(path), Film("leader")
    assert file.begin({"profile": "orders"}) is None
    film.add(moving(1)[0])
    with pytest.raises(HistoryError) as error:
        file.add(*film.batch())
    assert trouble(error) is Trouble.DAMAGED
    assert Path(error.value.params["kept"]).exists()
    assert file.begin({}) is None
    film.begin_anew()
    film.add(moving(2)[1])
    file.add(*film.batch())
    file.close()
    assert told(path, 1) is not None


def test_one_of_a_newer_version_is_left_alone(path: Path) -> None:
    record(path, moving(5))
    with sqlite3.connect(path) as other:
        other.execute(f"PRAGMA user_version = {VERSION + 1}")
    other.close()
    before = path.read_bytes()
    for use in (lambda: HistoryFile(path).begin({}), lambda: HistoryReader(path)):
        with pytest.raises(HistoryError) as error:
            use()
        assert trouble(error) is Trouble.NEWER
    assert path.read_bytes() == before


def test_two_sessions_do_not_record_into_one(path: Path) -> None:
    first, second = HistoryFile(path), HistoryFile(path)
    first.begin({})
    with pytest.raises(HistoryError) as error:
        second.begin({})
    assert trouble(error) is Trouble.ELSEWHERE
    second.close()
    first.close()
    second.begin({})
    second.close()


def test_it_is_read_while_it_is_written(path: Path) -> None:
    file, film = HistoryFile(path), Film("leader")
    file.begin({})
    past = None
    for view in moving(20):
        film.add(view)
        file.add(*film.batch())
        past = past or HistoryReader(path)
        moment = past.moment("leader", view.sampled_at)
        assert moment is not None
        assert moment.rows["orders"]["seq_no"] == kept(view).rows["orders"]["seq_no"]
    assert past is not None
    past.close()
    file.close()


@pytest.mark.parametrize("ending", ["", ".lock"])
def test_no_link_is_followed(path: Path, tmp_path: Path, ending: str) -> None:
    path.parent.mkdir(mode=0o700)
    (tmp_path / "elsewhere").write_text("precious")
    Path(f"{path}{ending}").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(HistoryError) as error:
        HistoryFile(path).begin({})
    assert trouble(error) is Trouble.UNWRITABLE
    assert (tmp_path / "elsewhere").read_text() == "precious"


@pytest.mark.parametrize("kind", ["folder", "fifo", "parent"])
def test_what_is_no_file_is_told(path: Path, kind: str) -> None:
    if kind == "parent":
        path.parent.write_text("a file in place of the folder")
    else:
        path.parent.mkdir(mode=0o700)
        path.mkdir() if kind == "folder" else os.mkfifo(path)
    with pytest.raises(HistoryError) as error:
        HistoryFile(path).begin({})
    assert trouble(error) is Trouble.UNWRITABLE
    with pytest.raises(HistoryError) as error:
        HistoryReader(path)
    assert trouble(error) in (Trouble.UNREADABLE, Trouble.MISSING)


def test_a_full_disk_is_told_and_what_stood_before_stands(path: Path) -> None:
    file, film = HistoryFile(path), Film("leader")
    file.begin({})
    views = moving(400)
    film.add(views[0])
    file.add(*film.batch())
    for view in views[1:]:
        film.add(view)
    batch, (_, most) = film.batch(), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (Path(f"{path}-wal").stat().st_size, most))
    try:
        with pytest.raises(HistoryError) as error:
            file.add(*batch)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert trouble(error) is Trouble.UNWRITABLE
    film.begin_anew()
    film.add(link(500.0, STILL))
    file.add(*film.batch())
    file.close()
    assert set((told(path, 400) or Kept(0.0)).rows) == {"still", "orders"}
    assert set((told(path, 500) or Kept(0.0)).rows) == {"still"}


def test_one_that_is_cut_is_unreadable_and_one_that_is_not_there_is_missing(path: Path) -> None:
    with pytest.raises(HistoryError) as error:
        HistoryReader(path)
    assert trouble(error) is Trouble.MISSING
    record(path, moving(600))
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(HistoryError) as error:
        told(path, 599)
    assert trouble(error) in (Trouble.UNREADABLE, Trouble.FOREIGN)


def test_another_database_is_no_history(path: Path) -> None:
    path.parent.mkdir(mode=0o700)
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE stretch (id INTEGER)")
    other.close()
    with pytest.raises(HistoryError) as error:
        HistoryReader(path)
    assert trouble(error) is Trouble.FOREIGN


def test_a_trigger_in_it_makes_it_no_history(path: Path) -> None:
    record(path, moving(5))
    with sqlite3.connect(path) as other:
        other.execute("CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM stretch; END")
    other.close()
    with pytest.raises(HistoryError) as error:
        HistoryReader(path)
    assert trouble(error) is Trouble.FOREIGN


def test_when_a_link_was_looked_at_is_told_and_a_pause_is_none_of_it(path: Path) -> None:
    views = [*moving(30), *(link(float(at), STILL) for at in range(200, 300))]
    record(path, views)
    past = HistoryReader(path)
    (before, after) = past.watched("leader", EPOCH - 50, EPOCH + 1000)
    assert (before.first, before.last) == (EPOCH, EPOCH + 29)
    assert (after.first, after.last) == (EPOCH + 200, EPOCH + 299)
    assert past.watched("leader", EPOCH + 10, EPOCH + 20)[0].last == EPOCH + 20
    assert past.watched("leader", EPOCH + 50, EPOCH + 150) == []
    past.close()
