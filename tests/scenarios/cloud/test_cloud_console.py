"""Every scenario of the cloud through the console: each ends in the state it should, and the screen says why."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ccrtui.adapters.tencent import rate_limit as cloud_pace
from ccrtui.core.call.fault import FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import StepName, StepState
from tests.scenarios.cloud.cloud_dump import CloudApi
from tests.scenarios.cloud.cloud_story import applies, copied, goes_to, is_level, sends_nothing, set_up, stands
from tests.scenarios.cloud.region_pair import OTHER_KEY, cloud_writes, regions
from tests.scenarios.console.story import Language, story
from tests.scenarios.pair import Pair

LANGUAGES: tuple[Language, ...] = ("en", "zh")
BLOCKED = {
    "cidr-overlap": (
        StepName.PEERING,
        Code.NETWORKS_OVERLAP,
        ("10.0.0.0/16", "10.0.128.0/17", "172.20.0.0/16", "172.20.8.0/21"),
    ),
    "quota-full": (StepName.PEERING, Code.PEERING_QUOTA, ("vpc-", "2")),
    "peering-expired": (StepName.PEERING, Code.PEERING_EXPIRED, ("pcx-", "100087654321", "EXPIRED")),
    "route-to-wrong-gateway": (StepName.ROUTES, Code.ROUTE_TAKEN, ("rtb-", "10.0.3.0/24", "VPN", "vpngw-", "rti-")),
    "acl-egress": (StepName.REACHABILITY, Code.NET_EGRESS_ACL, ("subnet-", "10.0.3.12", "acl-")),
}
CLUSTERS = (Kind.PUT_REMOTE, Kind.FOLLOW)
"""What is left to be sent once the two networks are joined."""


@pytest.mark.parametrize("scenario", BLOCKED)
async def test_what_stands_in_the_way_is_said_and_nothing_can_be_sent(tmp_path: Path, scenario: str) -> None:
    step, code, texts = BLOCKED[scenario]
    with regions(tmp_path, scenario, samples=False) as pair:
        for language in LANGUAGES:
            async with story(pair, language) as teller:
                await set_up(teller)
                await stands(teller, step, StepState.BLOCKED, code, *texts, teller.words.setup.nothing_changed)
                await sends_nothing(teller)
        assert pair.simulated.acted_writes() == []


async def test_another_account_that_must_accept_is_waited_for_with_a_text_to_send(tmp_path: Path) -> None:
    with regions(tmp_path, "peering-pending", samples=False) as pair:
        connection = CloudApi(pair.simulated).dump()["ap-beijing DescribeVpcPeeringConnections"][0]
        until = datetime.fromisoformat(connection["CreateTime"]) + timedelta(days=7)
        facts = (connection["PeeringConnectionId"], "100087654321", "ap-shanghai", str(until))
        for language in LANGUAGES:
            async with story(pair, language) as teller:
                await set_up(teller)
                await stands(teller, StepName.PEERING, StepState.WAITING, Code.PEERING_AWAITS_OTHER, *facts)
                await sends_nothing(teller)
                text = await copied(teller)
                assert [fact for fact in facts if fact not in text] == []
        assert pair.simulated.acted_writes() == []


async def test_with_the_other_accounts_key_it_is_accepted(tmp_path: Path) -> None:
    with regions(tmp_path, "peering-pending", "--follower-credentials", f"env:{OTHER_KEY}", samples=False) as pair:
        async with story(pair) as teller:
            await set_up(teller)
            await stands(teller, StepName.PEERING, StepState.MISSING, Code.PEERING_TO_ACCEPT, "pcx-", "100087654321")
            await applies(teller, Kind.ACCEPT_PEERING, Kind.CREATE_ROUTE, *CLUSTERS)
            await is_level(teller)
        assert cloud_writes(pair.simulated) == ["AcceptVpcPeeringConnection", *["CreateRoutes"] * 4]


async def test_a_missing_right_is_named_with_the_policy_to_copy_until_somebody_looks_anew(tmp_path: Path) -> None:
    with regions(tmp_path, "no-permission", samples=False) as pair:
        for language in LANGUAGES:
            async with story(pair, language) as teller:
                await set_up(teller)
                await applies(teller, Kind.CREATE_PEERING)
                action = "vpc:CreateVpcPeeringConnection"
                await stands(teller, StepName.PEERING, StepState.BLOCKED, FaultCode.NOT_PERMITTED, action, "qcs::vpc:")
                assert f'"{action}"' in await copied(teller)
                await teller.press("r")
                await stands(teller, StepName.PEERING, StepState.MISSING, Code.PEERING_MISSING)
        assert pair.simulated.acted_writes() == []


async def test_where_peering_is_refused_across_regions_a_ccn_is_chosen_and_works(tmp_path: Path) -> None:
    with regions(tmp_path, "cross-region-refused", samples=False) as pair:
        async with story(pair) as teller:
            words = teller.words
            await set_up(teller)
            await applies(teller, Kind.CREATE_PEERING)
            ways = tuple(words.choice("network").meaning(way) for way in ("ccn", "connected"))
            await stands(teller, StepName.PEERING, StepState.BLOCKED, Code.CROSS_REGION_REFUSED, *ways)
            assert pair.simulated.acted_writes() == []
            await teller.press("enter")
            await teller.sees(words.setup.pick_hint)
            await teller.press("down")
            await teller.sees(words.setup.confirm_hint.partition("{")[0].strip())
            await teller.press("enter")
            await stands(teller, StepName.PEERING, StepState.MISSING, Code.CCN_MISSING, "10.0.0.0/16", "10.1.0.0/16")
            await applies(teller, Kind.CREATE_CCN, Kind.ATTACH_CCN, Kind.SET_CCN_BANDWIDTH, *CLUSTERS)
            await is_level(teller)
            await teller.press("1")
            await teller.sees("ccn-", "10.0.0.0/16", "10.1.0.0/16")
        sent = ["CreateCcn", "AttachCcnInstances", "AttachCcnInstances", "SetCcnRegionBandwidthLimits"]
        assert cloud_writes(pair.simulated) == sent
        await opens_level(pair)
        assert cloud_writes(pair.simulated) == sent


async def test_a_network_that_joins_them_already_is_adopted(tmp_path: Path) -> None:
    with regions(tmp_path, "ccn-present", samples=False) as pair:
        async with story(pair, "zh") as teller:
            await set_up(teller)
            await applies(teller, *CLUSTERS)
            await is_level(teller)
            await goes_to(teller, StepName.PEERING)
            await stands(teller, StepName.PEERING, StepState.SATISFIED, Code.CCN_JOINS, "ccn-", "orders-backbone")
        assert cloud_writes(pair.simulated) == []


async def test_a_destination_with_another_use_stops_the_walk_behind_the_connection(tmp_path: Path) -> None:
    with regions(tmp_path, "route-taken", samples=False) as pair:
        async with story(pair) as teller:
            await set_up(teller)
            await applies(teller, Kind.CREATE_PEERING)
            texts = ("rtb-", "10.0.3.0/24", "10.1.9.5", "rti-")
            await stands(teller, StepName.ROUTES, StepState.BLOCKED, Code.ROUTE_TAKEN, *texts)
            await sends_nothing(teller)
        assert cloud_writes(pair.simulated) == ["CreateVpcPeeringConnection"]


async def test_a_closed_group_gets_one_rule_for_each_subnet_and_no_more(tmp_path: Path) -> None:
    with regions(tmp_path, "security-group-closed", samples=False) as pair:
        async with story(pair, "zh") as teller:
            await set_up(teller)
            closed = ("sg-", "9300", "10.1.3.0/24", teller.words.setup.not_changed)
            await stands(teller, StepName.SECURITY_GROUPS, StepState.MISSING, Code.SECURITY_CLOSED, *closed)
            await applies(teller, Kind.ADD_SECURITY_RULE, Kind.ADD_SECURITY_RULE, *CLUSTERS)
            await is_level(teller)
        rules = ["CreateSecurityGroupPolicies"] * 2
        assert cloud_writes(pair.simulated) == rules
        await opens_level(pair)
        assert cloud_writes(pair.simulated) == rules


async def test_rules_by_template_are_unknown_and_the_connection_proves_them(tmp_path: Path) -> None:
    with regions(tmp_path, "security-group-template", samples=False) as pair:
        async with story(pair) as teller:
            await set_up(teller)
            await stands(teller, StepName.REMOTE_CLUSTER, StepState.MISSING, Code.REMOTE_MISSING)
            await goes_to(teller, StepName.SECURITY_GROUPS)
            await stands(teller, StepName.SECURITY_GROUPS, StepState.UNKNOWN, Code.SECURITY_UNCLEAR, "sg-")
            await goes_to(teller, StepName.REMOTE_CLUSTER)
            await applies(teller, *CLUSTERS)
            await is_level(teller)
            await goes_to(teller, StepName.SECURITY_GROUPS)
            await stands(teller, StepName.SECURITY_GROUPS, StepState.SATISFIED, Code.PROVEN_BY_CONNECTION)
        assert cloud_writes(pair.simulated) == []


async def test_from_a_bastion_in_the_leaders_network_the_follower_is_judged_when_it_can_be(tmp_path: Path) -> None:
    with regions(tmp_path, "bastion-in-leader-vpc", samples=False) as pair:
        follower = pair.simulated.banner["follower"]["instance_id"]
        async with story(pair) as teller:
            await set_up(teller)
            await stands(teller, StepName.PEERING, StepState.MISSING, Code.PEERING_MISSING)
            await goes_to(teller, StepName.CLUSTERS)
            await stands(teller, StepName.CLUSTERS, StepState.UNKNOWN, Code.NO_PATH_YET, follower)
            await goes_to(teller, StepName.READINESS)
            await stands(teller, StepName.READINESS, StepState.UNKNOWN, Code.READY_AS_CLOUD_TELLS)
            await goes_to(teller, StepName.PEERING)
            await applies(teller, Kind.CREATE_PEERING, Kind.CREATE_ROUTE, *CLUSTERS)
            await is_level(teller)
            await goes_to(teller, StepName.CLUSTERS)
            await stands(teller, StepName.CLUSTERS, StepState.SATISFIED, Code.CLUSTERS_ANSWER, follower)
        assert cloud_writes(pair.simulated) == ["CreateVpcPeeringConnection", *["CreateRoutes"] * 4]


async def test_a_slow_cloud_is_waited_for(tmp_path: Path) -> None:
    with regions(tmp_path, "slow-cloud", samples=False) as pair:
        pair.simulated.control("POST", "/clock", {"rate": 10})
        async with story(pair, "zh") as teller:
            await set_up(teller)
            await applies(teller, Kind.CREATE_PEERING, Kind.CREATE_ROUTE, *CLUSTERS)
            await is_level(teller)
        assert cloud_writes(pair.simulated) == ["CreateVpcPeeringConnection", *["CreateRoutes"] * 4]


async def test_a_cloud_that_admits_few_calls_is_asked_no_faster_and_nothing_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One call a second takes half a minute; here it is five, and the pace the same beside it."""
    monkeypatch.setattr(cloud_pace, "SPACING_S", cloud_pace.SPACING_S / 5)
    with regions(tmp_path, "throttled", samples=False) as pair:
        pair.fault("cloud", per_second=5)
        async with story(pair) as teller:
            await set_up(teller)
            await applies(teller, Kind.CREATE_PEERING, Kind.CREATE_ROUTE)
            await stands(teller, StepName.REMOTE_CLUSTER, StepState.MISSING, Code.REMOTE_MISSING)
        assert cloud_writes(pair.simulated) == ["CreateVpcPeeringConnection", *["CreateRoutes"] * 4]


async def opens_level(pair: Pair) -> None:
    """Open the console again: all of it holds."""
    async with story(pair) as teller:
        await teller.press("2")
        await is_level(teller)
