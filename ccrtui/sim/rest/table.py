"""The routing table of one cluster: every route its version has."""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.rest import (
    aliases,
    bulk,
    documents,
    health,
    identity,
    index_metadata,
    indices,
    licence,
    maintenance,
    settings_api,
)
from ccrtui.sim.rest.matching import Table
from ccrtui.sim.rest.routes import Route

_ROUTES: tuple[Route, ...] = (
    *identity.ROUTES,
    *health.ROUTES,
    *settings_api.ROUTES,
    *indices.ROUTES,
    *index_metadata.ROUTES,
    *aliases.ROUTES,
    *documents.ROUTES,
    *bulk.ROUTES,
    *maintenance.ROUTES,
)


def build(cluster: Cluster, more: Sequence[Route] = ()) -> Table:
    """The table of a cluster; `more` are routes that depend on how it was started (security, certificates)."""
    return Table((*_ROUTES, *licence.routes(cluster), *more), (cluster.version.major, cluster.version.minor))
