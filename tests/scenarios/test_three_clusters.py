"""Three clusters in one profile: a chain, and one leader with two followers, each set up and told link by link."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.adapters.disk.homes import home, written
from tests.scenarios.inside import Inside
from tests.simulated import Simulated

HEAD = 'schema = 1\nid = "5f0c1b7e-9a52-4c1d-8f7e-000000000009"\nenvironment = "test"\n'


def profile(operator: Inside, clusters: dict[str, dict[str, str]], links: Sequence[tuple[str, str, str]]) -> str:
    """Write a profile by hand: clusters by name, and links as leader, follower and alias, all of the same index."""
    text = HEAD
    for name, cluster in clusters.items():
        text += f'[clusters.{name}]\nurl = "{cluster["url"]}"\ntransport = ["{cluster["transport"]}"]\n'
    for leader, follower, alias in links:
        text += f'[[links]]\nleader = "{leader}"\nfollower = "{follower}"\nalias = "{alias}"\n'
        text += 'indices = [["orders", "orders"]]\n'
    written(home(operator.home), text, "three")
    return "three"


@pytest.mark.parametrize(
    ("links", "names"),
    [
        ([("leader", "follower", "bj"), ("follower", "other", "sh")], ["bj", "sh"]),
        ([("leader", "follower", "bj"), ("leader", "other", "bj")], ["bj@follower", "bj@other"]),
    ],
    ids=["a chain", "two followers"],
)
def test_each_link_is_set_up_and_told(tmp_path: Path, links: Sequence[tuple[str, str, str]], names: list[str]) -> None:
    operator = Inside(tmp_path)
    with Simulated("--scenario", "other-cluster-behind-alias") as simulated:
        clusters = simulated.control("GET", "/")["clusters"]
        name = profile(operator, clusters, links)
        done = operator.run("setup", name, "--write", "--json")
        assert (done.code, done.lines[-1]["done"]) == (0, True), done.err
        last = [line for line in done.lines if line.get("step") == "compare"]
        assert [(line["link"], line["state"]) for line in last] == [(name, "satisfied") for name in names]
        told = operator.run("status", name, "--json")
        assert told.code == 0
        assert {link["name"]: link["verdict"] for link in told.lines[0]["links"]} == dict.fromkeys(names, "in_sync")
