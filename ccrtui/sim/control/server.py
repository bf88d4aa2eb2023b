"""The control endpoint: a small JSON interface on a loopback port of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from aiohttp import web

from ccrtui.sim.cloud.rules import Rules
from ccrtui.sim.control.callers import only_own
from ccrtui.sim.control.catalogue import ENDPOINTS, FAULTS
from ccrtui.sim.control.fault_control import FaultControl
from ccrtui.sim.control.given import finite
from ccrtui.sim.fleet import Fleet

HOST = "127.0.0.1"
STOP_S = 0.05
LONGEST_WAIT_S = 600.0


class ControlServer:
    """Serves the faults, the clock and the list of requests of a fleet."""

    def __init__(self, fleet: Fleet, rules: Rules, about: Callable[[], Mapping[str, Any]]) -> None:
        self._fleet = fleet
        self._fault_control = FaultControl(fleet, rules)
        self._about = about
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def start(self, port: int = 0) -> None:
        """Listen on a port, 0 for any free one."""
        app = web.Application(middlewares=[only_own])
        app.router.add_get("/", self._root)
        app.router.add_get("/faults", self._faults)
        app.router.add_get("/faults/{name}", self._fault)
        app.router.add_post("/faults/{name}", self._set)
        app.router.add_delete("/faults/{name}", self._remove)
        app.router.add_get("/clock", self._clock)
        app.router.add_post("/clock", self._turn)
        app.router.add_get("/requests", self._requests)
        app.router.add_delete("/requests", self._forget)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=STOP_S)
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, port).start()
        self.url = f"http://{HOST}:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _root(self, _request: web.Request) -> web.Response:
        return _json({**self._about(), "faults": FAULTS, "endpoints": ENDPOINTS})

    async def _faults(self, _request: web.Request) -> web.Response:
        return _json(self._fault_control.view())

    async def _fault(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in FAULTS:
            return _unknown(name)
        if name == "hold" and "wait_s" in request.query:
            return await self._hold(request.query["wait_s"])
        return _json(self._fault_control.view().get(name, {}))

    async def _hold(self, wait_s: str) -> web.Response:
        try:
            seconds = finite("wait_s", wait_s)
        except ValueError:
            seconds = -1.0
        if seconds < 0:
            return _json({"error": "wait_s is a number of seconds"}, 400)
        return _json(await self._fault_control.wait_for_hold(min(seconds, LONGEST_WAIT_S)))

    async def _set(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        try:
            view = await self._fault_control.set(name, await _body(request))
        except (ValueError, TypeError) as error:
            return _json({"error": str(error)}, 400)
        return _unknown(name) if view is None else _json(view)

    async def _remove(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        return _json({"removed": name}) if await self._fault_control.remove(name) else _unknown(name)

    async def _clock(self, _request: web.Request) -> web.Response:
        clock = self._fleet.world.clock
        return _json({"now": clock.now(), "elapsed_s": clock.monotonic(), "rate": clock.rate})

    async def _turn(self, request: web.Request) -> web.Response:
        clock = self._fleet.world.clock
        try:
            body = await _body(request)
            if not {"advance_s", "rate"} & set(body):
                raise ValueError("advance_s or rate is needed")
            if "rate" in body:
                clock.set_rate(finite("rate", body["rate"]))
            if "advance_s" in body:
                await clock.advance(finite("advance_s", body["advance_s"]))
        except (ValueError, TypeError) as error:
            return _json({"error": str(error)}, 400)
        return await self._clock(request)

    async def _requests(self, _request: web.Request) -> web.Response:
        return _json(self._fleet.journal.view())

    async def _forget(self, _request: web.Request) -> web.Response:
        self._fleet.journal.clear()
        return _json(self._fleet.journal.view())


async def _body(request: web.Request) -> dict[str, Any]:
    raw = await request.read()
    body = json.loads(raw) if raw.strip() else {}
    if not isinstance(body, dict):
        raise ValueError("the body is a JSON object")
    return body


def _json(body: Any, status: int = 200) -> web.Response:
    return web.Response(status=status, body=msgspec.json.encode(body), content_type="application/json")


def _unknown(name: str) -> web.Response:
    return _json({"error": f"there is no fault {name}; there are {', '.join(FAULTS)}"}, 404)
