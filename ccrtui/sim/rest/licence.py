"""Licences and features: `_license`, `_xpack`, `_xpack/usage` (recordings `identity`, `licence`)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from ccrtui.sim.model import licence as licences
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.licence import Licence
from ccrtui.sim.rest.acknowledge import BASIC_NEEDS, TRIAL_NEEDS
from ccrtui.sim.rest.builds import build_of
from ccrtui.sim.rest.exchange import Reply, Request
from ccrtui.sim.rest.rendering import warning
from ccrtui.sim.rest.routes import Need, Route

_FEATURES = ("ccr", "graph", "ilm", "logstash", "ml", "monitoring", "rollup", "sql", "watcher")
_FREE = frozenset({"ilm", "monitoring", "rollup", "sql"})


def iso(millis: int) -> str:
    """A point in time as the server prints dates."""
    return datetime.fromtimestamp(millis / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{millis % 1000:03d}Z"


async def get(cluster: Cluster, _request: Request) -> Reply:
    """Show the licence."""
    held = cluster.licence
    body: dict[str, Any] = {
        "status": held.status,
        "uid": held.uid,
        "type": held.type,
        "issue_date": iso(held.issued_ms),
        "issue_date_in_millis": held.issued_ms,
    }
    if held.expiry_ms is not None:
        body |= {"expiry_date": iso(held.expiry_ms), "expiry_date_in_millis": held.expiry_ms}
    body |= {"max_nodes": 1000, "issued_to": cluster.name, "issuer": "elasticsearch", "start_date_in_millis": -1}
    return Reply({"license": body})


async def start_basic(cluster: Cluster, request: Request) -> Reply:
    """Change to the basic licence, once it is acknowledged what that switches off."""
    if cluster.licence.type == "basic":
        text = "Operation failed: Current license is basic."
        return Reply({"acknowledged": True, "basic_was_started": False, "error_message": text}, 403)
    if not request.flag("acknowledge"):
        text = "Operation failed: Needs acknowledgement."
        body = {"acknowledged": False, "basic_was_started": False, "error_message": text, "acknowledge": BASIC_NEEDS}
        return Reply(body)
    cluster.licence = licences.basic(cluster.ids.hex_uuid(), cluster.clock.millis())
    return Reply({"acknowledged": True, "basic_was_started": True})


class Trial:
    """The trial of a cluster, which it has once: used up where the cluster began with it."""

    def __init__(self, cluster: Cluster) -> None:
        self._used = cluster.licence.type == "trial"

    async def start(self, cluster: Cluster, request: Request) -> Reply:
        """Start it, once it is acknowledged."""
        acknowledged = request.flag("acknowledge")
        if self._used:
            text = "Operation failed: Trial was already activated."
            return Reply({"acknowledged": acknowledged, "trial_was_started": False, "error_message": text}, 403)
        if not acknowledged:
            text = "Operation failed: Needs acknowledgement."
            body = {"acknowledged": False, "trial_was_started": False, "error_message": text}
            return Reply(body | {"acknowledge": TRIAL_NEEDS})
        cluster.licence = licences.trial(cluster.ids.hex_uuid(), cluster.clock.millis())
        self._used = True
        return Reply({"acknowledged": True, "trial_was_started": True, "type": "trial"})


async def start_basic_old(cluster: Cluster, request: Request) -> Reply:
    """The same on the path of 6.x, which 7.x calls deprecated."""
    text = "[POST /_xpack/license/start_basic] is deprecated! Use [POST /_license/start_basic] instead."
    reply = await start_basic(cluster, request)
    return Reply(reply.body, reply.status, {"Warning": warning(cluster.version, text)})


async def xpack(cluster: Cluster, request: Request) -> Reply:
    """Show build, licence and features."""
    build = build_of(cluster.version)
    parts: dict[str, Any] = {
        "build": {"hash": build.hash, "date": build.date},
        "license": _short(cluster.licence),
        "features": {name: _feature(cluster, name) for name in _FEATURES},
    }
    asked = request.query.get("categories", "build,license,features").split(",")
    return Reply({name: part for name, part in parts.items() if name in asked} | {"tagline": "You know, for X"})


async def usage(cluster: Cluster, _request: Request) -> Reply:
    """Show how the features are used; of replication, how many followers and patterns there are."""
    body: dict[str, Any] = {name: _feature(cluster, name) for name in _FEATURES}
    followers = [index for index in cluster.indices.values() if index.following]
    body["ccr"]["follower_indices_count"] = len(followers)
    body["ccr"]["auto_follow_patterns_count"] = len(cluster.auto_follow.patterns())
    if followers:
        newest = max(index.creation_ms for index in followers)
        body["ccr"]["last_follow_time_in_millis"] = max(0, cluster.clock.millis() - newest)
    return Reply(body)


def _short(held: Licence) -> dict[str, Any]:
    body: dict[str, Any] = {"uid": held.uid, "type": held.type, "mode": held.type, "status": held.status}
    return body if held.expiry_ms is None else body | {"expiry_date_in_millis": held.expiry_ms}


def _feature(cluster: Cluster, name: str) -> dict[str, Any]:
    return {"available": name in _FREE or cluster.licence.allows_replication, "enabled": True}


_ACK = frozenset({"acknowledge", "master_timeout", "timeout"})
_ENTERPRISE = frozenset({"accept_enterprise"})
_BASIC = Need("cluster:admin/xpack/license/start_basic")
_TRIAL = Need("cluster:admin/xpack/license/start_trial")


def routes(cluster: Cluster) -> tuple[Route, ...]:
    """The routes, with the trial of this cluster."""
    trial = Trial(cluster)
    licence = Need("cluster:monitor/xpack/license/get")
    return (
        Route(("GET",), "/_license", get, _ENTERPRISE | {"local"}, need=licence),
        Route(("POST",), "/_license/start_basic", start_basic, _ACK, need=_BASIC),
        Route(("POST",), "/_xpack/license/start_basic", start_basic_old, _ACK, until=(8, 0), need=_BASIC),
        Route(("POST",), "/_license/start_trial", trial.start, _ACK | {"type"}, need=_TRIAL),
        Route(("GET",), "/_xpack", xpack, _ENTERPRISE | {"categories"}, need=Need("cluster:monitor/xpack/info")),
        Route(
            ("GET",), "/_xpack/usage", usage, frozenset({"master_timeout"}), need=Need("cluster:monitor/xpack/usage")
        ),
    )
