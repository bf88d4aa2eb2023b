"""The simulator as a child process, and the program run against it as its users do."""

from __future__ import annotations

import json
import os
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import PIPE
from types import TracebackType
from typing import Any

from tests.forkserver.program import Program
from tests.patience import PATIENCE_S

PASSWORD_VARIABLE = "CCRTUI_TEST_ACCESS"


class Simulated:
    """`ccrtui simulate`, ended with the block."""

    def __init__(self, *options: str) -> None:
        self._child = Program("simulate", *options, environ=plain_environment(), stdin=PIPE, stderr=None)
        self.banner: dict[str, Any] = json.loads(self._child.stdout.readline())

    def __enter__(self) -> Simulated:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._child.communicate()
        assert self._child.returncode == 0

    def control(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """Ask the control endpoint."""
        return _json(method, self.banner["control"]["url"] + path, body)

    def search(self, side: str, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """Ask one of the clusters, as a person with curl would."""
        return _json(method, self.banner[side]["url"] + path, body)

    def await_held(self, program: Program) -> None:
        """Wait until a request of the program is held. Raises AssertionError when it ends without, or hangs."""
        deadline = time.monotonic() + PATIENCE_S
        while not self.control("GET", "/faults/hold?wait_s=5")["reached"]:
            assert program.poll() is None, program.communicate()
            assert time.monotonic() < deadline, "nothing is held"

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
    with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
        return json.loads(answer.read() or b"null")


def plain_environment() -> dict[str, str]:
    """What there is of the environment for everyone."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8"}


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
        return {**plain_environment(), "CCRTUI_HOME": str(self.home), **self.environ}

    def run(self, *arguments: str) -> Ran:
        """Run one verb to its end."""
        program = self.start(*arguments)
        out, err = program.communicate()
        return Ran(program.wait(), out, err)

    def start(self, *arguments: str) -> Program:
        """Start one verb and leave it running."""
        return Program(*arguments, environ=self.surroundings)

    def profile(self, simulated: Simulated, *options: str, name: str = "orders-dr", index: str = "orders") -> str:
        """Make a profile of the simulator's two clusters; gives its name."""
        leader, follower = simulated.banner["leader"], simulated.banner["follower"]
        given = ["--leader", leader["url"], "--follower", follower["url"], "--leader-transport", leader["transport"]]
        if leader["password"]:
            self.environ[PASSWORD_VARIABLE] = leader["password"]
            for side, cluster in (("leader", leader), ("follower", follower)):
                given += [f"--{side}-user", cluster["username"], f"--{side}-password", f"env:{PASSWORD_VARIABLE}"]
                given += [f"--{side}-ca", cluster["ca"]] if cluster["ca"] else []
        made = self.run("profiles", "new", name, *given, "--index", index, *_as_a_test(options), *options)
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
        made = self.run("profiles", "new", name, *given, "--index", index, *_as_a_test(options), *options)
        assert made.code == 0, made.err
        return name


def _as_a_test(options: tuple[str, ...]) -> tuple[str, ...]:
    """A story's profile is a test's where it does not say what it is: its name is not to be typed for every write."""
    return () if "--environment" in options else ("--environment", "test")
