"""A resume sends what the follower was set up with; what nobody has seen is said to be unknown."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ccrtui.adapters.disk.follow_memory import FollowMemoryFile
from ccrtui.core.elasticsearch.follow_settings import DEFAULTS, Settings, given
from ccrtui.core.elasticsearch.replication import FollowInfo
from ccrtui.core.elasticsearch.requests.replication import follow_info, resume_follow
from ccrtui.core.steps.replication.follower.kept_settings import settings_seen
from ccrtui.core.steps.replication.follower.step import FollowerIndexStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention
from tests.core.steps.known import FOLLOWER, PROFILE, facts, healthy
from tests.core.steps.replication.follower.test_step import existing
from tests.core.steps.replication.recorded_world import FOLDER, Moment
from tests.core.watch.film import task

STEP = FollowerIndexStep()
SHOWN = follow_info(FOLLOWER, settings=True)
ALL_TEN: Settings = {
    "max_read_request_operation_count": 11,
    "max_write_request_operation_count": 12,
    "max_outstanding_read_requests": 2,
    "max_outstanding_write_requests": 3,
    "max_read_request_size": "1mb",
    "max_write_request_size": "2mb",
    "max_write_buffer_count": 1000,
    "max_write_buffer_size": "4mb",
    "max_retry_delay": "100ms",
    "read_poll_timeout": "2s",
}


def recorded(number: int) -> FollowInfo:
    """What `_ccr/info` said at a line of the scene about resumes."""
    lines = (FOLDER / "7.3" / "resume-parameters.jsonl").read_text(encoding="utf-8").splitlines()
    entry = next(line for line in map(json.loads, lines[1:]) if line["n"] == number)
    moment = Moment("resume-parameters", number, number)
    question = replace(SHOWN, target=entry["request"]["path"])
    value = getattr(moment.outcome(question), "value", None)
    assert isinstance(value, FollowInfo)
    return value


def paused(kept: dict[str, Settings]) -> tuple[object, ...]:
    """What is judged, and planned, for a paused follower when that is remembered."""
    known = facts({**healthy(), **existing(task(8), active=False)})
    intention = Intention(PROFILE, follow_settings=kept)
    return STEP.judge(known, intention), [item.call for item in STEP.calls(known, intention)]


def test_all_ten_settings_are_read_while_it_is_active_and_none_while_it_is_paused() -> None:
    assert recorded(45).followers["orders"].settings == ALL_TEN
    assert recorded(48).followers["orders"].settings == DEFAULTS
    assert recorded(43).followers["orders"].settings == {}


def test_what_is_seen_is_remembered_by_cluster_and_index() -> None:
    known = facts({**healthy(), SHOWN: recorded(45)})
    assert settings_seen(known) == {"follower-cluster/orders": ALL_TEN}
    assert settings_seen(facts({**healthy(), SHOWN: recorded(43)})) == {}


def test_a_resume_sends_again_what_is_no_default() -> None:
    judged, planned = paused({"follower-cluster/orders": {**DEFAULTS, "read_poll_timeout": "3s"}})
    assert getattr(judged, "code", None) is Code.FOLLOWER_PAUSED
    assert getattr(judged, "evidence", {})["follow_settings"] == {"read_poll_timeout": "3s"}
    assert planned == [resume_follow(FOLLOWER, "orders", {"read_poll_timeout": "3s"})]
    assert planned[0].body == '{"read_poll_timeout": "3s"}'


@pytest.mark.parametrize("kept", [{}, {"another-cluster/orders": ALL_TEN}, {"follower-cluster/other": ALL_TEN}])
def test_what_nobody_has_seen_is_said_to_be_unknown(kept: dict[str, Settings]) -> None:
    judged, planned = paused(kept)
    assert getattr(judged, "evidence", {})["settings_state"] == "unknown"
    assert planned == [resume_follow(FOLLOWER, "orders")]


def test_defaults_need_not_be_given() -> None:
    judged, planned = paused({"follower-cluster/orders": DEFAULTS})
    assert planned == [resume_follow(FOLLOWER, "orders")]
    assert getattr(judged, "evidence", {})["settings_state"] is None
    assert given(ALL_TEN) == ALL_TEN


def test_it_is_remembered_on_disk_until_something_else_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "following" / "orders.json"
    FollowMemoryFile(path).remember({"c/orders": ALL_TEN})
    FollowMemoryFile(path).remember({"c/other": DEFAULTS})
    assert FollowMemoryFile(path).known() == {"c/orders": ALL_TEN, "c/other": DEFAULTS}
    FollowMemoryFile(path).remember({"c/orders": DEFAULTS})
    assert FollowMemoryFile(path).known()["c/orders"] == DEFAULTS


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b'{"c/orders": 7}'])
def test_a_damaged_memory_is_as_one_that_is_not_there(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "orders.json"
    path.write_bytes(damage)
    assert not any(FollowMemoryFile(path).known().values())
    FollowMemoryFile(path).remember({"c/orders": ALL_TEN})
    assert FollowMemoryFile(path).known()["c/orders"] == ALL_TEN
