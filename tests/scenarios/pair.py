"""A simulated pair of clusters with an operator in front of it: what a story about the verbs begins with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.scenarios.inside import Inside
from tests.simulated import Operator, Ran, Simulated


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clusters, an operator, and the profile made of them."""

    simulated: Simulated
    operator: Operator
    profile: str

    def setup(self, *options: str) -> Ran:
        """Run the walk, reported as JSON."""
        return self.operator.run("setup", self.profile, "--json", *options)

    def status(self, *options: str) -> Ran:
        """Ask for the verdict, as JSON."""
        return self.operator.run("status", self.profile, "--json", *options)

    def watch(self, samples: int) -> Ran:
        """Watch for a number of samples, as JSON lines."""
        return self.operator.run("watch", self.profile, "--json", "--samples", str(samples))

    def advance(self, seconds: float) -> None:
        """Let simulated time pass."""
        self.simulated.control("POST", "/clock", {"advance_s": seconds})

    def fault(self, name: str, **body: Any) -> None:
        """Set a fault."""
        self.simulated.control("POST", f"/faults/{name}", body)

    def heal(self, name: str) -> None:
        """Remove a fault."""
        self.simulated.control("DELETE", f"/faults/{name}")

    def docs(self, side: str, index: str) -> int:
        """How many documents one side holds, behind a refresh."""
        self.simulated.search(side, "POST", f"/{index}/_refresh")
        return int(self.simulated.search(side, "GET", f"/{index}/_count")["count"])

    def write(self, index: str, first: int, last: int) -> None:
        """Index documents by number on the leader."""
        for number in range(first, last):
            self.simulated.search("leader", "PUT", f"/{index}/_doc/{number}", {"qty": number})


@contextmanager
def pair(
    home: Path, scenario: str, *options: str, given: tuple[str, ...] = (), index: str = "orders"
) -> Iterator[Pair]:
    """Start a scenario with these options of `simulate`, and make a profile with these of `profiles new`."""
    operator = Inside(home)
    with Simulated("--scenario", scenario, *options) as simulated:
        yield Pair(simulated, operator, operator.profile(simulated, *given, index=index))


def states(ran: Ran) -> dict[str, tuple[str, str]]:
    """State and code of every step."""
    return {line["step"]: (line["state"], line["code"]) for line in ran.lines if "step" in line}


def writes(ran: Ran) -> int:
    """How many writes a walk sent."""
    return int(ran.lines[-1]["sent"]["write"])


def verdict(ran: Ran) -> tuple[str, str]:
    """Verdict and reason of the link."""
    last = ran.lines[-1]
    return last["verdict"], last["links"][0]["reason"]
