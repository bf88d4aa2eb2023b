"""The simulator as others use it: options in, two clusters and the cloud API on loopback ports out."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import stat
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Any

from ccrtui.sim import exposure, scenarios, transport
from ccrtui.sim.cloud.api.server import CloudServer
from ccrtui.sim.cloud.state import Cloud
from ccrtui.sim.control.server import ControlServer
from ccrtui.sim.fleet import PASSWORD, Fleet, Protection
from ccrtui.sim.model import version
from ccrtui.sim.scenarios.numbers import Numbers

SCENARIOS: tuple[str, ...] = tuple(scenarios.SCENARIOS)
VERSIONS: str = version.names()
REGIONS = {"leader": "ap-beijing", "follower": "ap-shanghai"}
CLOUD, CONTROL, TRANSPORT, LINKS = 8, 9, 10, 20
"""Where ports stand above the port base; the clusters' own begin at it."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to simulate. `tls` encrypts the HTTP sides and the links, and implies `security`.

    `followers`, `shards` and `moving` are those of an estate beside what the scenario sets: see Numbers.
    """

    scenario: str = "connected"
    seed: int = 0
    port_base: int | None = None
    leader_version: str = "7.14.2"
    follower_version: str = "7.14.2"
    security: bool = False
    tls: bool = False
    followers: int = 0
    shards: int = 1
    moving: int = 0


class Simulator:
    """A running simulation, as an async context manager. Raises ValueError for options that make no sense."""

    def __init__(self, options: Options) -> None:
        if options.scenario not in SCENARIOS:
            raise ValueError(f"there is no scenario {options.scenario!r}; there are {', '.join(SCENARIOS)}")
        version.parse(options.leader_version)
        version.parse(options.follower_version)
        self._numbers = Numbers(options.followers, options.shards, options.moving)
        self.options = options
        self.world = scenarios.build(options.scenario, options.leader_version, options.follower_version, options.seed)
        self._folder = tempfile.TemporaryDirectory(prefix="ccrtui-simulator-")
        self._protection = Protection(options.security or options.tls, options.tls)
        self.fleet = Fleet(self.world, Path(self._folder.name), self._protection)
        self.cloud = Cloud(self.world.clock, options.seed)
        ids = {key: _instance(options.seed, key) for key in REGIONS}
        scenarios.furnish(options.scenario, self.cloud, self.world, ids)
        for instance in self.cloud.instances.values():
            if instance.cluster:
                self.world.clusters[instance.cluster].name = instance.id
        self._cloud = CloudServer(self.cloud, self.fleet.journal, self.fleet.faults)
        self._control = ControlServer(self.fleet, self.cloud.rules, self._about)
        self._transport: transport.TransportListeners | None = None

    @property
    def banner(self) -> dict[str, Any]:
        """Where everything is, as `ccrtui simulate` prints it."""
        return {
            "leader": self._side("leader", "follower"),
            "follower": self._side("follower", "leader"),
            "cloud": self._cloud_side(),
            "control": {"url": self._control.url},
            "scenario": self.options.scenario,
            "seed": self.options.seed,
        }

    async def start(self) -> None:
        """Listen on every port and let the world begin."""
        base = self.options.port_base
        keys, pairs = list(self.world.clusters), list(self.world.links)
        http = {key: base + at for at, key in enumerate(keys)} if base else {}
        await self.fleet.start(http)
        contexts = self.fleet.contexts = {key: files.for_nodes() for key, files in self.fleet.files.items()}
        links = {pair: base + LINKS + at for at, pair in enumerate(pairs)} if base else None
        self._transport = await transport.listen(self.world, contexts, links)
        await self._cloud.start(base + CLOUD if base else 0)
        await self._control.start(base + CONTROL if base else 0)
        for key in self.world.clusters:
            self.cloud.inside[key] = partial(self.fleet.read, key)
        for instance in self.cloud.instances.values():
            instance.url = self.fleet.url(instance.cluster) if instance.cluster else ""
        self.cloud.start()
        self.cloud.changed()
        await exposure.follow(self.world, self.fleet.servers)
        await scenarios.start(self.world, self._numbers)

    async def stop(self) -> None:
        """Stop listening, end what runs in the background and remove the certificates."""
        await self._control.stop()
        await self._cloud.stop()
        await self.fleet.stop()
        self.cloud.stop()
        if self._transport is not None:
            await self._transport.close()
        await self.world.close()
        self._folder.cleanup()

    async def __aenter__(self) -> Simulator:
        await self.start()
        return self

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        await self.stop()

    def _side(self, key: str, other: str) -> dict[str, Any]:
        files = self.fleet.files.get(key)
        return {
            "url": self.fleet.url(key),
            "transport": self.world.links[other, key].address,
            "username": "elastic" if self._protection.security else None,
            "password": PASSWORD if self._protection.security else None,
            "ca": str(files.authority.path) if files and self._protection.tls else None,
            "region": REGIONS[key],
            "instance_id": _instance(self.options.seed, key),
            "version": str(self.world.clusters[key].version),
        }

    def _cloud_side(self) -> dict[str, Any]:
        """The endpoint with the first key of the first account; `other` is that of a second one."""
        keys = [next(iter(account.keys.values())) for account in self.cloud.accounts.values()]
        credentials = [{"secret_id": key.secret_id, "secret_key": key.secret_key} for key in keys]
        body: dict[str, Any] = {"endpoint": self._cloud.url, **credentials[0]}
        return body if len(credentials) == 1 else {**body, "other": credentials[1]}

    def _about(self) -> dict[str, Any]:
        clusters = {
            key: {
                "url": self.fleet.url(key),
                "version": str(cluster.version),
                "running": cluster.node.running,
                "transport": cluster.node.transport_address,
            }
            for key, cluster in self.world.clusters.items()
        }
        return {
            "scenario": self.options.scenario,
            "scenarios": scenarios.about(),
            "clusters": clusters,
            "cloud": {"url": self._cloud.url},
        }


def _instance(seed: int, key: str) -> str:
    letters = "0123456789abcdefghijklmnopqrstuvwxyz"
    chance = Random(f"{seed}/{key}")
    return "es-" + "".join(chance.choice(letters) for _ in range(8))


async def serve(options: Options, announce: Callable[[dict[str, Any]], None]) -> None:
    """Say where everything is, and serve until SIGINT, SIGTERM or, when it is a pipe, the end of stdin.

    What there is when the world begins lasts as long as the process, so garbage is not looked for in it: with tens of
    thousands of shards that would cost more than the answers. Raises ValueError for options that make no sense, OSError
    where a port or a file cannot be had, and what `announce` raises.
    """
    gc.disable()
    loop, stopped = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    async with Simulator(options) as simulator:
        gc.freeze()
        gc.enable()
        announce(simulator.banner)
        watching = await _watch_stdin(stopped)
        await stopped.wait()
        if watching is not None:
            watching.close()


class _UntilEnd(asyncio.Protocol):
    """Reads a pipe, ignores what it says, and tells when it ends."""

    def __init__(self, stopped: asyncio.Event) -> None:
        self._stopped = stopped

    def connection_lost(self, _error: Exception | None) -> None:
        self._stopped.set()

    def eof_received(self) -> None:
        self._stopped.set()


async def _watch_stdin(stopped: asyncio.Event) -> asyncio.BaseTransport | None:
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError, AttributeError):
        return None
    if not stat.S_ISFIFO(mode) and not stat.S_ISSOCK(mode):
        return None
    loop = asyncio.get_running_loop()
    watching, _ = await loop.connect_read_pipe(lambda: _UntilEnd(stopped), sys.stdin)
    return watching
