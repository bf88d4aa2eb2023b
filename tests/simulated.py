"""The simulator as a child process, and the program run against it as its users do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

PROGRAM = (sys.executable, "-m", "ccrtui")
PASSWORD_VARIABLE = "CCRTUI_TEST_ACCESS"


class Simulated:
    """`ccrtui simulate`, ended with the block."""

    def __init__(self, *options: str) -> None:
        self._child = subprocess.Popen(
            [*PROGRAM, "simulate", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._child.stdout is not None
        self.banner: dict[str, Any] = json.loads(self._child.stdout.readline())

    def __enter__(self) -> Simulated:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.close()
        self._child.stdout.close()
        assert self._child.wait(10) == 0

    def control(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """Ask the control endpoint."""
        return _json(method, self.banner["control"]["url"] + path, body)

    def search(self, side: str, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """Ask one of the clusters, as a person with curl would."""
        return _json(method, self.banner[side]["url"] + path, body)

    def acted_writes(self) -> list[str]:
        """The writes that were acted on, as `METHOD path`, in order."""
        found = self.control("GET", "/requests")["requests"]
        return [
            f"{one['method']} {one['path']}"
            for one in found
            if one["effect"] == "write" and one["acted"] is not None and one["acted"] < 400
        ]


def _json(method: str, url: str, body: Mapping[str, Any] | None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.loads(answer.read() or b"null")


@dataclass(frozen=True)
class Ran:
    """How a run of the program ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Its output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    def step(self, name: str) -> dict[str, Any]:
        """The object of one step of `setup --json`."""
        return next(line for line in self.lines if line.get("step") == name)


@dataclass
class Operator:
    """Someone with a home folder, who runs the program."""

    home: Path
    environ: dict[str, str] = field(default_factory=dict)

    @property
    def surroundings(self) -> dict[str, str]:
        """What the program sees of the environment."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return {**kept, "LANG": "C.UTF-8", "CCRTUI_HOME": str(self.home), **self.environ}

    def run(self, *arguments: str) -> Ran:
        """Run one verb to its end."""
        done = subprocess.run(
            [*PROGRAM, *arguments],
            env=self.surroundings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start one verb and leave it running."""
        return subprocess.Popen(
            [*PROGRAM, *arguments],
            env=self.surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def profile(self, simulated: Simulated, *options: str, name: str = "orders-dr", index: str = "orders") -> str:
        """Make a profile of the simulator's two clusters; gives its name."""
        leader, follower = simulated.banner["leader"], simulated.banner["follower"]
        given = ["--leader", leader["url"], "--follower", follower["url"], "--leader-transport", leader["transport"]]
        if leader["password"]:
            self.environ[PASSWORD_VARIABLE] = leader["password"]
            for side, cluster in (("leader", leader), ("follower", follower)):
                given += [f"--{side}-user", cluster["username"], f"--{side}-password", f"env:{PASSWORD_VARIABLE}"]
                given += [f"--{side}-ca", cluster["ca"]] if cluster["ca"] else []
        made = self.run("profiles", "new", name, *given, "--index", index, *options)
        assert made.code == 0, made.err
        return name

    def cloud_profile(self, simulated: Simulated, *options: str, name: str = "orders-dr", index: str = "orders") -> str:
        """Make a profile of the simulator's two instances, with the first account's key; gives its name."""
        cloud = simulated.banner["cloud"]
        self.environ.setdefault("TENCENTCLOUD_SECRET_ID", cloud["secret_id"])
        self.environ.setdefault("TENCENTCLOUD_SECRET_KEY", cloud["secret_key"])
        given = ["--cloud-endpoint", cloud["endpoint"], "--bandwidth", "100"]
        for side in ("leader", "follower"):
            one = simulated.banner[side]
            given += [f"--{side}", one["instance_id"], f"--{side}-region", one["region"]]
        made = self.run("profiles", "new", name, *given, "--index", index, *options)
        assert made.code == 0, made.err
        return name
