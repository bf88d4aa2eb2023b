"""`_ccr/auto_follow`: patterns are put, read, paused, resumed and deleted."""

from __future__ import annotations

from typing import Any

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.replication import parameters
from ccrtui.sim.model.replication.auto_follow.pattern import Pattern
from ccrtui.sim.model.replication.parameters import NAMES
from ccrtui.sim.rest.ccr import bodies as ccr_bodies
from ccrtui.sim.rest.ccr.bodies import StrictBody
from ccrtui.sim.rest.ccr.follow import caller
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.nesting import flattened
from ccrtui.sim.rest.http.routes import Need, Route

PARSER = "put_auto_follow_pattern_request"
ACTION = "cluster:admin/xpack/ccr/auto_follow_pattern/"
LONGEST = 255


async def put(cluster: Cluster, request: Request) -> Reply:
    """Add or replace a pattern."""
    body = ccr_bodies.required(request.body, PARSER, _fields(cluster))
    tuning = body.tuning()
    name = request.params["name"]
    problems = [*_name_problems(name), *_missing(body)]
    if problems:
        raise parameters.invalid(problems)
    values = body.values()
    pattern = Pattern(
        name,
        values["remote_cluster"],
        tuple(values["leader_index_patterns"]),
        tuple(values.get("leader_index_exclusion_patterns") or ()),
        values.get("follow_index_pattern"),
        tuning,
        flattened(values.get("settings") or {}),
        True,
        caller(request),
    )
    await cluster.auto_follow.put(pattern)
    return Reply({"acknowledged": True})


def _fields(cluster: Cluster) -> tuple[str, ...]:
    newer = ("settings",) if cluster.version.since(7, 9) else ()
    excluding = ("leader_index_exclusion_patterns",) if cluster.version.since(7, 14) else ()
    return ("remote_cluster", "leader_index_patterns", "follow_index_pattern", *NAMES, *newer, *excluding)


def _name_problems(name: str) -> list[str]:
    problems = []
    if "," in name:
        problems.append("[name] name must not contain a ','")
    if name.startswith("_"):
        problems.append("[name] name must not start with '_'")
    if len(name.encode()) > LONGEST:
        problems.append(f"[name] name is too long ({len(name.encode())} > {LONGEST})")
    return problems


def _missing(body: StrictBody) -> list[str]:
    return [
        f"[{key}] is missing"
        for key in ("remote_cluster", "leader_index_patterns")
        if key not in body.fields or not body.fields[key].value
    ]


async def get(cluster: Cluster, request: Request) -> Reply:
    """All patterns, or one by its name."""
    patterns = cluster.auto_follow.patterns(request.params.get("name"))
    return Reply({"patterns": [{"name": pattern.name, "pattern": _view(cluster, pattern)} for pattern in patterns]})


def _view(cluster: Cluster, pattern: Pattern) -> dict[str, Any]:
    body: dict[str, Any] = {"active": pattern.active} if cluster.version.since(7, 5) else {}
    body |= {"remote_cluster": pattern.alias, "leader_index_patterns": list(pattern.patterns)}
    if cluster.version.since(7, 14):
        body["leader_index_exclusion_patterns"] = list(pattern.excluded)
    if pattern.follow_pattern is not None:
        body["follow_index_pattern"] = pattern.follow_pattern
    return {**body, **parameters.printed(pattern.tuning)}


async def delete(cluster: Cluster, request: Request) -> Reply:
    """Remove a pattern."""
    cluster.auto_follow.delete(request.params["name"])
    return Reply({"acknowledged": True})


async def pause(cluster: Cluster, request: Request) -> Reply:
    """Pause a pattern."""
    cluster.auto_follow.set_active(request.params["name"], False)
    return Reply({"acknowledged": True})


async def resume(cluster: Cluster, request: Request) -> Reply:
    """Resume a pattern."""
    cluster.auto_follow.set_active(request.params["name"], True)
    return Reply({"acknowledged": True})


ROUTES: tuple[Route, ...] = (
    Route(("PUT",), "/_ccr/auto_follow/{name}", put, need=Need(f"{ACTION}put")),
    Route(("GET",), "/_ccr/auto_follow", get, need=Need(f"{ACTION}get")),
    Route(("GET",), "/_ccr/auto_follow/{name}", get, need=Need(f"{ACTION}get")),
    Route(("DELETE",), "/_ccr/auto_follow/{name}", delete, need=Need(f"{ACTION}delete")),
    Route(("POST",), "/_ccr/auto_follow/{name}/pause", pause, since=(7, 5), need=Need(f"{ACTION}activate")),
    Route(("POST",), "/_ccr/auto_follow/{name}/resume", resume, since=(7, 5), need=Need(f"{ACTION}activate")),
)
