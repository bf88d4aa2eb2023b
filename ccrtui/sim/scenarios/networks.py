"""How two sides of an estate are connected, or why they are not."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.sim.cloud.account import Policy
from ccrtui.sim.cloud.network import ccn_learning, peering_lifecycle
from ccrtui.sim.cloud.network.ccn import Ccn
from ccrtui.sim.cloud.network.network_acl import AclEntry, NetworkAcl
from ccrtui.sim.cloud.network.peering import ACTIVE, EXPIRED, PENDING, End, Peering
from ccrtui.sim.cloud.network.route_table import PEERING
from ccrtui.sim.cloud.network.security_group import GroupRule
from ccrtui.sim.cloud.network.vpc import Vpc
from ccrtui.sim.cloud.rules import DAY_S
from ccrtui.sim.scenarios.estate import (
    MACHINE,
    MAIN_UIN,
    BareCloud,
    Estate,
    Layout,
    Side,
    at,
    build_estate,
    main_table,
    route,
    vpc,
)

WAITED_S, EXPIRED_AFTER_S = 2 * DAY_S, 8 * DAY_S
READS = ("*:Describe*", "*:Get*", "*:Check*", "es:RequestInstancesByGet")
SLOW_ANSWER_S, SLOW_STATE_S, SLOW_LIST_S = 0.8, 20.0, 8.0


def apart(bare: BareCloud) -> Estate:
    """Nothing connects the two."""
    return build_estate(bare, Layout())


def joined(bare: BareCloud) -> Estate:
    """Peered, with routes both ways, and open to each other."""
    estate = apart(bare)
    join(estate)
    return estate


def join(estate: Estate) -> Peering:
    """Peer two sides and give every table of either a route to the other's subnets."""
    made = peer(estate, ACTIVE)
    send(estate, estate.leader, estate.follower, made)
    send(estate, estate.follower, estate.leader, made)
    return made


def peer(estate: Estate, state: str, ago_s: float = 30 * DAY_S) -> Peering:
    """A peering connection from the leader's side to the follower's, made some time ago."""
    ends = (_end(estate.leader.vpc), _end(estate.follower.vpc))
    return _peer(estate, "orders-bj-sh", *ends, state, ago_s)


def _peer(estate: Estate, name: str, source: End, target: End, state: str, ago_s: float) -> Peering:
    cloud = estate.cloud
    made = Peering(cloud.ids.new("pcx"), name, source, target, state, 100, "POSTPAID_BY_DAY_MAX", "AU")
    made.created = cloud.clock.now() - ago_s
    cloud.add(made)
    return made


def _end(of: Vpc) -> End:
    return End(of.id, of.region, of.owner)


def send(estate: Estate, near: Side, far: Side, through: Peering) -> None:
    """Give every table of one side routes to the other's subnets."""
    for table in estate.cloud.tables_of(near.vpc.id):
        for subnet in far.subnets:
            route(estate.cloud, table, subnet.block, PEERING, through.id)


def overlapping(bare: BareCloud) -> None:
    """Primary and secondary blocks overlap, though no subnets do."""
    build_estate(bare, Layout(("10.0.0.0/16", "172.20.0.0/16"), ("10.0.128.0/17", "172.20.8.0/21")))


def refused_across_regions(bare: BareCloud) -> None:
    """Peering across regions is not offered any more; a CCN is."""
    apart(bare).cloud.rules.cross_region_peering = False


def with_ccn(bare: BareCloud) -> None:
    """Both VPCs are in one CCN already."""
    estate = apart(bare)
    cloud = estate.cloud
    ccn = Ccn(cloud.ids.new("ccn"), "orders-backbone", MAIN_UIN, created=cloud.clock.now() - 30 * DAY_S)
    cloud.add(ccn)
    for side in (estate.leader, estate.follower):
        ccn_learning.attach(cloud, ccn, side.vpc.id)


def pending(bare: BareCloud) -> None:
    """The follower's side belongs to another account, which has five days left to accept."""
    estate = build_estate(bare, Layout(two_accounts=True))
    peering_lifecycle.expect(estate.cloud, peer(estate, PENDING, WAITED_S))


def expired(bare: BareCloud) -> None:
    """The follower's side belongs to another account, which has not accepted in time."""
    peer(build_estate(bare, Layout(two_accounts=True)), EXPIRED, EXPIRED_AFTER_S)


def route_taken(bare: BareCloud) -> None:
    """Nothing is connected, and a table of the follower's side has another use for the leader's block."""
    estate = apart(bare)
    machine = str(estate.follower.machine.address)
    for table in estate.cloud.tables_of(estate.follower.vpc.id):
        route(estate.cloud, table, estate.leader.search[0].block, "NORMAL_CVM", machine)


def wrong_gateway(bare: BareCloud) -> None:
    """Peered, but the follower's side still sends to a VPN gateway what is for the leader."""
    estate = joined(bare)
    gateway = estate.cloud.ids.new("vpngw")
    for table in estate.cloud.tables_of(estate.follower.vpc.id):
        for existing in table.to(estate.leader.search[0].block):
            existing.gateway_type, existing.gateway_id = "VPN", gateway


def group_closed(bare: BareCloud) -> None:
    """All is connected; the leader's group lets in its own VPC only."""
    estate = joined(bare)
    own = str(estate.leader.vpc.block)
    estate.leader.group.ingress[:] = [GroupRule("TCP", "9200-9300", own), GroupRule("ICMP", "all", own)]


def group_by_template(bare: BareCloud) -> None:
    """All is connected, and the leader's group names its friends by a template that no list shows."""
    estate = joined(bare)
    template = estate.cloud.ids.new("ipm")
    estate.cloud.templates[template] = (str(estate.follower.vpc.block), str(estate.leader.vpc.block))
    estate.leader.group.ingress[:] = [
        GroupRule("TCP", "9200-9300", address_template=template),
        GroupRule("ICMP", "all", address_template=template),
    ]


def acl_on_the_way_out(bare: BareCloud) -> None:
    """All is connected; an access list of the follower's subnets drops what goes to the leader's VPC."""
    estate = joined(bare)
    drop = AclEntry("ALL", "ALL", str(estate.leader.vpc.block), "DROP")
    acl = NetworkAcl(
        estate.cloud.ids.new("acl"), "no-way-north", estate.follower.vpc.id, [AclEntry()], [drop, AclEntry()]
    )
    estate.cloud.add(acl)
    for subnet in estate.follower.subnets:
        subnet.acl_id = acl.id


def from_a_bastion(bare: BareCloud) -> None:
    """Nothing is connected, and whoever asks sits on a machine beside the leader, in its subnet."""
    estate = apart(bare)
    cloud, usual, subnet = estate.cloud, estate.leader.machine, estate.leader.search[0]
    bastion = replace(
        usual,
        id=cloud.ids.new("ins"),
        name="bastion-bj",
        subnet_id=subnet.id,
        address=at(subnet, MACHINE),
        zone=subnet.zone,
        groups=list(usual.groups),
    )
    cloud.add(bastion)
    for side in (estate.leader, estate.follower):
        side.instance.asked_from = bastion.id


def read_only_key(bare: BareCloud) -> None:
    """Nothing is connected, and the key may only read."""
    account = apart(bare).cloud.accounts[MAIN_UIN]
    for key in account.keys.values():
        key.policy = Policy(allow=READS)


def quota_full(bare: BareCloud) -> None:
    """The leader's VPC has as many peering connections as it may have."""
    estate = apart(bare)
    for number, name in enumerate(("staging", "analytics"), 21):
        other = vpc(estate.cloud, name, estate.leader.vpc.region, MAIN_UIN, (f"172.{number}.0.0/16",))
        made = _peer(estate, f"orders-{name}", _end(estate.leader.vpc), _end(other), ACTIVE, 90 * DAY_S)
        route(estate.cloud, main_table(estate.cloud, estate.leader.vpc), other.block, PEERING, made.id)
    for quota in ("vpc-max-vpcpeers", "vpc-max-available-vpcpeers"):
        estate.cloud.rules.quotas[quota] = 2


def throttled(bare: BareCloud) -> None:
    """Nothing is connected, and each action may be called only once in a second."""
    apart(bare).cloud.rules.per_second = 1


def slow(bare: BareCloud) -> None:
    """Nothing is connected; answers, states and lists all take their time."""
    rules = apart(bare).cloud.rules
    rules.delay_s, rules.settle_s, rules.list_lag_s = SLOW_ANSWER_S, SLOW_STATE_S, SLOW_LIST_S
