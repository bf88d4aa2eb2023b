"""A ping from a machine: sent once, read from what the machine has run, and again only by name."""

from __future__ import annotations

import base64
import shlex
from dataclasses import replace
from ipaddress import IPv4Address
from typing import Any

import pytest

from ccrtui.core.call.call import Call
from ccrtui.core.call.effect import Effect
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.cloud.calls import agents, command_results, machines
from ccrtui.core.cloud.machine import Agents, CommandResult, CommandResults, Machines
from ccrtui.core.cloud.writes import run_command
from ccrtui.core.elasticsearch.requests.cluster import remote_info
from ccrtui.core.profile.profile import Profile
from ccrtui.core.steps.reachability.ping_script import PingReport, ping_script, read_ping
from ccrtui.core.steps.reachability.step import ReachabilityStep
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, Judgement, PlannedCall, StepState
from tests.core.steps.clusters.known_instances import CLOUD, EAST, NORTH
from tests.core.steps.known import FOLLOWER, LEADER, facts, remote, with_link
from tests.core.steps.network.known_network import FROM_ZONES, MACHINE, MARKED, PINGING, VPCS, detected, network
from tests.core.steps.reachability.test_instances import FINE, UNREACHED

STEP = ReachabilityStep()
TARGET = IPv4Address("10.0.3.12")
SCRIPT = ping_script(MARKED, TARGET, 1)
DONE, AGENTS = command_results(FOLLOWER, EAST, MACHINE.id), agents(FOLLOWER, EAST, (MACHINE.id,))
IDLE: dict[Call, Any] = {DONE: CommandResults(()), AGENTS: Agents({MACHINE.id: True})}
MACHINES = machines(FOLLOWER, EAST, VPCS[FOLLOWER])
ANSWERED = """PING 10.0.3.12 (10.0.3.12) 56(84) bytes of data.

--- 10.0.3.12 ping statistics ---
4 packets transmitted, 4 received, 0% packet loss, time 3004ms
rtt min/avg/max/mdev = 27.901/28.412/29.003/0.400 ms
tcp 9300 open
tcp 9200 closed
10.0.3.12 via 10.1.9.1 dev eth0 src 10.1.9.5 uid 0
    cache
"""
LOST = """4 packets transmitted, 0 received, 100% packet loss, time 3060ms

tcp 9300 closed
tcp 9200 closed
10.0.3.12 dev docker0 src 10.0.0.1
"""


def ran(state: str, output: str = "", script: str = SCRIPT) -> CommandResult:
    return CommandResult("inv-1", MACHINE.id, state, script, None, output, "")


def known(changes: dict[Call, Any] | None = None) -> dict[Call, Any]:
    return {**network(), **UNREACHED, **FINE, **IDLE, **(changes or {})}


def judged(*results: CommandResult, confirmed: tuple[str, ...] = (), **more: Any) -> Judgement:
    changes = {DONE: CommandResults(results), **more.get("changes", {})}
    return STEP.judge(facts(known(changes)), Intention(more.get("profile", PINGING), frozenset(confirmed)))


def planned(*results: CommandResult, confirmed: tuple[str, ...] = ()) -> tuple[PlannedCall, ...]:
    return STEP.calls(facts(known({DONE: CommandResults(results)})), Intention(PINGING, frozenset(confirmed)))


def kinds(changes: dict[Call, Any] | None = None, profile: Profile = PINGING) -> list[Kind]:
    reads = STEP.reads(facts(known(changes)), Intention(profile))
    return [call.kind for call in reads if call.kind in (Kind.MACHINES, Kind.COMMAND_RESULTS, Kind.AGENTS)]


def test_a_ping_is_sent_only_where_a_machine_was_named() -> None:
    assert kinds(profile=CLOUD) == []
    assert kinds() == [Kind.MACHINES, Kind.MACHINES, Kind.COMMAND_RESULTS, Kind.AGENTS]
    judgement = judged()
    assert (judgement.state, judgement.code) == (StepState.MISSING, Code.PING_TO_SEND)
    assert judgement.evidence == {"machine": MACHINE.id, "target": "10.0.3.12"}


def test_it_is_a_write_of_a_script_that_is_the_same_each_time() -> None:
    (item,), (again,) = planned(), planned()
    assert item.call == run_command(FOLLOWER, EAST, MACHINE.id, SCRIPT, MARKED)
    assert (item.call.effect, item.call.id, item.confirm) == (Effect.WRITE, again.call.id, None)
    assert base64.b64decode(str(item.call.params["Content"])).decode() == SCRIPT


def test_the_script_begins_with_our_mark_and_holds_nothing_to_be_expanded() -> None:
    assert SCRIPT.startswith(f"# {MARKED} ping 1\n")
    assert "ping -c 4 -W 2 10.0.3.12\n" in SCRIPT
    for line in SCRIPT.splitlines()[1:]:
        assert shlex.split(line)


def test_a_run_that_is_not_over_is_waited_for_and_not_repeated() -> None:
    judgement = judged(ran("DELIVERING"))
    assert (judgement.state, judgement.code, judgement.patience_s) == (StepState.WAITING, Code.PING_RUNNING, 90.0)
    assert planned(ran("RUNNING")) == ()
    assert Kind.AGENTS not in kinds({DONE: CommandResults((ran("RUNNING"),))})


def test_an_answer_holds_with_its_figures() -> None:
    judgement = judged(ran("SUCCESS", ANSWERED))
    assert (judgement.state, judgement.code) == (StepState.SATISFIED, Code.PING_ANSWERED)
    assert judgement.evidence == {
        "machine": MACHINE.id,
        "target": "10.0.3.12",
        "loss": 0.0,
        "delay_ms": 28.412,
        "transport_port": "open",
        "http_port": "closed_not_counted",
        "route": "10.0.3.12 via 10.1.9.1 dev eth0 src 10.1.9.5 uid 0",
        "command_state": "SUCCESS",
    }
    assert planned(ran("SUCCESS", ANSWERED)) == ()


def test_a_lost_ping_with_a_port_that_takes_connections_is_no_blocker() -> None:
    judgement = judged(ran("FAILED", LOST.replace("9300 closed", "9300 open")))
    assert (judgement.state, judgement.code, judgement.evidence["loss"]) == (StepState.SATISFIED, Code.PING_LOST, 100.0)


@pytest.mark.parametrize("state", ["FAILED", "TIMEOUT", "DELIVER_FAILED"])
def test_a_lost_ping_blocks_and_is_repeated_only_by_name(state: str) -> None:
    judgement = judged(ran(state, LOST))
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.PING_LOST)
    assert (judgement.evidence["confirm"], judgement.evidence["transport_port"]) == (f"{MACHINE.id}/2", "closed")
    (again,) = planned(ran(state, LOST))
    assert again.confirm == f"{MACHINE.id}/2"
    assert again.call == run_command(FOLLOWER, EAST, MACHINE.id, ping_script(MARKED, TARGET, 2), MARKED)


def test_typing_a_name_once_repeats_it_once() -> None:
    typed = (f"{MACHINE.id}/2",)
    first, second = ran("FAILED", LOST), ran("FAILED", LOST, ping_script(MARKED, TARGET, 2))
    assert judged(first, confirmed=typed).code is Code.PING_TO_SEND
    assert planned(first, confirmed=typed)[0].call == planned(first)[0].call
    after = judged(second, first, confirmed=typed)
    assert (after.state, after.evidence["confirm"]) == (StepState.BLOCKED, f"{MACHINE.id}/3")
    answered = ran("SUCCESS", ANSWERED, ping_script(MARKED, TARGET, 2))
    assert judged(answered, first).code is Code.PING_ANSWERED


def test_what_others_ran_on_the_machine_is_not_ours() -> None:
    others = (ran("SUCCESS", ANSWERED, "ping -c 4 10.0.3.12"), ran("SUCCESS", "", SCRIPT.replace(MARKED, "else")))
    assert judged(*others).code is Code.PING_TO_SEND


def test_a_connection_later_on_stands_for_it() -> None:
    assert judged(changes={remote_info(FOLLOWER): remote()}).code is Code.PROVEN_BY_CONNECTION
    assert STEP.calls(facts(known({remote_info(FOLLOWER): remote()})), Intention(PINGING)) == ()


@pytest.mark.parametrize(
    ("machine", "online", "state", "agent"),
    [
        (replace(MACHINE, state="STOPPED"), {MACHINE.id: True}, "STOPPED", "online"),
        (replace(MACHINE, restricted=True), {MACHINE.id: True}, "RESTRICTED", "online"),
        (MACHINE, {MACHINE.id: False}, "RUNNING", "offline"),
        (MACHINE, {}, "RUNNING", "none"),
    ],
)
def test_a_machine_that_cannot_be_asked_is_said_with_what_to_type_on_it(
    machine: Any, online: dict[str, bool], state: str, agent: str
) -> None:
    judgement = judged(changes={MACHINES: Machines((machine,)), AGENTS: Agents(online)})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, Code.MACHINE_NOT_USABLE)
    assert (judgement.evidence["machine_state"], judgement.evidence["agent"]) == (state, agent)
    assert "ping -c 4 10.0.3.12" in str(judgement.evidence["command"])


def test_a_machine_that_is_not_there_is_said() -> None:
    judgement = judged(changes={MACHINES: Machines(())})
    assert (judgement.code, judgement.evidence) == (
        Code.MACHINE_NOT_USABLE,
        {"machine": MACHINE.id, "machine_state": None, "agent": None},
    )


def test_machines_are_picked_from_those_in_both_networks() -> None:
    north = replace(MACHINE, id="ins-1a2b3c4d", name="ops-bj", vpc=VPCS[LEADER], subnet="subnet-1a2b3c4d")
    changes = {machines(LEADER, NORTH, VPCS[LEADER]): Machines((north,))}
    judgement = judged(changes=changes, profile=with_link(CLOUD, probe_from="pick"))
    (choice,) = judgement.choices
    assert (judgement.code, choice.option) == (Code.CHOICE_NEEDED, "probe-from")
    assert choice.values == ("ins-1a2b3c4d", MACHINE.id)
    assert choice.labels[1] == {"name": "ops", "address": "10.1.9.5", "subnet": "subnet-operate"}
    other = judged(changes=changes, profile=with_link(CLOUD, probe_from="ins-zzzzzzzz"))
    assert (other.code, other.choices) == (Code.MACHINE_NOT_USABLE, (choice,))


def test_a_machine_on_the_leaders_side_pings_the_follower() -> None:
    north = replace(MACHINE, vpc=VPCS[LEADER], subnet="subnet-1a2b3c4d")
    changes: dict[Call, Any] = {
        MACHINES: Machines(()),
        machines(LEADER, NORTH, VPCS[LEADER]): Machines((north,)),
        command_results(LEADER, NORTH, MACHINE.id): CommandResults(()),
        agents(LEADER, NORTH, (MACHINE.id,)): Agents({MACHINE.id: True}),
    }
    (item,) = STEP.calls(facts(known(changes)), Intention(PINGING))
    script = ping_script(MARKED, IPv4Address("10.1.3.12"), 1)
    assert item.call == run_command(LEADER, NORTH, MACHINE.id, script, MARKED)


def test_a_port_that_takes_connections_settles_a_check_that_lost_everything() -> None:
    lost = {FROM_ZONES[0]: detected("10.0.3.12", -4, 0, 100)}
    answered = LOST.replace("9300 closed", "9300 open")
    assert judged(ran("FAILED", answered), changes=lost).state is StepState.SATISFIED
    assert judged(ran("FAILED", LOST), changes=lost).code is Code.PING_LOST


def test_a_route_that_lacks_is_said_before_anything_is_sent() -> None:
    none = {FROM_ZONES[0]: detected("10.0.3.12", -1, 0, 100)}
    assert judged(changes=none).code is Code.NET_NO_ROUTE
    assert kinds(none) == []


def test_what_the_machine_ran_must_be_readable() -> None:
    judgement = judged(changes={DONE: Fault(FaultCode.NOT_PERMITTED, 200)})
    assert (judgement.state, judgement.code) == (StepState.BLOCKED, FaultCode.NOT_PERMITTED)


def test_another_address_may_be_pinged() -> None:
    other = with_link(PINGING, probe_to="10.0.3.99")
    checks = {call: detected("10.0.3.99") for call in STEP.reads(facts(known()), Intention(other))}
    detections = {call: value for call, value in checks.items() if call.kind is Kind.NET_DETECT}
    (item,) = STEP.calls(facts({**known(), **detections, **FINE}), Intention(other))
    assert "ping -c 4 -W 2 10.0.3.99" in base64.b64decode(str(item.call.params["Content"])).decode()


def test_output_that_says_nothing_is_read_as_nothing() -> None:
    assert read_ping("bash: ping: command not found\n") == PingReport(None, None, None, None, None)
    assert read_ping("4 packets transmitted, 3 received, 25.5% packet loss").loss == 25.5
    assert read_ping("round-trip min/avg/max = 1.0/2.5/3.0 ms").delay_ms == 2.5
