"""`_cluster/settings`: shown and changed; remote clusters are checked by the model (recordings `remote-cluster`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccrtui.sim.errors import Cause, refuse
from ccrtui.sim.model import cluster_settings
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.indices import settings
from ccrtui.sim.model.remotes import remote_config
from ccrtui.sim.model.remotes.remote_config import as_list
from ccrtui.sim.rest.http import bodies
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.nesting import as_asked, flattened
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.http.shapes import mapping

DEFAULTS: dict[str, Any] = {
    "action.auto_create_index": "true",
    "cluster.blocks.read_only": "false",
    "cluster.blocks.read_only_allow_delete": "false",
    "cluster.max_shards_per_node": "1000",
    "cluster.remote.connections_per_cluster": "3",
    "cluster.remote.initial_connect_timeout": "30s",
    "cluster.remote.node.attr": "",
    "cluster.routing.allocation.enable": "all",
    "cluster.routing.allocation.disk.watermark.flood_stage": "95%",
    "cluster.routing.allocation.disk.watermark.high": "90%",
    "cluster.routing.allocation.disk.watermark.low": "85%",
    "ccr.indices.recovery.max_bytes_per_sec": "40mb",
    "ccr.indices.recovery.max_concurrent_file_chunks": "5",
    "ccr.indices.recovery.chunk_size": "1mb",
    "ccr.indices.recovery.recovery_activity_timeout": "60s",
    "indices.recovery.max_bytes_per_sec": "40mb",
    "indices.lifecycle.poll_interval": "10m",
    "search.max_buckets": "10000",
}
_CONNECT = {"cluster.remote.connect": "true"}
"""Shown up to 7.17.28 (core-remote 16)."""
_DESTRUCTIVE = "action.destructive_requires_name"
_GROUPS = ("cluster.routing.", "logger.", "indices.", "xpack.", "search.", "cluster.metadata.", "action.", "ingest.")
_BLOCKS = ("cluster.blocks.read_only", "cluster.blocks.read_only_allow_delete")


async def show(cluster: Cluster, request: Request) -> Reply:
    """Show the settings, with `include_defaults` also what holds where nothing is set."""
    flat = request.flag("flat_settings")
    body = {
        "persistent": as_asked(cluster.persistent, flat),
        "transient": as_asked(cluster.transient, flat),
    }
    if request.flag("include_defaults"):
        newer = cluster.version.since(8)
        known = DEFAULTS | ({} if newer else _CONNECT) | {_DESTRUCTIVE: str(newer).lower()}
        known |= _of_file(cluster)
        unset = {key: value for key, value in known.items() if cluster.setting(key) is None}
        body["defaults"] = as_asked(unset, flat)
    return Reply(body)


def _of_file(cluster: Cluster) -> dict[str, Any]:
    """What the configuration file says of remote clusters: told among the defaults (asks-remote-kinds 33)."""
    settings = cluster.node.remote_settings()
    return {key: as_list(value) if key.endswith(".seeds") else value for key, value in settings.items()}


async def put(cluster: Cluster, request: Request) -> Reply:
    """Change settings; null removes one. The answer holds what was sent and is not null."""
    body = bodies.required(request.body, "request body is required")
    unknown = next((key for key in body if key not in ("persistent", "transient")), None)
    if unknown is not None:
        text = f"[1:2] [cluster_update_settings_request] unknown field [{unknown}], parser not found"
        raise refuse(400, "x_content_parse_exception", text)
    persistent = _expanded(cluster, flattened(mapping(body, "persistent")))
    transient = _expanded(cluster, flattened(mapping(body, "transient")))
    if not persistent and not transient:
        text = "Validation Failed: 1: no settings to update;"
        raise refuse(400, "action_request_validation_exception", text)
    _check("persistent", persistent)
    _check("transient", transient)
    _check_unlocked(cluster, persistent, transient)
    cluster_settings.update(cluster, persistent, transient)
    await cluster.remotes.settled(remote_config.aliases((*persistent, *transient)))
    flat = request.flag("flat_settings")
    return Reply(
        {
            "acknowledged": True,
            "persistent": as_asked(_echo(cluster.persistent, persistent), flat),
            "transient": as_asked(_echo(cluster.transient, transient), flat),
        }
    )


def _expanded(cluster: Cluster, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Resolve keys with wildcards, which may only be removed."""
    out: dict[str, Any] = {}
    for key, value in changes.items():
        if key.endswith("*") and value is None:
            current = {**cluster.persistent, **cluster.transient}
            out |= {name: None for name in current if name.startswith(key[:-1])}
        else:
            out[key] = value
    return out


def _echo(stored: Mapping[str, Any], sent: Mapping[str, Any]) -> dict[str, Any]:
    return {key: stored[key] for key, value in sent.items() if value is not None and key in stored}


def _check(scope: str, changes: Mapping[str, Any]) -> None:
    for key, value in changes.items():
        if remote_config.split(key) is not None:
            continue
        if key not in DEFAULTS and not key.startswith(_GROUPS):
            raise refuse(400, "illegal_argument_exception", f"{scope} setting [{key}], not recognized")
        if value is not None:
            _check_value(key, str(value))


def _check_value(key: str, value: str) -> None:
    if key.endswith("max_bytes_per_sec"):
        settings.size(value, key)
    elif key.endswith(("timeout", "poll_interval")):
        settings.seconds(value, key)
    elif key == "cluster.max_shards_per_node":
        _check_number(key, value)
    elif key in _BLOCKS and value.lower() not in ("true", "false"):
        cause = Cause(
            "illegal_argument_exception", f"Failed to parse value [{value}] as only [true] or [false] are allowed."
        )
        raise refuse(400, "illegal_argument_exception", f"Failed to parse value [{value}] for setting [{key}]", cause)


def _check_number(key: str, value: str) -> None:
    text = f"Failed to parse value [{value}] for setting [{key}]"
    if not value.lstrip("-").isdigit():
        cause = Cause("number_format_exception", f'For input string: "{value}"')
        raise refuse(400, "illegal_argument_exception", text, cause)
    if int(value) < 1:
        raise refuse(400, "illegal_argument_exception", f"{text} must be >= 1")


def _check_unlocked(cluster: Cluster, persistent: Mapping[str, Any], transient: Mapping[str, Any]) -> None:
    """A read-only cluster takes no change but the one of its blocks."""
    locked = str(cluster.setting(_BLOCKS[0])).lower() == "true"
    if locked and not all(key in _BLOCKS for key in (*persistent, *transient)):
        text = "blocked by: [FORBIDDEN/6/cluster read-only (api)];"
        raise refuse(403, "cluster_block_exception", text)


_SHOW = frozenset({"flat_settings", "include_defaults", "local", "master_timeout", "timeout"})
_PUT = frozenset({"flat_settings", "master_timeout", "timeout"})

ROUTES = (
    Route(("GET",), "/_cluster/settings", show, _SHOW, need=Need("cluster:monitor/state")),
    Route(("PUT",), "/_cluster/settings", put, _PUT, need=Need("cluster:admin/settings/update")),
)
