"""Listing lasting probes. None can be made here, and a check without one leaves none behind, so there are none."""

from __future__ import annotations

from ccrtui.sim.cloud.api.action import TEXTS, Action, ActionRequest, Answer
from ccrtui.sim.cloud.api.listing import BY_FILTERS, page, read_filters
from ccrtui.sim.cloud.state import Cloud

_FILTERS = ("vpc-id", "net-detect-id", "subnet-id", "net-detect-name")


def net_detects(_cloud: Cloud, request: ActionRequest) -> Answer:
    """The lasting probes of a region."""
    read_filters(request, _FILTERS)
    probes: list[dict[str, str]] = []
    return {"TotalCount": len(probes), "NetDetectSet": page(request, probes)}


ACTIONS = (Action("vpc", "DescribeNetDetects", net_detects, takes={"NetDetectIds": TEXTS, **BY_FILTERS}),)
