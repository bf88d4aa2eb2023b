"""Steps of the cloud half built by hand: two unconnected networks, on the way to being one."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Network
from typing import Any

from ccrtui.core.call.answer import SentCall
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.cloud.calls import caller, route_tables
from ccrtui.core.cloud.route import Hop
from ccrtui.core.cloud.writes import (
    NewPeering,
    NewRule,
    add_security_rule,
    create_peering,
    create_route,
    delete_peering,
    delete_route,
    delete_security_rule,
    run_command,
)
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import ClusterProfile, IndexPair, LinkProfile, Profile
from ccrtui.core.state import State, Walk
from ccrtui.core.steps.conclude import OTHER_WAYS
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import CallResult, Choice, Judgement, PlannedCall, StepName, StepState, StepView
from tests.ui.stage.states import HOLDS, NOW, profile, state, step

ACCOUNT = "100012345678"
MARKER = "ccrtui-5f0c1b7e"
PCX = "pcx-0a1b2c3d"
NETWORKS: JsonObject = {
    "leader_network": {"id": "vpc-a1a1a1a1", "blocks": ["10.0.0.0/16"]},
    "follower_network": {"id": "vpc-b2b2b2b2", "blocks": ["10.1.0.0/16"]},
}

ACCOUNT_KNOWN = step(
    StepName.ACCOUNT,
    StepState.SATISFIED,
    Code.ACCOUNT_KNOWN,
    {
        "leader_account": ACCOUNT,
        "follower_account": ACCOUNT,
        "leader_region": "ap-beijing",
        "follower_region": "ap-shanghai",
    },
)
PEERED = step(
    StepName.PEERING,
    StepState.SATISFIED,
    Code.PEERING_ACTIVE,
    {**NETWORKS, "connection": PCX, "connection_name": MARKER, "state": "ACTIVE", "bandwidth": 100},
)
CARRIES = step(
    StepName.REACHABILITY, StepState.SATISFIED, Code.NETWORK_CARRIES, {"leader_delay_ms": 31, "follower_delay_ms": 32}
)


def cloud_profile(leader: str | None = "es-1a1a1a1a", follower: str | None = "es-2b2b2b2b") -> Profile:
    """Two instances of the cloud."""
    ends = {
        "leader": ClusterProfile(instance=leader, region="ap-beijing"),
        "follower": ClusterProfile(instance=follower, region="ap-shanghai"),
    }
    return replace(profile(), clusters=ends)


def unpicked() -> Profile:
    """Two regions, and no instance picked in either."""
    return cloud_profile(None, None)


def asked_for() -> Profile:
    """Two instances, and the index that shall be copied."""
    return replace(cloud_profile(), links=(LinkProfile(indices=(IndexPair("orders", "orders"),)),))


def cloud_walk(current: StepView, *before: StepView) -> Walk:
    """A walk that has come to `current`; steps before it hold as they are given, or as usual."""
    by_name = {view.name: view for view in (ACCOUNT_KNOWN, PEERED, CARRIES, *before)}
    steps: list[StepView] = []
    for name in StepName:
        if name is current.name:
            steps.append(current)
        elif current in steps:
            steps.append(step(name, StepState.UNKNOWN, Code.AFTER, {"step": current.name.value}))
        elif name in by_name:
            steps.append(by_name[name])
        else:
            code, evidence = HOLDS.get(name, (Code.SECURITY_OPEN, {}))
            steps.append(step(name, StepState.SATISFIED, code, evidence))
    return Walk(tuple(steps), looked_at=NOW)


def cloud_state(current: StepView, *before: StepView, **changes: Any) -> State:
    return state(walk=cloud_walk(current, *before), **{"profile": cloud_profile(), **changes})


def pick() -> StepView:
    """The leader is to be picked from the instances of its region."""
    choice = Choice(
        "leader-instance",
        ("es-1a1a1a1a", "es-9c9c9c9c"),
        "es-1a1a1a1a",
        (
            {"name": "orders-bj", "vpc": "vpc-a1a1a1a1", "version": "7.14.2", "licence": "platinum"},
            {"name": "search-beijing", "vpc": "vpc-a1a1a1a1", "version": "7.10.1", "licence": "enterprise"},
        ),
        (
            {"id": "es-3d3d3d3d", "name": "archive-bj", "instance_state": "isolated"},
            {"id": "es-4e4e4e4e", "name": "small-bj", "licence": "basic"},
        ),
    )
    evidence = {"option": choice.option, "side": "leader", "region": "ap-beijing"}
    return StepView(StepName.CLUSTERS, Judgement(StepState.BLOCKED, Code.CHOICE_NEEDED, evidence, (choice,)))


def price() -> StepView:
    """Bandwidth and charge of what would be made are to be chosen."""
    choices = (
        Choice(
            "bandwidth",
            ("10", "100", "1000"),
            labels=tuple({"price": yuan, "price_per": "day"} for yuan in (200, 1200, 7000)),
            charged=True,
        ),
        Choice("charge", ("POSTPAID_BY_DAY_MAX", "POSTPAID_BY_MONTH_95"), "POSTPAID_BY_DAY_MAX"),
    )
    evidence = {"option": "bandwidth", **NETWORKS, "charge": "POSTPAID_BY_DAY_MAX"}
    return StepView(StepName.PEERING, Judgement(StepState.BLOCKED, Code.CHOICE_NEEDED, evidence, choices))


def refused() -> StepView:
    """The cloud does not peer the two regions; other ways are offered."""
    call = new_peering()
    result = CallResult(
        "refused", 200, "UnsupportedOperation.NotSupportCreateCrossRegionVpcPeer", "not here", "7d1c-9e"
    )
    evidence = {"service": "vpc", "cloud_action": call.target, "region": "ap-beijing", "request_id": "7d1c-9e"}
    judgement = Judgement(
        StepState.BLOCKED,
        Code.CROSS_REGION_REFUSED,
        evidence,
        (OTHER_WAYS,),
    )
    planned = (PlannedCall(call),)
    return StepView(StepName.PEERING, judgement, planned, {call.id: result}, planned)


def new_peering() -> Call:
    new = NewPeering(MARKER, "vpc-a1a1a1a1", "vpc-b2b2b2b2", ACCOUNT, "ap-shanghai", 100, "POSTPAID_BY_DAY_MAX")
    return create_peering(Side.LEADER, "ap-beijing", new)


def to_peer() -> StepView:
    undo = (delete_peering(Side.LEADER, "ap-beijing", PCX),)
    judgement = Judgement(StepState.MISSING, Code.PEERING_MISSING, {**NETWORKS, "bandwidth": 100})
    return StepView(StepName.PEERING, judgement, (PlannedCall(new_peering(), undo=undo),))


def waits() -> StepView:
    """The connection waits for another account."""
    evidence: JsonObject = {
        "connection": PCX,
        "connection_name": "orders-bj-sh",
        "state": "PENDING",
        "account": "100087654321",
        "from_account": ACCOUNT,
        "region": "ap-shanghai",
        "accept_by": "2026-11-27 19:41:14",
    }
    return StepView(StepName.PEERING, Judgement(StepState.WAITING, Code.PEERING_AWAITS_OTHER, evidence))


def routes() -> StepView:
    """One table of the leader leads to the follower already, two of the follower's do not lead back."""
    evidence: JsonObject = {
        "hop": PCX,
        "leader_table": [{"id": "rtb-1a1a1a1a", "name": "default"}],
        "leader_destination": ["10.1.3.0/24"],
        "leader_has": [{"table": "rtb-1a1a1a1a", "destination": "10.1.3.0/24", "hop": PCX}],
        "leader_affects": [{"table": "rtb-1a1a1a1a", "subnets": 1}],
        "follower_table": [{"id": "rtb-2b2b2b2b", "name": "es-tables"}, {"id": "rtb-3c3c3c3c", "name": "probe"}],
        "follower_destination": ["10.0.3.0/24"],
        "follower_has": [
            {"table": "rtb-2b2b2b2b", "destination": "10.0.3.0/24", "hop": None},
            {"table": "rtb-3c3c3c3c", "destination": "10.0.3.0/24", "hop": "nat-5f5f5f5f"},
        ],
        "follower_affects": [{"table": "rtb-2b2b2b2b", "subnets": 4}, {"table": "rtb-3c3c3c3c", "subnets": 1}],
        "not_changed": 6,
    }
    planned = tuple(
        PlannedCall(
            create_route(
                Side.FOLLOWER, "ap-shanghai", table, IPv4Network("10.0.3.0/24"), Hop("PEERCONNECTION", PCX), MARKER
            ),
            undo=(delete_route(Side.FOLLOWER, "ap-shanghai", table, "rti-6a6a6a6a"),),
        )
        for table in ("rtb-2b2b2b2b", "rtb-3c3c3c3c")
    )
    return StepView(StepName.ROUTES, Judgement(StepState.MISSING, Code.ROUTES_MISSING, evidence), planned)


def closed() -> StepView:
    """The leader's group does not let the follower in."""
    evidence: JsonObject = {
        "leader_group": ["sg-1a1a1a1a", "sg-1b1b1b1b"],
        "follower_group": ["sg-2b2b2b2b"],
        "leader_transport": "closed",
        "follower_transport": "open",
        "leader_http": "unclear",
        "follower_http": "open",
        "not_changed": 3,
    }
    rule = NewRule("Ingress", "TCP", "9300", IPv4Network("10.1.3.0/24"), MARKER)
    call = add_security_rule(Side.LEADER, "ap-beijing", "sg-1a1a1a1a", rule, "7")
    judgement = Judgement(StepState.MISSING, Code.SECURITY_CLOSED, evidence)
    undo = (delete_security_rule(Side.LEADER, "ap-beijing", "sg-1a1a1a1a", "Ingress", 0, "8"),)
    return StepView(StepName.SECURITY_GROUPS, judgement, (PlannedCall(call, undo=undo),))


def forbidden() -> StepView:
    """The key may not do what the step would do."""
    evidence: JsonObject = {
        "side": "follower",
        "action": "vpc:CreateRoutes",
        "resource": "qcs::vpc:ap-shanghai:uin/100012345678:rtb/*",
        "policy": '{"version": "2.0"}',
    }
    return StepView(StepName.ROUTES, Judgement(StepState.BLOCKED, FaultCode.NOT_PERMITTED, evidence))


def untrusting() -> StepView:
    """Only support can make the certificates fit."""
    evidence: JsonObject = {
        "leader_instance": "es-1a1a1a1a",
        "follower_instance": "es-2b2b2b2b",
        "leader_version": "7.14.2",
        "follower_version": "7.14.2",
    }
    return StepView(StepName.READINESS, Judgement(StepState.BLOCKED, Code.NO_SHARED_AUTHORITY, evidence))


def ping_call() -> Call:
    return run_command(Side.FOLLOWER, "ap-shanghai", "ins-7b7b7b7b", "ping -c 3 10.0.3.12\ntrue", MARKER)


def sent_to_cloud() -> tuple[SentCall, ...]:
    fault = Fault(FaultCode.NOT_PERMITTED, 200, "UnauthorizedOperation", "not authorized", details={"action": "x"})
    route = routes().planned[0].call
    return (
        SentCall(1, caller(Side.LEADER), 1_800_000_000.0, 0.012, 200, request_id="aa-11"),
        SentCall(2, route_tables(Side.LEADER, "ap-beijing", "vpc-a1a1a1a1"), 1_800_000_000.0, 0.034, 200),
        SentCall(3, route, 1_800_000_010.0, 0.120, 200, fault, request_id="bb-22"),
    )
