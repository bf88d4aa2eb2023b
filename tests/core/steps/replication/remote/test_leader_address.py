"""Where the follower dials an instance, and in which mode; what was typed stays as it is."""

from __future__ import annotations

import json
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.cloud.calls import instance_nodes, instances, vpcs
from ccrtui.core.cloud.instance import Instance, InstanceNodes
from ccrtui.core.cloud.vpc import Vpc, Vpcs
from ccrtui.core.elasticsearch.cluster import ClusterIdentity, RemoteInfo, RemoteSettings
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity, remote_info, remote_settings
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.profile.link_words import RemoteMode
from ccrtui.core.profile.profile import Profile
from ccrtui.core.steps.replication.remote.leader_address import leader_mode, leader_reads, leader_transport
from ccrtui.core.steps.replication.remote.step import RemoteClusterStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Intention
from tests.core.steps.clusters.known_instances import CLOUD, LEADER_ID, LEADERS, LEADING, NORTH, ends, instance, told
from tests.core.steps.known import FOLLOWER, LEADER, PROFILE, facts, judged, planned, with_link

NODES, HOME = instance_nodes(LEADER, NORTH, LEADER_ID), vpcs(LEADER, NORTH, (LEADING.vpc,))
BLOCKS = (IPv4Network("10.0.0.0/16"), IPv4Network("172.20.0.0/16"))
UNREGISTERED: dict[Call, Any] = {remote_settings(FOLLOWER): RemoteSettings({}), remote_info(FOLLOWER): RemoteInfo(())}
PRESENT = Version(7, 10, 1)
STEP = RemoteClusterStep()


def standing(*nodes: str, leader: Instance = LEADING, version: Version = PRESENT) -> dict[Call, Any]:
    """The leader's nodes at these addresses, and a follower of that version."""
    return {
        **told(leader),
        NODES: InstanceNodes(tuple(map(IPv4Address, nodes))),
        HOME: Vpcs((Vpc(LEADING.vpc, "orders-bj", BLOCKS),)),
        cluster_identity(FOLLOWER): ClusterIdentity("orders-sh", "two", version),
    }


def mode(known: dict[Call, Any], profile: Profile = CLOUD) -> RemoteMode:
    return leader_mode(Look(facts(known), profile))


def test_what_was_typed_needs_no_cloud() -> None:
    assert leader_reads(Look(facts({}), PROFILE)) == ()
    assert leader_transport(Look(facts({}), PROFILE)) == ("a:9300",)
    typed = ends(leader={"transport": ("b:9301",)})
    assert leader_reads(Look(facts({}), typed)) == ()
    assert leader_transport(Look(facts(standing("9.1.2.3")), typed)) == ("b:9301",)
    assert mode(standing("9.1.2.3"), typed) is RemoteMode.AUTO


def test_the_instance_is_asked_for_then_its_nodes_and_blocks() -> None:
    assert leader_reads(Look(facts({}), CLOUD)) == (LEADERS,)
    assert leader_reads(Look(facts(told()), CLOUD)) == (LEADERS, NODES, HOME)
    assert leader_reads(Look(facts({}), ends(leader={"region": None}))) == ()


def test_the_instances_own_address_is_dialled() -> None:
    assert leader_transport(Look(facts(told()), CLOUD)) == ("10.0.3.12:9300",)
    assert leader_transport(Look(facts({}), CLOUD)) == ()


def test_without_one_the_nodes_inside_the_network_are() -> None:
    silent = instance(transport=None)
    assert leader_transport(Look(facts(standing("10.0.3.21", "172.20.4.21", leader=silent)), CLOUD)) == (
        "10.0.3.21:9300",
        "172.20.4.21:9300",
    )
    assert leader_transport(Look(facts(standing("10.0.3.21", "9.1.2.3", leader=silent)), CLOUD)) == ()
    assert leader_transport(Look(facts(told(silent)), CLOUD)) == ()


@pytest.mark.parametrize(
    ("nodes", "version", "expected"),
    [
        (("10.0.3.21", "172.20.4.21"), Version(7, 10, 1), RemoteMode.SNIFF),
        (("10.0.3.21", "9.1.2.3"), Version(7, 10, 1), RemoteMode.PROXY),
        (("9.1.2.3",), Version(7, 7, 0), RemoteMode.PROXY),
        (("9.1.2.3",), Version(7, 6, 2), RemoteMode.SNIFF),
        ((), Version(7, 10, 1), RemoteMode.SNIFF),
    ],
)
def test_the_mode_that_can_work(nodes: tuple[str, ...], version: Version, expected: RemoteMode) -> None:
    assert mode(standing(*nodes, version=version)) is expected


@pytest.mark.parametrize("unread", [NODES, HOME])
def test_sniff_where_the_nodes_places_are_not_known(unread: Call) -> None:
    assert mode({**standing("9.1.2.3"), unread: Fault(FaultCode.NOT_PERMITTED, 200)}) is RemoteMode.SNIFF


def test_the_mode_that_was_chosen_counts() -> None:
    assert mode(standing("9.1.2.3"), with_link(CLOUD, remote_mode=RemoteMode.SNIFF)) is RemoteMode.SNIFF
    assert mode(standing("10.0.3.21"), with_link(CLOUD, remote_mode=RemoteMode.PROXY)) is RemoteMode.PROXY


def sent(known: dict[Call, Any]) -> dict[str, Any]:
    [call] = planned(STEP, {**UNREGISTERED, **known}, CLOUD)
    body: dict[str, Any] = json.loads(call.body or "")
    return {key.removeprefix("cluster.remote.leader."): value for key, value in body["persistent"].items()}


def test_the_instance_is_registered_in_the_mode_that_can_work() -> None:
    assert sent(standing("10.0.3.21")) == {"seeds": ["10.0.3.12:9300"]}
    assert sent(standing("9.1.2.3")) == {"mode": "proxy", "proxy_address": "10.0.3.12:9300"}
    judgement = judged(STEP, {**UNREGISTERED, **standing("9.1.2.3")}, CLOUD)
    assert (judgement.code, judgement.evidence["address"], judgement.evidence["mode"]) == (
        Code.REMOTE_MISSING,
        "10.0.3.12:9300",
        "proxy",
    )


def test_an_address_that_nobody_knows_is_asked_for() -> None:
    judgement = judged(STEP, {**UNREGISTERED, **told(instance(transport=None))}, CLOUD)
    assert (judgement.code, judgement.choices[0].option) == (Code.CHOICE_NEEDED, "leader-transport")


def test_the_step_asks_what_tells_the_address() -> None:
    assert instances(LEADER, NORTH) in STEP.reads(facts({}), Intention(CLOUD))
    assert NODES in STEP.reads(facts(told()), Intention(CLOUD))
