"""Every scenario begins in the state that its name promises."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from itertools import pairwise

import pytest

from ccrtui.sim import scenarios
from ccrtui.sim.errors import ApiError
from ccrtui.sim.model.indices import documents
from ccrtui.sim.model.replication.follow import FollowRequest, follow
from ccrtui.sim.model.world import World
from ccrtui.sim.scenarios import basis
from ccrtui.sim.scenarios.busy import COUNT, LAGGING, PAUSED, STOPPED
from tests.sim.model.pair import EPOCH, NOBODY, standing_clock

StartScenario = Callable[..., Awaitable[World]]


@pytest.fixture
async def start_scenario() -> AsyncIterator[StartScenario]:
    worlds: list[World] = []

    async def begin(name: str, version: str = "7.14") -> World:
        worlds.append(scenarios.build(name, version, version, 5, standing_clock()))
        await scenarios.start(worlds[-1])
        return worlds[-1]

    yield begin
    for world in worlds:
        await world.close()


def behind(world: World, name: str) -> int:
    """Operations that the follower does not have."""
    leader, follower = world.clusters["leader"].indices[name], world.clusters["follower"].indices[name]
    pairs = zip(leader.shards, follower.shards, strict=True)
    return sum(theirs.max_seq_no - ours.global_checkpoint for theirs, ours in pairs)


async def refusal(world: World, name: str) -> ApiError:
    """What a follow of a leader index under its own name is refused with."""
    with pytest.raises(ApiError) as error:
        await basis.stepped(world, follow(world.clusters["follower"], NOBODY, FollowRequest(name, "leader", name)))
    return error.value


@pytest.mark.parametrize("name", scenarios.SCENARIOS)
async def test_a_beginning_ends_at_the_time_of_day(start_scenario: StartScenario, name: str) -> None:
    world = await start_scenario(name)
    assert world.clock.now() == pytest.approx(EPOCH, abs=1)


async def test_connected_has_leader_indices_and_nothing_between(start_scenario: StartScenario) -> None:
    world = await start_scenario("connected")
    assert {"catalog", "sessions"} <= set(world.clusters["leader"].indices)
    assert "orders" not in world.clusters["leader"].indices
    assert (world.clusters["follower"].indices, world.clusters["follower"].remotes.info()) == ({}, {})


@pytest.mark.parametrize("version", ["6.8", "7.3", "7.5", "7.10", "7.14", "7.17", "8.4", "8.13", "8.19", "9"])
async def test_following_is_level_and_shows_four_documents_on_both_sides(
    start_scenario: StartScenario, version: str
) -> None:
    world = await start_scenario("following", version)
    counts = [documents.count(cluster, cluster.indices["orders"]) for cluster in world.clusters.values()]
    assert counts == [4, 4]
    assert behind(world, "orders") == 0
    assert world.clusters["follower"].remotes.info()["leader"]["connected"] is True


async def test_busy_has_one_paused_one_stopped_one_lagging_and_the_rest_keeps_up(start_scenario: StartScenario) -> None:
    world = await start_scenario("busy")
    following = world.clusters["follower"].following
    followed = [index for index in world.clusters["follower"].indices.values() if index.leader is not None]
    assert len(followed) == COUNT
    await world.clock.advance(10)
    first = behind(world, LAGGING)
    await world.clock.advance(20)
    assert behind(world, LAGGING) > first > 500
    assert following.tasks_of(PAUSED) == []
    fatal = {task.params.index.name for task in following.tasks() if task.stats.fatal is not None}
    assert fatal == {STOPPED}
    assert world.clusters["leader"].indices["orders"].shards[0].max_seq_no > 300
    assert behind(world, "orders") < 30
    await world.clock.advance(100)
    assert world.clusters["follower"].indices["orders"].shards[0].merges == 4
    assert {task.params.index.name for task in following.tasks() if task.stats.fatal is not None} == {STOPPED}


async def test_basic_licence_cannot_follow(start_scenario: StartScenario) -> None:
    world = await start_scenario("basic-licence")
    assert (await refusal(world, "orders")).cause.reason == "current license is non-compliant for [ccr]"


async def test_follower_older_cannot_restore(start_scenario: StartScenario) -> None:
    world = await start_scenario("follower-older")
    await basis.stepped(world, basis.connect(world))
    error = await refusal(world, "orders")
    assert "which is higher than the version of this node [7.10.2]" in str(error.cause.reason)


async def test_certificates_that_differ_reset_the_connection(start_scenario: StartScenario) -> None:
    world = await start_scenario("certificates-differ")
    with pytest.raises(ApiError):
        await basis.stepped(world, basis.connect(world))
    error = await refusal(world, "orders")
    assert error.root is not None
    assert error.root.reason == "handshake failed because connection reset"


async def test_taken_names_are_taken_in_three_ways(start_scenario: StartScenario) -> None:
    world = await start_scenario("name-taken")
    await basis.stepped(world, basis.connect(world))
    follower = world.clusters["follower"]
    assert (await refusal(world, "orders")).cause.type == "snapshot_restore_exception"
    assert (await refusal(world, "alias-orders")).cause.type == "invalid_index_name_exception"
    ours, theirs = (world.clusters[key].indices["closed-orders"] for key in ("follower", "leader"))
    assert not ours.open
    assert len(ours.shards) == len(theirs.shards)
    assert follower.is_alias("alias-orders")


async def test_a_flaky_link_is_cut_and_comes_back(start_scenario: StartScenario) -> None:
    world = await start_scenario("flaky-link")
    states = []
    for _ in range(60):
        await world.clock.advance(0.5)
        states.append(world.links["follower", "leader"].state)
    assert set(states) == {"pass", "refuse"}
    assert sum(a != b for a, b in pairwise(states)) >= 4
    task = world.clusters["follower"].following.tasks_of("orders")[0]
    assert task.stats.failed_read_requests > 0
    assert task.stats.operations_written > 0


async def test_a_silent_link_shows_level_statistics_while_the_leader_moves_on(start_scenario: StartScenario) -> None:
    world = await start_scenario("silent-link")
    await world.clock.advance(10)
    stats = world.clusters["follower"].following.tasks_of("orders")[0].stats
    assert stats.leader_max_seq_no == stats.follower_global_checkpoint == 3
    assert (stats.read_exceptions, stats.failed_read_requests, stats.fatal) == ({}, 0, None)
    assert behind(world, "orders") >= 9


async def test_a_slow_bootstrap_takes_its_time_and_arrives(start_scenario: StartScenario) -> None:
    world = await start_scenario("slow-bootstrap")
    await basis.stepped(world, basis.connect(world))
    began = world.clock.monotonic()
    request = FollowRequest("orders", "leader", "orders", wait=1)
    await basis.stepped(world, follow(world.clusters["follower"], NOBODY, request))
    assert 18 < world.clock.monotonic() - began < 30
    await world.clock.advance(1)
    assert behind(world, "orders") == 0


async def test_the_alias_leads_to_a_third_cluster(start_scenario: StartScenario) -> None:
    world = await start_scenario("other-cluster-behind-alias")
    remote = world.clusters["follower"].remotes.get("leader")
    assert remote.connected
    assert remote.connection is not None
    assert remote.connection.target is world.clusters["other"]
    assert "orders" in world.clusters["leader"].indices
    assert "orders" not in world.clusters["other"].indices


def test_an_unknown_scenario_says_which_there_are() -> None:
    with pytest.raises(ValueError, match="connected, following, busy"):
        scenarios.build("nosuch", "7.3", "7.3")
    with pytest.raises(ValueError, match=r"6\.8\.x, 7\.3\.x, 7\.5\.x"):
        scenarios.build("connected", "6.4", "7.3")
