"""Virtual machines, from which one can ping."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.cloud.actions import region
from ccrtui.sim.cloud.api import times
from ccrtui.sim.cloud.api.action import TEXTS, Action, ActionRequest, Answer
from ccrtui.sim.cloud.api.listing import BY_FILTERS, Filters, page, selected
from ccrtui.sim.cloud.machines.machine import Machine
from ccrtui.sim.cloud.state import Cloud

_FILTERS: Filters[Machine] = {
    "vpc-id": lambda machine, value: machine.vpc_id == value,
    "subnet-id": lambda machine, value: machine.subnet_id == value,
    "instance-id": lambda machine, value: machine.id == value,
    "instance-state": lambda machine, value: machine.state == value,
    "private-ip-address": lambda machine, value: str(machine.address) == value,
    "instance-name": lambda machine, value: value in machine.name,
    "zone": lambda machine, value: machine.zone == value,
}


def own_machines(cloud: Cloud, request: ActionRequest) -> list[Machine]:
    """The account's machines in the region."""
    home = (request.account.uin, request.region)
    return [machine for machine in cloud.machines.values() if (machine.owner, machine.region) == home]


def instances(cloud: Cloud, request: ActionRequest) -> Answer:
    """The machines of a region."""
    absent = "InvalidInstanceId.NotFound"
    selection = selected(request, cloud.listed(own_machines(cloud, request)), "InstanceIds", _FILTERS, absent)
    return {"TotalCount": len(selection), "InstanceSet": [_view(machine) for machine in page(request, selection)]}


def regions(_cloud: Cloud, _asked: ActionRequest) -> Answer:
    """The regions there are."""
    return region.listed()


def _view(machine: Machine) -> dict[str, Any]:
    return {
        "InstanceId": machine.id,
        "InstanceName": machine.name,
        "InstanceState": machine.state,
        "RestrictState": machine.restrict,
        "InstanceType": "S5.MEDIUM4",
        "InstanceChargeType": "POSTPAID_BY_HOUR",
        "Placement": {"Zone": machine.zone, "ProjectId": 0, "HostId": None},
        "CPU": 2,
        "Memory": 4,
        "PrivateIpAddresses": [str(machine.address)],
        "PublicIpAddresses": None,
        "VirtualPrivateCloud": {
            "VpcId": machine.vpc_id,
            "SubnetId": machine.subnet_id,
            "AsVpcGateway": False,
            "PrivateIpAddresses": None,
            "Ipv6AddressCount": 0,
        },
        "SecurityGroupIds": list(machine.groups),
        "OsName": machine.os,
        "CamRoleName": "",
        "CreatedTime": times.zulu(machine.created),
        "Tags": [],
    }


ACTIONS = (
    Action(
        "cvm",
        "DescribeInstances",
        instances,
        kind="instance",
        named_by="InstanceIds",
        takes={"InstanceIds": TEXTS, **BY_FILTERS},
    ),
    Action("cvm", "DescribeRegions", regions, regional=False),
)
