"""The simulator a scene is played on: its clock stands still and is moved by the player alone."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Iterator, Mapping
from typing import Any

import aiohttp
import yarl

from ccrtui.sim.fleet import PASSWORD, Fleet
from tests.sim.scenes.recording import ADMIN, SceneAnswer, SceneRequest

PASSES = 120
"""Turns of the event loop a request over loopback is given to be answered before the clock moves on."""
PATIENT = 60
"""How often the clock moves a little only, before it skips what no timer of the model falls into."""
GIVEN = "only-for-test"
"""The password of every user the scenes make."""
LIMIT_S = 90.0
"""Simulated seconds after which a request counts as not answered."""


class Stage:
    """Running clusters, asked over HTTP, at a simulated time of the player's choice."""

    def __init__(self, fleet: Fleet, session: aiohttp.ClientSession) -> None:
        self._fleet = fleet
        self.world = fleet.world
        self._session = session
        self._clock = fleet.world.clock
        self._origin = self._clock.monotonic()

    def elapsed(self) -> float:
        """Simulated seconds since the scene began."""
        return self._clock.monotonic() - self._origin

    async def wait(self, seconds: float) -> None:
        """Let simulated seconds pass."""
        await self._clock.advance(seconds)

    async def ask(self, request: SceneRequest, give_up_s: float | None = None) -> SceneAnswer:
        """Send one request and move the clock until it is answered, or given up."""
        sent, limit_s = self.elapsed(), LIMIT_S if give_up_s is None else give_up_s
        task = asyncio.ensure_future(self._send(request))
        for number, pause in enumerate(_pauses()):
            await self._clock.turns(PASSES)
            if task.done():
                return task.result()
            if self.elapsed() - sent >= limit_s:
                break
            quiet_s = self._clock.until_next() if number >= PATIENT else 0.0
            await self.wait(max(pause, min(quiet_s, sent + limit_s - self.elapsed())))
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return SceneAnswer(None, {}, None, self.elapsed() - sent)

    async def _send(self, request: SceneRequest) -> SceneAnswer:
        query = f"?{request.query}" if request.query else ""
        url = yarl.URL(f"{self._fleet.url(request.cluster)}{request.path}{query}", encoded=True)
        body, media = _payload(request.body)
        headers = {**media, **request.headers, **self._credentials(request.user)}
        async with self._session.request(request.method, url, data=body, headers=headers) as response:
            text = await response.text()
            names = {name.lower(): value for name, value in response.headers.items()}
            return SceneAnswer(response.status, names, _parsed(text, names), 0.0)

    def _credentials(self, user: str | None) -> dict[str, str]:
        if user is None or not self._fleet.realms:
            return {}
        name, password = ("elastic", PASSWORD) if user == ADMIN else (user, GIVEN)
        return {"Authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}

    async def link(self, state: str, delay_s: float) -> None:
        """Do to the path from the follower to the leader what the scene did."""
        link = self.world.links["follower", "leader"]
        link.delay_s = delay_s
        link.set(state)

    async def node(self, name: str, do: str) -> None:
        """Stop, kill or start the node of a cluster; the leader takes the link with it."""
        if do == "start":
            await self._fleet.start_node(name)
        else:
            await self._fleet.stop_node(name, do == "kill")


def _pauses() -> Iterator[float]:
    for pause, times in ((0.001, 300), (0.02, 100)):
        for _ in range(times):
            yield pause
    while True:
        yield 0.5


def _payload(body: Any) -> tuple[bytes | None, dict[str, str]]:
    if body is None:
        return None, {}
    if isinstance(body, str):
        return body.encode(), {}
    return json.dumps(body).encode(), {"Content-Type": "application/json"}


def _parsed(text: str, headers: Mapping[str, str]) -> Any:
    return json.loads(text) if "json" in headers.get("content-type", "") and text else text
