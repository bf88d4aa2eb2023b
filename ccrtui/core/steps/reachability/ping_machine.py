"""A ping from a machine that the operator named: sent once, and read from what the machine has run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from ipaddress import IPv4Address

from ccrtui.core.call.call import ENDS, Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.cloud.calls import agents, command_results, machines
from ccrtui.core.cloud.machine import Agents, CommandResult, CommandResults, Machine, Machines
from ccrtui.core.cloud.writes import run_command
from ccrtui.core.json_value import JsonObject
from ccrtui.core.profile.profile import Profile
from ccrtui.core.profile.rules import PICK
from ccrtui.core.steps.conclude import blocked, by_fault, choice_needed, missing, satisfied, unknown, waiting
from ccrtui.core.steps.network.routes_involved import machine_of
from ccrtui.core.steps.reachability.ping_script import ping_line, ping_script, read_ping
from ccrtui.core.steps.reachability.targets import target_at
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Choice, Intention, Judgement, PlannedCall, StepState

RUNNING = frozenset({"PENDING", "DELIVERING", "DELIVER_DELAYED", "RUNNING", "CANCELLING"})
"""States of a run that is not over (API tat 2020-10-28); all others are final, `SUCCESS` the good one."""
NOT_COUNTED = "closed_not_counted"
"""Of a port of what answered the ping, that takes no connection: it need not be a node."""
RUN_S = 90.0
"""How long a run may take: delivery, and the minute that it is given."""


@dataclass(frozen=True, slots=True)
class _Pinger:
    """The machine, on which side it stands, and what it pings on the other."""

    side: Side
    machine: Machine
    target: IPv4Address | None


@dataclass(frozen=True, slots=True)
class _Run:
    """The attempt that counts, from 1, and how it went; None when it was not sent."""

    attempt: int
    result: CommandResult | None

    @property
    def to_send(self) -> bool:
        """Whether it was not sent yet."""
        return self.result is None


def ping_reads(look: Look) -> tuple[Call, ...]:
    """The machine, what it has run, and whether it can be asked when it is yet to be."""
    listed = _lists(look)
    pinger = _pinger(look)
    if pinger is None or pinger.target is None:
        return listed
    done = _done(look.profile, pinger)
    if done in look and _run(look, pinger, pinger.target).to_send:
        return (*listed, done, _agent(look.profile, pinger))
    return (*listed, done)


def judge_ping(facts: Facts, intention: Intention) -> Judgement:
    """It holds when the pings were answered, or the transport port takes connections though they were not."""
    profile = intention.profile
    look = Look(facts, profile)
    for call in ping_reads(look):
        if fault := facts.fault(call):
            return by_fault(call, fault)
        if call not in facts:
            return unknown(Code.NOT_LOOKED)
    pinger = _pinger(look)
    if pinger is None:
        return _pick(look)
    if pinger.target is None:
        return choice_needed(Choice("probe-to", ()))
    return _judge_run(facts, intention, pinger, _run(look, pinger, pinger.target))


def _pick(look: Look) -> Judgement:
    """None of that id stands in either network: those that do, to pick from."""
    lists = (look.value(call, Machines) for call in _lists(look))
    there = tuple(machine for listed in lists if listed for machine in listed.machines)
    labels: tuple[JsonObject, ...] = tuple(
        {"name": machine.name, "address": str(machine.address) if machine.address else None, "subnet": machine.subnet}
        for machine in there
    )
    choice = Choice("probe-from", tuple(machine.id for machine in there), None, labels)
    named = look.profile.link.probe_from
    if named == PICK and there:
        return choice_needed(choice)
    judged = blocked(Code.MACHINE_NOT_USABLE, machine=named, machine_state=None, agent=None)
    return replace(judged, choices=(choice,)) if there else judged


def _lists(look: Look) -> tuple[Call, ...]:
    """The machines of both VPCs."""
    ends = ((side, look.instance(side)) for side in ENDS)
    return tuple(machines(side, look.region(side), instance.vpc) for side, instance in ends if instance is not None)


def ping_calls(look: Look, judged: Judgement) -> tuple[PlannedCall, ...]:
    """The script, when it is to be sent; when it was and got no answer, once more for whoever types its name."""
    if judged.code not in (Code.PING_TO_SEND, Code.PING_LOST) or judged.state is StepState.SATISFIED:
        return ()
    pinger = _pinger(look)
    if pinger is None or pinger.target is None:
        return ()
    run = _run(look, pinger, pinger.target)
    attempt = run.attempt if run.to_send else run.attempt + 1
    script = ping_script(look.profile.marker, pinger.target, attempt)
    region, machine = look.region(pinger.side), pinger.machine.id
    call = run_command(pinger.side, region, machine, script, look.profile.marker)
    return (PlannedCall(call, confirm=None if attempt == 1 else _name(machine, attempt)),)


def _judge_run(facts: Facts, intention: Intention, pinger: _Pinger, run: _Run) -> Judgement:
    look = Look(facts, intention.profile)
    where: JsonObject = {"machine": pinger.machine.id, "target": str(pinger.target)}
    if run.result is None:
        return _unfit(look, pinger, run) or missing(Code.PING_TO_SEND, **where)
    if run.result.state in RUNNING:
        return waiting(Code.PING_RUNNING, RUN_S, **where)
    report = read_ping(run.result.output)
    evidence: JsonObject = {
        **where,
        "loss": report.loss,
        "delay_ms": report.delay_ms,
        "transport_port": _word(report.transport_open),
        "http_port": _word(report.http_open),
        "route": report.route,
        "command_state": run.result.state,
    }
    if run.result.state == "SUCCESS":
        ports: JsonObject = {key: NOT_COUNTED for key in ("transport_port", "http_port") if evidence[key] == "closed"}
        return satisfied(Code.PING_ANSWERED, **{**evidence, **ports})
    if report.transport_open:
        return satisfied(Code.PING_LOST, **evidence)
    again = _name(pinger.machine.id, run.attempt + 1)
    if again in intention.confirmed:
        return _unfit(look, pinger, run) or missing(Code.PING_TO_SEND, **where)
    return blocked(Code.PING_LOST, **evidence, confirm=again)


def _unfit(look: Look, pinger: _Pinger, run: _Run) -> Judgement | None:
    """Why a machine can't be asked, and what to type on it instead."""
    machine, target = pinger.machine, pinger.target
    agents = look.value(_agent(look.profile, pinger), Agents)
    online = agents.online.get(machine.id) if agents else None
    agent = "none" if online is None else "online" if online else "offline"
    if machine.state == "RUNNING" and not machine.restricted and (online or not run.to_send):
        return None
    state = "RESTRICTED" if machine.restricted else machine.state
    line = ping_line(target) if target else None
    return blocked(Code.MACHINE_NOT_USABLE, machine=machine.id, machine_state=state, agent=agent, command=line)


def _pinger(look: Look) -> _Pinger | None:
    for side in ENDS:
        if machine := machine_of(look, side):
            return _Pinger(side, machine, target_at(look, side.other))
    return None


def _run(look: Look, pinger: _Pinger, target: IPv4Address) -> _Run:
    """The last attempt that was sent, told by its script; the first, to be sent, where none was."""
    results = look.value(_done(look.profile, pinger), CommandResults)
    scripts = {result.script: result for result in reversed(results.results)} if results else {}
    attempt = 1
    while ping_script(look.profile.marker, target, attempt + 1) in scripts:
        attempt += 1
    return _Run(attempt, scripts.get(ping_script(look.profile.marker, target, attempt)))


def _name(machine: str, attempt: int) -> str:
    """What is typed to send another attempt: it names which, so that one typing never sends two."""
    return f"{machine}/{attempt}"


def _word(taken: bool | None) -> str | None:
    return None if taken is None else "open" if taken else "closed"


def _done(profile: Profile, pinger: _Pinger) -> Call:
    return command_results(pinger.side, profile.region(pinger.side), pinger.machine.id)


def _agent(profile: Profile, pinger: _Pinger) -> Call:
    return agents(pinger.side, profile.region(pinger.side), (pinger.machine.id,))
