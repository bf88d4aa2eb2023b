"""Passwords and rights: what is missing, on which side, and that on the leader the names of the roles count."""

from __future__ import annotations

import base64
import json
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.patience import PATIENCE_S
from tests.scenarios.pair import Pair, pair, states, verdict
from tests.simulated import PASSWORD_VARIABLE

COMMON = ["monitor", "read", "view_index_metadata"]
FOLLOWER_ROLE = {
    "cluster": ["monitor", "manage", "manage_ccr"],
    "indices": [{"names": ["orders"], "privileges": [*COMMON, "write", "manage_follow_index"]}],
}
LEADER_ROLE = {
    "cluster": ["monitor", "read_ccr"],
    "indices": [{"names": ["*"], "privileges": COMMON}],
}
MINE = "CCRTUI_TEST_OWN_ACCESS"
SECRET = "only-for-this-test"


def _as_administrator(clusters: Pair, side: str, path: str, body: Mapping[str, Any]) -> None:
    banner = clusters.simulated.banner[side]
    word = base64.b64encode(f"{banner['username']}:{banner['password']}".encode()).decode()
    headers = {"Content-Type": "application/json", "Authorization": f"Basic {word}"}
    request = urllib.request.Request(banner["url"] + path, json.dumps(body).encode(), headers, method="PUT")
    with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
        answer.read()


def _user(clusters: Pair, side: str, name: str, role: Mapping[str, Any], role_name: str = "") -> None:
    """Make a role and a user of it, and have the profile use it on that side."""
    _as_administrator(clusters, side, f"/_security/role/{role_name or name}", role)
    user = {"password": SECRET, "roles": [role_name or name]}
    _as_administrator(clusters, side, f"/_security/user/{name}", user)
    clusters.operator.environ[MINE] = SECRET
    options = (f"--{side}-user", name, f"--{side}-password", f"env:{MINE}")
    assert clusters.operator.run("profiles", "edit", clusters.profile, *options).code == 0


def _with_orders(clusters: Pair) -> None:
    _as_administrator(clusters, "leader", "/orders/_doc/1", {"qty": 1})


def test_a_wrong_password_is_told_with_its_side(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", "--security") as clusters:
        clusters.operator.environ[PASSWORD_VARIABLE] = "wrong"
        ran = clusters.setup("--write")
        step = ran.step("clusters")
        assert (ran.code, step["state"], step["code"]) == (1, "blocked", "not_authenticated")
        assert "Check `user` and `password` of the leader in the profile" in step["reason"]
        assert (clusters.status().code, clusters.simulated.acted_writes()) == (4, [])


def test_no_password_where_one_is_needed_is_told(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", "--security") as clusters:
        del clusters.operator.environ[PASSWORD_VARIABLE]
        ran = clusters.setup("--write")
        assert (ran.code, ran.lines[-1]["error"]["code"]) == (2, "secret_missing")
        assert PASSWORD_VARIABLE in ran.lines[-1]["error"]["reason"]


@pytest.mark.parametrize(
    ("side", "role", "lacking"),
    [
        ("follower", {"cluster": ["monitor"], "indices": FOLLOWER_ROLE["indices"]}, ("manage", "manage_ccr")),
        ("follower", {"cluster": FOLLOWER_ROLE["cluster"]}, ("manage_follow_index on orders",)),
        ("leader", {"cluster": ["monitor"]}, ("read on orders",)),
    ],
    ids=["follower-cluster", "follower-index", "leader-index"],
)
def test_a_missing_right_is_named_with_its_side_before_anything_is_sent(
    tmp_path: Path, side: str, role: Mapping[str, Any], lacking: tuple[str, ...]
) -> None:
    with pair(tmp_path, "connected", "--security") as clusters:
        _with_orders(clusters)
        _user(clusters, side, "eyes", role)
        before = clusters.simulated.acted_writes()
        ran = clusters.setup("--write")
        step = ran.step("readiness")
        assert (ran.code, step["state"], step["code"]) == (1, "blocked", "privileges_missing"), step
        assert (step["evidence"]["side"], step["evidence"]["user"]) == (side, "eyes")
        assert set(lacking) <= set(step["evidence"]["privileges"])
        assert "names of the roles count" in step["reason"]
        assert f"on the {side}" in step["reason"]
        assert clusters.simulated.acted_writes() == before


def test_the_role_name_that_is_missing_on_the_leader_is_told(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", "--security") as clusters:
        _with_orders(clusters)
        _user(clusters, "follower", "copier", FOLLOWER_ROLE, role_name="copies")
        ran = clusters.setup("--write")
        step = ran.step("remote_cluster")
        assert (ran.code, step["state"], step["code"]) == (1, "blocked", "remote_privileges"), ran.out
        assert "make a role of the same name: copies, with cluster privilege read_ccr" in step["reason"]
        _as_administrator(clusters, "leader", "/_security/role/copies", LEADER_ROLE)
        done = clusters.setup("--write")
        assert done.code == 0, done.out
        assert verdict(clusters.status()) == ("in_sync", "proven")


def test_a_user_with_exactly_the_rights_asked_for_walks_to_the_end(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", "--security") as clusters:
        _with_orders(clusters)
        _user(clusters, "follower", "copier", FOLLOWER_ROLE, role_name="copies")
        _user(clusters, "leader", "reader", LEADER_ROLE, role_name="copies")
        done = clusters.setup("--write")
        assert done.code == 0, done.out + done.err
        state, code = states(done)["compare"]
        assert state == "satisfied"
        assert code in ("counts_equal", "counts_equal_by_numbers"), "without the right to refresh a search may be late"
