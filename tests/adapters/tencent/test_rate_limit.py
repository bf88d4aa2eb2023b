"""A cloud that is asked too often: reads wait and come through, writes are sent once."""

from __future__ import annotations

import asyncio
from ipaddress import IPv4Network

import pytest

from ccrtui.adapters.tencent.rate_limit import SPACING_S
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.cloud import calls, writes
from ccrtui.core.cloud.route import Hop
from ccrtui.sim.cloud.api import throttle
from tests.adapters.tencent.rig import LEADER, Rig, WaitlessClock, client
from tests.sim.cloud.furnished import BJ, SH

READ = calls.vpcs(LEADER, BJ, ["vpc-beijing0"])
HOP = Hop("PEERCONNECTION", "pcx-12345678")


class SteppedClock(WaitlessClock):
    """Its time is also that of the limit of the simulated cloud; what waits at the same time waits in turn."""

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        until = self.now + seconds
        await asyncio.sleep(0)
        self.now = max(self.now, until)


@pytest.fixture
def clock(simulated: Rig, monkeypatch: pytest.MonkeyPatch) -> SteppedClock:
    """One request of an action in a second, by the clock of the test."""
    made = SteppedClock()
    simulated.cloud.rules.per_second = 1
    limit = throttle.Throttle(simulated.cloud.rules, made.monotonic)
    monkeypatch.setattr(simulated.server._dispatcher, "_throttle", limit)
    return made


async def test_reads_at_once_all_succeed(simulated: Rig, clock: SteppedClock) -> None:
    async with client(simulated.server.url, clock=clock) as cloud:
        reads = [calls.subnets(LEADER, region, "vpc-beijing0") for region in (BJ, SH)] * 4
        outcomes = await asyncio.gather(*(cloud.send(fault) for fault in reads))
    assert [fault.code for fault in outcomes if isinstance(fault, Fault)] == []
    assert clock.waits


async def test_after_the_first_refusal_every_action_keeps_its_distance(simulated: Rig, clock: SteppedClock) -> None:
    route = writes.create_route(LEADER, BJ, "rtb-beijing0", IPv4Network("10.1.7.0/24"), HOP, "ccrtui-test")
    async with client(simulated.server.url, clock=clock) as cloud:
        await asyncio.gather(cloud.send(READ), cloud.send(READ))
        faults = [await cloud.send(route) for _ in range(3)]
        waited = clock.waits[-2:]
    assert [getattr(fault, "error_type", "")[:16] for fault in faults] == ["InvalidParameter"] * 3
    assert waited == [SPACING_S, SPACING_S]


async def test_nothing_waits_where_nothing_was_refused(simulated: Rig) -> None:
    clock = WaitlessClock()
    async with client(simulated.server.url, clock=clock) as cloud:
        await asyncio.gather(*(cloud.send(READ) for _ in range(10)))
    assert clock.waits == []


async def test_a_read_gives_up_after_growing_pauses(simulated: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    simulated.cloud.rules.per_second = 1
    clock = WaitlessClock()
    async with client(simulated.server.url, clock=clock) as cloud:
        monkeypatch.setattr(simulated.server._dispatcher, "_throttle", _Never())
        fault = await cloud.send(READ)
    assert isinstance(fault, Fault)
    assert (fault.code, fault.status, fault.error_type) == (FaultCode.BUSY, 200, "RequestLimitExceeded")
    assert len(simulated.received) == 6
    pauses = [SPACING_S * n for n in range(1, 6)]
    assert clock.waits == pauses


async def test_a_write_that_came_too_often_is_not_sent_again(simulated: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = WaitlessClock()
    monkeypatch.setattr(simulated.server._dispatcher, "_throttle", _Never())
    async with client(simulated.server.url, clock=clock) as cloud:
        fault = await cloud.send(writes.create_ccn(LEADER, BJ, "ccrtui-test"))
    assert isinstance(fault, Fault)
    assert (fault.code, fault.status) == (FaultCode.BUSY, 200)
    assert simulated.received == ["vpc CreateCcn"]


class _Never:
    """A limit that nothing is under."""

    def admit(self, _uin: int, _service: str, action: str) -> None:
        from ccrtui.sim.cloud.api.refusal import CloudError

        raise CloudError("RequestLimitExceeded", f"The request times of `{action}` exceed the limit.")
