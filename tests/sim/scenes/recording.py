"""The recorded scenes as values: one step is one line of `tests/recordings/FOLDER/NAME.jsonl`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.recordings_folder import RECORDINGS

ROOT = RECORDINGS
ADMIN = "*administrator*"
SERVERS = {"7.10": "7.10.2", "7.17": "7.17.28", "8.19": "8.19.21", "9": "9.5.3"}
"""The servers that a scene between two versions names by their lines."""


@dataclass(frozen=True, slots=True)
class SceneRequest:
    """One request: `user` is a name, None for nobody, `ADMIN` for an administrator."""

    cluster: str
    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    user: str | None = ADMIN


@dataclass(frozen=True, slots=True)
class SceneAnswer:
    """One answer; `status` is None when there was none within `seconds`."""

    status: int | None
    headers: Mapping[str, str]
    body: Any
    seconds: float


@dataclass(frozen=True, slots=True)
class Step:
    """One recorded step, at `t` seconds since the scene began."""

    scene: str
    n: int
    t: float
    kind: str
    request: SceneRequest | None
    answer: SceneAnswer | None
    act: Mapping[str, Any]
    reached: bool
    waited_s: float


@dataclass(frozen=True, slots=True)
class Scene:
    """One recording: `name` is `FOLDER/NAME`, `servers` the version of each cluster by its key."""

    name: str
    servers: Mapping[str, str]
    steps: tuple[Step, ...]


def _request(line: Mapping[str, Any]) -> SceneRequest | None:
    if "request" not in line:
        return None
    request = line["request"]
    return SceneRequest(
        line["cluster"],
        request["method"],
        request["path"],
        request.get("query") or "",
        request.get("headers") or {},
        request.get("body"),
        request.get("as", ADMIN),
    )


def _answer(line: Mapping[str, Any]) -> SceneAnswer | None:
    if "response" not in line:
        return None
    response = line["response"]
    seconds = response.get("took_s", response.get("after_s", 0.0))
    return SceneAnswer(response.get("status"), _headers(response.get("headers") or {}), response.get("body"), seconds)


def _servers(text: str) -> dict[str, str]:
    """Read `7.3.0` (every cluster), or `leader 7.10, follower 8.19`."""
    named = {key: SERVERS.get(line, line) for key, line in re.findall(r"(\w+) ([\d.]+)", text)}
    return {key: named.get(key, text) for key in ("leader", "follower")} | {"other": named.get("follower", text)}


def load(name: str) -> Scene:
    """Read one scene, `FOLDER/NAME`, in order."""
    text = (ROOT / f"{name}.jsonl").read_text("utf-8")
    # In the scenes with security the same two clusters were given other names.
    text = text.replace("secleader", "leader").replace("secfollower", "follower")
    # Ports were given their usual numbers in all texts, and so was a part of the greatest number there is.
    text = text.replace("9213372036854775807", "9223372036854775807")
    lines = [json.loads(line) for line in text.splitlines()]
    steps = tuple(
        Step(
            name,
            line["n"],
            line["t"],
            line["kind"],
            _request(line),
            _answer(line),
            line.get("act") or {},
            line.get("reached", True),
            line.get("waited_s", 0.0),
        )
        for line in lines[1:]
    )
    return Scene(name, _servers(lines[0]["server"]), steps)


def names() -> tuple[str, ...]:
    """Every recorded scene of every version."""
    return tuple(sorted(f"{path.parent.name}/{path.stem}" for path in ROOT.glob("*/*.jsonl")))


def _headers(recorded: Mapping[str, str | list[str]]) -> Mapping[str, str]:
    """Headers by name; one that was sent several times with its values in one line, as HTTP has them mean the same."""
    return {name: value if isinstance(value, str) else ", ".join(value) for name, value in recorded.items()}
