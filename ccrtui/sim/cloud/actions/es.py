"""Elasticsearch instances: listing them, and reading inside their clusters (reference section 1.10)."""

from __future__ import annotations

import re
from typing import Any

from ccrtui.sim.cloud.api import times
from ccrtui.sim.cloud.api.action import ITEMS, TEXT, TEXTS, WHOLE, WHOLES, Action, Answer, Asked, Run
from ccrtui.sim.cloud.api.listing import page
from ccrtui.sim.cloud.api.refusal import CloudError, bad_value
from ccrtui.sim.cloud.cluster_facts import facts
from ccrtui.sim.cloud.instance import NORMAL, SearchInstance
from ccrtui.sim.cloud.instance_view import nodes, shown
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


def _own(cloud: Cloud, asked: Asked) -> list[SearchInstance]:
    here = (asked.account.uin, asked.region)
    return [one for one in cloud.instances.values() if (one.owner, one.region) == here]


def _one(cloud: Cloud, asked: Asked) -> SearchInstance:
    identity = asked.text("InstanceId")
    found = next((one for one in _own(cloud, asked) if one.id == identity), None)
    if found is None:
        raise CloudError("InvalidParameter.InvalidInstanceId", f"The instance `{identity}` does not exist.")
    return found


async def instances(cloud: Cloud, asked: Asked) -> Answer:
    """The instances of a region."""
    order = ORDERS.get(asked.whole("OrderByKey", 4))
    if order is None:
        raise bad_value("OrderByKey", asked.whole("OrderByKey"))
    found = [one for one in cloud.listed(_own(cloud, asked)) if _wanted(asked, one)]
    found.sort(key=lambda one: str(getattr(one, order)), reverse=asked.whole("OrderByType") == 1)
    rows = [shown(cloud, one, await facts(cloud, one)) for one in found]
    if asked.params.get("HealthStatus"):
        rows = [row for row in rows if row["HealthStatus"] in asked.params["HealthStatus"]]
    return {"TotalCount": len(rows), "InstanceList": page(asked, rows)}


def _wanted(asked: Asked, one: SearchInstance) -> bool:
    has = {
        "InstanceIds": {one.id},
        "InstanceNames": {one.name},
        "VpcIds": {one.vpc_id},
        "IpList": {str(one.vip)},
        "NodeIps": {str(address) for address in one.nodes},
        "ZoneList": {zone.zone for zone in one.zones},
        "Zone": {zone.zone for zone in one.zones},
    }
    for name, values in has.items():
        given = [asked.text(name)] if name == "Zone" and asked.text(name) else asked.params.get(name)
        if given and not values & set(given):
            return False
    return not asked.items("TagList")


async def views(cloud: Cloud, asked: Asked) -> Answer:
    """The nodes of an instance, and the cluster as a whole."""
    one = _one(cloud, asked)
    about = await facts(cloud, one)
    cluster = {"Health": about.health, "Visible": 1, "Break": 0, "NodeNum": len(one.nodes)}
    return {"ClusterView": cluster, "NodesView": nodes(one), "KibanasView": []}


def operations(cloud: Cloud, asked: Asked) -> Answer:
    """What was done to an instance between two times."""
    one = _one(cloud, asked)
    first, last = (_time(asked, name) for name in ("StartTime", "EndTime"))
    found = [(number, each) for number, each in enumerate(one.operations, 1) if first <= each.started <= last]
    rows: list[dict[str, Any]] = [
        {
            "Id": number,
            "StartTime": times.shown(each.started),
            "Type": each.kind,
            "Detail": {"OldInfo": [], "NewInfo": []},
            "Result": each.result,
            "Tasks": [],
            "Progress": 0.0 if each.result == "Processing" else 1.0,
            "SuspendedReason": "",
            "SubAccountUin": str(one.owner),
        }
        for number, each in found
    ]
    return {"TotalCount": len(rows), "Operations": page(asked, rows)}


def _time(asked: Asked, name: str) -> float:
    try:
        return times.read(asked.text(name))
    except ValueError:
        raise bad_value(name, asked.text(name)) from None


def policy(cloud: Cloud, asked: Asked) -> Answer:
    """Which paths may be read inside a cluster."""
    _one(cloud, asked)
    return {"GetPaths": list(READABLE), "PostPaths": [], "PutPaths": [], "IsDefault": True}


async def read_inside(cloud: Cloud, asked: Asked) -> Answer:
    """A GET inside the cluster, answered by the cluster itself."""
    one, uri = _one(cloud, asked), asked.text("Uri").lstrip("/")
    path = uri.partition("?")[0]
    if not any(re.fullmatch(allowed, path) for allowed in READABLE):
        raise bad_value("Uri", uri)
    ask = cloud.inside.get(one.cluster)
    if ask is None or one.status != NORMAL:
        raise CloudError("ResourceUnavailable", f"The instance `{one.id}` is not running normally.")
    status, text = await ask(uri)
    if status == 503:
        raise CloudError("LimitExceeded.ResponseTimeout", "The cluster did not answer in time.")
    return {"Detail": text}


def _about_one(name: str, run: Run, **more: str) -> Action:
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
    _about_one("DescribeViews", views),
    _about_one("DescribeInstanceOperations", operations, StartTime=TEXT, EndTime=TEXT, Offset=WHOLE, Limit=WHOLE),
    _about_one("DescribeRequestInstancePolicy", policy),
    _about_one("RequestInstancesByGet", read_inside, Uri=TEXT),
)
