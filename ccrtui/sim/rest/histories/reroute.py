"""`_cluster/reroute`, as far as it gives a lost shard an empty primary (recording `product-emptied` 26)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccrtui.sim.errors import ApiError, refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.model.histories import divergence
from ccrtui.sim.model.indices.index import Index
from ccrtui.sim.rest.cluster import cluster_state
from ccrtui.sim.rest.http import bodies
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.routes import Need, Route
from ccrtui.sim.rest.http.shapes import as_mapping, mappings, number, single

_COMMAND = "allocate_empty_primary"
_FIELDS = ("index", "shard", "node", "accept_data_loss")


async def reroute(cluster: Cluster, request: Request) -> Reply:
    """Do the commands, unless it is a dry run; without any it only answers."""
    body = bodies.optional(request.body)
    checked = [_checked(cluster, command) for command in mappings(body, "commands")]
    if not request.flag("dry_run"):
        for index, shard in checked:
            divergence.empty(cluster, index, shard)
    state_reply = await cluster_state.state(cluster, request)
    return Reply({"acknowledged": True, "state": state_reply.body})


def _checked(cluster: Cluster, command: Mapping[str, Any]) -> tuple[Index, int]:
    """The shard of a command. Raises 400 for another command, or for a shard that is not lost."""
    name, arguments = single(command, "commands")
    if name != _COMMAND:
        raise _bad(f"the command [{name}] is not simulated")
    fields = as_mapping(arguments, name)
    unknown = next((key for key in fields if key not in _FIELDS), None)
    if unknown is not None:
        raise refuse(400, "x_content_parse_exception", f"[1:2] [{_COMMAND}] unknown field [{unknown}]")
    index, shard = cluster.index(str(fields.get("index"))), number(fields, "shard", 0)
    if not 0 <= shard < len(index.shards):
        raise refuse(404, "shard_not_found_exception", "no such shard", None, **index.named(), shard=str(shard))
    where = f"[{index.name}][{shard}]"
    if fields.get("node") not in (cluster.node.name, cluster.node.id):
        raise _bad(f"failed to resolve [{fields.get('node')}], no matching nodes")
    if index.shards[shard].state != "UNASSIGNED":
        raise _bad(f"[{_COMMAND}] primary {where} is already assigned")
    if str(fields.get("accept_data_loss", "false")).lower() != "true":
        raise _bad(
            f"[{_COMMAND}] allocating an empty primary for {where} can result in data loss. Please confirm by setting "
            "the accept_data_loss parameter to true"
        )
    return index, shard


def _bad(reason: str) -> ApiError:
    return refuse(400, "illegal_argument_exception", reason)


_QUERY = frozenset({"dry_run", "retry_failed", "master_timeout", "timeout"})

ROUTES = (Route(("POST",), "/_cluster/reroute", reroute, _QUERY, need=Need("cluster:admin/reroute")),)
