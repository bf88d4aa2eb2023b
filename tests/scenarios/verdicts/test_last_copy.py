"""What the follower alone may hold is counted, named, and neither replaced nor made anew, over HTTP."""

from __future__ import annotations

from pathlib import Path

from tests.scenarios.pair import Pair, pair, verdict


def _promote(clusters: Pair) -> None:
    for action in ("_ccr/pause_follow", "_close", "_ccr/unfollow", "_open"):
        clusters.simulated.search("follower", "POST", f"/orders/{action}")


def _close(clusters: Pair) -> None:
    """Close the copy, and wait until its shards tell of themselves again."""
    clusters.simulated.search("follower", "POST", "/orders/_close")
    while clusters.simulated.search("follower", "GET", "/_cluster/health/orders")["status"] == "red":
        clusters.advance(1)


def test_a_promoted_index_is_kept_by_status_the_plan_and_the_watch_alike(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        _promote(clusters)
        held = clusters.docs("follower", "orders")
        clusters.simulated.search("leader", "DELETE", "/orders")
        clusters.simulated.search("leader", "PUT", "/orders", {"settings": {"number_of_shards": 1}})
        clusters.advance(2)
        status = clusters.status()
        assert status.code == 4
        assert status.lines[-1]["links"][0]["next"].startswith("keep orders: it may hold what exists nowhere else")
        text = clusters.operator.run("status", clusters.profile).out
        assert "keep orders: it may hold what exists nowhere else" in text
        step = clusters.setup("--plan").step("follower_index")
        assert (step["code"], step["evidence"]["docs"], step["evidence"]["origin"]) == (
            "name_taken_open",
            held,
            "apart",
        )
        assert "this may be the last copy of the old one" in " ".join(
            clusters.operator.run("setup", clusters.profile, "--plan").out.split()
        )


def test_a_closed_copy_that_was_written_to_after_its_promotion_is_never_replaced(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        _promote(clusters)
        held = clusters.docs("follower", "orders")
        clusters.simulated.search("follower", "PUT", "/orders/_doc/ours?refresh=true", {"sku": "ours"})
        _close(clusters)
        ran = clusters.setup("--write", "--confirm", "orders")
        step = ran.step("follower_index")
        assert (ran.code, step["state"], step["code"]) == (1, "blocked", "last_copy")
        assert (step["evidence"]["keeps"], step["evidence"]["docs"]) == ("leader_lacks", held + 1)
        assert not [line for line in clusters.simulated.acted_writes() if "_ccr/follow" in line]


def test_a_closed_former_copy_says_how_much_would_be_lost_and_what_cannot_be_seen(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        _promote(clusters)
        held = clusters.docs("follower", "orders")
        _close(clusters)
        step = clusters.setup("--write").step("follower_index")
        assert (step["code"], step["evidence"]["docs"]) == ("confirm_needed", held)
        assert f"{held} documents" in step["reason"]
        assert "since it last followed orders cannot be seen while it is closed" in step["reason"]


def test_a_lost_leader_index_is_told_with_the_documents_of_its_copy(tmp_path: Path) -> None:
    with pair(tmp_path, "following", given=("--create-index",)) as clusters:
        held = clusters.docs("follower", "orders")
        clusters.simulated.search("leader", "DELETE", "/orders")
        step = clusters.setup("--write").step("leader_index")
        assert (step["state"], step["code"]) == ("blocked", "leader_index_lost")
        assert step["evidence"]["follower_docs"] == held


def test_that_the_leader_index_was_gone_once_is_not_said_of_now_while_the_leader_is_down(tmp_path: Path) -> None:
    """It was made anew since; what the follower's task was told when it gave up is history."""
    with pair(tmp_path, "following") as clusters:
        clusters.simulated.search("leader", "DELETE", "/orders")
        clusters.advance(90)
        assert verdict(clusters.status()) == ("stopped", "leader_index_missing")
        clusters.simulated.search("leader", "PUT", "/orders", {"settings": {"number_of_replicas": 0}})
        clusters.fault("node", cluster="leader", state="stopped")
        clusters.advance(2)
        assert verdict(clusters.status()) == ("stopped", "leader_not_reached")


def test_of_a_closed_follower_it_is_said_that_the_leader_index_was_made_anew(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        clusters.simulated.search("leader", "DELETE", "/orders")
        clusters.simulated.search("leader", "PUT", "/orders", {"settings": {"number_of_replicas": 0}})
        clusters.simulated.search("follower", "POST", "/orders/_ccr/pause_follow")
        clusters.simulated.search("follower", "POST", "/orders/_close")
        assert verdict(clusters.status()) == ("stopped", "leader_recreated")


def test_of_a_closed_follower_it_is_said_how_long_the_leader_keeps_its_history(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        clusters.simulated.search("follower", "POST", "/orders/_ccr/pause_follow")
        clusters.simulated.search("follower", "POST", "/orders/_close")
        asked = clusters.status()
        assert verdict(asked) == ("paused", "follower_closed")
        assert asked.lines[-1]["links"][0]["indices"][0]["history_left_s"] > 0


def test_the_plan_names_a_closed_leader_index_beside_one_that_is_lost(tmp_path: Path) -> None:
    with pair(tmp_path, "following", given=("--index", "shut")) as clusters:
        clusters.simulated.search("leader", "PUT", "/shut")
        clusters.simulated.search("leader", "POST", "/shut/_close")
        clusters.simulated.search("leader", "DELETE", "/orders")
        reason = clusters.setup("--plan").step("leader_index")["reason"]
        assert "The leader has no index orders" in reason
        assert "shut is closed on the leader." in reason
