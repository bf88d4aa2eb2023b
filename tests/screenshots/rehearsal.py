"""The real console on the simulator, driven by keys, for pictures."""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.request import Request, urlopen

from textual.pilot import Pilot

from ccrtui.compose import connector, open_paths, profile_store, secret_source, system_clock
from ccrtui.core.profile.profile import ClusterProfile, Environment, IndexPair, LinkProfile, Profile
from ccrtui.engine.connection import Connect
from ccrtui.engine.runtime import Runtime
from ccrtui.engine.state_store import StateStore
from ccrtui.sim.scenario_names import ABOUT_NETWORKS
from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from ccrtui.ui.app import Console
from ccrtui.ui.options import ConsoleOptions, Place

PATIENCE = 600
"""How often a screen is looked at, ten times a second, before it is given up."""


@dataclass
class Rehearsal:
    """A console that is being driven."""

    console: Console
    pilot: Pilot[int]
    follower: str
    """The address of the follower cluster."""

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()

    async def resize(self, columns: int, lines: int) -> None:
        """Give it another terminal."""
        await self.pilot.resize_terminal(columns, lines)
        await self.pilot.pause(1)

    async def send(self, method: str, path: str, body: Mapping[str, str] | None = None) -> None:
        """Have somebody else change something on the follower cluster."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = Request(f"{self.follower}{path}", data=data, headers=headers, method=method)
        await asyncio.to_thread(lambda: urlopen(request).close())

    async def until(self, *texts: str) -> None:
        """Wait until all of the texts are seen."""
        for _ in range(PATIENCE):
            if all(text in self.text for text in texts):
                return
            await asyncio.sleep(0.1)
        raise TimeoutError(f"{texts} not seen in:\n{self.text}")

    @property
    def text(self) -> str:
        return text_of(self.console)


def text_of(console: Console) -> str:
    """What a console shows."""
    rows = console.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in row) for row in rows)


@asynccontextmanager
async def rehearsal(
    scenario: str, indices: tuple[str, ...], language: Language, size: tuple[int, int]
) -> AsyncIterator[Rehearsal]:
    """Start the simulator with a scenario, and the console on it, at the overview."""
    with contextlib.ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        banner = _simulator(stack, scenario)
        cloud = banner["cloud"]
        keys = {"TENCENTCLOUD_SECRET_ID": cloud["secret_id"], "TENCENTCLOUD_SECRET_KEY": cloud["secret_key"]}
        environ = {"CCRTUI_HOME": home, **keys}
        paths = open_paths(environ)
        store = profile_store(paths)
        store.create(_profile(banner, scenario, indices))
        profile = store.load("orders-dr")
        connect: Connect = connector(paths, profile, secret_source(paths, environ, lambda side: side))
        states = StateStore(profile, system_clock())
        runtime = Runtime(lambda: (profile, connect), states)
        options = ConsoleOptions(place=Place.OVERVIEW, save_folder=home, start=runtime.start)
        console = Console(runtime, words(language), options)
        async with console.run_test(size=size) as pilot:
            yield Rehearsal(console, pilot, banner["follower"]["url"])
        await asyncio.to_thread(runtime.stop)


def _simulator(stack: contextlib.ExitStack, scenario: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "ccrtui", "simulate", "--scenario", scenario, "--seed", "1"]
    child = stack.enter_context(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
    assert child.stdin is not None
    assert child.stdout is not None
    stack.callback(child.stdin.close)
    banner: dict[str, Any] = json.loads(child.stdout.readline())
    return banner


def _profile(banner: dict[str, Any], scenario: str, indices: tuple[str, ...]) -> Profile:
    clusters = {side: _cluster(banner[side], scenario) for side in ("leader", "follower")}
    walked = scenario == "connected"
    pairs = tuple(IndexPair(name, name) for name in indices)
    link = LinkProfile(indices=pairs, create_index=walked, sample_docs=4 if walked else 0)
    endpoint = banner["cloud"]["endpoint"] if scenario in ABOUT_NETWORKS else None
    environment = Environment.TEST if walked else Environment.PROD
    number = "5f0c1b7e-0000-4000-8000-000000000000"
    return Profile("orders-dr", number, clusters, (link,), environment, cloud_endpoint=endpoint)


def _cluster(side: dict[str, str], scenario: str) -> ClusterProfile:
    """Where the network is told about, instances are given."""
    if scenario not in ABOUT_NETWORKS:
        return ClusterProfile(url=side["url"], region=side["region"], transport=(side["transport"],))
    return ClusterProfile(instance=side["instance_id"], region=side["region"])
