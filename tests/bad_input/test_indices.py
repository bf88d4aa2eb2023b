"""Indices that cannot be followed and names that cannot be taken: blocked before sending, with the way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.pair import Pair, pair, states

Prepare = Callable[[Pair], Any]


def _leader(clusters: Pair, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    return clusters.simulated.search("leader", method, path, body)


def _closed(clusters: Pair) -> None:
    _leader(clusters, "PUT", "/orders", {})
    _leader(clusters, "POST", "/orders/_close")


def _alias(clusters: Pair) -> None:
    add = {"add": {"index": "sessions", "alias": "orders"}}
    _leader(clusters, "POST", "/_aliases", {"actions": [add]})


def _without_history(clusters: Pair) -> None:
    _leader(clusters, "PUT", "/orders", {"settings": {"index.soft_deletes.enabled": False}})


def _data_stream(clusters: Pair) -> None:
    _leader(clusters, "PUT", "/.ds-orders-2026.01.05-000001", {})


def _nothing(_clusters: Pair) -> None:
    return None


LEADER_INDICES: dict[str, tuple[Prepare, str, str, str]] = {
    "missing": (_nothing, "leader_index_missing", "The leader has no index orders", "--create-index"),
    "closed": (_closed, "leader_index_closed", "closed on the leader", "Open it first"),
    "alias": (_alias, "leader_index_is_alias", "orders is an alias of sessions", "Choose the index itself"),
    "no soft deletes": (_without_history, "soft_deletes_off", "without soft deletes", "Reindex it"),
    "data stream": (_data_stream, "leader_index_is_data_stream", "orders is a data stream", "Choose a plain index"),
}


@pytest.mark.parametrize("kind", LEADER_INDICES)
def test_a_leader_index_that_cannot_be_followed_is_told_and_no_follow_is_sent(tmp_path: Path, kind: str) -> None:
    prepare, code, sentence, way_out = LEADER_INDICES[kind]
    with pair(tmp_path, "connected", "--leader-version", "7.3.0", "--follower-version", "7.3.0") as clusters:
        prepare(clusters)
        ran = clusters.setup("--write")
        step = ran.step("leader_index")
        assert (ran.code, step["state"], step["code"]) == (1, "blocked", code), step
        assert sentence in step["reason"]
        assert way_out in step["reason"]
        assert not [line for line in clusters.simulated.acted_writes() if "_ccr" in line]
        assert states(ran)["follower_index"] == ("unknown", "after:leader_index")


def test_a_name_that_no_index_can_have_reaches_no_cluster(tmp_path: Path) -> None:
    with pair(tmp_path, "connected") as clusters:
        edited = clusters.operator.run("profiles", "edit", clusters.profile, "--index", "Or ders*")
        assert edited.code == 2
        assert "--index must be an index name: lower case" in edited.err


TAKEN = {
    "orders": ("name_taken_open", "open, with 2 documents", "Choose another name for the follower index"),
    "closed-orders": ("confirm_needed", "would be lost", "--confirm closed-orders"),
    "alias-orders": ("name_taken_alias", "an alias on the follower of orders-of-old", "Choose another name"),
}


def test_names_that_are_taken_get_three_different_answers_and_nothing_is_replaced(tmp_path: Path) -> None:
    with pair(tmp_path, "name-taken") as clusters:
        for name, (code, sentence, way_out) in TAKEN.items():
            assert clusters.operator.run("profiles", "edit", clusters.profile, "--index", name).code == 0
            ran = clusters.setup("--write")
            step = ran.step("follower_index")
            assert (ran.code, step["state"], step["code"]) == (1, "blocked", code), step
            assert sentence in step["reason"]
            assert way_out in step["reason"]
        assert clusters.simulated.acted_writes() == ["PUT /_cluster/settings"]


def test_a_closed_index_with_other_shards_cannot_be_replaced_at_all(tmp_path: Path) -> None:
    with pair(tmp_path, "name-taken", index="catalog=closed-orders") as clusters:
        ran = clusters.setup("--write", "--confirm", "closed-orders")
        step = ran.step("follower_index")
        assert (ran.code, step["state"], step["code"]) == (1, "blocked", "name_taken_closed")
        assert not [line for line in clusters.simulated.acted_writes() if "_ccr" in line]


def test_a_follower_of_something_else_is_told_and_left_alone(tmp_path: Path) -> None:
    with pair(tmp_path, "following", index="sessions=orders") as clusters:
        ran = clusters.setup("--write")
        step = ran.step("follower_index")
        assert (ran.code, step["state"], step["code"]) == (1, "blocked", "follows_another")
        assert clusters.simulated.acted_writes() == []
        assert clusters.docs("follower", "orders") == 4
