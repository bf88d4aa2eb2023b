"""Running commands on machines through their agents."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from ccrtui.sim.cloud.actions import region
from ccrtui.sim.cloud.actions.cvm import own_machines
from ccrtui.sim.cloud.api import times
from ccrtui.sim.cloud.api.action import FLAG, ITEMS, TEXT, TEXTS, WHOLE, Action, ActionRequest, Answer
from ccrtui.sim.cloud.api.listing import BY_FILTERS, Filters, page, selected
from ccrtui.sim.cloud.api.refusal import CloudError, bad_value, not_found
from ccrtui.sim.cloud.machines import automation
from ccrtui.sim.cloud.machines.invocation import CANCELLED, FINAL, Invocation, Task
from ccrtui.sim.cloud.machines.machine import Machine
from ccrtui.sim.cloud.state import Cloud

MOST_MACHINES, MOST_BYTES, LONGEST_S = 200, 64 * 1024, 86400
DEFAULT_S = 60
_AGENTS: Filters[Machine] = {
    "agent-status": lambda machine, value: machine.agent == value,
    "environment": lambda _machine, value: value == "Linux",
    "instance-id": lambda machine, value: machine.id == value,
}
KINDS = ("SHELL", "POWERSHELL", "BAT")


def agents(cloud: Cloud, request: ActionRequest) -> Answer:
    """The agents on the machines of a region; a machine without one is not in the list."""
    installed = [machine for machine in own_machines(cloud, request) if machine.agent]
    selection = selected(request, installed, "InstanceIds", _AGENTS)
    rows = [
        {
            "InstanceId": machine.id,
            "Version": "1.1.3",
            "LastHeartbeatTime": times.zulu(cloud.clock.now()),
            "AgentStatus": machine.agent,
            "Environment": "Linux",
            "SupportFeatures": [],
        }
        for machine in page(request, selection)
    ]
    return {"TotalCount": len(selection), "AutomationAgentSet": rows}


def run_command(cloud: Cloud, request: ActionRequest) -> Answer:
    """Send a script to machines."""
    script, timeout = _script(request), request.whole("Timeout", DEFAULT_S)
    if not 1 <= timeout <= LONGEST_S:
        raise bad_value("Timeout", timeout, "InvalidParameterValue.Range")
    if request.text("CommandType", "SHELL") not in KINDS:
        raise bad_value("CommandType", request.text("CommandType"))
    if request.text("CommandType", "SHELL") != "SHELL":
        text = "The agent does not support this type of command."
        raise CloudError("InvalidParameterValue.AgentUnsupportedCommandType", text)
    machines = _machines(cloud, request)
    new = cloud.ids.new
    invocation = Invocation(
        new("inv"),
        new("cmd"),
        request.account.uin,
        request.region,
        request.text("CommandName"),
        request.text("Content"),
        timeout,
        request.text("Username", "root"),
        request.text("WorkingDirectory", "/root"),
        [Task(new("invt"), machine.id) for machine in machines],
        cloud.clock.now(),
    )
    automation.send(cloud, invocation, script)
    return {"CommandId": invocation.command_id, "InvocationId": invocation.id}


def _script(request: ActionRequest) -> str:
    content = request.text("Content")
    if len(content) > MOST_BYTES:
        raise bad_value("Content", len(content), "InvalidParameterValue.TooLong")
    try:
        script = base64.b64decode(content, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        raise bad_value("Content", content[:20], "InvalidParameterValue.CommandContentInvalid") from None
    return _filled(request, script) if request.flag("EnableParameter") else script


def _filled(request: ActionRequest, script: str) -> str:
    """The script with `{{name}}` replaced by what the parameters say; the given ones come before the default ones."""
    for name in ("Parameters", "DefaultParameters"):
        try:
            values = dict(json.loads(request.text(name) or "{}"))
        except (TypeError, ValueError):
            raise bad_value(name, request.text(name), "InvalidParameterValue.ParameterInvalidJsonFormat") from None
        for key, value in values.items():
            script = script.replace(f"{{{{{key}}}}}", str(value))
    return script


def _machines(cloud: Cloud, request: ActionRequest) -> list[Machine]:
    by_id = {machine.id: machine for machine in own_machines(cloud, request)}
    ids = request.texts("InstanceIds")
    if not 0 < len(ids) <= MOST_MACHINES:
        raise bad_value("InstanceIds", len(ids), "InvalidParameterValue.Range")
    for identity in ids:
        if identity not in by_id:
            raise not_found("ResourceNotFound.InstanceNotFound", identity)
        _check(by_id[identity])
    return [by_id[identity] for identity in ids]


def _check(machine: Machine) -> None:
    if machine.state != "RUNNING":
        raise CloudError("ResourceUnavailable.InstanceStateNotRunning", f"The instance `{machine.id}` is not running.")
    if not machine.agent:
        raise CloudError("ResourceUnavailable.AgentNotInstalled", f"`{machine.id}` has no agent.")
    if machine.agent != "Online":
        raise CloudError("ResourceUnavailable.AgentStatusNotOnline", f"The agent of `{machine.id}` is not online.")


def tasks(cloud: Cloud, request: ActionRequest) -> Answer:
    """What became of commands, machine by machine. Their output is hidden unless it is asked for."""
    selection = selected(request, _rows(cloud, request), "InvocationTaskIds", _TASKS)
    rows = [_view(row, request.flag("HideOutput", True)) for row in page(request, selection)]
    return {"TotalCount": len(selection), "InvocationTaskSet": rows}


class _Row:
    """A task together with its invocation, to be filtered by either."""

    def __init__(self, invocation: Invocation, task: Task) -> None:
        self.invocation = invocation
        self.task = task
        self.id = task.id
        self.created = invocation.created


_TASKS: Filters[_Row] = {
    "invocation-id": lambda row, value: row.invocation.id == value,
    "invocation-task-id": lambda row, value: row.task.id == value,
    "task-status": lambda row, value: row.task.state == value,
    "instance-id": lambda row, value: row.task.machine_id == value,
    "command-id": lambda row, value: row.invocation.command_id == value,
}


def _own(cloud: Cloud, request: ActionRequest) -> list[Invocation]:
    home = (request.account.uin, request.region)
    return [invocation for invocation in cloud.invocations.values() if (invocation.owner, invocation.region) == home]


def _rows(cloud: Cloud, request: ActionRequest) -> list[_Row]:
    return [_Row(invocation, task) for invocation in _own(cloud, request) for task in invocation.tasks]


def _view(row: _Row, hidden: bool) -> dict[str, Any]:
    invocation, task = row.invocation, row.task
    return {
        "InvocationId": invocation.id,
        "InvocationTaskId": task.id,
        "CommandId": invocation.command_id,
        "CommandName": invocation.name,
        "TaskStatus": task.state,
        "InstanceId": task.machine_id,
        "TaskResult": {
            "ExitCode": task.code,
            "Output": "" if hidden else base64.b64encode(task.output.encode()).decode(),
            "ExecStartTime": times.zulu(task.started) if task.started else "",
            "ExecEndTime": times.zulu(task.ended) if task.ended else "",
            "Dropped": task.dropped,
            "OutputUrl": "",
            "OutputUploadCOSErrorInfo": "",
        },
        "StartTime": times.zulu(task.started) if task.started else "",
        "EndTime": times.zulu(task.ended) if task.ended else "",
        "CreatedTime": times.zulu(invocation.created),
        "UpdatedTime": times.zulu(task.ended or task.started or invocation.created),
        "CommandDocument": {
            "Content": invocation.content,
            "CommandType": "SHELL",
            "Timeout": invocation.timeout,
            "WorkingDirectory": invocation.folder,
            "Username": invocation.user,
            "OutputCOSBucketUrl": "",
            "OutputCOSKeyPrefix": "",
        },
        "ErrorInfo": "",
        "InvocationSource": "USER",
    }


def cancel(cloud: Cloud, request: ActionRequest) -> Answer:
    """Break off a command, on all its machines or on some."""
    identity, only = request.text("InvocationId"), request.texts("InstanceIds")
    invocation = next((candidate for candidate in _own(cloud, request) if candidate.id == identity), None)
    if invocation is None:
        raise not_found("ResourceNotFound.InvocationNotFound", identity)
    for task in invocation.tasks:
        if task.state not in FINAL and (not only or task.machine_id in only):
            task.state, task.ended = CANCELLED, cloud.clock.now()
    return {}


def regions(_cloud: Cloud, _asked: ActionRequest) -> Answer:
    """The regions there are."""
    return region.listed()


ACTIONS = (
    Action("tat", "DescribeAutomationAgentStatus", agents, takes={"InstanceIds": TEXTS, **BY_FILTERS}),
    Action(
        "tat",
        "RunCommand",
        run_command,
        "write",
        needs={"Content": TEXT, "InstanceIds": TEXTS},
        takes={
            "CommandName": TEXT,
            "Description": TEXT,
            "CommandType": TEXT,
            "WorkingDirectory": TEXT,
            "Timeout": WHOLE,
            "SaveCommand": FLAG,
            "EnableParameter": FLAG,
            "DefaultParameters": TEXT,
            "Parameters": TEXT,
            "Tags": ITEMS,
            "Username": TEXT,
        },
        kind="instance",
        named_by="InstanceIds",
    ),
    Action(
        "tat", "DescribeInvocationTasks", tasks, takes={"InvocationTaskIds": TEXTS, **BY_FILTERS, "HideOutput": FLAG}
    ),
    Action("tat", "CancelInvocation", cancel, "write", needs={"InvocationId": TEXT}, takes={"InstanceIds": TEXTS}),
    Action("tat", "DescribeRegions", regions, regional=False),
)
