"""Speaks plain HTTP to a running simulator, as `curl` would."""

from __future__ import annotations

import base64
import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp

from ccrtui.sim.simulator import Options, Simulator


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer: `body` is decoded where it is JSON."""

    status: int
    headers: Mapping[str, str]
    body: Any


class Client:
    """A simulator with a session to it; everything is asked with plain JSON unless told otherwise."""

    def __init__(self, simulator: Simulator, session: aiohttp.ClientSession) -> None:
        self.simulator = simulator
        self.session = session

    async def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        on: str = "leader",
        user: str | None = None,
        password: str = "only-for-test",
        headers: Mapping[str, str] | None = None,
    ) -> Answered:
        """Ask a cluster; a body that is text is sent as it is, as lines."""
        sent = dict(headers or {})
        if body is not None:
            kind = "application/x-ndjson" if isinstance(body, str) else "application/json"
            sent.setdefault("Content-Type", kind)
        if user is not None:
            sent["Authorization"] = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
        data = None if body is None else (body if isinstance(body, str) else json.dumps(body)).encode()
        return await self._send(method, self.simulator.fleet.url(on) + path, data, sent)

    async def control(
        self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None
    ) -> Answered:
        """Ask the control endpoint."""
        data = None if body is None else json.dumps(body).encode()
        return await self._send(method, self.simulator.banner["control"]["url"] + path, data, headers or {})

    async def ok(self, method: str, path: str, body: Any = None, *, on: str = "leader") -> Any:
        """Ask a cluster, as its administrator where it has one, for what must succeed."""
        name = "elastic" if self.simulator.banner[on]["username"] else None
        answer = await self.ask(method, path, body, on=on, user=name, password="simulated-only")
        assert answer.status < 300, answer
        return answer.body

    async def _send(self, method: str, url: str, data: bytes | None, headers: Mapping[str, str]) -> Answered:
        async with self.session.request(method, url, data=data, headers=headers, ssl=self._tls()) as response:
            text = await response.text()
            try:
                body = json.loads(text)
            except ValueError:
                body = text
            return Answered(response.status, response.headers, body)

    def _tls(self) -> ssl.SSLContext | bool:
        path = self.simulator.banner["leader"]["ca"]
        if path is None:
            return True
        context = ssl.create_default_context(cafile=path)
        context.load_verify_locations(self.simulator.banner["follower"]["ca"])
        return context


def options(version: str = "7.3", **more: Any) -> Options:
    """Options for both sides in one version."""
    return Options(leader_version=version, follower_version=version, **more)
