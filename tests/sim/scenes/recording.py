"""The recorded scenes as values: one step is one line of `tests/recordings/7.3/NAME.jsonl`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "recordings" / "7.3"
ADMIN = "*administrator*"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: `user` is a name, None for nobody, `ADMIN` for an administrator."""

    cluster: str
    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    user: str | None = ADMIN


@dataclass(frozen=True, slots=True)
class Answered:
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
    asked: Asked | None
    answered: Answered | None
    act: Mapping[str, Any]
    reached: bool
    waited_s: float


def _asked(line: Mapping[str, Any]) -> Asked | None:
    if "request" not in line:
        return None
    request = line["request"]
    return Asked(
        line["cluster"],
        request["method"],
        request["path"],
        request.get("query") or "",
        request.get("headers") or {},
        request.get("body"),
        request.get("as", ADMIN),
    )


def _answered(line: Mapping[str, Any]) -> Answered | None:
    if "response" not in line:
        return None
    response = line["response"]
    seconds = response.get("took_s", response.get("after_s", 0.0))
    return Answered(response.get("status"), response.get("headers") or {}, response.get("body"), seconds)


def load(scene: str) -> tuple[Step, ...]:
    """Read one scene in order."""
    text = (FOLDER / f"{scene}.jsonl").read_text("utf-8")
    # In the scenes with security the same two clusters were given other names.
    text = text.replace("secleader", "leader").replace("secfollower", "follower")
    lines = [json.loads(line) for line in text.splitlines()]
    return tuple(
        Step(
            scene,
            line["n"],
            line["t"],
            line["kind"],
            _asked(line),
            _answered(line),
            line.get("act") or {},
            line.get("reached", True),
            line.get("waited_s", 0.0),
        )
        for line in lines[1:]
    )


def names() -> tuple[str, ...]:
    """Every recorded scene."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.jsonl")))
