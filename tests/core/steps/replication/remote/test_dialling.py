"""Who answers behind an alias, and why nobody does: as real servers of five versions told it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import ClusterIdentity, Health, RemoteInfo, RemoteSettings, TransportProbe
from ccrtui.core.elasticsearch.index import Count, SearchTotal
from ccrtui.core.elasticsearch.requests.cluster import (
    cluster_identity,
    dial,
    health,
    nodes,
    reach,
    remote_info,
    remote_settings,
    transport_probe,
)
from ccrtui.core.elasticsearch.requests.indices import count, search_total
from ccrtui.core.elasticsearch.requests.replication import follow_stats
from ccrtui.core.elasticsearch.version import Version, parse_version
from ccrtui.core.profile.profile import Profile
from ccrtui.core.steps.replication.remote.step import RemoteClusterStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, StepState
from tests.core.steps.known import FOLLOWER, LEADER, PROFILE, healthy, judged, planned, with_link
from tests.core.steps.replication.recorded_world import Moment, facts_of, looked

STEP = RemoteClusterStep()
SERVERS = {"7.3": "7.3.0", "7.10": "7.10.2", "7.17": "7.17.28", "8.19": "8.19.21", "9": "9.5.3"}
LATER = ("8.19", "9")
REFUSED = Fault(FaultCode.REFUSED, sent=False)


def moment(version: str, scene: str, number: int, alias: str, since: int = 0, **more: Any) -> tuple[Moment, Profile]:
    """A follower of that version at a line of a scene, beside a leader of the same version."""
    server = parse_version(SERVERS[version])
    assert server is not None
    profile = with_link(alias=alias)
    assumed: dict[Call, Any] = {call: value for call, value in healthy(profile).items() if call.side is LEADER}
    for side in (LEADER, FOLLOWER):
        assumed[cluster_identity(side)] = ClusterIdentity(side.value, f"{side}-cluster", server)
    seeds = RemoteSettings({alias: {"seeds": (more.pop("address", "127.0.0.1:9411"),)}})
    assumed |= {remote_settings(FOLLOWER): seeds, remote_info(FOLLOWER): RemoteInfo(()), **more.pop("assumed", {})}
    assumed |= {call: healthy(profile)[call] for call in (nodes(FOLLOWER), follow_stats(FOLLOWER))}
    return Moment(scene, number, since, version, assumed), profile


@pytest.mark.parametrize("version", SERVERS)
def test_a_search_that_matches_nothing_proves_contact(version: str) -> None:
    """Against `alias:none*` each of them answers with one cluster and no shard."""
    scene, number = ("asks-contact", 400) if version == "7.3" else ("core-remote", 27)
    sample, _ = moment(version, scene, number, "leader", since=0 if version == "7.3" else 27)
    answer = sample.outcome(dial(FOLLOWER, "leader"))
    assert getattr(answer, "value", None) == SearchTotal(0, True, 0, clusters=1)


@pytest.mark.parametrize("version", ["7.10", "7.17"])
def test_an_answer_without_clusters_is_no_contact(version: str) -> None:
    sample, profile = moment(version, "core-remote", 9, "nosuch")
    judgement = looked(STEP, sample, profile)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.REMOTE_DIALS_NOBODY)
    assert judgement.evidence["connected"] is None


def test_a_node_that_dials_nobody_is_told_as_such() -> None:
    """`cluster.remote.connect: false` on 7.3: the alias is accepted, and a search through it is answered by nobody."""
    sample, profile = moment("7.3", "asks-remote-kinds", 55, "leader", since=51)
    judgement = looked(STEP, _renamed(sample), profile)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.REMOTE_DIALS_NOBODY)


def _renamed(sample: Moment) -> Moment:
    """The scene's alias is `r`; what its search answers is the same for any name."""
    answer = sample.outcome(search_total(FOLLOWER, "r:*"))
    return replace(sample, assumed={**sample.assumed, dial(FOLLOWER, "leader"): answer})


@pytest.mark.parametrize("version", LATER)
def test_where_it_may_be_skipped_we_look_ourselves(version: str) -> None:
    """A dead seed at the default: the follower names no cause, and neither does it when it dials anew."""
    probed = transport_probe(LEADER, "127.0.0.1:9")
    sample, profile = moment(version, "core-remote", 90, "dead", 80, address="127.0.0.1:9", assumed={probed: REFUSED})
    judgement = looked(STEP, sample, profile)
    assert (judgement.state, judgement.code, judgement.evidence["fault"]) == (
        StepState.BLOCKED,
        Code.REMOTE_UNEXPLAINED,
        FaultCode.REFUSED.value,
    )


@pytest.mark.parametrize("version", LATER)
def test_where_it_may_not_be_skipped_the_cause_comes(version: str) -> None:
    sample, profile = moment(version, "core-remote", 102, "dead", 98, address="127.0.0.1:9")
    assert looked(STEP, sample, profile).code is Code.REMOTE_REFUSED


@pytest.mark.parametrize("version", LATER)
def test_a_link_that_was_repaired_is_dialled_anew(version: str) -> None:
    """Searches still fail at once; `_resolve/cluster` dials and waits."""
    sample, profile = moment(version, "core-redial", 17, "two")
    same = {
        search_total(LEADER, "orders"): SearchTotal(4, True, 1),
        search_total(FOLLOWER, "two:orders"): SearchTotal(4, True, 1, 1),
        count(LEADER, "orders"): Count(4, 0),
    }
    repaired = replace(sample, assumed={**sample.assumed, **same})
    assert looked(STEP, repaired, profile).code is Code.REMOTE_CONNECTED
    assert dial(FOLLOWER, "two") not in facts_of(STEP, repaired, Intention(profile))


def test_the_http_port_is_named_as_such_where_the_words_are_those_of_tls() -> None:
    """9.5 says of the HTTP port what it says of every TLS fault."""
    speaks = {transport_probe(LEADER, "127.0.0.1:9211"): TransportProbe("http", 1.0)}
    reached = {reach(FOLLOWER, "web"): Fault(FaultCode.SERVER_ERROR, 502)}
    sample, profile = moment(
        "9", "core-remote", 115, "web", 113, address="127.0.0.1:9211", assumed={**speaks, **reached}
    )
    assert looked(STEP, sample, profile).code is Code.TRANSPORT_IS_HTTP


@pytest.mark.parametrize("version", ["7.10", "7.17", "8.19", "9"])
def test_the_words_of_proxy_mode_are_no_tls_fault(version: str) -> None:
    probed = {transport_probe(LEADER, "127.0.0.1:9"): REFUSED, reach(FOLLOWER, "deadpx"): REFUSED}
    sample, profile = moment(version, "core-remote", 112, "deadpx", 111, address="127.0.0.1:9", assumed=probed)
    judgement = looked(STEP, sample, profile)
    assert (judgement.code, judgement.evidence["fault"]) == (Code.REMOTE_UNEXPLAINED, "refused")


@pytest.mark.parametrize("version", ["7.10", "7.17", "8.19", "9"])
def test_a_published_address_that_nobody_answers_is_named(version: str) -> None:
    reached = {reach(FOLLOWER, "pub"): REFUSED}
    sample, profile = moment(version, "core-remote", 139, "pub", 136, address="127.0.0.1:9313", assumed=reached)
    judgement = looked(STEP, sample, profile)
    assert (judgement.code, judgement.evidence["node"], judgement.evidence["published"]) == (
        Code.REMOTE_PUBLISHES_ELSEWHERE,
        "other-1",
        "127.0.0.1:9319",
    )


@pytest.mark.parametrize("version", ["7.10", "7.17"])
def test_an_unknown_host_is_not_reached(version: str) -> None:
    sample, profile = moment(version, "core-remote", 74, "bad", address="no-such-host.invalid:9300")
    assert looked(STEP, sample, profile).code is Code.REMOTE_UNREACHABLE


@pytest.mark.parametrize(("leader", "follower"), [((8, 19, 3), (7, 10, 2)), ((9, 5, 3), (7, 17, 28))])
def test_versions_that_cannot_talk_are_told_before_anything_is_dialled(
    leader: tuple[int, int, int], follower: tuple[int, int, int]
) -> None:
    known = {
        cluster_identity(LEADER): ClusterIdentity("l", "leader-cluster", Version(*leader)),
        cluster_identity(FOLLOWER): ClusterIdentity("f", "follower-cluster", Version(*follower)),
    }
    judgement = judged(STEP, known)
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.VERSIONS_INCOMPATIBLE)


def test_a_cluster_without_a_master_is_not_one_without_remote_clusters() -> None:
    """9.5 without a master answers settings with `{}` at once."""
    empty: dict[Call, Any] = {remote_settings(FOLLOWER): RemoteSettings({}), remote_info(FOLLOWER): RemoteInfo(())}
    no_master = Fault(FaultCode.NO_MASTER, 503, "master_not_discovered_exception")
    assert judged(STEP, {**empty, health(FOLLOWER): no_master}).code is FaultCode.NO_MASTER
    assert planned(STEP, {**empty, health(FOLLOWER): no_master}) == []
    assert judged(STEP, {**empty, health(FOLLOWER): Health("green", 1, 1, 0)}).code is Code.REMOTE_MISSING


@pytest.mark.parametrize(("version", "written"), [((8, 14, 0), None), ((8, 15, 0), "false"), ((9, 5, 3), "false")])
def test_what_we_make_may_not_be_skipped_so_that_causes_are_told(
    version: tuple[int, int, int], written: str | None
) -> None:
    known: dict[Call, Any] = {remote_settings(FOLLOWER): RemoteSettings({}), remote_info(FOLLOWER): RemoteInfo(())}
    for side in (LEADER, FOLLOWER):
        known[cluster_identity(side)] = ClusterIdentity(side.value, f"{side}-cluster", Version(*version))
    (call,) = planned(STEP, known)
    assert (call.body or "").count("skip_unavailable") == (1 if written else 0)
    assert PROFILE.link.alias in (call.body or "")


def test_a_transient_setting_wins_over_a_persistent_one() -> None:
    both = RemoteSettings({"leader": {"seeds": ("a:9300",)}}, {"leader": {"seeds": ("b:9300",)}})
    assert both.addresses("leader") == ("b:9300",)
