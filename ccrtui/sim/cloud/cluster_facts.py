"""What the cloud tells of an instance by asking the cluster that it runs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ccrtui.sim.cloud.instance import NORMAL, SearchInstance
from ccrtui.sim.cloud.state import Cloud

HEALTH = {"green": 0, "yellow": 1, "red": 2}
PLANS = {"trial": "platinum", "enterprise": "platinum"}
"""Licences that are sold under another name; the real one stands beside it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Version, licence as sold, real licence, health as the API counts it, and whether users must log in."""

    version: str
    licence: str
    real_licence: str
    health: int
    secured: bool


async def facts(cloud: Cloud, instance: SearchInstance) -> Facts:
    """Ask the cluster; what does not run or does not answer is told from the order that it was bought by."""
    root, licence, health = [await _asked(cloud, instance, uri) for uri in ("", "_license", "_cluster/health")]
    version = root.get("version", {}).get("number", instance.version)
    kind = licence.get("license", {}).get("type", instance.licence)
    sold = PLANS.get(kind, kind)
    users = await _asked(cloud, instance, "_security/_authenticate")
    return Facts(
        version,
        sold,
        "enterprise" if kind == "enterprise" else sold,
        HEALTH.get(health.get("status", ""), -1),
        "username" in users,
    )


async def _asked(cloud: Cloud, instance: SearchInstance, uri: str) -> dict[str, Any]:
    ask = cloud.inside.get(instance.cluster)
    if ask is None or instance.status != NORMAL:
        return {}
    status, text = await ask(uri)
    body = json.loads(text) if status == 200 else {}
    return body if isinstance(body, dict) else {}
