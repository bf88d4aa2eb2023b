"""Initial worlds by name. A scenario only sets a beginning: nothing in the simulator asks for its name later."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.sim.cloud.network.reach import Reach
from ccrtui.sim.cloud.state import Cloud
from ccrtui.sim.model.clock import SimClock
from ccrtui.sim.model.histories.snapshots import PATHS
from ccrtui.sim.model.version import Version, parse
from ccrtui.sim.model.world import World
from ccrtui.sim.scenarios import basis, before_following, busy, networks, numbers, with_followers
from ccrtui.sim.scenarios.basis import Scenario
from ccrtui.sim.scenarios.estate import BareCloud
from ccrtui.sim.scenarios.numbers import Numbers

_EVERY: tuple[Scenario, ...] = (
    Scenario("fresh", "two VPCs, two instances, nothing connected", before_following.connected, network=networks.apart),
    Scenario("connected", "two clusters that can reach each other, nothing between them", before_following.connected),
    Scenario("following", "orders is followed and level, with four documents", with_followers.following),
    Scenario("busy", "thirty followers under writes: one paused, one stopped, one lagging", busy.busy),
    Scenario("basic-licence", "the follower's licence has no replication", before_following.basic_licence),
    Scenario(
        "follower-older",
        "the leader is newer than the follower",
        before_following.with_orders,
        versions=("7.17", "7.10"),
    ),
    Scenario(
        "certificates-differ",
        "transport TLS, no authority in common",
        before_following.with_orders,
        before_following.differ,
    ),
    Scenario(
        "name-taken", "the follower's names are taken: open, closed, and by an alias", before_following.name_taken
    ),
    Scenario("flaky-link", "orders is followed through a link that is cut again and again", with_followers.flaky_link),
    Scenario("silent-link", "orders was level; then every byte is swallowed", with_followers.silent_link),
    Scenario("slow-bootstrap", "orders is big and the first copy throttled", before_following.slow_bootstrap),
    Scenario(
        "other-cluster-behind-alias",
        "the alias leader leads to a third cluster",
        before_following.other_cluster,
        others=("other",),
    ),
    *(
        Scenario(name, about, before_following.with_orders, network=network)
        for name, about, network in (
            ("cidr-overlap", "the two VPCs' blocks overlap", networks.overlapping),
            ("cross-region-refused", "no peering across regions; a CCN works", networks.refused_across_regions),
            ("ccn-present", "both VPCs are in one CCN already", networks.with_ccn),
            ("peering-pending", "another account must accept the peering connection", networks.pending),
            ("peering-expired", "another account did not accept in time", networks.expired),
            ("route-taken", "the follower's tables send the leader's block elsewhere", networks.route_taken),
            ("route-to-wrong-gateway", "peered; the follower's routes lead to a VPN gateway", networks.wrong_gateway),
            ("security-group-closed", "connected; the leader's group lets in its own VPC only", networks.group_closed),
            ("security-group-template", "connected; the group's rules are templates", networks.group_by_template),
            ("acl-egress", "connected; an access list drops what leaves the follower", networks.acl_on_the_way_out),
            ("bastion-in-leader-vpc", "asked from the leader's VPC, without public addresses", networks.from_a_bastion),
            ("no-permission", "the key may only read", networks.read_only_key),
            ("quota-full", "the leader's VPC may not have one more peering connection", networks.quota_full),
            ("throttled", "each action once in a second", networks.throttled),
            ("slow-cloud", "answers, states and lists take their time", networks.slow),
        )
    ),
)
SNAPSHOTS = "/snapshots"
"""Below which every simulated cluster lets snapshot repositories lie; nothing is ever written there."""
SCENARIOS: tuple[str, ...] = tuple(scenario.name for scenario in _EVERY)


def about() -> dict[str, str]:
    """What each scenario is."""
    return {scenario.name: scenario.about for scenario in _EVERY}


def build(name: str, leader_version: str, follower_version: str, seed: int = 0, clock: SimClock | None = None) -> World:
    """The clusters of a scenario, still empty. Raises ValueError for an unknown name or version.

    A scenario about versions brings its own, whatever is asked for.
    """
    scenario = _find(name)
    leader, follower = (parse(text) for text in scenario.versions or (leader_version, follower_version))
    versions: dict[str, Version] = {"leader": leader, "follower": follower}
    versions.update(dict.fromkeys(scenario.others, leader))
    world = World(versions, seed, clock or SimClock())
    for cluster in world.clusters.values():
        cluster.node.settings[PATHS] = [SNAPSHOTS]
    world.begin = scenario.begin
    scenario.prepare(world)
    return world


def furnish(name: str, cloud: Cloud, world: World, instance_ids: Mapping[str, str]) -> None:
    """Put into a cloud what a scenario has there, and let its network carry the world's links from now on.

    `instance_ids` has the ids of the two instances by cluster.
    """
    _find(name).network(BareCloud(cloud, instance_ids))
    Reach(cloud, world)


async def start(world: World, wanted: Numbers | None = None) -> None:
    """Fill the clusters, also with as many followers as are wanted, and let the world run.

    To be called when listeners have given links their ports. The time it takes is simulated, and lies in the past when
    this returns.
    """
    world.start()

    async def begin(begun: World) -> None:
        await world.begin(begun)
        await numbers.furnish(begun, wanted or Numbers())

    await basis.in_the_past(world, begin)


def _find(name: str) -> Scenario:
    for scenario in _EVERY:
        if scenario.name == name:
            return scenario
    raise ValueError(f"there is no scenario {name!r}; there are {', '.join(SCENARIOS)}")
