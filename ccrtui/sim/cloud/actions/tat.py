"""Running commands on machines through their agents (reference section 1.9)."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from ccrtui.sim.cloud.actions import region
from ccrtui.sim.cloud.actions.cvm import own_machines
from ccrtui.sim.cloud.api import times
from ccrtui.sim.cloud.api.action import FLAG, ITEMS, TEXT, TEXTS, WHOLE, Action, Answer, Asked
from ccrtui.sim.cloud.api.listing import BY_FILTERS, Filters, chosen, page
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


def agents(cloud: Cloud, asked: Asked) -> Answer:
    """The agents on the machines of a region; a machine without one is not in the list."""
    installed = [machine for machine in own_machines(cloud, asked) if machine.agent]
    found = chosen(asked, installed, "InstanceIds", _AGENTS)
    rows = [
        {
            "InstanceId": machine.id,
            "Version": "1.1.3",
            "LastHeartbeatTime": times.zulu(cloud.clock.now()),
            "AgentStatus": machine.agent,
            "Environment": "Linux",
            "SupportFeatures": [],
        }
        for machine in page(asked, found)
    ]
    return {"TotalCount": len(found), "AutomationAgentSet": rows}


def run_command(cloud: Cloud, asked: Asked) -> Answer:
    """Send a script to machines."""
    script, timeout = _script(asked), asked.whole("Timeout", DEFAULT_S)
    if not 1 <= timeout <= LONGEST_S:
        raise bad_value("Timeout", timeout, "InvalidParameterValue.Range")
    if asked.text("CommandType", "SHELL") not in KINDS:
        raise bad_value("CommandType", asked.text("CommandType"))
    if asked.text("CommandType", "SHELL") != "SHELL":
        text = "The agent does not support this type of command."
        raise CloudError("InvalidParameterValue.AgentUnsupportedCommandType", text)
    machines = _machines(cloud, asked)
    new = cloud.ids.new
    invocation = Invocation(
        new("inv"),
        new("cmd"),
        asked.account.uin,
        asked.region,
        asked.text("CommandName"),
        asked.text("Content"),
        timeout,
        asked.text("Username", "root"),
        asked.text("WorkingDirectory", "/root"),
        [Task(new("invt"), one.id) for one in machines],
        cloud.clock.now(),
    )
    automation.send(cloud, invocation, script)
    return {"CommandId": invocation.command_id, "InvocationId": invocation.id}


def _script(asked: Asked) -> str:
    content = asked.text("Content")
    if len(content) > MOST_BYTES:
        raise bad_value("Content", len(content), "InvalidParameterValue.TooLong")
    try:
        script = base64.b64decode(content, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        raise bad_value("Content", content[:20], "InvalidParameterValue.CommandContentInvalid") from None
    return _filled(asked, script) if asked.flag("EnableParameter") else script


def _filled(asked: Asked, script: str) -> str:
    """The script with `{{name}}` replaced by what the parameters say; the given ones come before the default ones."""
    for name in ("Parameters", "DefaultParameters"):
        try:
            values = dict(json.loads(asked.text(name) or "{}"))
        except (TypeError, ValueError):
            raise bad_value(name, asked.text(name), "InvalidParameterValue.ParameterInvalidJsonFormat") from None
        for key, value in values.items():
            script = script.replace(f"{{{{{key}}}}}", str(value))
    return script


def _machines(cloud: Cloud, asked: Asked) -> list[Machine]:
    there = {machine.id: machine for machine in own_machines(cloud, asked)}
    ids = asked.texts("InstanceIds")
    if not 0 < len(ids) <= MOST_MACHINES:
        raise bad_value("InstanceIds", len(ids), "InvalidParameterValue.Range")
    for identity in ids:
        if identity not in there:
            raise not_found("ResourceNotFound.InstanceNotFound", identity)
        _check(there[identity])
    return [there[identity] for identity in ids]


def _check(machine: Machine) -> None:
    if machine.state != "RUNNING":
        raise CloudError("ResourceUnavailable.InstanceStateNotRunning", f"The instance `{machine.id}` is not running.")
    if not machine.agent:
        raise CloudError("ResourceUnavailable.AgentNotInstalled", f"`{machine.id}` has no agent.")
    if machine.agent != "Online":
        raise CloudError("ResourceUnavailable.AgentStatusNotOnline", f"The agent of `{machine.id}` is not online.")


def tasks(cloud: Cloud, asked: Asked) -> Answer:
    """What became of commands, machine by machine. Their output is hidden unless it is asked for."""
    wanted = chosen(asked, _rows(cloud, asked), "InvocationTaskIds", _TASKS)
    rows = [_shown(one, asked.flag("HideOutput", True)) for one in page(asked, wanted)]
    return {"TotalCount": len(wanted), "InvocationTaskSet": rows}


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


def _own(cloud: Cloud, asked: Asked) -> list[Invocation]:
    here = (asked.account.uin, asked.region)
    return [one for one in cloud.invocations.values() if (one.owner, one.region) == here]


def _rows(cloud: Cloud, asked: Asked) -> list[_Row]:
    return [_Row(one, task) for one in _own(cloud, asked) for task in one.tasks]


def _shown(row: _Row, hidden: bool) -> dict[str, Any]:
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


def cancel(cloud: Cloud, asked: Asked) -> Answer:
    """Break off a command, on all its machines or on some."""
    identity, only = asked.text("InvocationId"), asked.texts("InstanceIds")
    found = next((one for one in _own(cloud, asked) if one.id == identity), None)
    if found is None:
        raise not_found("ResourceNotFound.InvocationNotFound", identity)
    for task in found.tasks:
        if task.state not in FINAL and (not only or task.machine_id in only):
            task.state, task.ended = CANCELLED, cloud.clock.now()
    return {}


def regions(_cloud: Cloud, _asked: Asked) -> Answer:
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
