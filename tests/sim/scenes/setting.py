"""The clusters a scene begins with: empty, of the recorded versions, with the certificates it names."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp

from ccrtui.sim.fleet import Fleet, Protection
from ccrtui.sim.model.clock import SimClock
from ccrtui.sim.model.version import parse
from ccrtui.sim.model.world import World
from tests.sim.scenes.certificates import certify, is_about_certificates
from tests.sim.scenes.conditions import published
from tests.sim.scenes.idle_loop import IdleLoop
from tests.sim.scenes.naming import Naming
from tests.sim.scenes.play import Player
from tests.sim.scenes.recording import Scene, Step
from tests.sim.scenes.stage import Stage

EPOCH = 1795330000.0
HTTP = {"leader": (9211, 9215), "follower": (9212, 9216), "other": (9213,)}
TRANSPORT = {"leader": (9311, 9315), "follower": (9312, 9316), "other": (9313,)}
LINK = 9411
DISTRIBUTION = "7.3/"
"""The folder of the scenes that were recorded with x-pack."""


@asynccontextmanager
async def staged(scene: Scene, seed: int = 1, loose: frozenset[int] = frozenset()) -> AsyncIterator[Player]:
    """Bring up the clusters of a scene, and a player that asks them."""
    versions = {key: parse(scene.servers[key]) for key in _clusters(scene.steps)}
    loop = asyncio.get_running_loop()
    assert isinstance(loop, IdleLoop)
    world = World(versions, seed, SimClock(EPOCH, 0.0, loop.turns))
    about = [step.act for step in scene.steps if is_about_certificates(step.act)]
    secured = bool(about)
    if secured:
        certify(world, about[0])
    elif not scene.name.startswith(DISTRIBUTION):
        _bare(world, scene)
    else:
        world.clusters["leader"].node.settings = dict(published(world, "leader"))
    with TemporaryDirectory() as folder:
        fleet = Fleet(world, Path(folder), Protection(security=secured))
        await fleet.start()
        world.start()
        for key in _later(scene.steps):
            await fleet.stop_node(key)
        try:
            async with aiohttp.ClientSession(auto_decompress=True) as session:
                yield Player(Stage(fleet, session), Naming(_addresses(world, secured), _published(world)), loose)
        finally:
            await fleet.stop()
            await world.close()


def _bare(world: World, scene: Scene) -> None:
    """Nodes of the published core server: without x-pack, and with the numbers that their answers give them."""
    for key, cluster in world.clusters.items():
        cluster.node.xpack = False
        cluster.node.name = _node_name(scene, key)


def _node_name(scene: Scene, key: str) -> str:
    """The first name of a node that the answers of a cluster tell; they are numbered by start."""
    for step in scene.steps:
        text = json.dumps(step.answer.body) if step.answer else ""
        if match := re.search(rf"\b{key}-[01]\b", text):
            return match[0]
    return f"{key}-1"


def _later(steps: tuple[Step, ...]) -> list[str]:
    """The third cluster, where a scene starts it."""
    return ["other"] if any(step.act.get("node") == "other" for step in steps) else []


def _clusters(steps: tuple[Step, ...]) -> list[str]:
    named = {step.request.cluster for step in steps if step.request} | {step.act.get("node") for step in steps}
    return [key for key in HTTP if key in named | {"leader", "follower"}]


def _published(world: World) -> dict[str, str]:
    return {f"127.0.0.1:{LINK}": world.clusters["leader"].node.transport_address}


def _addresses(world: World, secured: bool) -> dict[str, str]:
    """The recorded addresses, each with the one that plays its part."""
    parts: dict[int, str] = {LINK: world.links["follower", "leader"].address}
    for key, cluster in world.clusters.items():
        parts.update(dict.fromkeys(HTTP[key], cluster.node.http_address))
        parts.update(dict.fromkeys(TRANSPORT[key], f"{cluster.node.host}:{cluster.node.transport_port}"))
    if secured:
        parts[TRANSPORT["leader"][1]] = parts[LINK]
    named = {f"localhost:{port}": address.replace("127.0.0.1", "localhost") for port, address in parts.items()}
    return named | {f"127.0.0.1:{port}": address for port, address in parts.items()}
