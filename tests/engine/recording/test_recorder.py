"""The recorder beside a watch: whatever becomes of the disk, it is told once, and later recording goes on whole."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest

from ccrtui.core.record.event import Event
from ccrtui.core.record.stretch import BASE, Stretch
from ccrtui.core.record.trouble import HistoryError, Trouble
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.engine.recording.recorder import MOST_WAITING, Recorder
from tests.core.record.views import follower, link

QUICK = (0.001, 0.001)


@dataclass
class Disk:
    """A history in memory; each of its next uses fails as is listed, then all is well."""

    begins: list[Trouble | str | None] = field(default_factory=list)
    adds: list[Trouble | None] = field(default_factory=list)
    written: list[Stretch] = field(default_factory=list)
    closed: bool = False

    def begin(self, about: Mapping[str, str]) -> str | None:
        outcome = self.begins.pop(0) if self.begins else None
        if isinstance(outcome, Trouble):
            raise HistoryError(outcome, file="x.db", reason="so it is")
        return outcome

    def add(self, stretches: Sequence[Stretch], events: Sequence[Event]) -> None:
        outcome = self.adds.pop(0) if self.adds else None
        if outcome is not None:
            raise HistoryError(outcome, file="x.db", kept="x.damaged", reason="so it is")
        self.written += [stretch for stretch in stretches if stretch.frames]

    def close(self) -> None:
        self.closed = True


async def recorded(disk: Disk, until: Callable[[], bool]) -> list[Trouble]:
    """Record a moving follower until that holds; gives what was told."""
    told: list[Trouble] = []
    recorder = Recorder(disk, dict, lambda code, _: told.append(code), pauses=QUICK)
    recorder.start()
    at = 0
    while not until():
        recorder.take(link(float(at), follower("orders", 0, at)))
        at += 1
        await asyncio.sleep(0)
    await asyncio.to_thread(recorder.stop)
    await asyncio.sleep(0)
    assert disk.closed
    return told


@pytest.mark.parametrize("trouble", [Trouble.UNWRITABLE, Trouble.ELSEWHERE])
async def test_what_may_pass_is_told_once_and_tried_again(trouble: Trouble) -> None:
    disk = Disk(begins=[trouble, trouble, trouble])
    assert await recorded(disk, lambda: bool(disk.written)) == [trouble]
    assert disk.written[0].resolution == BASE


async def test_after_a_batch_that_failed_all_is_said_anew() -> None:
    disk = Disk(adds=[None, Trouble.UNWRITABLE, Trouble.UNWRITABLE])

    def bases() -> list[int]:
        return [place for place, stretch in enumerate(disk.written) if stretch.resolution == BASE]

    assert await recorded(disk, lambda: len(bases()) == 2) == [Trouble.UNWRITABLE]
    again = disk.written[bases()[1] :]
    assert [stretch.whole for stretch in again[1:5]] == [True] * 4


async def test_a_damaged_one_is_begun_anew() -> None:
    disk = Disk(begins=["x.damaged"], adds=[None, Trouble.DAMAGED])
    assert await recorded(disk, lambda: len(disk.written) > 9 and not disk.adds) == [Trouble.DAMAGED]


async def test_one_of_a_newer_version_ends_the_recording() -> None:
    disk = Disk(begins=[Trouble.NEWER] * 9)
    assert await recorded(disk, lambda: disk.closed) == [Trouble.NEWER]
    assert disk.written == []


async def test_events_are_told_as_they_come() -> None:
    told: list[Event] = []
    recorder = Recorder(Disk(), dict, lambda *_: None, told.extend, pauses=QUICK)
    recorder.start()
    recorder.take(link(0.0, follower("orders")))
    recorder.take(link(1.0, follower("orders", verdict=Verdict.STOPPED, reason=Reason.FATAL_ERROR)))
    while not told:
        await asyncio.sleep(0)
    await asyncio.to_thread(recorder.stop)
    assert [(event.before, event.after) for event in told] == [("in_sync", "stopped")]


@pytest.mark.parametrize("links", [1, 3])
async def test_each_link_has_room_for_what_waits_for_the_disk(links: int) -> None:
    disk = Disk()
    recorder = Recorder(disk, dict, lambda code, _: None, pauses=(3600.0, 3600.0))
    recorder.start()
    for at in range(MOST_WAITING + 5):
        for number in range(links):
            recorder.take(replace(link(float(at), follower("orders", 0, at)), name=f"link-{number}"))
    await asyncio.to_thread(recorder.stop)
    finest = [stretch for stretch in disk.written if stretch.resolution == 0]
    assert {stretch.link: len(stretch.frames) for stretch in finest} == {
        f"link-{number}": MOST_WAITING for number in range(links)
    }
