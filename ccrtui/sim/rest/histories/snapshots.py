"""`_snapshot`: repositories, snapshots, and restoring them (recordings `leader-in-motion`, `product-restored`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ccrtui.sim.errors import refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.histories import restore as model
from ccrtui.sim.model.histories import snapshots
from ccrtui.sim.model.histories.snapshots import PATHS, Repository, Snapshot
from ccrtui.sim.model.remotes.remote_config import as_list
from ccrtui.sim.rest.cluster.licence import iso
from ccrtui.sim.rest.http import bodies
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.nesting import flattened
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.http.shapes import mapping, texts
from ccrtui.sim.rest.indices import names

_TAKING = ("indices", "ignore_unavailable", "include_global_state", "metadata")
_RESTORING = (
    "indices",
    "ignore_unavailable",
    "include_global_state",
    "include_aliases",
    "rename_pattern",
    "rename_replacement",
    "index_settings",
)


async def register(cluster: Cluster, request: Request) -> Reply:
    """Register a repository."""
    body = bodies.required(request.body, "request body is required")
    settings = flattened(mapping(body, "settings"))
    kind, paths = str(body.get("type", "")), as_list(cluster.node.settings.get(PATHS))
    cluster.repositories.register(request.params["repository"], kind, settings, paths)
    return Reply({"acknowledged": True})


async def repositories(cluster: Cluster, request: Request) -> Reply:
    """Show one repository, or all of them."""
    name = request.params.get("repository", "_all")
    by_name = cluster.repositories.by_name
    selection = list(by_name.values()) if name in ("_all", "*") else [cluster.repositories.get(name)]
    return Reply(
        {repository.name: {"type": repository.kind, "settings": dict(repository.settings)} for repository in selection}
    )


async def forget(cluster: Cluster, request: Request) -> Reply:
    """Take a repository's name away; its snapshots stay where they are."""
    cluster.repositories.forget(request.params["repository"])
    return Reply({"acknowledged": True})


async def take(cluster: Cluster, request: Request) -> Reply:
    """Take a snapshot."""
    repository = cluster.repositories.get(request.params["repository"])
    body = bodies.optional(request.body)
    _check(body, _TAKING)
    expression = ",".join(texts(body, "indices")) or "_all"
    indices = names.resolve(cluster, request, "indices:data/read/", expression)
    snapshot = snapshots.take(cluster, repository, request.params["snapshot"], indices)
    if not request.flag("wait_for_completion"):
        return Reply({"accepted": True})
    return Reply({"snapshot": _view(cluster, snapshot)})


def _view(cluster: Cluster, snapshot: Snapshot) -> dict[str, Any]:
    version = cluster.version
    shards = sum(len(index.files) for index in snapshot.indices)
    body: dict[str, Any] = {
        "snapshot": snapshot.name,
        "uuid": snapshot.uuid,
        "version_id": version.id,
        "version": str(version),
        "indices": [index.name for index in snapshot.indices],
    }
    if version.since(7, 9):
        body["data_streams"] = []
    return body | {
        "include_global_state": True,
        "state": "SUCCESS",
        "start_time": iso(snapshot.started_ms),
        "start_time_in_millis": snapshot.started_ms,
        "end_time": iso(snapshot.ended_ms),
        "end_time_in_millis": snapshot.ended_ms,
        "duration_in_millis": snapshot.ended_ms - snapshot.started_ms,
        "failures": [],
        "shards": {"total": shards, "failed": 0, "successful": shards},
    }


async def show(cluster: Cluster, request: Request) -> Reply:
    """Show snapshots of a repository."""
    repository = cluster.repositories.get(request.params["repository"])
    return Reply({"snapshots": [_view(cluster, snapshot) for snapshot in _named(cluster, repository, request)]})


def _named(cluster: Cluster, repository: Repository, request: Request) -> Iterable[Snapshot]:
    requested = request.params["snapshot"]
    if requested in ("_all", "*"):
        return list(repository.snapshots.values())
    return [cluster.repositories.snapshot(repository.name, name) for name in requested.split(",")]


async def delete(cluster: Cluster, request: Request) -> Reply:
    """Delete a snapshot."""
    snapshot = cluster.repositories.snapshot(request.params["repository"], request.params["snapshot"])
    del cluster.repositories.get(request.params["repository"]).snapshots[snapshot.name]
    return Reply({"acknowledged": True})


async def restore(cluster: Cluster, request: Request) -> Reply:
    """Restore a snapshot: over closed indices of the same name, or as new ones."""
    repository, name = request.params["repository"], request.params["snapshot"]
    snapshot = cluster.repositories.snapshot(repository, name)
    body = bodies.optional(request.body)
    _check(body, _RESTORING)
    restoring = model.begin(cluster, repository, snapshot, _restore_request(snapshot, body))
    job = cluster.following.world.spawn(model.finish(cluster, restoring))
    if not request.flag("wait_for_completion"):
        return Reply({"accepted": True})
    await job
    count = restoring.shards
    indices = [index.name for index, _ in restoring.indices]
    shards = {"total": count, "failed": 0, "successful": count}
    return Reply({"snapshot": {"snapshot": name, "indices": indices, "shards": shards}})


def _restore_request(snapshot: Snapshot, body: Mapping[str, Any]) -> model.RestoreRequest:
    index_names = [index.name for index in snapshot.indices]
    named = [name for name in ",".join(texts(body, "indices")).split(",") if name and name not in ("_all", "*")]
    missing = next((name for name in named if name not in index_names), None)
    if missing is not None and str(body.get("ignore_unavailable", "false")).lower() != "true":
        raise refuse(404, "index_not_found_exception", f"no such index [{missing}]", None, index=missing)
    return model.RestoreRequest(
        tuple(named),
        str(body.get("include_aliases", "true")).lower() == "true",
        body.get("rename_pattern"),
        body.get("rename_replacement"),
        flattened(mapping(body, "index_settings")),
    )


def _check(body: Mapping[str, Any], known: Iterable[str]) -> None:
    """Raise 400 for what is not known, or not simulated: a global state that would be restored."""
    unknown = next((key for key in body if key not in known), None)
    if unknown is not None:
        raise refuse(400, "illegal_argument_exception", f"Unknown parameter {unknown}")
    if "rename_pattern" in known and str(body.get("include_global_state", "false")).lower() == "true":
        raise refuse(400, "illegal_argument_exception", "restoring the global state is not simulated")


_TIMES = frozenset({"master_timeout", "timeout"})
_WAIT = frozenset({"master_timeout", "wait_for_completion"})
_GET, _PUT = Need("cluster:admin/repository/get"), Need("cluster:admin/repository/put")
_SHOW = Need("cluster:admin/snapshot/get")
_QUERY = frozenset({"ignore_unavailable", "verbose", "master_timeout"})

ROUTES = (
    Route(("GET",), "/_snapshot", repositories, frozenset({"local", "master_timeout"}), need=_GET),
    Route(("GET",), "/_snapshot/{repository}", repositories, frozenset({"local", "master_timeout"}), need=_GET),
    Route(("PUT", "POST"), "/_snapshot/{repository}", register, _TIMES | {"verify"}, need=_PUT),
    Route(("DELETE",), "/_snapshot/{repository}", forget, _TIMES, need=Need("cluster:admin/repository/delete")),
    Route(("GET",), "/_snapshot/{repository}/{snapshot}", show, _QUERY, need=_SHOW),
    Route(
        ("PUT", "POST"), "/_snapshot/{repository}/{snapshot}", take, _WAIT, need=Need("cluster:admin/snapshot/create")
    ),
    Route(
        ("DELETE",),
        "/_snapshot/{repository}/{snapshot}",
        delete,
        frozenset({"master_timeout"}),
        need=Need("cluster:admin/snapshot/delete"),
    ),
    Route(
        ("POST",),
        "/_snapshot/{repository}/{snapshot}/_restore",
        restore,
        _WAIT,
        need=Need("cluster:admin/snapshot/restore"),
    ),
)
