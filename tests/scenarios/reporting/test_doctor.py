"""The doctor on a simulated pair: what is wrong is named with its way out, and it never speaks against `status`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.pair import Pair, pair
from tests.simulated import Ran

SHAPE = {
    *("code", "number", "link", "severity", "confidence", "title", "cause", "cause_code", "impact", "impact_code"),
    *("since", "times", "resources", "evidence", "not_checked", "explains", "remedy", "acknowledged"),
}


@pytest.fixture(scope="module")
def clusters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """A pair of which `orders` follows and is level."""
    with pair(
        tmp_path_factory.mktemp("home"), "following", "--follower-version", "7.3.0", "--leader-version", "7.3.0"
    ) as made:
        yield made


def doctor(clusters: Pair, *options: str) -> Ran:
    return clusters.operator.run("doctor", clusters.profile, *options)


def findings(ran: Ran) -> list[dict[str, Any]]:
    """What it told, whose last line says how many they are."""
    assert "Traceback" not in ran.err
    assert ran.lines[-1].keys() == {"verdict", "findings", "sent"}
    assert ran.lines[-1]["sent"]["write"] == 0
    told = ran.lines[:-1]
    assert len(told) == ran.lines[-1]["findings"]
    assert all(each.keys() == SHAPE for each in told)
    return told


def test_a_healthy_link_has_no_finding_and_its_set_up_is_not_asked(clusters: Pair) -> None:
    ran = doctor(clusters, "--json")
    assert (ran.code, findings(ran)) == (0, [])
    assert ran.lines[-1]["sent"]["read"] <= 20


def test_a_paused_follower_is_resumed_by_the_plan_that_is_shown(clusters: Pair) -> None:
    clusters.simulated.search("follower", "POST", "/orders/_ccr/pause_follow")
    ran = doctor(clusters, "--json")
    (finding,) = findings(ran)
    assert (ran.code, ran.lines[-1]["verdict"]) == (1, "paused")
    assert (finding["code"], finding["number"], finding["severity"]) == ("follower_paused", "CCR101", "problem")
    (call,) = finding["remedy"]["calls"]
    assert finding["remedy"]["kind"] == "plan"
    assert finding["remedy"]["until"] is not None
    assert ("settings_state", "unknown") in [(each["what"], each["value"]) for each in finding["evidence"]]
    assert ran.lines[-1]["sent"]["read"] <= 20
    assert doctor(clusters, "--json", "--only", "routes_missing").code == 0
    assert [each["number"] for each in findings(doctor(clusters, "--json", "--only", "ccr101"))] == ["CCR101"]
    ticket = doctor(clusters, "--as", "markdown").out
    assert "## CCR101" in ticket
    assert call["request"]["path"] in ticket
    clusters.simulated.search("follower", call["request"]["method"], call["request"]["path"])
    clusters.advance(5)
    assert findings(doctor(clusters, "--json")) == []


def test_a_link_that_is_cut_is_one_finding_which_explains_the_follower(clusters: Pair) -> None:
    clusters.fault("link", state="refuse")
    clusters.write("orders", 20, 24)
    clusters.advance(5)
    ran = doctor(clusters, "--json")
    worst, *others = findings(ran)
    assert ran.code == clusters.status().code == 1
    assert others == []
    assert worst["code"] == "transport_unreachable"
    assert "leader_unreachable" in worst["explains"]
    assert {each["from"] for each in worst["evidence"]} >= {"follower", "socket"}
    clusters.heal("link")


def test_a_follower_that_gave_up_is_paused_and_resumed_with_what_it_had_and_goes_on(clusters: Pair) -> None:
    """Fatal in the 7.3 line (recorded: faults-made); every resume sets all ten settings anew."""
    clusters.advance(60)
    follower = clusters.simulated.search
    follower("follower", "POST", "/orders/_ccr/pause_follow")
    follower("follower", "POST", "/orders/_ccr/resume_follow", {"max_read_request_operation_count": 100})
    clusters.advance(5)
    clusters.fault("write_queue", cluster="follower")
    clusters.write("orders", 40, 44)
    clusters.advance(5)
    clusters.heal("write_queue")
    ran = doctor(clusters, "--json")
    (finding,) = findings(ran)
    assert finding["code"] == "follower_overloaded"
    calls = [call["request"] for call in finding["remedy"]["calls"]]
    assert [call["path"] for call in calls] == ["/orders/_ccr/pause_follow", "/orders/_ccr/resume_follow"]
    assert calls[1]["body"] == {"max_read_request_operation_count": 100}
    for call in calls:
        follower("follower", call["method"], call["path"], call["body"])
    clusters.advance(5)
    assert findings(doctor(clusters, "--json")) == []


def test_the_task_that_is_left_of_a_deleted_follower_is_removed_by_a_pause(clusters: Pair) -> None:
    clusters.simulated.search("follower", "DELETE", "/orders")
    clusters.advance(5)
    (finding,) = findings(doctor(clusters, "--json"))
    assert finding["code"] == "task_left_over"
    (call,) = [call["request"] for call in finding["remedy"]["calls"]]
    assert call["path"] == "/orders/_ccr/pause_follow"
    clusters.simulated.search("follower", call["method"], call["path"])
    clusters.advance(5)
    assert [each["code"] for each in findings(doctor(clusters, "--json"))] == ["not_following"]


def test_the_page_of_a_code_needs_no_profile(tmp_path: Path, clusters: Pair) -> None:
    page = clusters.operator.run("doctor", "--explain", "CCR041")
    assert (page.code, page.err) == (0, "")
    assert page.out.startswith("CCR041 routes_missing\n")
    unknown = clusters.operator.run("doctor", "--explain", "CCR999")
    assert (unknown.code, unknown.out) == (2, "")
    assert "CCR999" in unknown.err
