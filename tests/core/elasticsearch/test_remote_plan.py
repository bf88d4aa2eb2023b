"""What is written when an alias of ours moves: the address and the mode, and nothing that somebody else has set."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import ClusterIdentity, RemoteCluster, RemoteInfo, RemoteSettings
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity, dial, remote_info, remote_settings
from ccrtui.core.elasticsearch.version import Version
from ccrtui.core.profile.link_words import RemoteMode
from ccrtui.core.profile.profile import ClusterProfile, IndexPair, LinkProfile, Made, Profile
from ccrtui.core.steps.replication.remote.step import RemoteClusterStep
from ccrtui.core.walk.step import Intention, StepState

PROFILE = Profile(
    "orders",
    "5f0c1b7e-0000",
    {"leader": ClusterProfile(url="http://a:9200", transport=("new:9300",)), "follower": ClusterProfile()},
    (LinkProfile(indices=(IndexPair("orders", "orders"),)),),
    made=Made(aliases=("uuid-b/leader",)),
)
KEPT = {"skip_unavailable": "true", "transport.compress": "true"}


def _facts(settings: dict[str, str | tuple[str, ...]]) -> Facts:
    outcomes: dict[Call, Outcome] = {
        cluster_identity(Side.FOLLOWER): Answer(ClusterIdentity("b", "uuid-b", Version(7, 17, 0)), 200, 0, 0),
        cluster_identity(Side.LEADER): Answer(ClusterIdentity("a", "uuid-a", Version(7, 17, 0)), 200, 0, 0),
        remote_settings(Side.FOLLOWER): Answer(RemoteSettings({"leader": settings}), 200, 0, 0),
        remote_info(Side.FOLLOWER): Answer(
            RemoteInfo((RemoteCluster("leader", False, "sniff", ("old:9300",), 0, 3),)), 200, 0, 0
        ),
        dial(Side.FOLLOWER, "leader"): Fault(FaultCode.SERVER_ERROR, 500, "connect_transport_exception"),
    }
    return Facts(outcomes)


def _written(settings: dict[str, str | tuple[str, ...]], profile: Profile) -> dict[str, object]:
    facts, step = _facts(settings), RemoteClusterStep()
    assert step.judge(facts, Intention(profile)).state is StepState.MISSING
    (planned,) = step.calls(facts, Intention(profile))
    body = json.loads(planned.call.body or "")["persistent"]
    return {key.removeprefix("cluster.remote.leader."): value for key, value in body.items()}


def test_a_new_address_in_the_same_mode_is_all_that_is_written() -> None:
    assert _written({"seeds": ("old:9300",), **KEPT}, PROFILE) == {"seeds": ["new:9300"]}


@pytest.mark.parametrize(
    ("mode", "before", "after"),
    [
        (
            RemoteMode.PROXY,
            {"mode": "sniff", "seeds": ("old:9300",), "node_connections": "3"},
            {"mode": "proxy", "proxy_address": "new:9300", "seeds": None, "node_connections": None},
        ),
        (
            RemoteMode.SNIFF,
            {"mode": "proxy", "proxy_address": "old:9300", "server_name": "x", "proxy_socket_connections": "9"},
            {
                "seeds": ["new:9300"],
                "mode": None,
                "proxy_address": None,
                "server_name": None,
                "proxy_socket_connections": None,
            },
        ),
    ],
)
def test_another_mode_takes_out_what_belongs_to_the_one_before(
    mode: RemoteMode, before: dict[str, str | tuple[str, ...]], after: dict[str, object]
) -> None:
    profile = replace(PROFILE, links=(replace(PROFILE.link, remote_mode=mode),))
    assert _written({**before, **KEPT}, profile) == after
