"""Machines, their agents, what ran on them, and checks that need none (cvm 2017-03-12, tat 2020-10-28, vpc)."""

from __future__ import annotations

from ipaddress import IPv4Address

import msgspec

from ccrtui.adapters.tencent.decode.fields import Fields, address, rows, text_of
from ccrtui.core.cloud.machine import (
    Agents,
    CommandResult,
    CommandResults,
    DetectResult,
    Machine,
    Machines,
    NetDetect,
)

_ENDED = frozenset({"SUCCESS", "FAILED"})
"""States in which a script ended by itself, so that its exit code is its own."""


class _Home(Fields):
    vpc_id: str | None = None
    subnet_id: str | None = None


class _Machine(Fields):
    instance_id: str
    instance_state: str
    virtual_private_cloud: _Home
    instance_name: str | None = None
    restrict_state: str | None = None
    private_ip_addresses: list[str] | None = None
    os_name: str | None = None


class _Machines(Fields):
    instance_set: list[_Machine] | None


class _Agent(Fields):
    instance_id: str
    agent_status: str


class _Agents(Fields):
    automation_agent_set: list[_Agent] | None


class _Result(Fields):
    exit_code: int | None = None
    output: str | None = None


class _Script(Fields):
    content: str | None = None


class _Task(Fields):
    invocation_id: str
    instance_id: str
    task_status: str
    created_time: str | None = None
    task_result: _Result | None = None
    command_document: _Script | None = None
    error_info: str | None = None


class _Tasks(Fields):
    invocation_task_set: list[_Task] | None


class _Detected(Fields):
    detect_destination_ip: str
    state: int
    delay: int | float | None = None
    packet_loss_rate: int | float | None = None


class _Detect(Fields):
    net_detect_ip_state_set: list[_Detected] | None


def machines(response: object) -> Machines:
    """`cvm.DescribeInstances`."""
    return Machines(tuple(_machine(machine) for machine in rows(msgspec.convert(response, _Machines).instance_set)))


def agents(response: object) -> Agents:
    """`DescribeAutomationAgentStatus`."""
    statuses = rows(msgspec.convert(response, _Agents).automation_agent_set)
    return Agents({agent.instance_id: agent.agent_status == "Online" for agent in statuses})


def command_results(response: object) -> CommandResults:
    """`DescribeInvocationTasks`, put in order by the time they were asked for."""
    tasks = rows(msgspec.convert(response, _Tasks).invocation_task_set)
    oldest_first = sorted(tasks, key=lambda task: task.created_time or "")
    return CommandResults(tuple(_result(task) for task in reversed(oldest_first)))


def net_detect(response: object) -> NetDetect:
    """`CheckNetDetectState`."""
    states = rows(msgspec.convert(response, _Detect).net_detect_ip_state_set)
    return NetDetect(tuple(_detected(state) for state in states))


def _machine(machine: _Machine) -> Machine:
    home = machine.virtual_private_cloud
    return Machine(
        machine.instance_id,
        machine.instance_name or "",
        machine.instance_state,
        machine.restrict_state not in (None, "", "NORMAL"),
        address(next(iter(rows(machine.private_ip_addresses)), None)),
        home.vpc_id or "",
        home.subnet_id or "",
        machine.os_name or "",
    )


def _result(task: _Task) -> CommandResult:
    result, document = task.task_result or _Result(), task.command_document or _Script()
    return CommandResult(
        task.invocation_id,
        task.instance_id,
        task.task_status,
        text_of(document.content),
        result.exit_code if task.task_status in _ENDED else None,
        text_of(result.output),
        task.error_info or "",
    )


def _detected(state: _Detected) -> DetectResult:
    target = IPv4Address(state.detect_destination_ip)
    return DetectResult(target, state.state, round(state.delay or 0), round(state.packet_loss_rate or 0))
