"""Retention leases: whose they are, and how long the history is safe."""

from __future__ import annotations

import json

import pytest

from ccrtui.core.watch.shard.lease import Lease, LeaseIdentity, followed_by, parse_lease_id, parse_time
from tests.core.watch.film import lease
from tests.recordings_folder import RECORDINGS

RECORDED = RECORDINGS / "7.3" / "leases.jsonl"


def recorded_ids() -> set[str]:
    """All lease ids in the recorded scene."""
    ids: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if "retaining_seq_no" in value:
                ids.add(value["id"])
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)

    for line in RECORDED.read_text(encoding="utf-8").splitlines():
        walk(json.loads(line))
    return ids


def test_every_recorded_lease_id_is_taken_apart() -> None:
    ids = recorded_ids()
    assert ids
    for text in ids:
        holder = parse_lease_id(text)
        assert holder is not None
        left = f"{holder.follower_cluster}/{holder.follower_index}/{holder.follower_uuid}"
        assert f"{left}-following-{holder.alias}/{holder.leader_index}/{holder.leader_uuid}" == text


def test_a_cluster_name_may_hold_a_slash() -> None:
    assert parse_lease_id("prod/eu/orders/f-uuid-following-leader/orders/l-uuid") == LeaseIdentity(
        "prod/eu", "orders", "f-uuid", "leader", "orders", "l-uuid"
    )


@pytest.mark.parametrize("text", ["", "peer_recovery/node", "a/b/c", "a/b-following-c/d"])
def test_another_kind_of_lease_is_none(text: str) -> None:
    assert parse_lease_id(text) is None


def test_a_lease_counts_only_for_both_uuids() -> None:
    held = lease("l1", "f1")
    assert followed_by([held], "f1", "l1") is held
    assert followed_by([held], "f1", None) is held
    assert followed_by([held], "f2", "l1") is None
    assert followed_by([held], "f1", "l2") is None
    assert followed_by([Lease(held.id, 0, 0, "peer recovery")], "f1", "l1") is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("12h", 43200.0),
        ("500ms", 0.5),
        ("1.5m", 90.0),
        ("2d", 172800.0),
        ("10micros", 1e-5),
        ("7nanos", 7e-9),
        ("45s", 45.0),
    ],
)
def test_times_are_read(text: str, seconds: float) -> None:
    assert parse_time(text) == pytest.approx(seconds, rel=1e-9, abs=0)


@pytest.mark.parametrize("text", ["", "h", "12", "12 h", "-1", "1w"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert parse_time(text) is None
