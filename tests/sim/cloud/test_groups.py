"""Rules of security groups: their order, their version, and one direction at a time."""

from __future__ import annotations

from typing import Any

import pytest

from ccrtui.sim.cloud.network.security_group import GroupRule
from ccrtui.sim.cloud.state import Cloud
from tests.sim.cloud.conftest import Client

GROUP = "sg-beijing0"
CREATE, DELETE = "vpc.CreateSecurityGroupPolicies", "vpc.DeleteSecurityGroupPolicies"


def _rule(**more: Any) -> dict[str, Any]:
    return {"Protocol": "TCP", "Port": "9300", "CidrBlock": "10.1.7.0/24", "Action": "ACCEPT", **more}


async def _ports(call: Client) -> list[str]:
    answer = await call("vpc.DescribeSecurityGroupPolicies", SecurityGroupId=GROUP)
    rules = answer["SecurityGroupPolicySet"]["Ingress"]
    assert [rule["PolicyIndex"] for rule in rules] == list(range(len(rules)))
    return [rule["Port"] for rule in rules]


async def test_rules_go_to_the_end_or_to_their_index(call: Client) -> None:
    await call(CREATE, SecurityGroupId=GROUP, SecurityGroupPolicySet={"Ingress": [_rule()]})
    await call(CREATE, SecurityGroupId=GROUP, SecurityGroupPolicySet={"Ingress": [_rule(Port="9200", PolicyIndex=0)]})
    assert await _ports(call) == ["9200", "22", "9300"]


async def test_an_edit_in_between_is_seen_by_the_version(call: Client) -> None:
    first = {"Version": "0", "Ingress": [_rule()]}
    await call(CREATE, SecurityGroupId=GROUP, SecurityGroupPolicySet=first)
    stale = {"Version": "0", "Ingress": [_rule(Port="9200")]}
    refusal = await call.refused(CREATE, SecurityGroupId=GROUP, SecurityGroupPolicySet=stale)
    assert refusal == "UnsupportedOperation.VersionMismatch"
    assert await _ports(call) == ["22", "9300"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"Ingress": [_rule()], "Egress": [_rule()]}, "InvalidParameter.Coexist"),
        ({}, "MissingParameter"),
        ({"Ingress": [_rule(Port="22", CidrBlock="10.0.0.0/8")]}, "UnsupportedOperation.DuplicatePolicy"),
        ({"Ingress": [_rule(Action="allow")]}, "InvalidParameterValue"),
        ({"Ingress": [_rule(Port="any")]}, "InvalidParameterValue"),
        ({"Ingress": [_rule(CidrBlock="10.1.7.1/24")]}, "InvalidParameterValue.Malformed"),
        ({"Ingress": [_rule(SecurityGroupId="sg-beijing0")]}, "InvalidParameter.Coexist"),
        ({"Ingress": [_rule(PolicyIndex=9)]}, "InvalidParameterValue.Range"),
    ],
)
async def test_rules_that_make_no_sense_are_refused(call: Client, change: dict[str, Any], code: str) -> None:
    assert await call.refused(CREATE, SecurityGroupId=GROUP, SecurityGroupPolicySet=change) == code
    assert await _ports(call) == ["22"]


async def test_a_group_holds_so_many_rules(call: Client, cloud: Cloud) -> None:
    cloud.rules.group_rules = 2
    refusal = await call.refused(CREATE, SecurityGroupId=GROUP, SecurityGroupPolicySet={"Ingress": [_rule()]})
    assert refusal == "LimitExceeded.SecurityGroupPolicySet"


async def test_rules_are_removed_by_index_or_by_what_they_say(call: Client) -> None:
    for port in ("9300", "9200"):
        await call(CREATE, SecurityGroupId=GROUP, SecurityGroupPolicySet={"Ingress": [_rule(Port=port)]})
    await call(DELETE, SecurityGroupId=GROUP, SecurityGroupPolicySet={"Ingress": [{"PolicyIndex": 0}]})
    await call(DELETE, SecurityGroupId=GROUP, SecurityGroupPolicySet={"Ingress": [_rule(Port="9200")]})
    assert await _ports(call) == ["9300"]
    again = {"Ingress": [_rule(Port="9200")]}
    assert await call.refused(DELETE, SecurityGroupId=GROUP, SecurityGroupPolicySet=again) == "ResourceNotFound"


async def test_a_template_stands_in_place_of_protocol_and_port(call: Client, cloud: Cloud) -> None:
    cloud.groups[GROUP].ingress = [GroupRule(address_template="ipm-12345678", service_template="ppm-12345678")]
    answer = await call("vpc.DescribeSecurityGroupPolicies", SecurityGroupId=GROUP)
    (rule,) = answer["SecurityGroupPolicySet"]["Ingress"]
    assert (rule["Protocol"], rule["Port"], rule["CidrBlock"]) == ("", "", "")
    assert rule["AddressTemplate"]["AddressId"] == "ipm-12345678"
    assert rule["ServiceTemplate"]["ServiceId"] == "ppm-12345678"
