"""Fields as real accounts have them and the simulation does not: nulls, other zones, unknown words, IPv6."""

from __future__ import annotations

import json
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest

from ccrtui.adapters.tencent.decode.answer import decode
from ccrtui.adapters.tencent.decode.ccn import ccn_attachments
from ccrtui.adapters.tencent.decode.fields import region
from ccrtui.adapters.tencent.decode.instance import instance_certificates, instance_licence, instance_nodes, instances
from ccrtui.adapters.tencent.decode.machine import command_results, machines, net_detect
from ccrtui.adapters.tencent.decode.peering import peerings
from ccrtui.adapters.tencent.decode.route import route_tables
from ccrtui.adapters.tencent.decode.security import network_acls, security_rules
from ccrtui.adapters.tencent.decode.vpc import subnets, vpcs
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.cloud import writes
from ccrtui.core.cloud.instance import InstanceNodes, InstanceState
from ccrtui.core.cloud.route import Hop
from ccrtui.core.cloud.security import SecurityRule
from ccrtui.core.elasticsearch.cluster import Certificate, Certificates
from ccrtui.core.profile.profile import Made

BARE = {"InstanceId": "es-1", "Region": "ap-beijing", "Status": 1, "VpcUid": "vpc-1"}


def instance(**more: object) -> Any:
    (only,) = instances({"InstanceList": [{**BARE, **more}]}).instances
    return only


def test_an_instance_with_nothing_but_its_name_is_one() -> None:
    bare = instance(EsVip=None, EsVersion=None, SecurityGroups=None, MultiZoneInfo=None, HealthStatus=None)
    assert (bare.version, bare.address, bare.transport, bare.public_url, bare.account) == (None,) * 5
    assert (bare.health, bare.licence, bare.secured, bare.subnets, bare.security_groups) == (
        "unknown",
        "",
        False,
        (),
        (),
    )


@pytest.mark.parametrize(
    ("field", "encoded", "name", "read"),
    [
        ("Status", 77, "state", InstanceState.UNKNOWN),
        ("Status", -4, "state", InstanceState.ISOLATED),
        ("HealthStatus", 1, "health", "yellow"),
        ("HealthStatus", -1, "health", "unknown"),
        ("SecurityType", 2, "secured", True),
        ("SecurityType", 1, "secured", False),
        ("Protocol", "https", "https", True),
        ("Protocol", "", "https", False),
        ("EsPrivateTcpUrl", "tcp://10.0.3.12:9300/", "transport", "10.0.3.12:9300"),
        ("EsPrivateTcpUrl", "", "transport", None),
        ("EsPublicUrl", "https://es-1.public.example:9200", "public_url", None),
        ("LicenseType", "platinum", "licence", "platinum"),
        ("NetConnectScheme", "", "network_scheme", None),
        ("ServerCertSource", "custom", "certificate_source", "custom"),
        ("Uin", 100000000001, "account", "100000000001"),
    ],
)
def test_a_field_of_an_instance_is_read(field: str, encoded: object, name: str, read: object) -> None:
    assert getattr(instance(**{field: encoded}), name) == read


def test_an_instance_of_several_zones_names_each_subnet_once() -> None:
    zones = [{"SubnetId": "subnet-2"}, {"SubnetId": "subnet-1"}, {"SubnetId": None}]
    assert instance(SubnetUid="subnet-1", MultiZoneInfo=zones).subnets == ("subnet-1", "subnet-2")
    assert instance(LicenseType="platinum", RealLicenseType="enterprise").licence == "enterprise"
    public = instance(EsPublicUrl="https://es-1.public.example:9200", PublicAccess="OPEN")
    assert public.public_url == "https://es-1.public.example:9200"


def test_a_node_without_an_address_is_left_out() -> None:
    assert instance_nodes({"NodesView": [{"NodeIp": ""}, {"NodeIp": "9.1.2.3"}]}) == InstanceNodes(
        (IPv4Address("9.1.2.3"),)
    )


def test_what_a_cluster_answers_inside_is_read_as_its_own() -> None:
    entry = {"path": "a.p12", "subject_dn": "CN=ca", "serial_number": "1f", "has_private_key": False, "expiry": "2030"}
    certificates = instance_certificates({"Detail": json.dumps([entry])})
    assert certificates == Certificates((Certificate("a.p12", "CN=ca", "1f", False, "2030"),))
    error = {"error": {"type": "security_exception", "reason": "missing authentication token"}, "status": 401}
    fault = instance_licence({"Detail": json.dumps(error)})
    assert isinstance(fault, Fault)
    assert (fault.code, fault.error_type) == (FaultCode.NOT_AUTHENTICATED, "security_exception")


@pytest.mark.parametrize("detail", ["", "no JSON", "{}", "[]"])
def test_what_is_no_licence_is_not_taken_for_one(detail: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        instance_licence({"Detail": detail})


def test_regions_are_written_out_and_unknown_ones_kept() -> None:
    assert (region("gz"), region("bjjr"), region("ap-beijing"), region("mars")) == (
        "ap-guangzhou",
        "ap-beijing-fsi",
        "ap-beijing",
        "mars",
    )


def test_a_peering_may_have_its_peer_under_the_other_name_alone() -> None:
    shown = {
        "PeeringConnectionId": "pcx-1",
        "PeeringConnectionName": None,
        "State": "SOMETHING_NEW",
        "SourceVpcId": "vpc-1",
        "DestinationVpcId": "vpc-2",
        "SourceRegion": "bj",
        "DestinationRegion": "mars",
        "SourceUin": 1,
        "DestinationUin": "2",
        "Bandwidth": None,
    }
    (peering,) = peerings({"PeerConnectionSet": [shown]}).peerings
    assert (peering.state, peering.name, peering.bandwidth, peering.charge) == ("SOMETHING_NEW", "", 0, "")
    assert (peering.source.account, peering.peer.vpc, peering.peer.region, peering.peer.account) == (
        "1",
        "vpc-2",
        "mars",
        "2",
    )
    with pytest.raises(ValueError, match="no peer"):
        peerings({"PeerConnectionSet": [{**shown, "DestinationVpcId": ""}]})


ROUTE = {
    "DestinationCidrBlock": "10.1.0.0/16",
    "GatewayType": "PEERCONNECTION",
    "GatewayId": "pcx-1",
    "RouteItemId": "rti-1",
    "RouteType": "USER",
    "Enabled": True,
}


def test_a_route_of_ipv6_has_no_destination() -> None:
    six = {**ROUTE, "DestinationCidrBlock": "", "DestinationIpv6CidrBlock": "2001:db8::/64", "RouteType": "NETD"}
    (table,) = route_tables({"RouteTableSet": [{"RouteTableId": "rtb-1", "RouteSet": [six, ROUTE]}]}).tables
    assert [route.destination for route in table.routes] == [None, IPv4Network("10.1.0.0/16")]
    assert (table.main, table.subnets, table.routes[0].kind) == (False, (), "NETD")


def test_the_route_that_was_made_is_the_one_that_was_asked_for() -> None:
    call = writes.create_route(
        Side.LEADER, "ap-beijing", "rtb-1", IPv4Network("10.1.0.0/16"), Hop("PEERCONNECTION", "pcx-1"), "d"
    )

    def made(*routes: dict[str, object], table: str = "rtb-1") -> object:
        return decode(call, {"RouteTableSet": [{"RouteTableId": table, "RouteSet": list(routes)}]})

    elsewhere = {**ROUTE, "GatewayId": "pcx-2", "RouteItemId": "rti-2"}
    wider = {**ROUTE, "DestinationCidrBlock": "10.0.0.0/8", "RouteItemId": "rti-3"}
    assert made(elsewhere, wider, ROUTE) == Made(routes=("rti-1",))
    assert made(elsewhere, wider) == made(ROUTE, table="rtb-2") == made({**ROUTE, "RouteItemId": None}) == Made()
    assert decode(call, {"TotalCount": 1}) == decode(call, {"RouteTableSet": None}) == Made()


def test_a_vpc_has_all_its_blocks_the_primary_first() -> None:
    more = [{"CidrBlock": "172.16.0.0/16", "AssistantType": 1}, {"CidrBlock": "10.9.0.0/16", "AssistantType": 0}]
    (vpc,) = vpcs({"VpcSet": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "AssistantCidrSet": more}]}).vpcs
    assert [str(block) for block in vpc.blocks] == ["10.0.0.0/16", "172.16.0.0/16", "10.9.0.0/16"]
    with pytest.raises(ValueError, match="host bits"):
        vpcs({"VpcSet": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.1/16"}]})


def test_an_empty_text_is_none_where_there_may_be_none() -> None:
    shown = {"SubnetId": "s", "CidrBlock": "10.0.0.0/24", "RouteTableId": "r", "NetworkAclId": ""}
    (subnet,) = subnets({"SubnetSet": [shown]}).subnets
    assert (subnet.acl, subnet.zone) == (None, "")
    assert vpcs({"VpcSet": None}).vpcs == ()


@pytest.mark.parametrize(
    ("shown", "opaque", "block"),
    [
        ({"CidrBlock": "10.0.0.0/8"}, False, "10.0.0.0/8"),
        ({"Ipv6CidrBlock": "::/0", "CidrBlock": ""}, False, "::/0"),
        ({"SecurityGroupId": "sg-1"}, True, ""),
        ({"AddressTemplate": {"AddressId": "ipm-1", "AddressGroupId": ""}}, True, ""),
        ({"AddressTemplate": {"AddressGroupId": "ipmg-1"}}, True, ""),
        ({"CidrBlock": "10.0.0.0/8", "ServiceTemplate": {"ServiceId": "ppm-1"}}, True, "10.0.0.0/8"),
        ({"ServiceTemplate": {"ServiceId": "", "ServiceGroupId": ""}, "AddressTemplate": None}, False, ""),
    ],
)
def test_a_rule_by_template_or_group_is_opaque(shown: dict[str, object], opaque: bool, block: str) -> None:
    rule = {"Action": "accept", "Protocol": "tcp", "Port": "ALL", "PolicyIndex": 4, **shown}
    rules = security_rules({"SecurityGroupPolicySet": {"Version": 3, "Ingress": [rule], "Egress": None}})
    assert rules.ingress == (SecurityRule(4, "TCP", "all", block, True, opaque, ""),)
    assert (rules.version, rules.egress) == ("3", ())


def test_an_access_list_of_five_tuples_decides_nothing() -> None:
    shown = {"NetworkAclId": "acl-1", "NetworkAclType": "QUINTUPLE", "IngressEntries": None, "EgressEntries": None}
    (acl,) = network_acls({"NetworkAclSet": [shown]}).acls
    assert [rule.opaque for rule in (*acl.ingress, *acl.egress)] == [True, True]


def test_a_gateway_in_a_network_is_not_overlooked() -> None:
    shown = {"CcnId": "ccn-1", "InstanceId": "dcg-1", "InstanceType": "DIRECTCONNECT", "State": "ACTIVE"}
    (attachment,) = ccn_attachments({"InstanceSet": [shown]}).attachments
    assert (attachment.ccn, attachment.vpc, attachment.state) == ("ccn-1", "dcg-1", "ACTIVE")


def test_a_machine_that_is_restricted_says_so() -> None:
    home = {"VpcId": "vpc-1", "SubnetId": "subnet-1"}
    shown = {"InstanceId": "ins-1", "InstanceState": "RUNNING", "VirtualPrivateCloud": home, "PrivateIpAddresses": None}
    listed = machines({"InstanceSet": [{**shown, "RestrictState": state} for state in ("NORMAL", "EXPIRED", None)]})
    assert [machine.restricted for machine in listed.machines] == [False, True, False]
    assert listed.machines[0].address is None


def test_output_that_is_no_text_is_still_shown_and_no_base64_is_no_output() -> None:
    task = {"InvocationId": "inv-1", "InstanceId": "ins-1", "TaskStatus": "FAILED", "TaskResult": {"Output": "/w=="}}
    (result,) = command_results({"InvocationTaskSet": [task]}).results
    assert (result.output, result.script, result.exit_code) == ("\N{REPLACEMENT CHARACTER}", "", None)
    with pytest.raises(ValueError, match="base64"):
        command_results({"InvocationTaskSet": [{**task, "TaskResult": {"Output": "***"}}]})


def test_figures_of_a_check_may_be_fractions_or_missing() -> None:
    shown = {"DetectDestinationIp": "10.1.3.12", "State": 0, "Delay": 27.6, "PacketLossRate": None}
    (result,) = net_detect({"NetDetectIpStateSet": [shown]}).results
    assert (result.delay_ms, result.loss) == (28, 0)
