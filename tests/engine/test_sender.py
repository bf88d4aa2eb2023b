"""The one place every call goes through: nothing leaves that may not, and what left is on record."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.effect import Effect
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.cloud.calls import caller, instances
from ccrtui.core.cloud.writes import accept_peering
from ccrtui.core.elasticsearch.cluster import Acknowledged
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity, transport_probe
from ccrtui.core.elasticsearch.requests.indices import index_named, refresh
from ccrtui.core.elasticsearch.requests.replication import follow, pause_follow
from ccrtui.core.profile.profile import Made
from ccrtui.core.state import CallCounts
from ccrtui.engine.address_resolver import AddressResolver
from ccrtui.engine.sender import Sender, result_of
from ccrtui.engine.sent_calls import SentCalls
from tests.core.elasticsearch.test_requests import CALLS
from tests.engine.fakes import PROFILE, Bench, Script, always, answer, bench, settled
from tests.engine.test_address_resolver import GIVEN, Waiting, instance, listing

OK = answer(Acknowledged())
READ = cluster_identity(Side.LEADER)
LISTED = instances(Side.LEADER, "ap-beijing")
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


async def test_a_call_of_the_cloud_is_on_record_with_the_region_it_goes_to() -> None:
    desk = bench(always(OK))
    desk.sender.allow_write = True
    await desk.sender.send(accept_peering(Side.FOLLOWER, "ap-shanghai", "pcx-1a2b3c4d"))
    await desk.sender.send(accept_peering(Side.LEADER, "ap-shanghai", "pcx-1a2b3c4d"))
    assert desk.journal.regions == ["ap-shanghai", "ap-shanghai"]


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
    assert outcome.reason == "no space left"


@pytest.mark.parametrize("first", [BUSY, GONE, Fault(FaultCode.OWN_LOAD)])
async def test_a_read_is_asked_once_more_when_busy_or_cut_off(first: Fault) -> None:
    desk = bench(series(first, OK))
    assert await desk.sender.send(READ) is OK
    assert (desk.leader.asked, desk.clock.slept) == ([READ, READ], [0.5])


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


@pytest.mark.parametrize(
    ("outcome", "detail"),
    [
        (answer({"documents": ["an answer's body"]}, 201), {"status": 201}),
        (
            replace(answer(Made(routes=("rti-1", "rti-2"), ccns=("ccn-1",))), request_id="req-1"),
            {"status": 200, "request_id": "req-1", "routes": "rti-1, rti-2", "ccns": "ccn-1"},
        ),
        (
            Fault(
                FaultCode.QUOTA,
                200,
                "LimitExceeded",
                "what the cloud said",
                "a_cause",
                "its reason",
                details={"request_id": "req-1", "index": "orders"},
            ),
            {"status": 200, "request_id": "req-1", "fault": "quota", "error": "LimitExceeded"},
        ),
        (GONE, {"status": None, "fault": "cut_off", "error": None}),
    ],
)
async def test_the_journal_keeps_codes_and_ids_and_not_what_was_said(
    outcome: Outcome, detail: dict[str, object]
) -> None:
    desk = bench(always(outcome))
    desk.sender.allow_write = True
    await desk.sender.send(WRITE)
    assert desk.journal.details == [detail]


async def test_a_cancelled_write_goes_on_to_its_end() -> None:
    desk = bench(always(OK))
    desk.sender.allow_write, desk.follower.gate = True, asyncio.Event()
    sending = asyncio.ensure_future(desk.sender.send(WRITE))
    await settled()
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    assert desk.journal.lines == [("intent", WRITE.id)]
    desk.follower.gate.set()
    await desk.sender.finish_writes()
    assert desk.journal.lines == [("intent", WRITE.id), ("done", WRITE.id)]


async def test_a_write_past_its_grace_is_on_record_as_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    loop, waited = asyncio.get_running_loop(), list[float]()

    def at_once(delay: float, timer: Callable[..., None], *arguments: object) -> asyncio.Handle:
        waited.append(delay)
        return loop.call_soon(timer, *arguments)

    monkeypatch.setattr(loop, "call_later", at_once)
    desk = bench(always(OK))
    desk.sender.allow_write, desk.follower.gate = True, asyncio.Event()
    sending = asyncio.ensure_future(desk.sender.send(WRITE))
    await settled()
    await desk.sender.finish_writes()
    assert waited == [5.0]
    assert desk.journal.lines == [("intent", WRITE.id), ("unknown", WRITE.id)]
    assert desk.journal.details == [{"error": "interrupted"}]
    assert desk.sender.sent[-1].fault == Fault(FaultCode.CUT_OFF, reason="interrupted")
    with pytest.raises(asyncio.CancelledError):
        await sending


async def test_ending_without_a_write_in_flight_waits_for_nothing() -> None:
    desk = bench(always(OK))
    await desk.sender.finish_writes()
    assert desk.clock.slept == []


async def test_counts_are_by_effect_and_count_every_time_it_left() -> None:
    desk = bench(series(BUSY, OK, OK, OK, OK), always(OK))
    desk.sender.allow_write = True
    for call in (READ, PROBE, READ, WRITE, PROBE):
        await desk.sender.send(call)
    assert desk.sender.counts == CallCounts(read=3, probe=2, write=1)


@pytest.mark.parametrize(("code", "left"), [(FaultCode.NO_CREDENTIAL, 0), (FaultCode.CREDENTIAL_WRONG, 1)])
async def test_a_call_that_had_no_key_did_not_leave_and_is_not_counted(code: FaultCode, left: int) -> None:
    desk = bench(always(Fault(code)))
    await desk.sender.send(LISTED)
    assert desk.sender.counts == CallCounts(read=left)


async def test_the_list_of_calls_is_bounded_and_numbered_on() -> None:
    desk = bench(always(OK))
    for _ in range(503):
        await desk.sender.send(READ)
    sent = desk.sender.sent
    assert (len(sent), sent[0].number, sent[-1].number) == (500, 4, 503)


async def test_a_probe_is_not_pushed_out_of_the_list_by_reads() -> None:
    desk = bench(always(OK))
    await desk.sender.send(PROBE)
    for _ in range(503):
        await desk.sender.send(READ)
    assert desk.sender.sent[0].call == PROBE


async def test_what_was_pushed_out_of_the_list_while_it_was_out_does_not_come_back() -> None:
    desk = bench(always(OK))
    desk.leader.gate = asyncio.Event()
    sending = asyncio.ensure_future(desk.sender.send(READ))
    await settled()
    for _ in range(500):
        await desk.sender.send(cluster_identity(Side.FOLLOWER))
    desk.leader.gate.set()
    assert await sending is OK
    assert [call.number for call in desk.sender.sent] == list(range(2, 502))


async def test_a_call_that_ends_after_a_later_one_keeps_its_place_and_its_own_end() -> None:
    desk = bench(always(BUSY), always(OK))
    desk.leader.gate = asyncio.Event()
    sending = asyncio.ensure_future(desk.sender.send(PROBE))
    await settled()
    await desk.sender.send(refresh(Side.FOLLOWER, "orders"))
    desk.leader.gate.set()
    await sending
    assert [(call.call.side, call.status, call.fault) for call in desk.sender.sent] == [
        (Side.LEADER, 503, BUSY),
        (Side.FOLLOWER, 200, None),
    ]


async def test_a_call_is_listed_while_it_is_out_and_with_its_end() -> None:
    desk = bench(always(BUSY))
    desk.leader.gate = asyncio.Event()
    sending = asyncio.ensure_future(desk.sender.send(PROBE))
    await settled()
    (out,) = desk.sender.sent
    assert (out.call, out.took_s, out.status) == (PROBE, None, None)
    desk.leader.gate.set()
    await sending
    (ended,) = desk.sender.sent
    assert (ended.number, ended.status, ended.fault) == (out.number, 503, BUSY)


async def test_the_list_says_how_long_a_call_took_and_the_id_that_the_cloud_gave_it() -> None:
    desk = bench(always(OK))

    def after_a_while(call: Call) -> Outcome:
        desk.clock.now += 2.5
        return replace(OK, request_id="req-1")

    desk.cloud.script = after_a_while
    await desk.sender.send(LISTED)
    (listed,) = desk.sender.sent
    assert (listed.at, listed.took_s, listed.request_id) == (1_700_000_100.0, 2.5, "req-1")


async def test_what_is_about_to_leave_is_announced_reads_excepted() -> None:
    desk = bench(always(OK))
    desk.sender.allow_write = True
    for call in (READ, PROBE, WRITE):
        await desk.sender.send(call)
    assert desk.announced == [PROBE, WRITE]


async def test_nobody_need_listen() -> None:
    desk = bench(always(OK))
    addresses = AddressResolver(PROFILE, {}, desk.clock)
    sender = Sender({Side.LEADER: desk.leader}, desk.reach, desk.journal, desk.clock, {}, {}, addresses)
    assert await sender.send(PROBE) is OK


async def test_what_left_before_the_session_connected_anew_stays_sent() -> None:
    desk, calls = bench(always(OK)), SentCalls()
    for call in (READ, PROBE):
        addresses = AddressResolver(PROFILE, {}, desk.clock)
        clusters = {Side.LEADER: desk.leader}
        sender = Sender(clusters, desk.reach, desk.journal, desk.clock, {}, {}, addresses, None, calls)
        await sender.send(call)
    assert sender.counts == CallCounts(read=1, probe=1)
    assert [(sent.number, sent.call) for sent in sender.sent] == [(1, READ), (2, PROBE)]


async def test_a_call_goes_to_its_side_and_a_probe_of_a_port_to_the_network() -> None:
    desk = bench(always(OK))
    desk.sender.allow_write = True
    dialled = transport_probe(Side.LEADER, "a:9300")
    for call in (READ, pause_follow(Side.FOLLOWER, "orders"), dialled, LISTED):
        await desk.sender.send(call)
    assert desk.leader.asked == [READ]
    assert [call.kind for call in desk.follower.asked] == [Kind.PAUSE_FOLLOW]
    assert desk.reach.asked == [dialled]
    assert desk.cloud.asked == [LISTED]


def by_instance(cloud: Outcome) -> tuple[Bench, Waiting]:
    """A leader that is given by its instance, whose address this answer of the cloud may tell."""
    desk, leader = bench(always(OK)), Waiting(always(OK))
    given = replace(PROFILE, clusters={"leader": GIVEN, "follower": PROFILE.clusters["follower"]})
    desk.cloud.script = always(cloud)
    desk.sender = Sender(
        {Side.LEADER: leader, Side.FOLLOWER: desk.follower},
        desk.reach,
        desk.journal,
        desk.clock,
        {},
        {Side.LEADER: desk.cloud},
        AddressResolver(given, {Side.LEADER: leader}, desk.clock),
    )
    return desk, leader


async def test_a_cluster_is_asked_only_once_the_cloud_has_told_its_address() -> None:
    desk, leader = by_instance(listing(instance("http://10.0.3.12:9200", None)))
    assert await desk.sender.send(READ) is OK
    assert (leader.urls, leader.asked) == ([("http://10.0.3.12:9200",)], [READ])
    assert [call.call for call in desk.sender.sent] == [LISTED, READ]


async def test_a_cluster_whose_address_is_not_known_is_not_asked_and_nothing_is_counted_for_it() -> None:
    desk, leader = by_instance(listing())
    outcome = await desk.sender.send(PROBE)
    assert isinstance(outcome, Fault)
    assert (outcome.code, outcome.sent, leader.asked) == (FaultCode.NO_ADDRESS, False, [])
    assert desk.sender.counts == CallCounts(read=1)
    assert desk.journal.lines == [("intent", PROBE.id), ("refused", PROBE.id)]


async def test_only_a_list_of_instances_tells_an_address() -> None:
    desk, leader = by_instance(listing(instance("http://10.0.3.12:9200", None)))
    await desk.sender.send(caller(Side.LEADER))
    assert leader.urls == []
    await desk.sender.send(LISTED)
    assert leader.urls == [("http://10.0.3.12:9200",)]


async def test_no_more_requests_than_a_cluster_has_places_for_are_on_their_way_at_once() -> None:
    desk = bench(always(OK))
    desk.leader.gate = asyncio.Event()
    kinds = (refresh, index_named)
    calls = [kind(Side.LEADER, f"orders-{n}") for n in range(24) for kind in kinds]
    reads = [asyncio.create_task(desk.sender.send(call)) for call in calls]
    await settled()
    assert Counter(call.kind for call in desk.leader.asked) == {Kind.REFRESH: 8, Kind.INDEX_LIST: 8}
    for elsewhere in (cluster_identity(Side.FOLLOWER), transport_probe(Side.LEADER, "a:9300"), LISTED):
        assert await desk.sender.send(elsewhere) is OK
    desk.leader.gate.set()
    assert await asyncio.gather(*reads) == [OK] * len(reads)


FOLLOWS = [follow(Side.FOLLOWER, f"orders-{number}", "leader", f"orders-{number}") for number in range(40)]
FIRST = FOLLOWS[:16]


async def test_writes_side_by_side_leave_as_many_as_there_are_places_and_all_are_on_record_before_the_first() -> None:
    desk = bench(always(OK))
    desk.sender.allow_write, desk.follower.gate = True, asyncio.Event()
    sending = asyncio.create_task(desk.sender.send_writes(FOLLOWS))
    await settled()
    assert desk.follower.asked == FIRST
    assert desk.journal.lines == [("intent", call.id) for call in FIRST]
    desk.follower.gate.set()
    assert await sending == dict.fromkeys(FOLLOWS, OK)
    assert desk.follower.asked == FOLLOWS
    assert desk.journal.lines[16:32] == [("done", call.id) for call in FIRST]
    assert desk.journal.lines[32:48] == [("intent", call.id) for call in FOLLOWS[16:32]]


async def test_one_write_that_fails_loses_the_outcome_of_no_other_and_lets_nothing_leave_behind_it() -> None:
    refused = Fault(FaultCode.REJECTED, 400)
    desk = bench(always(OK), lambda call: refused if call == FOLLOWS[3] else OK)
    desk.sender.allow_write = True
    assert await desk.sender.send_writes(FOLLOWS) == {**dict.fromkeys(FIRST, OK), FOLLOWS[3]: refused}
    assert desk.follower.asked == FIRST
    assert sorted(desk.journal.lines[16:]) == sorted(
        ("refused" if call == FOLLOWS[3] else "done", call.id) for call in FIRST
    )


async def test_writes_and_reads_share_the_places_of_a_cluster() -> None:
    desk = bench(always(OK))
    desk.sender.allow_write, desk.follower.gate = True, asyncio.Event()
    reads = [asyncio.create_task(desk.sender.send(index_named(Side.FOLLOWER, f"orders-{n}"))) for n in range(10)]
    await settled()
    writes = asyncio.create_task(desk.sender.send_writes(FIRST))
    await settled()
    assert len(desk.follower.asked) == 16
    desk.follower.gate.set()
    await asyncio.gather(writes, *reads)
    assert len(desk.follower.asked) == 26


async def test_without_a_journal_none_of_many_writes_leaves() -> None:
    desk = bench(always(OK))
    desk.sender.allow_write, desk.journal.full = True, True
    outcomes = await desk.sender.send_writes(FOLLOWS)
    assert {(outcome.code, outcome.sent) for outcome in outcomes.values() if isinstance(outcome, Fault)} == {
        (FaultCode.JOURNAL_UNAVAILABLE, False)
    }
    assert (list(outcomes), desk.follower.asked) == (FIRST, [])


async def test_writing_that_is_switched_off_between_many_writes_holds_the_rest_back() -> None:
    desk = bench(always(OK))

    def switch_off(call: Call) -> Outcome:
        desk.sender.allow_write = False
        return OK

    desk.sender.allow_write, desk.follower.script = True, switch_off
    outcomes = await desk.sender.send_writes(FOLLOWS)
    held_back = Fault(FaultCode.READ_ONLY, sent=False)
    assert outcomes == {FOLLOWS[0]: OK, **dict.fromkeys(FIRST[1:], held_back)}
    assert desk.follower.asked == FOLLOWS[:1]
    assert sorted(desk.journal.lines[16:]) == sorted(
        ("done" if call == FOLLOWS[0] else "refused", call.id) for call in FIRST
    )


async def test_a_write_that_waits_for_a_place_does_not_leave_once_writing_is_switched_off() -> None:
    desk = bench(always(OK))
    desk.sender.allow_write, desk.follower.gate = True, asyncio.Event()
    reads = [asyncio.create_task(desk.sender.send(index_named(Side.FOLLOWER, f"orders-{n}"))) for n in range(16)]
    await settled()
    writing = asyncio.create_task(desk.sender.send(FOLLOWS[0]))
    await settled()
    assert desk.journal.lines == [("intent", FOLLOWS[0].id)]
    desk.sender.allow_write = False
    desk.follower.gate.set()
    assert await writing == Fault(FaultCode.READ_ONLY, sent=False)
    await asyncio.gather(*reads)
    assert FOLLOWS[0] not in desk.follower.asked
