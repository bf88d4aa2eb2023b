"""A leader index that comes back with another history, through the verbs: never in sync, known before or not."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.scenarios.pair import Pair, pair, verdict

LOST = 3


@pytest.mark.parametrize("known", [True, False])
def test_as_many_other_documents_are_another_history(tmp_path: Path, known: bool) -> None:
    """The leader loses its newest documents and takes as many others: every number is as before (product-restored)."""
    with pair(tmp_path, "following") as clusters:
        if known:
            assert verdict(clusters.status()) == ("in_sync", "proven")
        clusters.fault("history", index="orders", lost=LOST)
        clusters.write("orders", 9000, 9000 + LOST)
        clusters.advance(40)
        status = clusters.status()
        assert (*verdict(status), status.code) == ("stopped", "history_differs", 1)


def test_an_emptied_leader_is_another_history(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        for state in ("lost", "empty"):
            clusters.fault("shard", index="orders", state=state)
        clusters.advance(40)
        status = clusters.status()
        assert (*verdict(status), status.code) == ("stopped", "history_differs", 1)


@pytest.mark.parametrize("lease_back", [False, True])
@pytest.mark.parametrize("written_after", [0, 1, LOST])
def test_a_plan_stops_where_the_leader_has_another_history(
    tmp_path: Path, written_after: int, lease_back: bool
) -> None:
    """Fewer operations than the follower has, or as many: nothing is waited for, and nothing is offered."""
    with pair(tmp_path, "following") as clusters:
        clusters.fault("history", index="orders", lost=LOST)
        clusters.write("orders", 9000, 9000 + written_after)
        clusters.advance(40 if lease_back else 2)
        planned = clusters.setup("--plan")
        assert planned.code == 1
        (blocked,) = [line for line in planned.lines if line.get("state") == "blocked"]
        assert (blocked["code"], blocked["calls"]) == ("history_differs", [])
        assert blocked["step"] in ("follower_index", "compare")


def test_a_copy_whose_leader_has_as_many_other_documents_is_not_taken_back(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", given=("--create-index",)) as clusters:
        assert clusters.setup("--write").code == 0
        clusters.write("orders", 8000, 8000 + LOST)
        clusters.advance(5)
        held = clusters.docs("follower", "orders")
        clusters.fault("history", index="orders", lost=LOST)
        clusters.write("orders", 9000, 9000 + LOST)
        clusters.advance(40)
        undone = clusters.setup("--undo", "--write", "--confirm", "orders")
        step = undone.step("follower_index")
        assert (undone.code, step["code"], step["evidence"]["keeps"]) == (1, "last_copy", "leader_differs")
        assert clusters.docs("follower", "orders") == held


@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize("written", [1, 4, 9])
def test_a_leader_index_that_was_made_anew_is_said_to_be_so_in_every_sample(
    tmp_path: Path, written: int, paused: bool
) -> None:
    """With fewer operations than its follower has, as many, or more."""
    with pair(tmp_path, "following") as clusters:
        assert clusters.docs("follower", "orders") == 4
        if paused:
            clusters.simulated.search("follower", "POST", "/orders/_ccr/pause_follow")
        clusters.simulated.search("leader", "DELETE", "/orders")
        settings = {"settings": {"number_of_shards": 1, "number_of_replicas": 0}}
        clusters.simulated.search("leader", "PUT", "/orders", settings)
        clusters.write("orders", 0, written)
        watched = clusters.watch(3)
        verdicts = {(link["verdict"], link["reason"]) for line in watched.lines for link in line["links"]}
        assert verdicts == {("stopped", "leader_recreated")}
        assert verdict(clusters.status()) == ("stopped", "leader_recreated")


def recopy(clusters: Pair) -> None:
    """Make a first copy over the follower, as Elasticsearch documents it; the follower keeps its uuid."""
    for action in ("_ccr/pause_follow", "_close"):
        clusters.simulated.search("follower", "POST", f"/orders/{action}")
    body = {"remote_cluster": "leader", "leader_index": "orders"}
    clusters.simulated.search("follower", "PUT", "/orders/_ccr/follow?wait_for_active_shards=1", body)


@pytest.mark.parametrize("known", [True, False])
def test_a_first_copy_over_the_follower_begins_a_new_history(tmp_path: Path, known: bool) -> None:
    with pair(tmp_path, "following") as clusters:
        if known:
            assert verdict(clusters.status()) == ("in_sync", "proven")
        clusters.fault("history", index="orders", lost=LOST)
        clusters.write("orders", 9000, 9000 + LOST)
        clusters.advance(40)
        assert verdict(clusters.status()) == ("stopped", "history_differs")
        recopy(clusters)
        for _ in range(2):
            status = clusters.status("--until", "ok", "--timeout", "30")
            assert (*verdict(status), status.code) == ("in_sync", "proven", 0)
            assert clusters.docs("leader", "orders") == clusters.docs("follower", "orders")


def samples_until(lines: Iterable[str], word: tuple[str, str]) -> bool:
    """Read samples until one says it; False where the watch ended before."""
    links = (json.loads(line)["links"][0] for line in lines)
    return any((link["verdict"], link["reason"]) == word for link in links)


def test_a_watch_that_runs_sees_the_other_history_come_and_the_first_copy_mend_it(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        watch = clusters.operator.start("watch", clusters.profile, "--json", "--samples", "90")
        assert watch.stdout is not None
        assert samples_until(watch.stdout, ("in_sync", "proven"))
        clusters.fault("history", index="orders", lost=LOST)
        assert samples_until(watch.stdout, ("stopped", "history_differs"))
        recopy(clusters)
        assert samples_until(watch.stdout, ("in_sync", "proven"))
        watch.send_signal(signal.SIGTERM)
        watch.communicate()
