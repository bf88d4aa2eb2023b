"""A simulated pair that the engine watches through real clients, both on one clock that stands still between samples.

What the simulator holds is the truth: no word of the watch is asked whether another word of it is right.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from ccrtui.adapters.elasticsearch.address import SearchAddress
from ccrtui.adapters.elasticsearch.client import ElasticsearchSearch
from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.profile.profile import ClusterProfile, Environment, IndexPair, LinkProfile, Profile
from ccrtui.core.profile.threshold import Threshold
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.engine.watch import Watch
from ccrtui.sim.model.clock import SimClock
from ccrtui.sim.simulator import Options, Simulator
from tests.sim.rest.client import Client

TICK_S = 1.0


@dataclass(frozen=True, slots=True)
class SteppedClock:
    """The port Clock, on the simulator's clock; who sleeps on it moves it on."""

    simulated: SimClock

    def monotonic(self) -> float:
        return self.simulated.monotonic()

    def epoch(self) -> float:
        return self.simulated.now()

    async def sleep(self, seconds: float) -> None:
        await self.simulated.advance(seconds)


@dataclass
class WatchedPair:
    """Both clusters, who speaks to them as an operator would, and the watch."""

    simulator: Simulator
    client: Client
    clock: SteppedClock
    watch: Watch
    views: list[LinkView] = field(default_factory=list)

    async def tick(self, before_s: float = 0.0, act: Callable[[], None] = lambda: None) -> LinkView:
        """Let a second pass and take a sample; `act` so many seconds before it."""
        await self.clock.sleep(TICK_S - before_s)
        act()
        await self.clock.sleep(before_s)
        self.views.append(await self.watch.tick())
        return self.views[-1]

    async def ticks(self, number: int) -> LinkView:
        """So many samples; gives the last."""
        for _ in range(number):
            await self.tick()
        return self.views[-1]

    async def within(self, ticks: int, verdict: str, reason: str, index: str = "orders") -> bool:
        """Whether the watch comes to say so of an index in no more than that many samples."""
        for _ in range(ticks):
            row = self.row(await self.tick(), index)
            if row is not None and (row.verdict.value, row.reason.value) == (verdict, reason):
                return True
        return False

    def row(self, view: LinkView, index: str = "orders") -> IndexView | None:
        """What is said of one follower index."""
        return next((row for row in view.indices if row.follower_index == index), None)

    async def write(self, index: str, *numbers: int) -> None:
        """Index documents by number on the leader."""
        for number in numbers:
            await self.client.ok("PUT", f"/{index}/_doc/{number}", {"qty": number})

    async def fault(self, name: str, **body: Any) -> None:
        """Set a fault."""
        answer = await self.client.control("POST", f"/faults/{name}", body)
        assert answer.status == 200, answer

    async def heal(self, name: str) -> None:
        """Remove a fault."""
        await self.client.control("DELETE", f"/faults/{name}")

    def missing(self, index: str) -> int | None:
        """How many operations of the leader its follower has not, by the simulator; None where either is away."""
        clusters = self.simulator.world.clusters
        ours, theirs = clusters["follower"].indices.get(index), clusters["leader"].indices.get(index)
        if (
            ours is None
            or theirs is None
            or not (clusters["leader"].node.running and clusters["follower"].node.running)
        ):
            return None
        behind = zip(ours.shards, theirs.shards, strict=True)
        return sum(max(0, leader.max_seq_no - follower.global_checkpoint) for follower, leader in behind)


@asynccontextmanager
async def watched_pair(
    scenario: str = "following",
    version: str = "7.14.2",
    indices: tuple[str, ...] = ("orders",),
    thresholds: tuple[Threshold, ...] = (),
    seed: int = 0,
) -> AsyncIterator[WatchedPair]:
    """Begin a scenario and a watch of it that has established its verdict."""
    async with AsyncExitStack() as stack:
        options = Options(scenario, seed, leader_version=version, follower_version=version)
        simulator = await stack.enter_async_context(Simulator(options))
        simulator.world.clock.set_rate(0)
        clock = SteppedClock(simulator.world.clock)
        clusters = {
            side: ElasticsearchSearch(SearchAddress((simulator.banner[side.value]["url"],)), clock) for side in ENDS
        }
        for cluster in clusters.values():
            stack.push_async_callback(cluster.close)
        client = Client(simulator, await stack.enter_async_context(aiohttp.ClientSession()))
        watch = Watch(_profile(clusters, indices, thresholds), _sender(clusters), clock)
        yield WatchedPair(simulator, client, clock, watch)


def _profile(clusters: Mapping[Side, object], indices: tuple[str, ...], thresholds: tuple[Threshold, ...]) -> Profile:
    pairs = tuple(IndexPair(name, name) for name in indices)
    ends = {side.value: ClusterProfile(url="http://127.0.0.1") for side in clusters}
    return Profile(
        "orders", "5f0c1b7e-0000", ends, (LinkProfile(indices=pairs),), Environment.TEST, thresholds=thresholds
    )


def _sender(clusters: Mapping[Side, ElasticsearchSearch]) -> Any:
    async def send(call: Call) -> Outcome:
        return await clusters[call.side].send(call)

    return send
