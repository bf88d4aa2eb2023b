"""The leader's transport address, dialled from here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.elasticsearch.cluster import TransportProbe
from ccrtui.core.elasticsearch.requests.cluster import nodes, remote_info, transport_probe
from ccrtui.core.profile.profile import NetworkChoice
from ccrtui.core.steps.network.peering import PeeringStep
from ccrtui.core.steps.network.routes import RoutesStep
from ccrtui.core.steps.network.security_groups import SecurityGroupsStep
from ccrtui.core.steps.reachability.step import ReachabilityStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, Step, StepState
from tests.core.steps.known import FOLLOWER, LEADER, PROFILE, facts, healthy, judged, planned, remote, with_transport

STEP = ReachabilityStep()
APART = {remote_info(FOLLOWER): remote(connected=False)}
PROBE = transport_probe(LEADER, "a:9300")
CONNECTED_ANYWAY = replace(PROFILE, links=(replace(PROFILE.link, network=NetworkChoice.CONNECTED),))


def test_a_connection_that_stands_is_proof_enough_and_nothing_is_dialled() -> None:
    assert judged(STEP).code is Code.PROVEN_BY_CONNECTION
    assert STEP.reads(facts(healthy()), Intention(PROFILE)) == ()


def test_who_is_connected_is_asked_before_anything_is_dialled() -> None:
    assert STEP.reads(facts({}), Intention(PROFILE)) == (remote_info(FOLLOWER),)
    assert STEP.reads(facts(APART), Intention(PROFILE)) == (nodes(LEADER), nodes(FOLLOWER), PROBE)


@pytest.mark.parametrize("speaks", ["plain", "tls"])
def test_a_transport_port_that_answers_holds_with_its_figures(speaks: str) -> None:
    judgement = judged(STEP, {**APART, PROBE: TransportProbe(speaks, 12.345, subject="CN=leader-0")})
    assert (judgement.state, judgement.code) == (StepState.SATISFIED, Code.REACHABLE_FROM_HERE)
    assert judgement.evidence["connect_ms"] == 12.3
    assert (judgement.evidence["address"], judgement.evidence["subject"]) == ("a:9300", "CN=leader-0")


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        (TransportProbe("http", 1.0), Code.TRANSPORT_IS_HTTP),
        (TransportProbe("other", 1.0), Code.TRANSPORT_IS_HTTP),
        (TransportProbe("silent", 1.0), Code.TRANSPORT_SILENT),
        (Fault(FaultCode.REFUSED), Code.NOT_REACHABLE_FROM_HERE),
        (Fault(FaultCode.TIMED_OUT), Code.NOT_REACHABLE_FROM_HERE),
    ],
)
def test_each_way_not_to_be_reached_is_told_apart(outcome: object, code: Code) -> None:
    judgement = judged(STEP, {**APART, PROBE: outcome})
    assert (judgement.state, judgement.code, judgement.evidence["address"]) == (StepState.BLOCKED, code, "a:9300")


def test_the_followers_own_port_is_not_the_leader() -> None:
    mine = with_transport("b:9300")
    own = {**APART, transport_probe(LEADER, "b:9300"): TransportProbe("plain", 1.0)}
    assert judged(STEP, own, profile=mine).code is Code.TRANSPORT_IS_OWN


def test_every_address_must_answer() -> None:
    two = with_transport("a:9300", "c:9300")
    both = {PROBE: TransportProbe("plain", 1.0), transport_probe(LEADER, "c:9300"): Fault(FaultCode.REFUSED)}
    judgement = judged(STEP, {**APART, **both}, profile=two)
    assert (judgement.code, judgement.evidence["address"]) == (Code.NOT_REACHABLE_FROM_HERE, "c:9300")


def test_a_network_we_are_not_in_is_left_to_the_remote_cluster() -> None:
    judgement = judged(STEP, {**APART, PROBE: Fault(FaultCode.TIMED_OUT)}, profile=CONNECTED_ANYWAY)
    assert (judgement.state, judgement.code) == (StepState.SKIPPED, Code.VERIFIED_BY_REMOTE_CLUSTER)
    silent = judged(STEP, {**APART, PROBE: TransportProbe("silent", 1.0)}, profile=CONNECTED_ANYWAY)
    assert silent.state.holds


def test_without_an_address_those_the_leader_publishes_are_offered() -> None:
    judgement = judged(STEP, APART, profile=with_transport())
    assert judgement.code is Code.CHOICE_NEEDED
    assert (judgement.choices[0].option, judgement.choices[0].values, judgement.choices[0].default) == (
        "leader-transport",
        ("a:9300",),
        "a:9300",
    )


def test_nothing_is_ever_sent() -> None:
    assert planned(STEP, {**APART, PROBE: Fault(FaultCode.REFUSED)}) == []


@pytest.mark.parametrize("step", [PeeringStep(), RoutesStep(), SecurityGroupsStep()])
def test_the_clouds_stages_are_skipped_for_typed_addresses(step: Step) -> None:
    assert (judged(step).state, judged(step).code) == (StepState.SKIPPED, Code.TYPED_ADDRESSES)
    assert (step.reads(facts({}), Intention(PROFILE)), planned(step)) == ((), [])
