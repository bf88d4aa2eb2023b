"""Remote clusters: what their settings take, when they are connected, and what a dial meets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ccrtui.sim.errors import ApiError, Cause
from ccrtui.sim.model import cluster_settings
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.remotes.trust import Trust
from tests.sim.model.pair import Pair

SEEDS = "cluster.remote.leader.seeds"


def put(pair: Pair, keys: dict[str, Any]) -> None:
    cluster_settings.update(pair.follower, keys, {})


async def touch(pair: Pair, alias: str = "leader") -> None:
    async def work(_leader: Cluster) -> None:
        return None

    await pair.follower.remotes.get(alias).request("indices:data/read/search", work)


def deepest(cause: Cause) -> Cause:
    while cause.caused_by is not None:
        cause = cause.caused_by
    return cause


async def test_an_alias_is_connected_an_instant_after_it_was_set(pair: Pair) -> None:
    put(pair, {SEEDS: [pair.link.address]})
    assert pair.follower.remotes.info()["leader"] == {
        "seeds": [pair.link.address],
        "connected": False,
        "num_nodes_connected": 0,
        "max_connections_per_cluster": 3,
        "initial_connect_timeout": "30s",
        "skip_unavailable": False,
    }
    await pair.pass_time(0.2)
    assert pair.follower.remotes.info()["leader"]["connected"] is True


async def test_changing_any_key_reconnects(pair: Pair) -> None:
    await pair.connect()
    put(pair, {"cluster.remote.leader.transport.compress": True})
    assert pair.follower.remotes.info()["leader"]["connected"] is False
    await pair.pass_time(0.2)
    assert pair.follower.remotes.info()["leader"]["connected"] is True


@pytest.mark.parametrize(
    ("seed", "reason"),
    [
        ("nohostport", "remote hosts need to be configured as [host:port], found [nohostport] instead"),
        ("127.0.0.1:0", "port number must be > 0 but was: [0]"),
        ("127.0.0.1:x", "failed to parse port"),
    ],
)
async def test_bad_addresses_are_refused_and_change_nothing(pair: Pair, seed: str, reason: str) -> None:
    with pytest.raises(ApiError) as error:
        put(pair, {SEEDS: [seed]})
    assert (error.value.status, error.value.cause.reason) == (400, reason)
    assert pair.follower.remotes.info() == {}


async def test_impossible_addresses_are_taken_without_a_word(pair: Pair) -> None:
    put(pair, {SEEDS: ["127.0.0.1:99999", "::1:9300", "no.such.host.invalid:9300"]})
    await pair.pass_time(40)
    assert pair.follower.remotes.info()["leader"]["connected"] is False


async def test_seeds_cannot_go_while_other_keys_stay(pair: Pair) -> None:
    put(
        pair,
        {
            SEEDS: [pair.link.address],
            "cluster.remote.leader.skip_unavailable": False,
            "cluster.remote.leader.transport.compress": True,
        },
    )
    with pytest.raises(ApiError) as error:
        put(pair, {SEEDS: None})
    assert error.value.cause.reason == (
        "missing required setting [cluster.remote.leader.seeds] for setting [cluster.remote.leader.skip_unavailable]"
    )
    assert [cause.reason for cause in error.value.cause.suppressed] == [
        "missing required setting [cluster.remote.leader.seeds] for setting [cluster.remote.leader.transport.compress]"
    ]


async def test_a_key_the_version_does_not_know_is_refused(pair: Pair) -> None:
    with pytest.raises(ApiError) as error:
        put(pair, {"cluster.remote.leader.mode": "proxy"})
    assert error.value.cause.reason == "persistent setting [cluster.remote.leader.mode], not recognized"


async def test_proxy_mode_has_its_own_keys_and_its_own_info(make: Callable[..., Pair]) -> None:
    pair = make("7.14")
    base = "cluster.remote.leader."
    put(pair, {f"{base}mode": "proxy", f"{base}proxy_address": pair.link.address})
    await pair.pass_time(0.2)
    assert pair.follower.remotes.info()["leader"] == {
        "connected": True,
        "mode": "proxy",
        "proxy_address": pair.link.address,
        "server_name": "",
        "num_proxy_sockets_connected": 18,
        "max_proxy_socket_connections": 18,
        "initial_connect_timeout": "30s",
        "skip_unavailable": False,
    }
    with pytest.raises(ApiError) as error:
        put(pair, {f"{base}mode": None})
    assert error.value.cause.reason == (
        'Setting "cluster.remote.leader.proxy_address" cannot be used with the configured '
        '"cluster.remote.leader.mode" [required=PROXY, configured=SNIFF]'
    )


async def test_unavailable_clusters_are_skipped_by_default_since_8_15(make: Callable[..., Pair]) -> None:
    pair = make("8.19")
    await pair.connect()
    assert pair.follower.remotes.info()["leader"]["skip_unavailable"] is True


async def test_a_dropped_connection_comes_back_only_by_a_request(pair: Pair) -> None:
    await pair.connect()
    pair.link.set("refuse")
    await pair.pass_time(1)
    assert pair.follower.remotes.info()["leader"]["connected"] is False
    pair.link.set("pass")
    await pair.pass_time(10)
    assert pair.follower.remotes.info()["leader"]["connected"] is False
    await pair.run(touch(pair))
    assert pair.follower.remotes.info()["leader"]["connected"] is True


async def test_where_nothing_listens_the_dial_is_refused(pair: Pair) -> None:
    put(pair, {SEEDS: ["127.0.0.1:9"]})
    error = await pair.refused(touch(pair))
    assert error.cause.reason == "[][127.0.0.1:9] connect_exception"
    assert deepest(error.cause).reason == "Connection refused"
    assert pair.world.clock.monotonic() < 1


async def test_the_http_port_costs_thirty_seconds_for_each_dial(pair: Pair) -> None:
    address = pair.leader.node.http_address
    put(pair, {SEEDS: [address]})
    await pair.pass_time(2)
    error = await pair.refused(touch(pair))
    assert error.cause.reason == f"[][{address}] handshake_timeout[30s]"
    assert 58 <= pair.world.clock.monotonic() <= 62


async def test_an_address_elsewhere_times_out(pair: Pair) -> None:
    put(pair, {SEEDS: ["10.1.2.3:9300"]})
    error = await pair.refused(touch(pair))
    assert error.cause.reason == "[][10.1.2.3:9300] connect_timeout[30s]"


@pytest.mark.parametrize(
    ("leader", "follower"),
    [
        (Trust("a", frozenset("a")), Trust("b", frozenset("b"))),
        (Trust("a", frozenset("a")), Trust("b", frozenset("ab"))),
        (Trust("a", frozenset("a")), None),
        (Trust("a", frozenset("a"), valid=False), Trust("a", frozenset("a"))),
    ],
)
async def test_every_fault_of_tls_reads_the_same(pair: Pair, leader: Trust, follower: Trust | None) -> None:
    pair.leader.tls, pair.follower.tls = leader, follower
    put(pair, {SEEDS: [pair.link.address]})
    error = await pair.refused(touch(pair))
    assert error.cause.reason == f"[][{pair.link.address}] general node connection failure"
    assert deepest(error.cause).reason == "handshake failed because connection reset"
    assert error.root is not None
    assert error.root.type == "transport_exception"


async def test_the_same_authority_connects(pair: Pair) -> None:
    pair.leader.tls = pair.follower.tls = Trust("a", frozenset("a"))
    await pair.connect()
    await pair.pass_time(2)
    assert pair.follower.remotes.info()["leader"]["connected"] is True


async def test_a_dead_leader_behind_something_that_accepts_reads_like_tls(pair: Pair) -> None:
    await pair.connect()
    pair.world.stop_node("leader")
    assert str((await pair.refused(touch(pair))).cause.reason).endswith("connect_exception")
    pair.link.set("pass")
    error = await pair.refused(touch(pair))
    assert deepest(error.cause).reason == "handshake failed because connection reset"


async def test_wires_that_do_not_fit_do_not_connect(make: Callable[..., Pair]) -> None:
    pair = make("7.17", "9.1")
    put(pair, {SEEDS: [pair.link.address]})
    error = await pair.refused(touch(pair))
    assert deepest(error.cause).reason == "handshake failed because connection reset"


async def test_a_cluster_can_be_its_own_remote(pair: Pair) -> None:
    put(pair, {"cluster.remote.self.seeds": [pair.follower.node.transport_address]})
    await pair.pass_time(0.2)
    assert pair.follower.remotes.info()["self"]["connected"] is True
