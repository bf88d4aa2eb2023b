"""An edition without cross-cluster replication is told from one that has it, and is never sent a follow."""

from __future__ import annotations

import urllib.error
from pathlib import Path

from tests.contract.absence import not_here
from tests.contract.link import ContractLink
from tests.contract.two_clusters import TwoClusters
from tests.scenarios.inside import Inside


def test_an_edition_without_replication_is_named_and_gets_no_follow(
    two_clusters: TwoClusters, tmp_path: Path, name: str
) -> None:
    if two_clusters.ccr:
        not_here("this edition has cross-cluster replication")
    try:
        two_clusters.leader.ask("GET", "/")
    except urllib.error.HTTPError as refusal:
        refusal.close()
        not_here("this build does not say who it is at its root")
    link = ContractLink(two_clusters, Inside(tmp_path), name)
    link.make_profile()
    try:
        link.clusters.leader.ask("PUT", f"/{name}/_doc/1?refresh=true", {"number": 1})
        for option in ("--plan", "--write"):
            walked = link.setup(option)
            readiness = walked.step("readiness")
            assert (walked.code, readiness["state"], readiness["code"]) == (1, "blocked", "edition_without_ccr")
        status = link.status()
        assert status.code == 4
        assert link.indices(two_clusters.follower) == []
    finally:
        link.clear()
