"""Initial worlds by name. A scenario only sets a beginning: nothing in the simulator asks for its name later."""

from __future__ import annotations

from ccrtui.sim.model.clock import SimClock
from ccrtui.sim.model.version import Version, parse
from ccrtui.sim.model.world import World
from ccrtui.sim.scenarios import basis, busy, followed, unfollowed
from ccrtui.sim.scenarios.basis import Scenario

_EVERY: tuple[Scenario, ...] = (
    Scenario("connected", "two clusters that can reach each other, nothing between them", unfollowed.connected),
    Scenario("following", "orders is followed and level, with four documents", followed.following),
    Scenario("busy", "thirty followers under writes: one paused, one stopped, one lagging", busy.busy),
    Scenario("basic-licence", "the follower's licence has no replication", unfollowed.basic_licence),
    Scenario(
        "follower-older", "the leader is newer than the follower", unfollowed.with_orders, versions=("7.17", "7.10")
    ),
    Scenario("certificates-differ", "transport TLS, no authority in common", unfollowed.with_orders, unfollowed.differ),
    Scenario("name-taken", "the follower's names are taken: open, closed, and by an alias", unfollowed.name_taken),
    Scenario("flaky-link", "orders is followed through a link that is cut again and again", followed.flaky_link),
    Scenario("silent-link", "orders was level; then every byte is swallowed", followed.silent_link),
    Scenario("slow-bootstrap", "orders is big and the first copy throttled", unfollowed.slow_bootstrap),
    Scenario(
        "other-cluster-behind-alias",
        "the alias leader leads to a third cluster",
        unfollowed.other_cluster,
        others=("other",),
    ),
)
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
    world.begin = scenario.begin
    scenario.prepare(world)
    return world


async def start(world: World) -> None:
    """Fill the clusters and let the world run; to be called when listeners have given links their ports.

    The time it takes is simulated, and lies in the past when this returns.
    """
    world.start()
    await basis.in_the_past(world, world.begin)


def _find(name: str) -> Scenario:
    for scenario in _EVERY:
        if scenario.name == name:
            return scenario
    raise ValueError(f"there is no scenario {name!r}; there are {', '.join(SCENARIOS)}")
