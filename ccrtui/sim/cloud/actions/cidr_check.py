"""Whether a new block of a VPC would clash with what is around it."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Network
from typing import Any

from ccrtui.sim.cloud.api import lookup
from ccrtui.sim.cloud.api.action import TEXT, TEXTS, Action, ActionRequest, Answer
from ccrtui.sim.cloud.network import blocks
from ccrtui.sim.cloud.network.peering import LIVE
from ccrtui.sim.cloud.network.vpc import Vpc
from ccrtui.sim.cloud.state import Cloud


def check(cloud: Cloud, request: ActionRequest) -> Answer:
    """Compare new blocks with the VPC's own, its routes' destinations and its peers' blocks."""
    vpc = lookup.vpc(cloud, request, request.text("VpcId"))
    for text in request.texts("OldCidrBlocks"):
        blocks.read(text, "OldCidrBlocks")
    new = [blocks.read(text, "NewCidrBlocks") for text in request.texts("NewCidrBlocks")]
    known = [*_own(vpc, request.texts("OldCidrBlocks")), *_routed(cloud, vpc), *_peered(cloud, vpc)]
    conflicts = (_conflict(block, known) for block in new)
    return {"ConflictSourceSet": [conflict for conflict in conflicts if conflict["ConflictItemSet"]]}


def _own(vpc: Vpc, leaving: list[str]) -> Iterator[tuple[str, IPv4Network]]:
    return ((vpc.id, block) for block in vpc.blocks if str(block) not in leaving)


def _routed(cloud: Cloud, vpc: Vpc) -> Iterator[tuple[str, IPv4Network]]:
    for table in cloud.tables_of(vpc.id):
        for route in table.routes:
            if route.destination is not None:
                yield table.id, route.destination


def _peered(cloud: Cloud, vpc: Vpc) -> Iterator[tuple[str, IPv4Network]]:
    for peering in cloud.peerings_of(vpc.id):
        if peering.state in LIVE:
            for block in cloud.vpcs[peering.other(vpc.id).vpc_id].blocks:
                yield peering.id, block


def _conflict(block: IPv4Network, known: list[tuple[str, IPv4Network]]) -> dict[str, Any]:
    """The answer spells one of its two id fields wrongly, as the product does."""
    items = [
        {"ConfilctId": identity, "ConflictId": identity, "DestinationItem": str(other)}
        for identity, other in known
        if block.overlaps(other)
    ]
    source = items[0]["ConflictId"] if items else ""
    return {"ConflictSourceId": source, "SourceItem": str(block), "ConflictItemSet": items}


ACTIONS = (
    Action(
        "vpc",
        "CheckAssistantCidr",
        check,
        needs={"VpcId": TEXT},
        takes={"NewCidrBlocks": TEXTS, "OldCidrBlocks": TEXTS},
    ),
)
