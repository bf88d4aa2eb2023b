"""Which regions there are."""

from __future__ import annotations

from ccrtui.sim.cloud.api.action import TEXT, WHOLE, Action, ActionRequest, Answer
from ccrtui.sim.cloud.api.refusal import bad_value
from ccrtui.sim.cloud.regions import NAMES
from ccrtui.sim.cloud.state import Cloud

PRODUCTS = ("vpc", "cvm", "es", "tat")


def regions(_cloud: Cloud, request: ActionRequest) -> Answer:
    """The regions of a product; here every product is everywhere."""
    product = request.text("Product")
    if product not in PRODUCTS:
        raise bad_value("Product", product)
    return listed()


def listed() -> Answer:
    """The list of regions, as more than one product gives it."""
    rows = [{"Region": region, "RegionName": name, "RegionState": "AVAILABLE"} for region, name in NAMES.items()]
    return {"TotalCount": len(rows), "RegionSet": rows}


ACTIONS = (
    Action("region", "DescribeRegions", regions, needs={"Product": TEXT}, takes={"Scene": WHOLE}, regional=False),
)
