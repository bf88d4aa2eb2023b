"""The heart: what it writes and when, what it asks, and how it stands in the journal."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.index import Document, Written
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.profile.profile import Made
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.engine.heartbeat.heart import Heart
from tests.engine.fakes import PROFILE, Bench, bench, settled

PULSED = replace(PROFILE, links=(replace(PROFILE.link, heartbeat=True),))
INDEX = "ccrtui-5f0c1b7e-heartbeat-leader"
ROW = IndexView(INDEX, INDEX, Verdict.IN_SYNC, Reason.PROVEN, leader_told=True)
SEEN = LinkView("leader", True, Reason.PROVEN, (), 0.0, 0.0, heartbeat=ROW)


class Beaten:
    """Both sides of a heartbeat: the leader counts versions, the follower has them `behind` later."""

    def __init__(self, behind: int = 0, refused: FaultCode | None = None) -> None:
        self.version = 0
        self._behind = behind
        self._refused = refused

    def answer(self, call: Call) -> Outcome:
        if call.kind is Kind.CLUSTER_IDENTITY:
            return Answer(ClusterIdentity("a", "leader-uuid", Version(7, 3, 0)), 200, 0.0, 0.1)
        if call.kind is Kind.BEAT and self._refused is not None:
            return Fault(self._refused, 403)
        if call.kind is Kind.BEAT:
            self.version += 1
            return Answer(Written(self.version), 200, 0.0, 0.1)
        version = self.version - self._behind
        return Answer(Document(version > 0, version or None), 200, 0.0, 0.1)


async def _beaten(world: Beaten, seconds: float, stands: bool = True) -> tuple[Bench, Heart]:
    """A heart that was let beat for so long, and then ended."""
    stage = bench(world.answer)
    stage.session.profile = PULSED
    stage.sender.allow_write = True
    heart = Heart(replace(stage.connection, profile=PULSED))
    task, end = asyncio.ensure_future(heart.run()), stage.clock.now + seconds
    while stage.clock.now < end and not task.done():
        if stands:
            heart.look(SEEN)
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await settled()
    return stage, heart


def _kinds(stage: Bench, side: Side) -> list[Kind]:
    asked = stage.leader.asked if side is Side.LEADER else stage.follower.asked
    return [call.kind for call in asked]


async def test_it_writes_once_a_second_and_tells_how_long_that_took_by_one_clock() -> None:
    stage, heart = await _beaten(Beaten(), 10.0)
    assert _kinds(stage, Side.LEADER).count(Kind.BEAT) == heart.pulse.beats
    assert 8 <= heart.pulse.beats <= 11
    assert heart.pulse.took_s == pytest.approx(0.25)
    assert heart.pulse.late_s(stage.clock.now) <= 1.0


async def test_a_run_is_one_entry_in_the_journal_and_its_document_among_what_we_made() -> None:
    stage, heart = await _beaten(Beaten(), 10.0)
    assert [result for result, _ in stage.journal.lines] == ["intent", "done"]
    assert stage.journal.details[-1]["writes"] == heart.pulse.beats
    assert stage.session.events == [("record", Made(sample_docs=(f"leader-uuid/{INDEX}/beat",)))]


async def test_what_does_not_arrive_is_late() -> None:
    stage, heart = await _beaten(Beaten(behind=5), 10.0)
    assert 4 <= heart.pulse.late_s(stage.clock.now) <= 6
    assert heart.pulse.took_s == pytest.approx(5.25, abs=0.3)


async def test_a_leader_that_refuses_it_is_told_and_nothing_is_late() -> None:
    stage, heart = await _beaten(Beaten(refused=FaultCode.NOT_AUTHORIZED), 5.0)
    assert (heart.pulse.failing, heart.pulse.beats) == ("not_authorized", 0)
    assert heart.pulse.late_s(stage.clock.now) == 0
    assert [result for result, _ in stage.journal.lines] == ["intent", "refused"]


async def test_nothing_is_written_where_the_leader_was_not_seen_to_have_the_index() -> None:
    stage, _ = await _beaten(Beaten(), 10.0, stands=False)
    assert Kind.BEAT not in _kinds(stage, Side.LEADER)
    assert stage.journal.lines == []


async def test_it_ends_by_itself_when_writing_is_switched_off() -> None:
    stage = bench(Beaten().answer)
    stage.session.profile = PULSED
    stage.sender.allow_write = True
    heart = Heart(replace(stage.connection, profile=PULSED))
    task = asyncio.ensure_future(heart.run())
    while heart.pulse.beats < 2:
        heart.look(SEEN)
        await asyncio.sleep(0)
    stage.sender.allow_write = False
    await task
    assert [result for result, _ in stage.journal.lines] == ["intent", "done"]
