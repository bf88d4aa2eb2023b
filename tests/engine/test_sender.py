"""The one place every call goes through: nothing leaves that may not, and what left is on record."""

from __future__ import annotations

import asyncio

import pytest

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.effect import Effect
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.cluster import Acknowledged
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity, transport_probe
from ccrtui.core.elasticsearch.requests.indices import refresh
from ccrtui.core.elasticsearch.requests.replication import follow, pause_follow
from ccrtui.core.state import CallCounts
from ccrtui.engine import sender as module
from ccrtui.engine.sender import IN_FLIGHT, REMEMBERED_CALLS, result_of
from tests.core.elasticsearch.test_requests import CALLS
from tests.engine.fakes import Script, always, answer, bench, settled

OK = answer(Acknowledged())
READ = cluster_identity(Side.LEADER)
PROBE = refresh(Side.LEADER, "orders")
WRITE = follow(Side.FOLLOWER, "orders", "leader", "orders")
EVERY_CALL = [call for calls in CALLS.values() for call in calls]
BUSY = Fault(FaultCode.BUSY, 503)
GONE = Fault(FaultCode.CUT_OFF)


def series(*outcomes: Outcome) -> Script:
    """Answers one after another."""
    rest = list(outcomes)
    return lambda call: rest.pop(0)


@pytest.mark.parametrize("call", EVERY_CALL, ids=lambda call: f"{call.kind}-{call.id}")
async def test_read_only_lets_out_no_write_whatever_it_is(call: Call) -> None:
    desk = bench(always(OK))
    outcome = await desk.sender.send(call)
    if call.effect is Effect.WRITE:
        assert outcome == Fault(FaultCode.READ_ONLY, sent=False)
        assert (desk.asked, desk.journal.lines, desk.sender.sent) == ([], [], ())
    else:
        assert desk.asked == [call]


async def test_writing_that_is_switched_off_again_holds_writes_back() -> None:
    desk = bench(always(OK))
    desk.sender.allow_write = True
    assert await desk.sender.send(WRITE) is OK
    desk.sender.allow_write = False
    assert isinstance(await desk.sender.send(WRITE), Fault)
    assert desk.follower.asked == [WRITE]


async def test_the_intent_is_on_disk_before_the_call_leaves_and_the_outcome_after() -> None:
    desk = bench(always(OK))
    desk.sender.allow_write = True

    def leave(call: Call) -> Outcome:
        desk.journal.lines.append(("left", call.id))
        return OK

    desk.follower.script = leave
    await desk.sender.send(WRITE)
    assert desk.journal.lines == [("intent", WRITE.id), ("left", WRITE.id), ("done", WRITE.id)]
    assert desk.journal.details == [{"status": 200}]


async def test_probes_are_on_record_with_their_region_and_reads_are_not() -> None:
    desk = bench(always(OK))
    await desk.sender.send(PROBE)
    await desk.sender.send(READ)
    assert desk.journal.lines == [("intent", PROBE.id), ("done", PROBE.id)]
    assert desk.journal.regions == ["ap-beijing"]


async def test_without_a_journal_nothing_is_written() -> None:
    desk = bench(always(OK))
    desk.sender.allow_write, desk.journal.full = True, True
    outcome = await desk.sender.send(WRITE)
    assert isinstance(outcome, Fault)
    assert (outcome.code, outcome.sent, outcome.reason) == (FaultCode.JOURNAL_UNAVAILABLE, False, "no space left")
    assert desk.asked == []


async def test_an_outcome_that_cannot_be_recorded_is_not_called_done() -> None:
    desk = bench(always(OK))
    desk.sender.allow_write, desk.journal.torn = True, True
    outcome = await desk.sender.send(WRITE)
    assert isinstance(outcome, Fault)
    assert (outcome.code, result_of(outcome)) == (FaultCode.JOURNAL_UNAVAILABLE, "unknown")


@pytest.mark.parametrize("first", [BUSY, GONE])
async def test_a_read_is_asked_once_more_when_busy_or_cut_off(first: Fault) -> None:
    desk = bench(series(first, OK))
    assert await desk.sender.send(READ) is OK
    assert (desk.leader.asked, len(desk.clock.slept)) == ([READ, READ], 1)


async def test_a_read_is_not_asked_a_third_time() -> None:
    desk = bench(series(BUSY, GONE))
    assert await desk.sender.send(READ) is GONE
    assert len(desk.leader.asked) == 2


async def test_a_refused_read_is_not_repeated() -> None:
    desk = bench(always(Fault(FaultCode.NOT_AUTHORIZED, 403)))
    await desk.sender.send(READ)
    assert desk.leader.asked == [READ]


@pytest.mark.parametrize("call", [PROBE, WRITE])
@pytest.mark.parametrize("fault", [BUSY, GONE, Fault(FaultCode.TIMED_OUT)])
async def test_a_write_or_probe_is_sent_once_whatever_comes_of_it(call: Call, fault: Fault) -> None:
    desk = bench(always(fault))
    desk.sender.allow_write = True
    assert await desk.sender.send(call) is fault
    assert desk.asked == [call]


@pytest.mark.parametrize(
    ("outcome", "result"),
    [
        (OK, "done"),
        (Fault(FaultCode.REJECTED, 400), "refused"),
        (Fault(FaultCode.REFUSED, sent=False), "refused"),
        (Fault(FaultCode.TIMED_OUT), "unknown"),
        (Fault(FaultCode.CUT_OFF), "unknown"),
    ],
)
async def test_the_journal_says_how_it_ended(outcome: Outcome, result: str) -> None:
    desk = bench(always(outcome))
    desk.sender.allow_write = True
    await desk.sender.send(WRITE)
    assert desk.journal.lines[-1] == (result, WRITE.id)
    assert "body" not in desk.journal.details[-1]


async def test_of_a_refusal_the_journal_gets_codes_and_not_what_was_said() -> None:
    said = Fault(FaultCode.REJECTED, 400, "a_type", "a reason", "a_cause", "its reason", details={"index": "orders"})
    desk = bench(always(said))
    desk.sender.allow_write = True
    await desk.sender.send(WRITE)
    assert desk.journal.details[-1] == {"status": 400, "fault": "rejected", "error": "a_type"}


async def test_a_cancelled_write_goes_on_to_its_end() -> None:
    desk = bench(always(OK))
    desk.sender.allow_write, desk.follower.gate = True, asyncio.Event()
    caller = asyncio.ensure_future(desk.sender.send(WRITE))
    await settled()
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    assert desk.journal.lines == [("intent", WRITE.id)]
    desk.follower.gate.set()
    await desk.sender.finish_writes()
    assert desk.journal.lines == [("intent", WRITE.id), ("done", WRITE.id)]


async def test_a_write_past_its_grace_is_on_record_as_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WRITE_GRACE_S", 0.0)
    desk = bench(always(OK))
    desk.sender.allow_write, desk.follower.gate = True, asyncio.Event()
    caller = asyncio.ensure_future(desk.sender.send(WRITE))
    await settled()
    await desk.sender.finish_writes()
    with pytest.raises(asyncio.CancelledError):
        await caller
    assert desk.journal.lines == [("intent", WRITE.id), ("unknown", WRITE.id)]
    assert desk.sender.sent[-1].fault is not None


async def test_ending_without_a_write_in_flight_waits_for_nothing() -> None:
    desk = bench(always(OK))
    await desk.sender.finish_writes()
    assert desk.clock.slept == []


async def test_counts_are_by_effect_and_count_every_time_it_left() -> None:
    desk = bench(series(BUSY, OK, OK, OK))
    desk.follower.script = always(OK)
    desk.sender.allow_write = True
    for call in (READ, PROBE, READ, WRITE):
        await desk.sender.send(call)
    assert desk.sender.counts == CallCounts(read=3, probe=1, write=1)


async def test_the_list_of_calls_is_bounded_and_numbered_on() -> None:
    desk = bench(always(OK))
    for _ in range(REMEMBERED_CALLS + 3):
        await desk.sender.send(READ)
    sent = desk.sender.sent
    assert (len(sent), sent[0].number, sent[-1].number) == (REMEMBERED_CALLS, 4, REMEMBERED_CALLS + 3)


async def test_a_probe_is_not_pushed_out_of_the_list_by_reads() -> None:
    desk = bench(always(OK))
    await desk.sender.send(PROBE)
    for _ in range(REMEMBERED_CALLS + 3):
        await desk.sender.send(READ)
    assert desk.sender.sent[0].call == PROBE


async def test_a_call_is_listed_while_it_is_out_and_with_its_end() -> None:
    desk = bench(always(BUSY))
    desk.leader.gate = asyncio.Event()
    caller = asyncio.ensure_future(desk.sender.send(PROBE))
    await settled()
    (out,) = desk.sender.sent
    assert (out.call, out.took_s, out.status) == (PROBE, None, None)
    desk.leader.gate.set()
    await caller
    (ended,) = desk.sender.sent
    assert (ended.number, ended.status, ended.fault) == (out.number, 503, BUSY)
    assert ended.took_s is not None


async def test_what_is_about_to_leave_is_announced_reads_excepted() -> None:
    desk = bench(always(OK))
    desk.sender.allow_write = True
    for call in (READ, PROBE, WRITE):
        await desk.sender.send(call)
    assert desk.announced == [PROBE, WRITE]


async def test_a_call_goes_to_its_side_and_a_probe_of_a_port_to_the_network() -> None:
    desk = bench(always(OK))
    desk.sender.allow_write = True
    dialled = transport_probe(Side.LEADER, "a:9300")
    for call in (READ, pause_follow(Side.FOLLOWER, "orders"), dialled):
        await desk.sender.send(call)
    assert desk.leader.asked == [READ]
    assert [call.kind for call in desk.follower.asked] == [Kind.PAUSE_FOLLOW]
    assert desk.reach.asked == [dialled]


async def test_no_more_requests_than_a_cluster_has_places_for_are_on_their_way_at_once() -> None:
    desk = bench(always(OK))
    desk.leader.gate = asyncio.Event()
    reads = [asyncio.create_task(desk.sender.send(refresh(Side.LEADER, f"orders-{n}"))) for n in range(3 * IN_FLIGHT)]
    other = asyncio.create_task(desk.sender.send(cluster_identity(Side.FOLLOWER)))
    await other
    await settled()
    assert len(desk.leader.asked) == len(desk.journal.lines) == IN_FLIGHT
    desk.leader.gate.set()
    assert await asyncio.gather(*reads) == [OK] * len(reads)
