"""Ways through the walk: many indices, other names, a step at a time, replacing, resuming, and taking back."""

from __future__ import annotations

import json
import signal
from pathlib import Path
from typing import Any

from tests.scenarios.pair import Pair, pair, states, verdict, writes

MANY = tuple(f"stock-{number:02}" for number in range(20))


def _world(clusters: Pair) -> dict[str, Any]:
    """What both clusters hold, as a person with curl would list it."""
    search = clusters.simulated.search
    listed = {
        side: sorted((entry["index"], entry["status"]) for entry in search(side, "GET", "/_cat/indices?format=json"))
        for side in ("leader", "follower")
    }
    settings = search("follower", "GET", "/_cluster/settings?flat_settings=true")
    return {**listed, "settings": settings, "remotes": search("follower", "GET", "/_remote/info")}


def test_twenty_indices_are_followed_at_once_one_under_another_name(tmp_path: Path) -> None:
    given = [option for name in MANY[1:] for option in ("--index", name)]
    with pair(tmp_path, "connected", given=tuple(given), index=f"{MANY[0]}=copy-of-{MANY[0]}") as clusters:
        for number, name in enumerate(MANY):
            clusters.write(name, 0, number % 3 + 1)
        walked = clusters.setup("--write")
        assert walked.code == 0, walked.out + walked.err
        assert writes(walked) == 1 + len(MANY)
        assert walked.step("follower_index")["evidence"]["indices"] == [f"copy-of-{MANY[0]}", *MANY[1:]]
        rows = walked.step("compare")["evidence"]["indices"]
        assert [row["leader_docs"] for row in rows] == [row["follower_docs"] for row in rows]
        assert [row["leader_docs"] for row in rows] == [number % 3 + 1 for number in range(len(MANY))]
        assert verdict(clusters.status()) == ("in_sync", "proven")
        assert writes(clusters.setup("--write")) == 0
        assert len(clusters.simulated.acted_writes()) == 1 + len(MANY) + sum(n % 3 + 1 for n in range(len(MANY)))


def test_until_a_step_the_walk_goes_no_further(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", given=("--sample-docs", "2")) as clusters:
        walked = clusters.setup("--write", "--until", "remote_cluster")
        assert walked.code == 0
        assert list(states(walked))[-1] == "remote_cluster"
        assert clusters.simulated.acted_writes() == ["PUT /_cluster/settings"]
        rest = clusters.setup("--write", "--until", "follower_index")
        assert (rest.code, writes(rest)) == (0, 2)


def test_a_closed_index_is_replaced_only_when_its_own_name_was_typed(tmp_path: Path) -> None:
    with pair(tmp_path, "name-taken", index="closed-orders") as clusters:
        refused = clusters.setup("--write")
        step = refused.step("follower_index")
        assert (refused.code, step["state"], step["code"]) == (1, "blocked", "confirm_needed")
        assert step["evidence"]["confirm"] == "closed-orders"
        other = clusters.setup("--write", "--confirm", "orders", "--confirm", "alias-orders")
        assert (other.code, writes(other)) == (1, 0)
        done = clusters.setup("--write", "--confirm", "closed-orders")
        assert (done.code, writes(done)) == (0, 1)
        assert clusters.simulated.acted_writes()[-1] == "PUT /closed-orders/_ccr/follow"
        assert clusters.docs("follower", "closed-orders") == 4


def test_a_paused_follower_is_resumed_and_not_followed_again(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        clusters.simulated.search("follower", "POST", "/orders/_ccr/pause_follow")
        clusters.write("orders", 10, 13)
        assert verdict(clusters.status())[0] == "paused"
        planned = clusters.setup("--plan")
        assert (planned.code, states(planned)["follower_index"]) == (3, ("missing", "follower_paused"))
        walked = clusters.setup("--write")
        assert (walked.code, writes(walked)) == (0, 1)
        assert clusters.simulated.acted_writes()[-1] == "POST /orders/_ccr/resume_follow"
        assert clusters.docs("follower", "orders") == clusters.docs("leader", "orders") == 7


def test_undo_leaves_both_clusters_as_they_were(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", given=("--sample-docs", "4")) as clusters:
        before = _world(clusters)
        assert clusters.setup("--write").code == 0
        assert _world(clusters) != before
        unconfirmed = clusters.setup("--undo", "--write")
        assert (unconfirmed.code, states(unconfirmed)["follower_index"]) == (1, ("blocked", "confirm_needed"))
        assert all("/_doc/" in line for line in clusters.simulated.acted_writes()[4:])
        undone = clusters.setup("--undo", "--write", "--confirm", "orders")
        assert undone.code == 0, undone.out + undone.err
        assert _world(clusters) == before
        again = clusters.setup("--undo", "--write", "--confirm", "orders")
        assert (again.code, writes(again)) == (0, 0)


def test_undo_removes_nothing_that_was_there_before(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        before = _world(clusters)
        assert clusters.setup("--write").code == 0
        undone = clusters.setup("--undo", "--write", "--confirm", "orders")
        assert (undone.code, writes(undone)) == (0, 0)
        assert _world(clusters) == before
        assert verdict(clusters.status()) == ("in_sync", "proven")


def test_undo_takes_the_samples_out_of_an_index_that_was_there_and_leaves_the_rest(tmp_path: Path) -> None:
    with pair(tmp_path, "name-taken", given=("--sample-docs", "3"), index="orders=orders-copy") as clusters:
        assert clusters.setup("--write").code == 0
        assert clusters.docs("leader", "orders") == 7
        undone = clusters.setup("--undo", "--write", "--confirm", "orders-copy")
        assert undone.code == 0, undone.out + undone.err
        assert clusters.docs("leader", "orders") == 4
        assert clusters.docs("follower", "orders") == 2


def test_a_choice_that_was_not_made_is_asked_for_with_what_there_is(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        operator, banner = clusters.operator, clusters.simulated.banner
        sides = ("--leader", banner["leader"]["url"], "--follower", banner["follower"]["url"])
        assert operator.run("profiles", "new", "bare", "--environment", "test", *sides, "--alias", "second").code == 0
        ran = operator.run("setup", "bare", "--write", "--json")
        step = ran.step("reachability")
        assert (ran.code, step["state"], step["code"]) == (1, "blocked", "choice_needed")
        assert [choice["option"] for choice in step["choices"]] == ["leader-transport"]
        address = step["choices"][0]["values"][0]
        assert operator.run("profiles", "edit", "bare", "--leader-transport", address).code == 0
        ran = operator.run("setup", "bare", "--write", "--json")
        step = ran.step("leader_index")
        assert (step["code"], step["choices"][0]["values"]) == ("choice_needed", ["catalog", "orders", "sessions"])
        assert operator.run("profiles", "edit", "bare", "--index", "sessions").code == 0
        done = operator.run("setup", "bare", "--write", "--json")
        assert done.code == 0, done.out + done.err
        assert clusters.docs("follower", "sessions") == 35


def test_calls_are_shown_before_they_are_sent(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", given=("--sample-docs", "2")) as clusters:
        clusters.fault("hold", n=1, when="before")
        walking = clusters.operator.start("setup", clusters.profile, "--write")
        clusters.simulated.await_held(walking)
        walking.send_signal(signal.SIGTERM)
        _, remarks = walking.communicate()
        clusters.heal("hold")
        assert walking.returncode == 130
        assert "PUT /_cluster/settings" in remarks
        assert clusters.simulated.banner["leader"]["transport"] in remarks
        assert json.dumps("orders") not in remarks
