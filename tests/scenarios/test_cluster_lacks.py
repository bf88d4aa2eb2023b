"""A cluster without replication, or without a master: one word for it through every door, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ccrtui.core.watch.verdict import Reason
from tests.scenarios.console.story import Language, story
from tests.scenarios.pair import Pair, pair, states, verdict, writes

WITHOUT = "edition_without_ccr"


@contextmanager
def without_replication(home: Path, side: str) -> Iterator[Pair]:
    """A pair that followed, until one side was started again as an edition without x-pack."""
    with pair(home, "following") as clusters:
        clusters.fault("node", cluster=side, xpack=False)
        clusters.write("orders", 10, 12)
        clusters.advance(5)
        yield clusters


@pytest.mark.parametrize(("side", "said"), [("follower", ("unknown", WITHOUT)), ("leader", ("stopped", WITHOUT))])
def test_an_edition_without_replication_is_named_by_walk_status_and_watch(
    tmp_path: Path, side: str, said: tuple[str, str]
) -> None:
    with without_replication(tmp_path, side) as clusters:
        walked = clusters.setup("--write")
        assert (walked.code, writes(walked)) == (1, 0)
        assert states(walked)["readiness"] == ("blocked", WITHOUT)
        assert walked.step("readiness")["evidence"]["side"] == side
        status = clusters.status("--timeout", "20")
        assert verdict(status) == said
        assert "both sides" in status.lines[0]["links"][0]["next"]
        assert verdict(clusters.watch(3)) == said


@pytest.mark.parametrize(("side", "language"), [("follower", "en"), ("leader", "zh")])
async def test_the_console_names_it_too(tmp_path: Path, side: str, language: Language) -> None:
    with without_replication(tmp_path, side) as clusters:
        async with story(clusters, language) as teller:
            await teller.samples()
            await teller.press("3")
            await teller.sees(teller.words.advice(Reason.EDITION_WITHOUT_CCR, {}))


@pytest.mark.parametrize("side", ["leader", "follower"])
def test_a_cluster_without_a_master_is_not_called_busy(tmp_path: Path, side: str) -> None:
    with pair(tmp_path, "following") as clusters:
        clusters.fault("node", cluster=side, master=False)
        clusters_step = clusters.setup("--plan").step("clusters")
        assert (clusters_step["state"], clusters_step["code"]) == ("unknown", "not_formed")
        assert clusters_step["evidence"]["side"] == side
        assert verdict(clusters.status("--timeout", "20"))[1] == "no_master"
        told = clusters.operator.run("status", clusters.profile).out
        assert "has no elected master" in told
        assert "busy" not in told.lower()


def test_a_searchable_snapshot_blocks_and_a_transient_alias_is_warned_of(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", given=("--remote-mode", "proxy")) as clusters:
        sim = clusters.simulated
        seeds = {"cluster.remote.leader.seeds": [sim.banner["leader"]["transport"]]}
        sim.search("follower", "PUT", "/_cluster/settings", {"transient": seeds})
        clusters.advance(2)
        remote = clusters.setup("--plan").step("remote_cluster")
        assert remote["state"] == "satisfied"
        assert [row["code"] for row in remote["evidence"]["besides"]] == ["remote_is_transient", "remote_other_mode"]
        told = clusters.operator.run("setup", clusters.profile, "--plan", "--lang", "zh").out
        assert "transient" in told
        assert "proxy" in told
        mounted = {"settings": {"index.store.type": "snapshot"}}
        sim.search("leader", "PUT", "/archive", mounted)
        profile = clusters.operator.profile(sim, name="of-archive", index="archive")
        step = clusters.operator.run("setup", profile, "--plan", "--json").step("leader_index")
        assert (step["state"], step["code"]) == ("blocked", "leader_index_is_snapshot")


def test_a_licence_that_expires_while_it_follows_is_named_by_what_it_has_become(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        clusters.fault("licence", cluster="leader", expires_in_s=60)
        assert states(clusters.setup("--plan"))["readiness"] == ("satisfied", "ready")
        clusters.advance(61)
        step = clusters.setup("--plan").step("readiness")
        assert (step["state"], step["code"]) == ("blocked", "licence_lacks_ccr")
        assert (step["evidence"]["side"], step["evidence"]["licence_status"]) == ("leader", "expired")
        clusters.heal("licence")
        assert states(clusters.setup("--plan"))["readiness"] == ("satisfied", "ready")
