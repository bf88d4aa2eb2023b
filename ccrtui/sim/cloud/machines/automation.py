"""The agents on the machines at work: a command is fetched, run against the modelled network, and reported."""

from __future__ import annotations

from functools import partial
from ipaddress import IPv4Address

from ccrtui.sim.cloud.machines.guest import Guest, RefusedError
from ccrtui.sim.cloud.machines.invocation import FAILED, FINAL, LARGEST, RUNNING, SUCCESS, TIMEOUT, Invocation, Task
from ccrtui.sim.cloud.machines.machine import Machine
from ccrtui.sim.cloud.machines.shell import Result
from ccrtui.sim.cloud.network import probe, topology
from ccrtui.sim.cloud.state import Cloud

FETCH_S = 0.5
"""How long a command waits until the agent fetches it."""


def send(cloud: Cloud, invocation: Invocation, script: str) -> None:
    """Have the agents fetch a command."""
    cloud.invocations[invocation.id] = invocation
    for task in invocation.tasks:
        cloud.after(FETCH_S, partial(_begin, cloud, invocation, task, script))


def _begin(cloud: Cloud, invocation: Invocation, task: Task, script: str) -> None:
    if task.state in FINAL:
        return
    task.state, task.started = RUNNING, cloud.clock.now()
    result = run(cloud, cloud.machines[task.machine_id], script)
    late = result.seconds > invocation.timeout
    cloud.after(min(result.seconds, invocation.timeout), lambda: _end(cloud, task, result, late))


def _end(cloud: Cloud, task: Task, result: Result, late: bool) -> None:
    if task.state in FINAL:
        return
    printed = "" if late else result.out + result.error
    task.output, task.dropped = printed[:LARGEST], max(0, len(printed) - LARGEST)
    task.code, task.ended = result.code, cloud.clock.now()
    task.state = TIMEOUT if late else FAILED if result.code else SUCCESS


def run(cloud: Cloud, machine: Machine, script: str) -> Result:
    """Run a script on a machine, with the network as it is now."""
    place = topology.of_machine(cloud, machine)
    subnet = cloud.subnets[machine.subnet_id]

    def ask(address: IPv4Address, port: int) -> float | None:
        trip = probe.trip_ms(cloud, place, address, port)
        if trip is not None and port and not probe.listens(cloud, place, address, port):
            raise RefusedError
        return trip

    return Guest(machine.address, subnet.block[1], machine.name, ask).shell().run(script)
