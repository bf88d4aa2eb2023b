"""What is wrong with keys, regions and instances is said, with what to do, and nothing is changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.cloud.cloud_dump import CloudApi
from tests.scenarios.cloud.region_pair import acted, regions
from tests.scenarios.pair import Pair
from tests.simulated import Ran

KEYS = ("TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY", "TENCENTCLOUD_TOKEN")


def planned(pair: Pair, name: str, *, code: str) -> dict[str, Any]:
    """The step of that name, which must be blocked with that code; nothing was changed."""
    ran = pair.setup("--write")
    step = ran.step(name)
    assert (ran.code, step["state"], step["code"]) == (1, "blocked", code), ran.out + ran.err
    assert acted(pair.simulated) == []
    assert "Traceback" not in ran.err
    evidence: dict[str, Any] = step["evidence"]
    return {**evidence, "said": step["reason"]}


def asked_of_cloud(pair: Pair) -> int:
    requests = pair.simulated.control("GET", "/requests")["requests"]
    return sum(request["cluster"] == "cloud" for request in requests)


def test_without_a_key_the_places_that_were_tried_are_named_and_nothing_is_sent(tmp_path: Path) -> None:
    with regions(tmp_path, "fresh") as pair:
        for name in KEYS:
            pair.operator.environ.pop(name, None)
        pair.operator.environ["HOME"] = str(tmp_path)
        evidence = planned(pair, "account", code="no_credential")
        assert "TENCENTCLOUD_SECRET_ID" in evidence["places"]
        places = [evidence["places"].index(word) for word in ("TENCENTCLOUD_SECRET_ID", ".tencentcloud", ".tccli")]
        assert places == sorted(places)
        assert asked_of_cloud(pair) == 0


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("TENCENTCLOUD_SECRET_ID", "AKIDnobody", "credential_unknown"),
        ("TENCENTCLOUD_SECRET_KEY", "another", "credential_wrong"),
        ("TENCENTCLOUD_TOKEN", "long-gone", "credential_expired"),
    ],
)
def test_a_key_that_is_refused_is_told_by_what_is_wrong_with_it_and_where_it_was_found(
    tmp_path: Path, name: str, value: str, code: str
) -> None:
    with regions(tmp_path, "fresh") as pair:
        pair.operator.environ[name] = value
        evidence = planned(pair, "account", code=code)
        assert "TENCENTCLOUD_SECRET_ID" in evidence["found_in"]
        assert value not in str(evidence)


def moved(pair: Pair, name: str, *options: str) -> Ran:
    """Another profile, made by hand with these options."""
    cloud = pair.simulated.banner["cloud"]
    given = ("--cloud-endpoint", cloud["endpoint"], "--index", "x", "--environment", "test")
    made = pair.operator.run("profiles", "new", name, *given, *options)
    assert made.code == 0, made.err
    return made


def ids(pair: Pair, region: str) -> dict[str, str]:
    """Instance ids by name."""
    instances = CloudApi(pair.simulated).ask("DescribeInstances", region, {}, "es")["InstanceList"]
    return {instance["InstanceName"]: instance["InstanceId"] for instance in instances}


CASES = {
    "a region that is not there": (("ap-atlantis", "orders-bj"), "account", "region_unknown", "ap-atlantis"),
    "an instance that is not there": (("ap-beijing", "es-00000000"), "clusters", "instance_not_found", "es-00000000"),
    "an instance being changed": (("ap-beijing", "metrics-bj"), "clusters", "instance_not_usable", "changing"),
    "an instance of another region": (("ap-beijing", "archive-sh"), "clusters", "instance_not_found", "ap-beijing"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_place_that_is_not_there_or_not_usable_is_said_with_its_state(tmp_path: Path, case: str) -> None:
    (region, leader), name, code, word = CASES[case]
    with regions(tmp_path, "fresh") as pair:
        known = ids(pair, "ap-beijing") | ids(pair, "ap-shanghai")
        sides = ("--leader", known.get(leader, leader), "--leader-region", region)
        other = ("--follower", known["orders-sh"], "--follower-region", "ap-shanghai")
        moved(pair, "elsewhere", *sides, *other)
        ran = pair.operator.run("setup", "elsewhere", "--write", "--json")
        step = ran.step(name)
        assert (ran.code, step["state"], step["code"]) == (1, "blocked", code), ran.out + ran.err
        assert word in str(step["evidence"])
        assert acted(pair.simulated) == []


def test_an_isolated_instance_is_not_used(tmp_path: Path) -> None:
    with regions(tmp_path, "fresh") as pair:
        known = ids(pair, "ap-beijing") | ids(pair, "ap-shanghai")
        sides = ("--leader", known["orders-bj"], "--leader-region", "ap-beijing")
        moved(pair, "elsewhere", *sides, "--follower", known["archive-sh"], "--follower-region", "ap-shanghai")
        step = pair.operator.run("setup", "elsewhere", "--json").step("clusters")
        assert (step["code"], step["evidence"]["instance_state"]) == ("instance_not_usable", "isolated")


def test_without_instances_the_lists_to_pick_from_hold_what_fits_and_say_why_the_rest_does_not(tmp_path: Path) -> None:
    with regions(tmp_path, "fresh") as pair:
        known = ids(pair, "ap-beijing") | ids(pair, "ap-shanghai")
        moved(pair, "bare", "--leader-region", "ap-beijing", "--follower-region", "ap-shanghai")
        step = pair.operator.run("setup", "bare", "--json").step("clusters")
        (choice,) = step["choices"]
        assert (step["code"], choice["option"], choice["values"]) == (
            "choice_needed",
            "leader-instance",
            [known["orders-bj"]],
        )


def test_bandwidth_that_costs_money_is_asked_for_and_not_guessed(tmp_path: Path) -> None:
    with regions(tmp_path, "fresh") as pair:
        known = ids(pair, "ap-beijing") | ids(pair, "ap-shanghai")
        sides = ("--leader", known["orders-bj"], "--leader-region", "ap-beijing")
        moved(pair, "unpriced", *sides, "--follower", known["orders-sh"], "--follower-region", "ap-shanghai")
        ran = pair.operator.run("setup", "unpriced", "--write", "--json")
        step = ran.step("peering")
        assert (ran.code, step["code"]) == (1, "choice_needed")
        assert [choice["option"] for choice in step["choices"]] == ["bandwidth", "charge"]
        assert acted(pair.simulated) == []
