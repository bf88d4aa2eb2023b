"""One replication relation under a name of its own, with the program's verbs on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.contract.two_clusters import TwoClusters
from tests.simulated import Operator, Ran

VARIABLE = "CCRTUI_CONTRACT_TEST_ACCESS"
SAMPLES = 4


@dataclass(frozen=True, slots=True)
class ContractLink:
    """`name` is the index on both sides, the alias, and the profile."""

    clusters: TwoClusters
    operator: Operator
    name: str

    def make_profile(self) -> None:
        """Make a profile of both clusters that asks for the index and sample documents."""
        given = ["--leader-transport", self.clusters.transport, "--alias", self.name, "--index", self.name]
        for side, end in (("leader", self.clusters.leader), ("follower", self.clusters.follower)):
            given += [f"--{side}", end.url]
            if end.user and end.password:
                self.operator.environ[VARIABLE] = end.password
                given += [f"--{side}-user", end.user, f"--{side}-password", f"env:{VARIABLE}"]
            given += [f"--{side}-ca", end.ca] if end.ca else []
        made = self.operator.run("profiles", "new", self.name, *given, "--sample-docs", str(SAMPLES))
        assert made.code == 0, made.err

    def setup(self, *options: str) -> Ran:
        """Run the walk."""
        return self.operator.run("setup", self.name, "--json", *options)

    def walked(self) -> None:
        """Walk to the end."""
        ran = self.setup("--write")
        assert ran.code == 0, ran.out + ran.err

    def verdict(self, *options: str) -> tuple[str, dict[str, Any]]:
        """The verdict of our index, and its row: the link may have others."""
        ran = self.operator.run("status", self.name, "--json", *options)
        assert "Traceback" not in ran.err
        rows = ran.lines[-1]["links"][0]["indices"]
        row = next(row for row in rows if row["follower_index"] == self.name)
        return row["verdict"], row

    def write(self, first: int, last: int) -> None:
        """Index documents by number on the leader."""
        for number in range(first, last):
            self.clusters.leader.ask("PUT", f"/{self.name}/_doc/{number}", {"number": number})

    def counts(self) -> tuple[int, int]:
        """Documents on both sides, behind a refresh."""
        ends = (self.clusters.leader, self.clusters.follower)
        for end in ends:
            end.ask("POST", f"/{self.name}/_refresh")
        leader, follower = (int(end.ask("GET", f"/{self.name}/_count")["count"]) for end in ends)
        return leader, follower

    def clear(self) -> None:
        """Remove whatever a test has left behind."""
        leader, follower = self.clusters.leader, self.clusters.follower
        follower.tidy("POST", f"/{self.name}/_ccr/pause_follow")
        follower.tidy("POST", f"/{self.name}/_close")
        follower.tidy("POST", f"/{self.name}/_ccr/unfollow")
        for end in (follower, leader):
            end.tidy("DELETE", f"/{self.name}")
        gone = {f"cluster.remote.{self.name}.{key}": None for key in ("seeds", "mode", "proxy_address")}
        for key, value in gone.items():
            follower.tidy("PUT", "/_cluster/settings", {"persistent": {key: value}})
