"""The real client against the simulated pair: every kind of call is understood, in every version, plain and by TLS."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import pytest

from ccrtui.adapters.elasticsearch.address import SearchAddress
from ccrtui.adapters.elasticsearch.client import ElasticsearchSearch
from ccrtui.adapters.tls.transport_port import TransportReach
from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch import cluster, index, replication
from ccrtui.core.elasticsearch.requests import cluster as ask_cluster
from ccrtui.core.elasticsearch.requests import indices as ask_index
from ccrtui.core.elasticsearch.requests import replication as ask_ccr
from ccrtui.sim.simulator import Options, Simulator
from tests.adapters.elasticsearch.clock import CountingClock

LEADER, FOLLOWER = Side.LEADER, Side.FOLLOWER
T = TypeVar("T")


class Pair:
    """Both clusters of a simulation through the product's own client."""

    def __init__(self, banner: dict[str, Any]) -> None:
        self.banner = banner
        self._clients = {side: self.client(side) for side in (LEADER, FOLLOWER)}

    def client(self, side: Side, **other: Any) -> ElasticsearchSearch:
        """A client of that side, with other credentials or trust where given."""
        access = self.banner[side]
        settings = {"user": access["username"], "password": access["password"], "ca_file": access["ca"], **other}
        return ElasticsearchSearch(SearchAddress((access["url"],), **settings), CountingClock())

    async def value(self, call: Call, expected: type[T]) -> T:
        """The value of a call that must be answered."""
        outcome = await self._clients[call.side].send(call)
        assert isinstance(outcome, Answer), outcome
        assert isinstance(outcome.value, expected)
        return outcome.value

    async def fault(self, call: Call) -> Fault:
        """The fault of a call that must be refused."""
        outcome = await self._clients[call.side].send(call)
        assert isinstance(outcome, Fault), outcome
        return outcome

    async def until_level(self, index: str) -> None:
        """Wait until the follower's checkpoint is the leader's."""
        while True:
            there = await self.value(ask_index.shard_stats(LEADER, [index], leases=True), replication.ShardStats)
            here = await self.value(ask_index.shard_stats(FOLLOWER, [index]), replication.ShardStats)
            copies = here.indices.get(index)
            shards = there.indices[index].shards
            if copies and all(
                number in copies.shards and copies.shards[number].global_checkpoint >= shard.max_seq_no
                for number, shard in shards.items()
            ):
                return
            await asyncio.sleep(0.02)

    async def close(self) -> None:
        """Close both clients."""
        for client in self._clients.values():
            await client.close()


@asynccontextmanager
async def simulated(options: Options) -> AsyncIterator[Pair]:
    """A running simulation."""
    async with Simulator(options) as simulator:
        pair = Pair(simulator.banner)
        try:
            yield pair
        finally:
            await pair.close()


async def look(pair: Pair) -> None:
    """Every read that needs nothing to exist."""
    for side in (LEADER, FOLLOWER):
        who = await pair.value(ask_cluster.cluster_identity(side), cluster.ClusterIdentity)
        assert str(who.version) == pair.banner[side]["version"]
        assert (await pair.value(ask_cluster.licence(side), cluster.Licence)).status == "active"
        assert (await pair.value(ask_cluster.health(side), cluster.Health)).nodes == 1
        assert (await pair.value(ask_cluster.server_clock(side), cluster.ServerClock)).epoch_s > 0
        assert len((await pair.value(ask_cluster.nodes(side), cluster.Nodes)).nodes) == 1
        if pair.banner[side]["ca"]:
            await pair.value(ask_cluster.certificates(side), cluster.Certificates)
        else:
            assert (await pair.fault(ask_cluster.certificates(side))).status in (400, 405)
        await pair.value(ask_index.alias_list(side), index.AliasList)
        await pair.value(ask_index.index_list(side), index.IndexList)


async def connect(pair: Pair) -> None:
    """Register the leader and see through the alias."""
    address = pair.banner["leader"]["transport"]
    await pair.value(ask_cluster.put_remote(FOLLOWER, "leader", {"seeds": [address]}), cluster.Acknowledged)
    settings = await pair.value(ask_cluster.remote_settings(FOLLOWER), cluster.RemoteSettings)
    assert settings.addresses("leader") == (address,)
    await pair.value(ask_index.search_total(FOLLOWER, "leader:*"), index.SearchTotal)
    remote = (await pair.value(ask_cluster.remote_info(FOLLOWER), cluster.RemoteInfo)).get("leader")
    assert remote is not None
    assert (remote.connected, remote.mode, remote.addresses) == (True, "sniff", (address,))


async def replicate(pair: Pair) -> None:
    """Make an index, follow it, and compare."""
    await pair.value(ask_index.create_index(LEADER, "fresh", 2, 0), cluster.Acknowledged)
    documents = {f"sample-{number}": {"n": number} for number in range(3)}
    await pair.value(ask_index.write_samples(LEADER, "fresh", documents), cluster.Acknowledged)
    await pair.value(ask_index.write_samples(LEADER, "fresh", documents), cluster.Acknowledged)
    settings = (await pair.value(ask_index.index_settings(LEADER, "fresh"), index.IndexSettingsByName)).indices["fresh"]
    assert (settings.shards, settings.soft_deletes, settings.following) == (2, True, False)
    await pair.value(ask_ccr.follow(FOLLOWER, "fresh", "leader", "fresh"), replication.FollowAccepted)
    await pair.until_level("fresh")
    await pair.value(ask_ccr.recovery(FOLLOWER, ["fresh"]), replication.Recovery)
    for side in (LEADER, FOLLOWER):
        await pair.value(ask_index.refresh(side, "fresh"), cluster.Acknowledged)
        assert await pair.value(ask_index.count(side, "fresh"), index.Count) == index.Count(3, 0)
    written = index.Document(True, 1)
    assert await pair.value(ask_index.document(FOLLOWER, "fresh", "sample-1"), index.Document) == written
    assert await pair.value(ask_index.document(FOLLOWER, "fresh", "none"), index.Document) == index.Document(False)
    follower = (await pair.value(ask_ccr.follow_info(FOLLOWER), replication.FollowInfo)).followers["fresh"]
    assert (follower.alias, follower.leader_index, follower.active) == ("leader", "fresh", True)
    tasks = (await pair.value(ask_ccr.follow_stats(FOLLOWER), replication.FollowStats)).tasks["fresh"]
    assert set(tasks) == {0, 1}


async def take_back(pair: Pair) -> None:
    """Turn the follower into an ordinary index and remove everything."""
    early = await pair.fault(ask_ccr.unfollow(FOLLOWER, "fresh"))
    assert early.code is FaultCode.REJECTED
    await pair.value(ask_ccr.pause_follow(FOLLOWER, "fresh"), cluster.Acknowledged)
    await pair.value(ask_ccr.resume_follow(FOLLOWER, "fresh"), cluster.Acknowledged)
    await pair.value(ask_ccr.pause_follow(FOLLOWER, "fresh"), cluster.Acknowledged)
    await pair.value(ask_index.close_index(FOLLOWER, "fresh"), cluster.Acknowledged)
    await pair.value(ask_ccr.unfollow(FOLLOWER, "fresh"), cluster.Acknowledged)
    await pair.value(ask_index.delete_index(FOLLOWER, "fresh"), cluster.Acknowledged)
    await pair.value(ask_index.delete_sample(LEADER, "fresh", "sample-1"), cluster.Acknowledged)
    await pair.value(ask_index.delete_sample(LEADER, "fresh", "sample-1"), cluster.Acknowledged)
    await pair.value(ask_cluster.remove_remote(FOLLOWER, "leader", ["seeds"]), cluster.Acknowledged)
    gone = await pair.fault(ask_index.count(FOLLOWER, "fresh"))
    assert (gone.code, gone.error_type) == (FaultCode.NOT_FOUND, "index_not_found_exception")


@pytest.mark.parametrize("version", ["7.3.0", "7.10.2", "7.14.2", "7.17.29", "8.19.5", "9.2.0"])
async def test_every_call_is_understood_in_every_version(version: str) -> None:
    async with simulated(Options("connected", leader_version=version, follower_version=version)) as pair:
        await look(pair)
        await connect(pair)
        await replicate(pair)
        await take_back(pair)


async def test_with_tls_and_a_password() -> None:
    async with simulated(Options("connected", leader_version="7.3.0", follower_version="7.3.0", tls=True)) as pair:
        await look(pair)
        await connect(pair)
        assert (await pair.value(ask_cluster.who_am_i(FOLLOWER), cluster.User)).name == "elastic"
        wanted = ask_cluster.privileges(FOLLOWER, ["manage_ccr"], {"fresh": ["manage_follow_index"]})
        assert (await pair.value(wanted, cluster.Privileges)).complete


async def test_a_wrong_password_and_a_wrong_authority() -> None:
    async with simulated(Options("connected", tls=True)) as pair:
        for settings, code in (
            ({"password": "wrong"}, FaultCode.NOT_AUTHENTICATED),
            ({"user": None, "password": None}, FaultCode.LOGIN_WANTED),
            ({"ca_file": None}, FaultCode.CERTIFICATE_UNTRUSTED),
        ):
            client = pair.client(LEADER, **settings)
            outcome = await client.send(ask_cluster.cluster_identity(LEADER))
            await client.close()
            assert isinstance(outcome, Fault)
            assert outcome.code is code


@pytest.mark.parametrize(("tls", "speaks"), [(False, "plain"), (True, "tls")])
async def test_the_transport_port(tls: bool, speaks: str) -> None:
    async with simulated(Options("connected", tls=tls)) as pair:
        reach = TransportReach(CountingClock(), pair.banner["leader"]["ca"])
        outcome = await reach.send(ask_cluster.transport_probe(LEADER, pair.banner["leader"]["transport"]))
        http = await reach.send(ask_cluster.transport_probe(LEADER, pair.banner["leader"]["url"].partition("//")[2]))
    assert isinstance(outcome, Answer)
    assert isinstance(outcome.value, cluster.TransportProbe)
    assert outcome.value.speaks == speaks
    assert outcome.value.trusted is (True if tls else None)
    assert isinstance(http, Answer)
    assert isinstance(http.value, cluster.TransportProbe)
    assert http.value.speaks == "http"
