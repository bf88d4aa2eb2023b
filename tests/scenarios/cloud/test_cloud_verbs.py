"""Every scenario of the cloud, through `setup`: each ends in the state it should, and says what it should."""

from __future__ import annotations

import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.scenarios.cloud.cloud_dump import CloudApi
from tests.scenarios.cloud.region_pair import OTHER_KEY, cloud_writes, regions
from tests.scenarios.pair import states, writes

JOINED = ["AttachCcnInstances", "AttachCcnInstances", "AcceptAttachCcnInstances"]


def test_from_two_unconnected_networks_to_equal_counts(tmp_path: Path) -> None:
    with regions(tmp_path, "fresh") as pair:
        planned = pair.setup("--plan")
        assert states(planned)["peering"] == ("missing", "peering_missing")
        assert (planned.code, writes(planned), cloud_writes(pair.simulated)) == (3, 0, [])
        done = pair.setup("--write")
        assert done.code == 0, done.out + done.err
        assert {state for state, _ in states(done).values()} == {"satisfied"}
        counted = done.step("compare")["evidence"]
        assert (counted["leader_docs"], counted["follower_docs"]) == (4, 4)
        assert cloud_writes(pair.simulated)[0] == "CreateVpcPeeringConnection"
        assert set(cloud_writes(pair.simulated)[1:]) == {"CreateRoutes"}
        again = pair.setup("--write")
        assert (again.code, writes(again)) == (0, 0)


def blocked(home: Path, scenario: str, *given: str) -> tuple[str, str, dict[str, object], list[str]]:
    """The step that stops the walk, its code, its evidence, and what was changed in the cloud."""
    with regions(home, scenario, *given, samples=False) as pair:
        ran = pair.setup("--write")
        assert ran.code == 1, ran.out + ran.err
        name = next(step for step, (state, _) in states(ran).items() if state == "blocked")
        return name, states(ran)[name][1], ran.step(name)["evidence"], cloud_writes(pair.simulated)


def test_overlapping_networks_name_the_blocks_and_nothing_is_sent(tmp_path: Path) -> None:
    name, code, evidence, sent = blocked(tmp_path, "cidr-overlap")
    assert (name, code, sent) == ("peering", "networks_overlap", [])
    assert evidence["overlaps"] == [
        {"block": "10.0.0.0/16", "other": "10.0.128.0/17"},
        {"block": "172.20.0.0/16", "other": "172.20.8.0/21"},
    ]


def test_a_full_quota_is_seen_before_anything_is_sent(tmp_path: Path) -> None:
    name, code, evidence, sent = blocked(tmp_path, "quota-full")
    assert (name, code, sent) == ("peering", "peering_quota", [])
    assert (evidence["limit"], evidence["in_use"]) == (2, 2)


def test_a_missing_right_names_action_resource_and_the_least_policy(tmp_path: Path) -> None:
    name, code, evidence, sent = blocked(tmp_path, "no-permission")
    assert (name, code, sent) == ("peering", "not_permitted", [])
    assert evidence["action"] == "vpc:CreateVpcPeeringConnection"
    assert "vpc:CreateVpcPeeringConnection" in str(evidence["policy"])


def test_peering_that_is_refused_across_regions_ends_with_a_choice_and_ccn_works(tmp_path: Path) -> None:
    with regions(tmp_path, "cross-region-refused") as pair:
        refused = pair.setup("--write")
        step = refused.step("peering")
        assert (refused.code, step["state"], step["code"]) == (1, "blocked", "cross_region_refused")
        assert step["choices"] == [{"option": "network", "values": ["ccn", "connected"], "default": None}]
        assert cloud_writes(pair.simulated) == []
        pair.operator.cloud_profile(pair.simulated, "--network", "ccn", name="by-ccn")
        done = pair.operator.run("setup", "by-ccn", "--json", "--write")
        assert done.code == 0, done.out + done.err
        sent = ["CreateCcn", "AttachCcnInstances", "AttachCcnInstances", "SetCcnRegionBandwidthLimits"]
        assert cloud_writes(pair.simulated) == sent
        again = pair.operator.run("setup", "by-ccn", "--json", "--write")
        assert (again.code, writes(again)) == (0, 0)


def test_a_network_that_joins_them_already_is_adopted(tmp_path: Path) -> None:
    with regions(tmp_path, "ccn-present") as pair:
        done = pair.setup("--write")
        assert done.code == 0, done.out + done.err
        assert states(done)["peering"] == ("satisfied", "ccn_joins")
        assert cloud_writes(pair.simulated) == []


def test_another_account_that_must_accept_is_waited_for(tmp_path: Path) -> None:
    with regions(tmp_path, "peering-pending") as pair:
        ran = pair.setup("--write")
        step = ran.step("peering")
        assert (ran.code, step["state"], step["code"]) == (3, "waiting", "peering_awaits_other")
        assert step["evidence"]["account"] == "100087654321"
        assert step["evidence"]["accept_by"]
        assert cloud_writes(pair.simulated) == []


def test_with_the_other_accounts_key_it_is_accepted(tmp_path: Path) -> None:
    with regions(tmp_path, "peering-pending", "--follower-credentials", f"env:{OTHER_KEY}") as pair:
        done = pair.setup("--write")
        assert done.code == 0, done.out + done.err
        assert cloud_writes(pair.simulated)[0] == "AcceptVpcPeeringConnection"


def test_two_accounts_are_joined_by_a_network_of_either_with_both_keys(tmp_path: Path) -> None:
    keys = ("--network", "ccn", "--follower-credentials", f"env:{OTHER_KEY}")
    with regions(tmp_path, "peering-expired", *keys, samples=False) as pair:
        theirs = CloudApi(pair.simulated, other=True).ask("CreateCcn", "ap-shanghai", {"CcnName": "theirs"})["Ccn"]
        step = pair.setup("--plan").step("peering")
        assert (step["state"], step["code"]) == ("blocked", "choice_needed")
        assert step["choices"][0]["values"] == [theirs["CcnId"], "new"]
        for ccn, sent in ((theirs["CcnId"], JOINED), ("new", ["CreateCcn", *JOINED, "SetCcnRegionBandwidthLimits"])):
            before = len(cloud_writes(pair.simulated))
            profile = pair.operator.cloud_profile(pair.simulated, *keys, "--ccn", ccn, name=f"by-{ccn}")
            done = pair.operator.run("setup", profile, "--json", "--write")
            assert done.code == 0, done.out + done.err
            assert cloud_writes(pair.simulated)[before:] == sent
            assert writes(pair.operator.run("setup", profile, "--json", "--write")) == 0
            undone = pair.operator.run("setup", profile, "--json", "--write", "--undo", "--confirm", "orders")
            assert undone.code == 0, undone.out + undone.err


def test_a_new_network_is_not_made_while_another_is_in_the_way(tmp_path: Path) -> None:
    name, code, evidence, sent = blocked(tmp_path, "ccn-present", "--network", "ccn", "--ccn", "new")
    assert (name, code, sent) == ("peering", "ccn_elsewhere", [])
    assert evidence["ccns"] == [evidence["attached"]]


def test_a_connection_that_was_not_accepted_in_time_is_said_to_be(tmp_path: Path) -> None:
    name, code, _, sent = blocked(tmp_path, "peering-expired")
    assert (name, code, sent) == ("peering", "peering_expired", [])


def test_a_destination_with_another_use_stops_the_walk_behind_the_connection(tmp_path: Path) -> None:
    name, code, evidence, sent = blocked(tmp_path, "route-taken")
    assert (name, code, sent) == ("routes", "route_taken", ["CreateVpcPeeringConnection"])
    assert (evidence["destination"], evidence["hop_type"]) == ("10.0.3.0/24", "NORMAL_CVM")


def test_a_route_to_the_wrong_gateway_is_named(tmp_path: Path) -> None:
    name, code, evidence, sent = blocked(tmp_path, "route-to-wrong-gateway")
    assert (name, code, sent) == ("routes", "route_taken", [])
    assert evidence["hop_type"] == "VPN"


def test_an_access_list_is_told_from_a_missing_route(tmp_path: Path) -> None:
    name, code, evidence, sent = blocked(tmp_path, "acl-egress")
    assert (name, code, sent) == ("reachability", "net_egress_acl", [])
    assert evidence["side"] == "follower"


def test_a_closed_group_gets_one_rule_for_each_subnet_and_no_more(tmp_path: Path) -> None:
    with regions(tmp_path, "security-group-closed") as pair:
        done = pair.setup("--write")
        assert done.code == 0, done.out + done.err
        assert cloud_writes(pair.simulated) == ["CreateSecurityGroupPolicies"] * 2
        again = pair.setup("--write")
        assert (again.code, writes(again)) == (0, 0)


def test_rules_by_template_are_unknown_and_the_connection_proves_them(tmp_path: Path) -> None:
    with regions(tmp_path, "security-group-template") as pair:
        planned = pair.setup("--plan")
        assert states(planned)["security_groups"] == ("unknown", "security_unclear")
        done = pair.setup("--write")
        assert done.code == 0, done.out + done.err
        assert states(done)["security_groups"] == ("satisfied", "proven_by_connection")
        assert cloud_writes(pair.simulated) == []


def test_from_a_bastion_in_the_leaders_network_the_follower_is_judged_when_it_can_be(tmp_path: Path) -> None:
    with regions(tmp_path, "bastion-in-leader-vpc") as pair:
        port = urlsplit(pair.simulated.banner["follower"]["url"]).port
        with socket.socket() as other, pytest.raises(OSError, match="in use"):
            other.bind(("127.0.0.1", port))
        planned = pair.setup("--plan")
        steps = states(planned)
        assert (steps["clusters"], steps["peering"]) == (("unknown", "no_path_yet"), ("missing", "peering_missing"))
        done = pair.setup("--write")
        assert done.code == 0, done.out + done.err
        assert {state for state, _ in states(done).values()} == {"satisfied"}


@pytest.mark.parametrize(("scenario", "rate"), [("throttled", 1), ("slow-cloud", 5)])
def test_a_cloud_that_takes_its_time_is_waited_for(tmp_path: Path, scenario: str, rate: int) -> None:
    with regions(tmp_path, scenario) as pair:
        pair.simulated.control("POST", "/clock", {"rate": rate})
        done = pair.setup("--write")
        assert done.code == 0, done.out + done.err
        sent = cloud_writes(pair.simulated)
        assert sent.count("CreateVpcPeeringConnection") == 1
