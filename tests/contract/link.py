"""One replication relation under a name of its own, with the program's verbs on it."""

from __future__ import annotations

import urllib.error
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.contract.two_clusters import End, TwoClusters
from tests.simulated import Operator, Ran

VARIABLE = "CCRTUI_CONTRACT_TEST_ACCESS"
SAMPLES = 4


@dataclass(frozen=True, slots=True)
class ContractLink:
    """`name` is the index on both sides, the alias, and the profile; `extra` are more indices."""

    clusters: TwoClusters
    operator: Operator
    name: str
    extra: tuple[str, ...] = ()

    def make_profile(self, *options: str, name: str | None = None, pairs: tuple[str, ...] = ()) -> str:
        """Make a profile of both clusters; asks for the link's index and samples unless `pairs` are given."""
        arguments = ["--leader-transport", self.clusters.transport, "--alias", self.name, "--environment", "test"]
        for side, end in (("leader", self.clusters.leader), ("follower", self.clusters.follower)):
            arguments += [f"--{side}", end.url]
            if end.user and end.password:
                self.operator.environ[VARIABLE] = end.password
                arguments += [f"--{side}-user", end.user, f"--{side}-password", f"env:{VARIABLE}"]
            arguments += [f"--{side}-ca", end.ca] if end.ca else []
        for pair in pairs or (self.name, *self.extra):
            arguments += ["--index", pair]
        wanted = options if options or pairs else ("--sample-docs", str(SAMPLES))
        profile = name or self.name
        made = self.operator.run("profiles", "new", profile, *arguments, *wanted)
        assert made.code == 0, made.err
        return profile

    def setup(self, *options: str, profile: str | None = None) -> Ran:
        """Run the walk."""
        return self.operator.run("setup", profile or self.name, "--json", *options)

    def walked(self) -> None:
        """Walk to the end."""
        ran = self.setup("--write")
        assert ran.code == 0, ran.out + ran.err

    def status(self, *options: str, profile: str | None = None) -> Ran:
        """Ask for the verdict."""
        ran = self.operator.run("status", profile or self.name, "--json", *options)
        assert "Traceback" not in ran.err
        return ran

    def row(self, ran: Ran, index: str | None = None) -> dict[str, Any]:
        """The row of an index in the last line of `status` or `watch`: the link may have others."""
        rows = ran.lines[-1]["links"][0]["indices"]
        row: dict[str, Any] = next(row for row in rows if row["follower_index"] == (index or self.name))
        return row

    def verdict(self, *options: str) -> tuple[str, dict[str, Any]]:
        """The verdict of our index, and its row."""
        row = self.row(self.status(*options))
        return row["verdict"], row

    def write(self, first: int, last: int, index: str | None = None) -> None:
        """Index documents by number on the leader."""
        for number in range(first, last):
            self.clusters.leader.ask("PUT", f"/{index or self.name}/_doc/{number}", {"number": number})

    def counts(self) -> tuple[int, int]:
        """Documents on both sides, behind a refresh."""
        ends = (self.clusters.leader, self.clusters.follower)
        for end in ends:
            end.ask("POST", f"/{self.name}/_refresh")
        leader, follower = (int(end.ask("GET", f"/{self.name}/_count")["count"]) for end in ends)
        return leader, follower

    def until(self, holds: Callable[[], bool], attempts: int = 600) -> None:
        """Ask again until something holds that comes by itself."""
        for _ in range(attempts):
            if holds():
                return
        raise AssertionError("it never came to hold")

    def gone(self, side: str, index: str) -> bool:
        """Whether an index is not there."""
        end = self.clusters.leader if side == "leader" else self.clusters.follower
        try:
            end.ask("GET", f"/{index}/_settings")
        except urllib.error.HTTPError as refusal:
            refusal.close()
            return refusal.code == 404
        return False

    def clear(self) -> None:
        """Remove whatever a test has left behind."""
        leader, follower = self.clusters.leader, self.clusters.follower
        for end in (follower, leader):
            for index in self.indices(end):
                self._remove(end, index)
        leader.tidy("DELETE", f"/_snapshot/{self.name}")
        for alias in (self.name, f"{self.name}-other"):
            for keys in (("seeds", "skip_unavailable"), ("seeds",), ("mode", "proxy_address")):
                gone = {f"cluster.remote.{alias}.{key}": None for key in keys}
                follower.tidy("PUT", "/_cluster/settings", {"persistent": gone})

    def _remove(self, end: End, index: str) -> None:
        if end is self.clusters.follower:
            end.tidy("POST", f"/{index}/_ccr/pause_follow")
        if not end.tidy("DELETE", f"/{index}"):
            end.ask("PUT", f"/{index}/_settings", {f"index.blocks.{name}": None for name in ("metadata", "read_only")})
            end.ask("DELETE", f"/{index}")

    def indices(self, end: End) -> list[str]:
        """The indices of this link that are there, open or closed."""
        state = end.ask("GET", "/_cluster/state/metadata?filter_path=metadata.indices.*.state")
        there = (state.get("metadata") or {}).get("indices", {})
        return [index for index in there if index.startswith(self.name)]
