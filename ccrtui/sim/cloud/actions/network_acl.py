"""Reading network ACLs; all of them are of the three-tuple kind."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.cloud.actions.subnets import subnet_view
from ccrtui.sim.cloud.api import times
from ccrtui.sim.cloud.api.action import TEXTS, Action, ActionRequest, Answer
from ccrtui.sim.cloud.api.listing import BY_FILTERS, Filters, page, selected
from ccrtui.sim.cloud.api.lookup import own_acls
from ccrtui.sim.cloud.network.network_acl import AclEntry, NetworkAcl
from ccrtui.sim.cloud.state import Cloud

_FILTERS: Filters[NetworkAcl] = {
    "vpc-id": lambda acl, value: acl.vpc_id == value,
    "network-acl-id": lambda acl, value: acl.id == value,
    "network-acl-name": lambda acl, value: value in acl.name,
}


def acls(cloud: Cloud, request: ActionRequest) -> Answer:
    """The network ACLs of a region."""
    selection = selected(request, own_acls(cloud, request), "NetworkAclIds", _FILTERS, "ResourceNotFound")
    return {"TotalCount": len(selection), "NetworkAclSet": [_view(cloud, acl) for acl in page(request, selection)]}


def _view(cloud: Cloud, acl: NetworkAcl) -> dict[str, Any]:
    bound = (subnet for subnet in cloud.subnets_of(acl.vpc_id) if subnet.acl_id == acl.id)
    return {
        "VpcId": acl.vpc_id,
        "NetworkAclId": acl.id,
        "NetworkAclName": acl.name,
        "NetworkAclType": "TRIPLE",
        "CreatedTime": times.formatted(acl.created),
        "SubnetSet": [subnet_view(cloud, subnet) for subnet in bound],
        "IngressEntries": [_entry(acl, at, "INGRESS", entry) for at, entry in enumerate(acl.ingress)],
        "EgressEntries": [_entry(acl, at, "EGRESS", entry) for at, entry in enumerate(acl.egress)],
        "TagSet": [],
    }


def _entry(acl: NetworkAcl, at: int, direction: str, entry: AclEntry) -> dict[str, Any]:
    return {
        "Protocol": entry.protocol,
        "Port": entry.port,
        "CidrBlock": entry.cidr,
        "Ipv6CidrBlock": "",
        "Action": entry.action,
        "Description": entry.description,
        "ModifyTime": times.formatted(acl.created),
        "NetworkAclDirection": direction,
        "Priority": at + 1,
    }


ACTIONS = (Action("vpc", "DescribeNetworkAcls", acls, takes={"NetworkAclIds": TEXTS, **BY_FILTERS}),)
