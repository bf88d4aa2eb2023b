"""Two VPCs and what joins them, as facts by hand: whatever a step asks of them is answered, as far as a key sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from ipaddress import IPv4Network
from typing import Any

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault
from ccrtui.core.call.kind import Kind
from ccrtui.core.cloud.account import Caller
from ccrtui.core.cloud.ccn import Ccn, CcnAttachment, CcnAttachments, CcnBandwidth, CcnBandwidths, Ccns
from ccrtui.core.cloud.instance import Instance, Instances
from ccrtui.core.cloud.peering import Peering, PeeringEnd, Peerings
from ccrtui.core.cloud.route import Route, RouteTable, RouteTables
from ccrtui.core.cloud.security import SecurityRules
from ccrtui.core.cloud.vpc import Limits, Vpc, Vpcs
from ccrtui.core.profile.profile import Made, Profile
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, Step
from tests.core.steps.clusters.known_instances import CLOUD, EAST, FOLLOWING, LEADING, NORTH
from tests.core.steps.known import FOLLOWER, LEADER

MINE, OTHERS = "100012345678", "100087654321"
NEAR, FAR = LEADING.vpc, FOLLOWING.vpc
MARKER = CLOUD.marker
ROOMY = Limits({"vpc-max-vpcpeers": 10, "vpc-max-available-vpcpeers": 10})


def linked(made: Made | None = None, **changes: Any) -> Profile:
    """The profile of two instances, with changes of its link: 100 Mbit/s unless said otherwise."""
    link = replace(CLOUD.link, **{"bandwidth": 100, **changes})
    return replace(CLOUD, links=(link,), made=made or Made())


def vpc(identity: str, *blocks: str) -> Vpc:
    """A VPC of these blocks."""
    return Vpc(identity, identity, tuple(map(IPv4Network, blocks)))


def peering(state: str, identity: str = "pcx-1", **changes: Any) -> Peering:
    """A connection that the leader's end asked of the follower's, within one account."""
    ends = PeeringEnd(NEAR, NORTH, MINE), PeeringEnd(FAR, EAST, MINE)
    made = Peering(identity, "orders-bj-sh", state, *ends, 100, "POSTPAID_BY_DAY_MAX", "2026-11-20 18:40:00")
    return replace(made, **changes)


def to_other(state: str, **changes: Any) -> Peering:
    """The same, where the follower's end is another account's."""
    return peering(state, **{"peer": PeeringEnd(FAR, EAST, OTHERS), **changes})


def attached(end: str, state: str = "ACTIVE", ccn: str = "ccn-1", owner: str = MINE) -> CcnAttachment:
    """The VPC of an end in a network."""
    return CcnAttachment(ccn, owner, end, NORTH if end == NEAR else EAST, state)


def ccn(identity: str = "ccn-1", name: str = "backbone") -> Ccn:
    """A network."""
    return Ccn(identity, name, "AVAILABLE", "POSTPAID", "INTER_REGION_LIMIT")


def route(hop: str, **changes: Any) -> Route:
    """A route somebody made through a connection."""
    made = Route("rti-1", IPv4Network("10.1.0.0/16"), "PEERCONNECTION", hop, True, "USER", "")
    return replace(made, **changes)


@dataclass(frozen=True)
class World:
    """What there is. `keys` says whose key each side has; what belongs to no key of a side is not in its lists."""

    instances: Mapping[Side, Instance | None] = field(default_factory=lambda: {LEADER: LEADING, FOLLOWER: FOLLOWING})
    keys: Mapping[Side, str] = field(default_factory=lambda: {LEADER: MINE, FOLLOWER: MINE})
    vpcs: tuple[Vpc, ...] = (vpc(NEAR, "10.0.0.0/16"), vpc(FAR, "10.1.0.0/16"))
    peerings: tuple[Peering, ...] = ()
    ccns: tuple[Ccn, ...] = ()
    """Those of the one account."""
    ccns_of_others: tuple[Ccn, ...] = ()
    """Those of the other account."""
    attachments: tuple[CcnAttachment, ...] = ()
    bandwidths: tuple[CcnBandwidth, ...] = ()
    limits: Limits = ROOMY
    routes: Mapping[str, tuple[Route, ...]] = field(default_factory=dict)
    """By VPC."""
    faults: Mapping[Kind, Fault] = field(default_factory=dict)

    def facts(self, step: Step, profile: Profile) -> Facts:
        """Everything the step asks, asked until it wants nothing more."""
        known: dict[Call, Outcome] = {}
        while wanted := [call for call in step.reads(Facts(known), Intention(profile)) if call not in known]:
            known |= {call: self.answer(call) for call in wanted}
        return Facts(known)

    def answer(self, call: Call) -> Outcome:
        """What one call is answered."""
        if fault := self.faults.get(call.kind):
            return fault
        value: object = getattr(self, f"_{call.kind.value}")(call)
        return Answer(value, 200, 0.0, 0.1)

    def judge(self, step: Step, profile: Profile) -> Judgement:
        """What the step concludes."""
        return step.judge(self.facts(step, profile), Intention(profile))

    def plan(self, step: Step, profile: Profile) -> tuple[PlannedCall, ...]:
        """What the step would send."""
        return step.calls(self.facts(step, profile), Intention(profile))

    def _instances(self, call: Call) -> Instances:
        instance = self.instances[call.side]
        return Instances((instance,) if instance else ())

    def _caller(self, call: Call) -> Caller:
        return Caller(self.keys[call.side], "arn", "user")

    def _vpcs(self, call: Call) -> Vpcs:
        return Vpcs(tuple(vpc for vpc in self.vpcs if vpc.id in _values(call)))

    def _peerings(self, call: Call) -> Peerings:
        own = (
            peering
            for peering in self.peerings
            if self.keys[call.side] in (peering.source.account, peering.peer.account)
        )
        return Peerings(tuple(peering for peering in own if _fits(call, peering)))

    def _ccns(self, call: Call) -> Ccns:
        return Ccns(self.ccns if self.keys[call.side] == MINE else self.ccns_of_others)

    def _ccn_attachments(self, call: Call) -> CcnAttachments:
        wanted, key = _values(call), self.keys[call.side]
        attachments = (
            attachment for attachment in self.attachments if key in (attachment.ccn_account, self._owner(attachment))
        )
        return CcnAttachments(
            tuple(attachment for attachment in attachments if wanted & {attachment.vpc, attachment.ccn})
        )

    def _owner(self, attachment: CcnAttachment) -> str:
        return self.keys[LEADER if attachment.region == NORTH else FOLLOWER]

    def _ccn_bandwidths(self, call: Call) -> CcnBandwidths:
        return CcnBandwidths(self.bandwidths)

    def _vpc_limits(self, call: Call) -> Limits:
        return self.limits

    def _security_rules(self, call: Call) -> SecurityRules:
        return SecurityRules("1", (), ())

    def _route_tables(self, call: Call) -> RouteTables:
        (home,) = _values(call)
        return RouteTables((RouteTable(f"rtb-{home}", "default", True, (), self.routes.get(home, ())),))


def _values(call: Call) -> set[str]:
    params: Any = call.params
    return {value for condition in params["Filters"] for value in condition["Values"]}


def _fits(call: Call, peering: Peering) -> bool:
    ids: Any = call.params.get("PeeringConnectionIds")
    if ids is not None:
        return peering.id in ids
    wanted = _values(call)
    return bool(wanted & {peering.source.vpc, peering.peer.vpc}) or any(value in peering.name for value in wanted)
