"""Licences and features: `_license`, `_xpack`, `_xpack/usage` (recordings `identity`, `licence`)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from ccrtui.sim.model import licence as licences
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.licence import Licence
from ccrtui.sim.rest.cluster.acknowledge import BASIC_NEEDS, TRIAL_NEEDS
from ccrtui.sim.rest.cluster.builds import build_of
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.rendering import warning
from ccrtui.sim.rest.http.routes import Need, Route

_FEATURES = ("ccr", "graph", "ilm", "logstash", "ml", "monitoring", "rollup", "sql", "watcher")
_FREE = frozenset({"ilm", "monitoring", "rollup", "sql"})


def iso(millis: int) -> str:
    """A point in time as the server prints dates."""
    return datetime.fromtimestamp(millis / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{millis % 1000:03d}Z"


async def get(cluster: Cluster, _request: Request) -> Reply:
    """Show the licence."""
    licence = cluster.licence
    body: dict[str, Any] = {
        "status": licence.status,
        "uid": licence.uid,
        "type": licence.type,
        "issue_date": iso(licence.issued_ms),
        "issue_date_in_millis": licence.issued_ms,
    }
    if licence.expiry_ms is not None:
        body |= {"expiry_date": iso(licence.expiry_ms), "expiry_date_in_millis": licence.expiry_ms}
    body |= {"max_nodes": 1000, "issued_to": cluster.name, "issuer": "elasticsearch", "start_date_in_millis": -1}
    return Reply({"license": body})


async def get_old(cluster: Cluster, request: Request) -> Reply:
    """The same on the path of 6.x, which 7.x calls deprecated."""
    text = "[GET /_xpack/license] is deprecated! Use [GET /_license] instead."
    return Reply((await get(cluster, request)).body, headers={"Warning": warning(cluster.version, text)})


class Changes:
    """Changing the licence of a cluster, which has its trial once."""

    def __init__(self) -> None:
        self._trial_over = False

    async def start_basic(self, cluster: Cluster, request: Request) -> Reply:
        """Change to the basic licence, once it is acknowledged what that switches off."""
        if cluster.licence.type == "basic":
            text = "Operation failed: Current license is basic."
            return Reply({"acknowledged": True, "basic_was_started": False, "error_message": text}, 403)
        if not request.flag("acknowledge"):
            return Reply(_unacknowledged("basic_was_started") | {"acknowledge": BASIC_NEEDS})
        self._trial_over = self._trial_over or cluster.licence.type == "trial"
        cluster.licence = licences.basic(cluster.ids.hex_uuid(), cluster.clock.millis())
        return Reply({"acknowledged": True, "basic_was_started": True})

    async def start_basic_old(self, cluster: Cluster, request: Request) -> Reply:
        """The same on the path of 6.x, which 7.x calls deprecated."""
        text = "[POST /_xpack/license/start_basic] is deprecated! Use [POST /_license/start_basic] instead."
        reply = await self.start_basic(cluster, request)
        return Reply(reply.body, reply.status, {"Warning": warning(cluster.version, text)})

    async def start_trial(self, cluster: Cluster, request: Request) -> Reply:
        """Start the trial, once it is acknowledged."""
        acknowledged = request.flag("acknowledge")
        if self._trial_over or cluster.licence.type == "trial":
            text = "Operation failed: Trial was already activated."
            return Reply({"acknowledged": acknowledged, "trial_was_started": False, "error_message": text}, 403)
        if not acknowledged:
            return Reply(_unacknowledged("trial_was_started") | {"acknowledge": TRIAL_NEEDS})
        cluster.licence = licences.trial(cluster.ids.hex_uuid(), cluster.clock.millis())
        return Reply({"acknowledged": True, "trial_was_started": True, "type": "trial"})


def _unacknowledged(what: str) -> dict[str, Any]:
    return {"acknowledged": False, what: False, "error_message": "Operation failed: Needs acknowledgement."}


async def xpack(cluster: Cluster, request: Request) -> Reply:
    """Show build, licence and features."""
    build = build_of(cluster.version)
    parts: dict[str, Any] = {
        "build": {"hash": build.hash, "date": build.date},
        "license": _short(cluster.licence),
        "features": {name: _feature(cluster, name) for name in _FEATURES},
    }
    categories = request.query.get("categories", "build,license,features").split(",")
    return Reply({name: part for name, part in parts.items() if name in categories} | {"tagline": "You know, for X"})


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


def _short(licence: Licence) -> dict[str, Any]:
    body: dict[str, Any] = {"uid": licence.uid, "type": licence.type, "mode": licence.type, "status": licence.status}
    return body if licence.expiry_ms is None else body | {"expiry_date_in_millis": licence.expiry_ms}


def _feature(cluster: Cluster, name: str) -> dict[str, Any]:
    return {"available": name in _FREE or cluster.licence.allows_replication, "enabled": True}


_ACK = frozenset({"acknowledge", "master_timeout", "timeout"})
_ENTERPRISE = frozenset({"accept_enterprise"})
_BASIC = Need("cluster:admin/xpack/license/start_basic")
_TRIAL = Need("cluster:admin/xpack/license/start_trial")


def routes() -> tuple[Route, ...]:
    """The routes of one cluster."""
    changes = Changes()
    licence = Need("cluster:monitor/xpack/license/get")
    usage_need = Need("cluster:monitor/xpack/usage")
    return (
        Route(("GET",), "/_license", get, _ENTERPRISE | {"local"}, need=licence),
        Route(("GET",), "/_xpack/license", get_old, _ENTERPRISE | {"local"}, until=(8, 0), need=licence),
        Route(("POST",), "/_license/start_basic", changes.start_basic, _ACK, need=_BASIC),
        Route(("POST",), "/_xpack/license/start_basic", changes.start_basic_old, _ACK, until=(8, 0), need=_BASIC),
        Route(("POST",), "/_license/start_trial", changes.start_trial, _ACK | {"type"}, need=_TRIAL),
        Route(("GET",), "/_xpack", xpack, _ENTERPRISE | {"categories"}, need=Need("cluster:monitor/xpack/info")),
        Route(("GET",), "/_xpack/usage", usage, frozenset({"master_timeout"}), need=usage_need),
    )
