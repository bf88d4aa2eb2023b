"""Two simulated regions in a process of their own, with as many followers as wanted, made through HTTP."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from tests.benchmark.surroundings import environ

_WORKERS = 4


class Regions:
    """A running `ccrtui simulate`; ended when the context is left."""

    def __init__(self, scenario: str = "connected", followers: int = 0, shards: int = 1, moving: int = 0) -> None:
        estate = ("--followers", str(followers), "--shards", str(shards), "--moving", str(moving))
        command = [sys.executable, "-m", "ccrtui", "simulate", "--scenario", scenario, *estate]
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environ())
        assert self._child.stdout is not None
        self.banner: dict[str, Any] = json.loads(self._child.stdout.readline())
        self._kept = threading.local()

    def __enter__(self) -> Regions:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for stream in (self._child.stdin, self._child.stdout):
            if stream is not None:
                stream.close()
        self._child.wait(30)

    def ask(self, side: str, method: str, path: str, body: Any = None, compressed: bool = False) -> bytes:
        """Send one request to `leader`, `follower` or `control`; gives the body as it travelled.

        Raises RuntimeError when it is refused.
        """
        status, data = self._answer(side, method, path, body, compressed)
        if status >= 300:
            raise RuntimeError(f"{side} {method} {path}: {status} {data[:300]!r}")
        return data

    def weigh(self, side: str, path: str, compressed: bool) -> int:
        """The bytes of an answer as they travel, granted or refused."""
        return len(self._answer(side, "GET", path, None, compressed)[1])

    def _answer(self, side: str, method: str, path: str, body: Any, compressed: bool) -> tuple[int, bytes]:
        text = body if isinstance(body, str) or body is None else json.dumps(body)
        kind = "application/x-ndjson" if isinstance(body, str) else "application/json"
        headers = {"content-type": kind, **({"accept-encoding": "gzip"} if compressed else {})}
        connection = self._connection(side)
        connection.request(method, path, text, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()

    def control(self, method: str, path: str) -> Any:
        """Ask the control endpoint."""
        return json.loads(self.ask("control", method, path))

    def follow(self, names: Iterable[str], shards: int) -> None:
        """Create leader indices of that many shards and have each followed under its own name."""
        self._make_room()
        with ThreadPoolExecutor(_WORKERS) as pool:
            list(pool.map(lambda name: self._follow(name, shards), names))

    def create(self, names: Iterable[str]) -> None:
        """Create leader indices of one shard, which nobody follows yet."""
        self._make_room()
        for name in names:
            self.ask("leader", "PUT", f"/{name}", {"settings": {"number_of_shards": 1, "number_of_replicas": 0}})

    def slow_down(self, delay_s: float) -> None:
        """Have everything between the clusters take that long each way."""
        self.ask("control", "POST", "/faults/link", {"from": "follower", "to": "leader", "delay_s": delay_s})

    def write(self, names: Iterable[str], documents: int) -> None:
        """Index new documents, that many into each of the leader's indices."""
        lines = [json.dumps({"index": {"_index": name}}) for name in names for _ in range(documents)]
        self.ask("leader", "POST", "/_bulk", "".join(f'{line}\n{{"qty": 1}}\n' for line in lines))

    def refresh(self) -> None:
        """Make everything indexed so far visible, first on the leader, then on the follower."""
        for side in ("leader", "follower"):
            self.ask(side, "POST", "/_refresh")

    def _make_room(self) -> None:
        room = {"persistent": {"cluster.max_shards_per_node": 100_000}}
        seeds = {"persistent": {"cluster.remote.leader.seeds": [self.banner["leader"]["transport"]]}}
        for side, settings in (("leader", room), ("follower", room), ("follower", seeds)):
            self.ask(side, "PUT", "/_cluster/settings", settings)

    def _follow(self, name: str, shards: int) -> None:
        settings = {"settings": {"number_of_shards": shards, "number_of_replicas": 0}}
        self.ask("leader", "PUT", f"/{name}", settings)
        self.ask("follower", "PUT", f"/{name}/_ccr/follow", {"remote_cluster": "leader", "leader_index": name})

    def _connection(self, side: str) -> http.client.HTTPConnection:
        kept: http.client.HTTPConnection | None = getattr(self._kept, side, None)
        if kept is None:
            kept = http.client.HTTPConnection(urlsplit(self.banner[side]["url"]).netloc, timeout=120)
            setattr(self._kept, side, kept)
        return kept
