"""Recorded answers of a real pair, each with the kind of call it belongs to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ccrtui.core.call.kind import Kind
from tests.recordings_folder import RECORDINGS

FOLDER = RECORDINGS / "7.3"

_NAME = r"[^/_][^/]*"
_ROUTES: tuple[tuple[str, str, Kind], ...] = (
    ("GET", "/", Kind.CLUSTER_IDENTITY),
    ("GET", "/_license", Kind.LICENCE),
    ("GET", "/_cluster/health", Kind.HEALTH),
    ("GET", "/_cat/health", Kind.SERVER_CLOCK),
    ("GET", "/_nodes/_local", Kind.NODES),
    ("GET", "/_ssl/certificates", Kind.CERTIFICATES),
    ("GET", "/_security/_authenticate", Kind.WHO_AM_I),
    ("GET", "/_cluster/settings", Kind.REMOTE_SETTINGS),
    ("GET", "/_remote/info", Kind.REMOTE_INFO),
    ("GET", f"/_cat/indices(/{_NAME})?", Kind.INDEX_LIST),
    ("GET", "/_alias", Kind.ALIAS_LIST),
    ("GET", f"/{_NAME}/_settings", Kind.INDEX_SETTINGS),
    ("GET", f"/{_NAME}/_stats(/docs)?", Kind.SHARD_STATS),
    ("GET", "/[^/]+/_ccr/info", Kind.FOLLOW_INFO),
    ("GET", "/_ccr/auto_follow(/[^/]+)?", Kind.AUTO_FOLLOW),
    ("GET", "(/[^/]+)?/_ccr/stats", Kind.FOLLOW_STATS),
    ("GET", f"/{_NAME}/_recovery", Kind.RECOVERY),
    ("GET", f"/{_NAME}/_count", Kind.COUNT),
    ("GET", f"/{_NAME}/_doc/{_NAME}", Kind.DOCUMENT),
    ("GET", f"/{_NAME}/_search", Kind.SEARCH_TOTAL),
    ("POST", "/_msearch", Kind.NEWEST_DOCUMENTS),
    ("POST", "/_security/user/_has_privileges", Kind.PRIVILEGES),
    ("POST", f"/{_NAME}/_refresh", Kind.REFRESH),
    ("PUT", "/_cluster/settings", Kind.PUT_REMOTE),
    ("PUT", f"/{_NAME}", Kind.CREATE_INDEX),
    ("DELETE", f"/{_NAME}", Kind.DELETE_INDEX),
    ("POST", "/_bulk", Kind.WRITE_SAMPLES),
    ("DELETE", f"/{_NAME}/_doc/{_NAME}", Kind.DELETE_SAMPLE),
    ("PUT", f"/{_NAME}/_doc/{_NAME}", Kind.BEAT),
    ("PUT", f"/{_NAME}/_ccr/follow", Kind.FOLLOW),
    ("POST", f"/{_NAME}/_ccr/pause_follow", Kind.PAUSE_FOLLOW),
    ("POST", f"/{_NAME}/_ccr/resume_follow", Kind.RESUME_FOLLOW),
    ("POST", f"/{_NAME}/_ccr/unfollow", Kind.UNFOLLOW),
    ("POST", f"/{_NAME}/_close", Kind.CLOSE_INDEX),
)
_OTHER_QUESTION: tuple[tuple[str, str], ...] = (
    (".*/_stats(/docs)?", "^(?!.*(routing|^$))"),
    (".*/_ccr/(stats|info)", "filter_path"),
    ("/_ccr/stats", "filter_path"),
    ("/[a-z].*/_settings", "^(?!flat_settings=true$)"),
    ("/_cluster/settings", "flat_settings"),
    ("/_cluster/health", "filter_path"),
    ("/_cat/health", "^v$"),
    ("/_cat/indices.*", "^(?!.*(bytes=b|h=index|h=health))|^v|expand|h=index,docs"),
    (".*/_stats/docs", "filter_path=(?!.*routing.primary)"),
    (".*/_search", "filter_path|track_total_hits=false"),
)
"""Paths and queries that ask for less than any call of ours, or for text."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One request and its answer; `body` as parsed from JSON."""

    scene: str
    number: int
    kind: Kind
    path: str
    status: int
    body: Any
    headers: dict[str, str]

    @property
    def raw(self) -> bytes:
        """The body as bytes."""
        return self.body.encode() if isinstance(self.body, str) else json.dumps(self.body).encode()

    def __str__(self) -> str:
        return f"{self.scene}-{self.number}"


@cache
def recorded() -> tuple[Recorded, ...]:
    """All requests of a kind we can send, with an answer."""
    return tuple(entry for path in sorted(FOLDER.glob("*.jsonl")) for entry in _scene(path))


def at(scene: str, number: int) -> Recorded:
    """One recorded request by its place."""
    return next(entry for entry in recorded() if (entry.scene, entry.number) == (scene, number))


def _scene(path: Path) -> Iterator[Recorded]:
    for line in path.read_text(encoding="utf-8").splitlines():
        step = json.loads(line)
        if "request" not in step or "status" not in step["response"]:
            continue
        request, response = step["request"], step["response"]
        kind = _kind(request["method"], request["path"])
        if kind is None or (response["status"] < 300 and _asks_otherwise(request)):
            continue
        headers = {name.lower(): value for name, value in response.get("headers", {}).items()}
        body = response.get("body")
        if kind is Kind.FOLLOW_STATS and isinstance(body, dict) and "indices" in body:
            body = {"follow_stats": body}
        yield Recorded(path.stem, step["n"], kind, request["path"], response["status"], body, headers)


def _asks_otherwise(request: dict[str, Any]) -> bool:
    path, query = request["path"], request.get("query") or ""
    return any(re.fullmatch(form, path) and re.search(part, query) for form, part in _OTHER_QUESTION)


def _kind(method: str, path: str) -> Kind | None:
    return next((kind for verb, form, kind in _ROUTES if verb == method and re.fullmatch(form, path)), None)
