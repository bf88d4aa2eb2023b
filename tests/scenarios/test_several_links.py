"""A profile of several links: each is set up, asked and watched, and taken back; none hides another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.scenarios.inside import Inside
from tests.scenarios.pair import Pair, pair, writes
from tests.simulated import Ran

BACK = """
[[links]]
leader = "follower"
follower = "leader"
alias = "back"
indices = [["returns", "returns"]]
create_index = true
"""


def both_ways(clusters: Pair) -> None:
    """Let the profile have a link of its own from the follower to the leader."""
    operator, follower = clusters.operator, clusters.simulated.banner["follower"]
    assert isinstance(operator, Inside)
    path = Path(operator.run("profiles", "path", clusters.profile).out.strip())
    transport = f'[clusters.follower]\ntransport = ["{follower["transport"]}"]\n'
    path.write_text(path.read_text("utf-8").replace("[clusters.follower]\n", transport) + BACK, "utf-8")


def told(ran: Ran) -> dict[str, tuple[str, bool | None]]:
    """Verdict and connection of each link by its name."""
    links: list[dict[str, Any]] = ran.lines[-1]["links"]
    return {link["name"]: (link["verdict"], link["connected"]) for link in links}


def test_both_directions_are_set_up_asked_watched_and_taken_back(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", given=("--create-index",)) as clusters:
        both_ways(clusters)
        done = clusters.setup("--write")
        assert (done.code, done.lines[-1]["done"]) == (0, True), done.err
        assert [line["link"] for line in done.lines if line.get("step") == "compare"] == ["leader", "back"]
        assert (
            clusters.simulated.search("leader", "GET", "/_ccr/stats")["follow_stats"]["indices"][0]["index"]
            == "returns"
        )
        asked = clusters.status()
        assert (asked.code, told(asked)) == (0, {"leader": ("in_sync", True), "back": ("in_sync", True)})
        assert told(clusters.status("--link", "back")) == {"back": ("in_sync", True)}
        clusters.simulated.search("leader", "POST", "/returns/_ccr/pause_follow")
        broken = clusters.status()
        assert (broken.code, broken.lines[-1]["verdict"]) == (1, "paused")
        assert {name: verdict for name, (verdict, _) in told(broken).items()} == {"leader": "in_sync", "back": "paused"}
        watched = clusters.watch(2)
        assert watched.code == 1
        assert [{link["name"] for link in line["links"]} for line in watched.lines] == [{"leader", "back"}] * 2
        plain = clusters.operator.run("watch", clusters.profile, "--samples", "1")
        first, second = plain.out.splitlines()
        assert ("leader" in first, "back" in second) == (True, True)
        nagios = clusters.operator.run("status", clusters.profile, "--nagios")
        assert (nagios.code, "'back not_level'=1;;;0;1" in nagios.out) == (1, True)
        undone = clusters.operator.run(
            "setup", clusters.profile, "--undo", "--write", "--json", "--confirm", "orders", "--confirm", "returns"
        )
        assert (undone.code, writes(undone) > 4) == (0, True), undone.out
        assert clusters.simulated.search("leader", "GET", "/_remote/info") == {}
        assert clusters.simulated.search("follower", "GET", "/_remote/info") == {}


def test_a_link_that_cannot_be_read_hides_no_other_and_a_name_that_is_none_is_told(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        both_ways(clusters)
        asked = clusters.status()
        assert asked.code != 0
        assert told(asked)["leader"] == ("in_sync", True)
        assert told(asked)["back"][0] != "in_sync"
        wrong = clusters.status("--link", "forth")
        assert (wrong.code, wrong.lines[-1]["error"]["code"]) == (2, "link_unknown")
        edited = clusters.operator.run("profiles", "edit", clusters.profile, "--link", "back", "--index", "a=b")
        assert edited.code == 0, edited.err
        assert 'indices = [["a", "b"]]' in clusters.operator.run("profiles", "show", clusters.profile).out
        assert "orders" in clusters.operator.run("profiles", "show", clusters.profile).out
