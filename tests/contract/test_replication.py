"""What holds on any two clusters: the walk, the watch, the compare, pausing and resuming, and taking it back."""

from __future__ import annotations

import urllib.error

import pytest

from tests.contract.link import SAMPLES, ContractLink


def test_the_walk_ends_at_equal_counts_and_is_not_repeated(link: ContractLink) -> None:
    planned = link.setup("--plan")
    assert (planned.code, planned.lines[-1]["sent"]["write"]) == (3, 0)
    link.walked()
    assert link.counts() == (SAMPLES, SAMPLES)
    again = link.setup("--write")
    assert (again.code, again.lines[-1]["done"], again.lines[-1]["sent"]["write"]) == (0, True, 0)
    compared = again.step("compare")
    assert (compared["code"], compared["evidence"]["leader_docs"]) == ("counts_equal", SAMPLES)
    assert (link.operator.run("export", link.name, "--as", "curl").code, link.verdict()[0]) == (0, "in_sync")


def test_what_is_written_arrives_and_is_seen_to_arrive(link: ContractLink) -> None:
    link.walked()
    link.write(0, 20)
    verdict, row = link.verdict("--until", "ok", "--timeout", "60")
    assert verdict in ("in_sync", "catching_up")
    assert {shard["evidence"] for shard in row["shards"]} == {"leader"}
    compared = link.setup("--write").step("compare")
    assert compared["state"] == "satisfied"
    assert link.counts() == (SAMPLES + 20, SAMPLES + 20)
    verdict, row = link.verdict()
    assert (verdict, row["operations_behind"]) == ("in_sync", 0)
    for shard in row["shards"]:
        assert shard["follower_global_checkpoint"] >= shard["leader_max_seq_no"]


def test_each_sample_of_the_watch_is_a_line(link: ContractLink) -> None:
    link.walked()
    watched = link.operator.run("watch", link.name, "--json", "--samples", "3")
    assert len(watched.lines) == 3
    assert [line["links"][0]["connected"] for line in watched.lines][-1] is True
    assert [line["sampled_at"] for line in watched.lines] == sorted({line["sampled_at"] for line in watched.lines})


def test_a_pause_is_seen_and_the_walk_resumes_it(link: ContractLink) -> None:
    link.walked()
    link.clusters.follower.ask("POST", f"/{link.name}/_ccr/pause_follow")
    link.write(0, 3)
    verdict, row = link.verdict()
    assert (verdict, row["reason"], row["operations_behind"]) == ("paused", "paused", 3)
    resumed = link.setup("--write")
    assert (resumed.code, resumed.lines[-1]["sent"]["write"]) == (0, 1)
    assert link.counts() == (SAMPLES + 3, SAMPLES + 3)
    assert link.verdict("--until", "ok", "--timeout", "60")[0] == "in_sync"


def test_undo_takes_back_everything_that_was_made(link: ContractLink) -> None:
    link.walked()
    undone = link.setup("--undo", "--write", "--confirm", link.name)
    assert undone.code == 0, undone.out + undone.err
    for end in (link.clusters.leader, link.clusters.follower):
        with pytest.raises(urllib.error.HTTPError) as refusal:
            end.ask("GET", f"/{link.name}/_count")
        assert refusal.value.code == 404
        refusal.value.close()
    assert link.name not in link.clusters.follower.ask("GET", "/_remote/info")


def test_a_name_that_is_taken_is_never_replaced(link: ContractLink) -> None:
    link.clusters.follower.ask("PUT", f"/{link.name}/_doc/1?refresh=true", {"ours": False})
    walked = link.setup("--write")
    step = walked.step("leader_index")
    assert (walked.code, step["state"], step["code"]) == (1, "blocked", "leader_index_lost")
    assert link.clusters.follower.ask("GET", f"/{link.name}/_count")["count"] == 1
