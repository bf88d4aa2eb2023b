"""Which two clusters the contract is held on, and what they can do.

    (nothing set)                   the simulator, at the versions of CCRTUI_CONTRACT_SIMULATED
    CCRTUI_CONTRACT_SIMULATED       versions of the simulator, by commas, or `all`; a few of them when not set
    CCRTUI_CONTRACT_SERVER          versions of the published core server, such as 7.17.28: fetched and started here
    CCRTUI_CONTRACT_LEADER_URL      http(s)://host:port of the leader of a pair that is there
    CCRTUI_CONTRACT_FOLLOWER_URL    http(s)://host:port of its follower
    CCRTUI_CONTRACT_TRANSPORT       host:port of the leader's transport, as the follower reaches it
    CCRTUI_CONTRACT_USER            who logs in to both; left out where there is no security
    CCRTUI_CONTRACT_PASSWORD        his password
    CCRTUI_CONTRACT_LEADER_CA       file of the authority of the leader's certificate; left out for http
    CCRTUI_CONTRACT_FOLLOWER_CA     the same for the follower
    CCRTUI_CONTRACT_REPOSITORY      a folder below the leader's path.repo, for what restores a leader index

Everything is made under names of its own and removed again; an alias of its own is used.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.contract.core_server.artifacts import artifacts
from tests.contract.core_server.node import CoreNode
from tests.contract.two_clusters import End, TwoClusters
from tests.simulated import Simulated

PREFIX = "CCRTUI_CONTRACT_"
SOME = ("7.3",)
"""The versions of the simulator that a plain run of the tests holds the contract on; `all` takes minutes."""
ALL = ("6.8", "7.3", "7.5", "7.10.1", "7.10.2", "7.14", "7.17", "8.4", "8.13", "8.19", "9")


@dataclass(frozen=True, slots=True)
class Target:
    """What a run of the contract is held on: `simulator 7.3`, `core server 7.17.28`, or `pair https://…`."""

    kind: str
    of: str

    def __str__(self) -> str:
        return f"{self.kind} {self.of}"


def targets(environ: Mapping[str, str] = os.environ) -> tuple[Target, ...]:
    """What the environment asks for."""
    if servers := environ.get(PREFIX + "SERVER"):
        return tuple(Target("core server", version) for version in servers.split(","))
    if url := environ.get(PREFIX + "LEADER_URL"):
        return (Target("pair", url),)
    wish = environ.get(PREFIX + "SIMULATED", "")
    versions = ALL if wish == "all" else tuple(wish.split(",")) if wish else SOME
    return tuple(Target("simulator", version) for version in versions)


@contextmanager
def opened(target: Target, home: Path) -> Iterator[TwoClusters]:
    """The two clusters of a target, for as long as the block lasts."""
    if target.kind == "pair":
        yield _named(os.environ)
    elif target.kind == "simulator":
        with _simulated(target.of) as clusters:
            yield clusters
    else:
        with _core(target.of, home) as clusters:
            yield clusters


def _named(environ: Mapping[str, str]) -> TwoClusters:
    values = {name.removeprefix(PREFIX): value for name, value in environ.items() if name.startswith(PREFIX)}
    ends = [
        End(values[f"{side}_URL"], values.get("USER"), values.get("PASSWORD"), values.get(f"{side}_CA"))
        for side in ("LEADER", "FOLLOWER")
    ]
    return TwoClusters(ends[0], ends[1], values["TRANSPORT"], repository=values.get("REPOSITORY"))


@contextmanager
def _simulated(version: str) -> Iterator[TwoClusters]:
    versions = ("--leader-version", version, "--follower-version", version)
    with Simulated("--scenario", "connected", "--security", *versions) as simulated:
        leader, follower = (
            End(*(simulated.banner[side][key] for key in ("url", "username", "password", "ca")))
            for side in ("leader", "follower")
        )
        yield TwoClusters(leader, follower, simulated.banner["leader"]["transport"], repository="contract")


@contextmanager
def _core(version: str, home: Path) -> Iterator[TwoClusters]:
    files = artifacts(version)
    with ExitStack() as nodes:
        leader, follower = (
            nodes.enter_context(CoreNode(files, home / side, f"contract-{side}")) for side in ("leader", "follower")
        )
        for node in (leader, follower):
            node.await_serving()
        yield TwoClusters(End(leader.url), End(follower.url), leader.transport, ccr=False)
