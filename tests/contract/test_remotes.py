"""Remote clusters: registered, dialled, refused and removed, in both modes."""

from __future__ import annotations

import socket

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.capability import Capability, can
from ccrtui.core.elasticsearch.cluster import RemoteSettings
from ccrtui.core.elasticsearch.index import SearchTotal
from ccrtui.core.elasticsearch.requests.cluster import dial, put_remote, remote_settings
from ccrtui.core.elasticsearch.requests.indices import search_total
from tests.contract.absence import not_here
from tests.contract.surface import Surface

FOLLOWER = Side.FOLLOWER


def test_a_remote_cluster_is_registered_connected_read_through_and_removed(surface: Surface) -> None:
    index = surface.filled(Side.LEADER, 3)
    seeds = [surface.clusters.transport]
    assert isinstance(surface.send(put_remote(FOLLOWER, surface.name, {"seeds": seeds})), Answer)
    through = search_total(FOLLOWER, f"{surface.name}:{index}")
    assert surface.value(through, SearchTotal).documents == 3
    remote = surface.remote().get(surface.name)
    assert remote is not None
    assert (remote.connected, remote.mode, remote.addresses) == (True, "sniff", tuple(seeds))
    settings = surface.value(remote_settings(FOLLOWER), RemoteSettings)
    assert settings.addresses(surface.name) == tuple(seeds)
    surface.forget_remote("seeds")
    assert surface.remote().get(surface.name) is None


def test_proxy_mode_connects_where_the_version_has_it(surface: Surface) -> None:
    if not can(surface.version(), Capability.PROXY_MODE):
        not_here("this version has no proxy mode")
    index = surface.filled(Side.LEADER, 2)
    wanted = {"mode": "proxy", "proxy_address": surface.clusters.transport}
    surface.send(put_remote(FOLLOWER, surface.name, wanted))
    through = search_total(FOLLOWER, f"{surface.name}:{index}")
    assert surface.value(through, SearchTotal).documents == 2
    remote = surface.remote().get(surface.name)
    assert remote is not None
    assert (remote.connected, remote.mode, remote.addresses) == (True, "proxy", (surface.clusters.transport,))


def test_an_address_where_nothing_listens_is_no_contact(surface: Surface) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{silent.getsockname()[1]}"
        surface.send(put_remote(FOLLOWER, surface.name, {"seeds": [address]}))
        assert isinstance(surface.send(dial(FOLLOWER, surface.name)), Fault)
    remote = surface.remote().get(surface.name)
    assert remote is not None
    assert (remote.connected, remote.addresses) == (False, (address,))


def test_an_address_that_is_none_makes_no_remote_cluster(surface: Surface) -> None:
    refused = surface.fault(put_remote(FOLLOWER, surface.name, {"seeds": ["no-port"]}))
    assert (refused.status, refused.error_type) == (400, "illegal_argument_exception")
    assert surface.remote().get(surface.name) is None


def test_an_alias_that_is_not_registered_is_no_contact(surface: Surface) -> None:
    outcome = surface.send(dial(FOLLOWER, surface.name))
    assert isinstance(outcome, Fault) or (isinstance(outcome.value, SearchTotal) and outcome.value.clusters == 0)
