"""The shapes of JSON that other programs rely on: every key is always there, in every scenario."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ccrtui.core.walk.step import StepName
from tests.scenarios.inside import Inside
from tests.scenarios.pair import pair
from tests.simulated import Simulated

Shape = Mapping[str, tuple[type, ...]]
NONE = type(None)
TEXT, MAYBE_TEXT, COUNT, MAYBE_COUNT, MAYBE_SECONDS = (str,), (str, NONE), (int,), (int, NONE), (float, int, NONE)
STATES = {"satisfied", "skipped", "missing", "waiting", "blocked", "unknown"}
CODE = re.compile(r"[a-z0-9_]+(:[a-z_]+)?")

STEP: Shape = {
    "link": TEXT, "step": TEXT, "state": TEXT, "code": TEXT, "reason": TEXT, "evidence": (dict,), "choices": (list,),
    "calls": (list,),
}  # fmt: skip
CHOICE: Shape = {"option": TEXT, "values": (list,), "default": MAYBE_TEXT}
CALL: Shape = {
    "id": TEXT, "side": TEXT, "region": MAYBE_TEXT, "summary": TEXT, "effect": TEXT, "request": (dict,),
    "outcome": (dict, NONE),
}  # fmt: skip
REQUEST: Shape = {"method": TEXT, "path": TEXT, "query": (dict, str, NONE), "body": (dict, str, list, NONE)}
OUTCOME: Shape = {"result": TEXT, "status": MAYBE_COUNT, "error": MAYBE_TEXT, "request_id": MAYBE_TEXT}
LAST: Shape = {"done": (bool,), "sent": (dict,)}
STATUS: Shape = {"verdict": TEXT, "sampled_at": TEXT, "links": (list,)}
RATES: Shape = dict.fromkeys(
    (
        "rates_over_s", "rates_age_s", "read_bytes_per_s", "read_operations_per_s", "write_operations_per_s",
        "operations_per_read", "fetch_ms",
    ), MAYBE_SECONDS
) | dict.fromkeys(("failed_reads", "failed_writes"), MAYBE_COUNT)  # fmt: skip
LINK: Shape = {
    "profile": TEXT,
    "name": TEXT,
    **RATES,
    "alias": TEXT,
    "connected": (bool, NONE),
    "trust": MAYBE_TEXT,
    "verdict": TEXT,
    "reason": TEXT,
    "alarm": MAYBE_TEXT,
    "next": MAYBE_TEXT,
    "loss_now": (dict, NONE),
    "last_proof": (dict, NONE),
    "events_1h": MAYBE_COUNT,
    "gone": (list,),
    "coverage": (dict, NONE),
    "heartbeat": (dict, NONE),
    "indices": (list,),
}
INDEX: Shape = {
    **RATES,
    "outstanding_reads": MAYBE_COUNT, "most_outstanding_reads": MAYBE_COUNT, "outstanding_writes": MAYBE_COUNT,
    "most_outstanding_writes": MAYBE_COUNT, "buffered_operations": MAYBE_COUNT, "buffered_bytes": MAYBE_COUNT,
    "limited_by": MAYBE_TEXT, "new_since": MAYBE_TEXT,
    "leader_index": TEXT, "follower_index": TEXT, "verdict": TEXT, "reason": TEXT, "operations_behind": MAYBE_COUNT,
    "seconds_behind": MAYBE_SECONDS, "level_in_s": MAYBE_SECONDS, "leader_docs": MAYBE_COUNT,
    "follower_docs": MAYBE_COUNT, "docs_exact": (bool,), "docs_age_s": MAYBE_SECONDS, "sample_age_s": MAYBE_SECONDS,
    "history_left_s": MAYBE_SECONDS, "history_held_operations": MAYBE_COUNT, "first_copy": (dict, NONE),
    "transport_lag": MAYBE_COUNT, "apply_lag": MAYBE_COUNT, "slow_half": MAYBE_TEXT,
    "alarms": (list,), "findings": (list,), "shards": (list,),
}  # fmt: skip
SHARD: Shape = {
    "shard": COUNT, "verdict": TEXT, "reason": TEXT, "leader_max_seq_no": MAYBE_COUNT,
    "leader_global_checkpoint": MAYBE_COUNT, "follower_global_checkpoint": MAYBE_COUNT, "evidence": TEXT,
    "transport_lag": MAYBE_COUNT, "apply_lag": MAYBE_COUNT, "error": (dict, NONE),
}  # fmt: skip
ERROR: Shape = {"code": TEXT, "reason": TEXT, "advice": MAYBE_TEXT}
SIDE: Shape = dict.fromkeys(("url", "transport", "region", "instance_id", "version"), TEXT) | dict.fromkeys(
    ("username", "password", "ca"), MAYBE_TEXT
)
SCENARIOS = (
    "connected", "following", "busy", "basic-licence", "follower-older", "certificates-differ", "name-taken",
    "flaky-link", "slow-bootstrap", "other-cluster-behind-alias",
)  # fmt: skip


def _is(value: Any, shape: Shape) -> None:
    assert isinstance(value, dict)
    assert set(value) == set(shape)
    for key, kinds in shape.items():
        assert isinstance(value[key], kinds), (key, value[key])
        assert type(value[key]) is not bool or bool in kinds, (key, value[key])


def _is_step(line: Any) -> None:
    _is(line, STEP)
    assert line["state"] in STATES
    assert CODE.fullmatch(line["code"])
    assert line["reason"]
    for choice in line["choices"]:
        _is(choice, CHOICE)
    for call in line["calls"]:
        _is(call, CALL)
        _is(call["request"], REQUEST)
        assert call["side"] in ("leader", "follower")
        assert call["effect"] in ("read", "probe", "write")
        if call["outcome"] is not None:
            _is(call["outcome"], OUTCOME)
            assert call["outcome"]["result"] in ("done", "refused", "unknown")


def _is_walk(lines: list[dict[str, Any]]) -> None:
    *steps, last = lines
    assert [line["step"] for line in steps] == [name.value for name in StepName]
    for line in steps:
        _is_step(line)
    _is(last, LAST)
    assert set(last["sent"]) == {"read", "probe", "write"}


def _is_sample(line: dict[str, Any]) -> None:
    _is(line, STATUS)
    assert datetime.fromisoformat(line["sampled_at"]).utcoffset() == timedelta(0)
    for link in line["links"]:
        _is(link, LINK)
        for index in link["indices"]:
            _is(index, INDEX)
            for shard in index["shards"]:
                _is(shard, SHARD)
                assert shard["evidence"] in ("leader", "follower", "none")


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_what_setup_status_and_watch_print_has_every_key(tmp_path: Path, scenario: str) -> None:
    with pair(tmp_path, scenario) as clusters:
        planned = clusters.setup("--plan")
        _is_walk(planned.lines)
        _is_walk(clusters.setup("--write", "--until", "compare").lines if scenario == "name-taken" else planned.lines)
        watched = clusters.watch(2)
        assert len(watched.lines) == 2
        for line in (*watched.lines, *clusters.status().lines):
            _is_sample(line)


def test_a_call_has_the_same_id_in_plan_and_write(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", given=("--sample-docs", "2")) as clusters:
        planned = clusters.setup("--plan").step("remote_cluster")["calls"]
        written = clusters.setup("--write")
        _is_walk(written.lines)
        assert [call["id"] for call in written.step("remote_cluster")["calls"]] == [call["id"] for call in planned]
        sent = [call for line in written.lines[:-1] for call in line["calls"] if call["effect"] == "write"]
        assert [call["outcome"]["result"] for call in sent] == ["done"] * 4
        assert len({call["id"] for call in sent}) == 4


def test_an_unfinished_first_sight_gives_null_and_not_zero(tmp_path: Path) -> None:
    with pair(tmp_path, "connected") as clusters:
        row = clusters.status().lines[-1]["links"][0]["indices"][0]
        unknown = ("operations_behind", "seconds_behind", "level_in_s", "leader_docs", "follower_docs")
        assert {name: row[name] for name in unknown} == dict.fromkeys(unknown)
        assert row["docs_exact"] is False


def test_seconds_behind_are_not_zero_for_what_was_behind_before_we_looked(tmp_path: Path) -> None:
    with pair(tmp_path, "following") as clusters:
        clusters.simulated.search("follower", "POST", "/orders/_ccr/pause_follow")
        clusters.write("orders", 10, 13)
        row = clusters.watch(1).lines[-1]["links"][0]["indices"][0]
        assert (row["verdict"], row["operations_behind"], row["seconds_behind"]) == ("paused", 3, None)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (("setup", "nobody", "--json"), "profile_missing"),
        (("status", "nobody", "--json"), "profile_missing"),
        (("watch", "nobody", "--json"), "profile_missing"),
        (("setup", "UPPER", "--json"), "profile_name_invalid"),
        (("setup", "nobody", "--json", "--until", "nowhere"), "arguments_wrong"),
        (("status", "nobody", "--json", "--frobnicate"), "arguments_wrong"),
    ],
)
def test_a_verb_that_fails_says_so_in_its_last_line(tmp_path: Path, line: tuple[str, ...], code: str) -> None:
    ran = Inside(tmp_path).run(*line)
    assert ran.code == 2
    last = json.loads(ran.out.splitlines()[-1])
    assert set(last) == {"error"}
    _is(last["error"], ERROR)
    assert last["error"]["code"] == code
    assert ran.err.strip()


@pytest.mark.parametrize("options", [(), ("--security",), ("--tls",)], ids=["plain", "security", "tls"])
def test_the_first_line_of_simulate_says_where_everything_is(options: tuple[str, ...]) -> None:
    with Simulated("--seed", "3", *options) as simulated:
        banner = simulated.banner
    assert set(banner) == {"leader", "follower", "cloud", "control", "scenario", "seed"}
    for side in ("leader", "follower"):
        _is(banner[side], SIDE)
        assert (banner[side]["password"] is not None) is bool(options)
        assert (banner[side]["ca"] is not None) is (options == ("--tls",))
    assert set(banner["cloud"]) == {"endpoint", "secret_id", "secret_key"}
    assert set(banner["control"]) == {"url"}
    assert (banner["scenario"], banner["seed"]) == ("connected", 3)
