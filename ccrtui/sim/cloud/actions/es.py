"""Elasticsearch instances: listing them, and reading inside their clusters."""

from __future__ import annotations

import re
from typing import Any

from ccrtui.sim.cloud.api import times
from ccrtui.sim.cloud.api.action import ITEMS, TEXT, TEXTS, WHOLE, WHOLES, Action, ActionRequest, Answer, Run
from ccrtui.sim.cloud.api.listing import page
from ccrtui.sim.cloud.api.refusal import CloudError, bad_value
from ccrtui.sim.cloud.cluster_facts import facts
from ccrtui.sim.cloud.instance import NORMAL, SearchInstance
from ccrtui.sim.cloud.instance_view import instance_view, nodes
from ccrtui.sim.cloud.state import Cloud

READABLE = (
    r"_cat/.*",
    r"_cluster/(health|settings|state|stats).*",
    r"_nodes.*",
    r"_license",
    r"_remote/info",
    r"(.+/)?_ccr/.*",
    r"_ssl/certificates",
    r"_xpack.*",
    r"_security/_authenticate",
    r"(.+/)?_stats.*",
    r"(.+/)?_(count|settings|mapping|alias|recovery)",
    r"",
)
"""Paths that may be read inside a cluster when its owner has said nothing else."""
ORDERS = {1: "id", 2: "name", 3: "region", 4: "created"}


def _own(cloud: Cloud, request: ActionRequest) -> list[SearchInstance]:
    home = (request.account.uin, request.region)
    return [instance for instance in cloud.instances.values() if (instance.owner, instance.region) == home]


def _instance(cloud: Cloud, request: ActionRequest) -> SearchInstance:
    identity = request.text("InstanceId")
    match = next((instance for instance in _own(cloud, request) if instance.id == identity), None)
    if match is None:
        raise CloudError("InvalidParameter.InvalidInstanceId", f"The instance `{identity}` does not exist.")
    return match


async def instances(cloud: Cloud, request: ActionRequest) -> Answer:
    """The instances of a region."""
    order = ORDERS.get(request.whole("OrderByKey", 4))
    if order is None:
        raise bad_value("OrderByKey", request.whole("OrderByKey"))
    selection = [instance for instance in cloud.listed(_own(cloud, request)) if _wanted(request, instance)]
    selection.sort(key=lambda instance: str(getattr(instance, order)), reverse=request.whole("OrderByType") == 1)
    rows = [instance_view(cloud, instance, await facts(cloud, instance)) for instance in selection]
    if request.params.get("HealthStatus"):
        rows = [row for row in rows if row["HealthStatus"] in request.params["HealthStatus"]]
    return {"TotalCount": len(rows), "InstanceList": page(request, rows)}


def _wanted(request: ActionRequest, instance: SearchInstance) -> bool:
    known_by = {
        "InstanceIds": {instance.id},
        "InstanceNames": {instance.name},
        "VpcIds": {instance.vpc_id},
        "IpList": {str(instance.vip)},
        "NodeIps": {str(address) for address in instance.nodes},
        "ZoneList": {zone.zone for zone in instance.zones},
        "Zone": {zone.zone for zone in instance.zones},
    }
    for name, values in known_by.items():
        accepted = [request.text(name)] if name == "Zone" and request.text(name) else request.params.get(name)
        if accepted and not values & set(accepted):
            return False
    return not request.items("TagList")


async def views(cloud: Cloud, request: ActionRequest) -> Answer:
    """The nodes of an instance, and the cluster as a whole."""
    instance = _instance(cloud, request)
    about = await facts(cloud, instance)
    cluster = {"Health": about.health, "Visible": 1, "Break": 0, "NodeNum": len(instance.nodes)}
    return {"ClusterView": cluster, "NodesView": nodes(instance), "KibanasView": []}


def operations(cloud: Cloud, request: ActionRequest) -> Answer:
    """What was done to an instance between two times."""
    instance = _instance(cloud, request)
    first, last = (_time(request, name) for name in ("StartTime", "EndTime"))
    in_range = [
        (number, operation)
        for number, operation in enumerate(instance.operations, 1)
        if first <= operation.started <= last
    ]
    rows: list[dict[str, Any]] = [
        {
            "Id": number,
            "StartTime": times.formatted(operation.started),
            "Type": operation.kind,
            "Detail": {"OldInfo": [], "NewInfo": []},
            "Result": operation.result,
            "Tasks": [],
            "Progress": 0.0 if operation.result == "Processing" else 1.0,
            "SuspendedReason": "",
            "SubAccountUin": str(instance.owner),
        }
        for number, operation in in_range
    ]
    return {"TotalCount": len(rows), "Operations": page(request, rows)}


def _time(request: ActionRequest, name: str) -> float:
    try:
        return times.read(request.text(name))
    except ValueError:
        raise bad_value(name, request.text(name)) from None


def policy(cloud: Cloud, request: ActionRequest) -> Answer:
    """Which paths may be read inside a cluster."""
    _instance(cloud, request)
    return {"GetPaths": list(READABLE), "PostPaths": [], "PutPaths": [], "IsDefault": True}


async def read_inside(cloud: Cloud, request: ActionRequest) -> Answer:
    """A GET inside the cluster, answered by the cluster itself."""
    instance, uri = _instance(cloud, request), request.text("Uri").lstrip("/")
    path = uri.partition("?")[0]
    if not any(re.fullmatch(allowed, path) for allowed in READABLE):
        raise bad_value("Uri", uri)
    ask = cloud.inside.get(instance.cluster)
    if ask is None or instance.status != NORMAL:
        raise CloudError("ResourceUnavailable", f"The instance `{instance.id}` is not running normally.")
    status, text = await ask(uri)
    if status == 503:
        raise CloudError("LimitExceeded.ResponseTimeout", "The cluster did not answer in time.")
    return {"Detail": text}


def _one_instance(name: str, run: Run, **more: str) -> Action:
    return Action(
        "es",
        name,
        run,
        needs={"InstanceId": TEXT, **more},
        takes=_SPARE.get(name, {}),
        kind="instance",
        named_by="InstanceId",
    )


_SPARE = {"RequestInstancesByGet": {"Caller": TEXT}}
ACTIONS = (
    Action(
        "es",
        "DescribeInstances",
        instances,
        kind="instance",
        named_by="InstanceIds",
        takes={
            "Zone": TEXT,
            "InstanceIds": TEXTS,
            "InstanceNames": TEXTS,
            "Offset": WHOLE,
            "Limit": WHOLE,
            "OrderByKey": WHOLE,
            "OrderByType": WHOLE,
            "TagList": ITEMS,
            "IpList": TEXTS,
            "ZoneList": TEXTS,
            "HealthStatus": WHOLES,
            "VpcIds": TEXTS,
            "CdcId": TEXT,
            "NodeIps": TEXTS,
        },
    ),
    _one_instance("DescribeViews", views),
    _one_instance("DescribeInstanceOperations", operations, StartTime=TEXT, EndTime=TEXT, Offset=WHOLE, Limit=WHOLE),
    _one_instance("DescribeRequestInstancePolicy", policy),
    _one_instance("RequestInstancesByGet", read_inside, Uri=TEXT),
)
