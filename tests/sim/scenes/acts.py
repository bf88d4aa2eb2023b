"""What a scene does outside the HTTP interface, done to the model."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from typing import Any

from tests.sim.scenes.certificates import NODES, certify, is_about_certificates
from tests.sim.scenes.conditions import impose
from tests.sim.scenes.manual_changes import heed
from tests.sim.scenes.recording import SceneRequest
from tests.sim.scenes.stage import Stage

CHUNK = 500
KILLED = "kill -9"
"""The remark on a node that ends without being stopped."""


async def perform(stage: Stage, act: Mapping[str, Any], pause_s: float) -> None:
    """Do one recorded act so long after what was before it.

    Everything is recorded when it begins (so that the step after a wait comes that much later), except writes,
    which are recorded when they are done.
    """
    await stage.wait(pause_s)
    if "link" in act:
        await stage.link(act["link"], act.get("delay_s", 0.0))
    elif "node" in act:
        await _turn(stage, act)
    elif is_about_certificates(act):
        await _start_with_certificates(stage, act)
    elif "bulk" in act:
        await _bulk(stage, act)
    elif "updates" in act:
        await _updates(stage, act)
    elif "note" in act:
        heed(stage.world, act["note"])


async def _turn(stage: Stage, act: Mapping[str, Any]) -> None:
    """Stop a node, or start it (again) with what it is started with this time."""
    name, starts = act["node"], act["do"] == "start"
    if starts:
        if stage.world.clusters[name].node.running:
            await stage.node(name, "stop")
        impose(stage.world, name, act)
    await stage.node(name, "kill" if act.get("note") == KILLED else act["do"])


async def _start_with_certificates(stage: Stage, act: Mapping[str, Any]) -> None:
    for name in NODES:
        await stage.node(name, "stop")
    certify(stage.world, act)
    for name in NODES:
        await stage.node(name, "start")


async def _bulk(stage: Stage, act: Mapping[str, Any]) -> None:
    rng = random.Random(act["from_id"])
    for start in range(act["from_id"], act["to_id"], CHUNK):
        numbers = range(start, min(start + CHUNK, act["to_id"]))
        lines = [line for number in numbers for line in _lines(rng, number, act["pad"])]
        await stage.ask(_bulk_request(act["cluster"], act["bulk"], "\n".join(lines) + "\n"))


def _lines(rng: random.Random, number: int, pad: int) -> tuple[str, str]:
    document: dict[str, Any] = {"sku": f"sku-{number}", "qty": number}
    if pad:
        document["pad"] = f"{rng.getrandbits(pad * 4):0{pad}x}"
    return json.dumps({"index": {"_id": str(number)}}), json.dumps(document)


def _bulk_request(cluster: str, index: str, body: str) -> SceneRequest:
    return SceneRequest(cluster, "POST", f"/{index}/_bulk", "", {"Content-Type": "application/x-ndjson"}, body)


async def _updates(stage: Stage, act: Mapping[str, Any]) -> None:
    first, last = (int(part) for part in act["ids"].split("-"))
    for turn in range(act["updates"]):
        number = first + turn % (last - first + 1)
        body = {"sku": f"sku-{number}", "qty": 100 + turn}
        await stage.ask(SceneRequest(act["cluster"], "PUT", f"/{act['index']}/_doc/{number}", "refresh=true", {}, body))
