"""Which two clusters the contract is held on: the simulator's, or any two that the environment names.

    CCRTUI_CONTRACT_LEADER_URL      http(s)://host:port of the leader; when it is not set, the simulator is started
    CCRTUI_CONTRACT_FOLLOWER_URL    http(s)://host:port of the follower
    CCRTUI_CONTRACT_TRANSPORT       host:port of the leader's transport, as the follower reaches it
    CCRTUI_CONTRACT_USER            who logs in to both; left out where there is no security
    CCRTUI_CONTRACT_PASSWORD        his password
    CCRTUI_CONTRACT_LEADER_CA       file of the authority of the leader's certificate; left out for http
    CCRTUI_CONTRACT_FOLLOWER_CA     the same for the follower

Everything is made under names of its own and removed again; an alias of its own is used.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.link import ContractLink
from tests.contract.two_clusters import End, TwoClusters
from tests.scenarios.inside import Inside
from tests.simulated import Simulated

PREFIX = "CCRTUI_CONTRACT_"


@pytest.fixture
def two_clusters() -> Iterator[TwoClusters]:
    if PREFIX + "LEADER_URL" in os.environ:
        yield _named()
        return
    with Simulated("--scenario", "connected", "--tls", "--leader-version", "7.3", "--follower-version", "7.3") as made:
        ends = [
            End(*(made.banner[side][key] for key in ("url", "username", "password", "ca")))
            for side in ("leader", "follower")
        ]
        yield TwoClusters(ends[0], ends[1], made.banner["leader"]["transport"])


def _named() -> TwoClusters:
    given = {name.removeprefix(PREFIX): value for name, value in os.environ.items() if name.startswith(PREFIX)}
    ends = [
        End(given[f"{side}_URL"], given.get("USER"), given.get("PASSWORD"), given.get(f"{side}_CA"))
        for side in ("LEADER", "FOLLOWER")
    ]
    return TwoClusters(ends[0], ends[1], given["TRANSPORT"])


@pytest.fixture
def link(two_clusters: TwoClusters, tmp_path: Path) -> Iterator[ContractLink]:
    made = ContractLink(two_clusters, Inside(tmp_path), f"contract-{uuid.uuid4().hex[:12]}")
    made.make_profile()
    yield made
    made.clear()
