"""A simulated cloud in this process, and the client under test beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from ccrtui.adapters.tencent.client import TencentCloud, cloud_client
from ccrtui.adapters.tencent.credentials.credential import Credential
from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.secret import Secret
from ccrtui.sim.cloud.api.server import CloudServer
from ccrtui.sim.cloud.state import Cloud
from ccrtui.sim.control.http_faults import HttpFaults
from ccrtui.sim.control.journal import Journal
from ccrtui.sim.model.clock import SimClock
from tests.sim.cloud.furnished import furnish

LEADER = Side.LEADER
FOUND_IN = "env:TENCENTCLOUD_SECRET_ID"


class WaitlessClock:
    """Moves on by itself whenever something waits, so that nothing does; remembers the waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waits: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def epoch(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


def key(secret_id: str = "AKIDmain", secret_key: str = "simulated-only", token: str | None = None) -> Credential:
    return Credential(Secret(secret_id), Secret(secret_key), Secret(token) if token else None, FOUND_IN)


@asynccontextmanager
async def client(
    endpoint: str | None, credential: Credential | None = None, clock: WaitlessClock | None = None, language: str = "en"
) -> AsyncIterator[TencentCloud]:
    made = cloud_client(credential or key(), endpoint, clock or WaitlessClock(), language)
    try:
        yield made
    finally:
        await made.close()


@dataclass
class Rig:
    """The furnished cloud and its server."""

    cloud: Cloud
    server: CloudServer
    journal: Journal

    async def ask(self, call: Call, credential: Credential | None = None) -> object:
        """The value of an answer that must come."""
        async with client(self.server.url, credential) as cloud:
            outcome = await cloud.send(call)
        assert isinstance(outcome, Answer), outcome
        return outcome.value

    async def refused(self, call: Call, credential: Credential | None = None) -> Fault:
        """The fault that must come."""
        async with client(self.server.url, credential) as cloud:
            outcome = await cloud.send(call)
        assert isinstance(outcome, Fault), outcome
        return outcome

    @property
    def received(self) -> list[str]:
        """Product and action of all requests, in order."""
        return [arrival.path for arrival in self.journal.newest()]


@asynccontextmanager
async def rig() -> AsyncIterator[Rig]:
    cloud, journal = furnish(SimClock(rate=0.0)), Journal()
    cloud.start()
    server = CloudServer(cloud, journal, HttpFaults())
    await server.start()
    try:
        yield Rig(cloud, server, journal)
    finally:
        await server.stop()
        cloud.stop()
        cloud.clock.stop()
