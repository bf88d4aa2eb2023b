"""The routing table of one cluster: every route its version has."""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.rest import (
    aliases,
    allocation,
    bulk,
    cat_cluster,
    cat_indices,
    ccr,
    ccr_recovery,
    ccr_remote,
    cluster_state,
    documents,
    health,
    identity,
    ilm,
    index_metadata,
    indices,
    licence,
    maintenance,
    multi_get,
    multi_search,
    resolve,
    search,
    settings_api,
    stats,
    tasks,
)
from ccrtui.sim.rest.histories import reroute, snapshots
from ccrtui.sim.rest.matching import Table
from ccrtui.sim.rest.routes import Route, of_xpack
from ccrtui.sim.rest.typed import documents as typed_documents

_ROUTES: tuple[Route, ...] = (
    *identity.ROUTES,
    *health.ROUTES,
    *settings_api.ROUTES,
    *cluster_state.ROUTES,
    *allocation.ROUTES,
    *tasks.ROUTES,
    *indices.ROUTES,
    *index_metadata.ROUTES,
    *aliases.ROUTES,
    *documents.ROUTES,
    *bulk.ROUTES,
    *maintenance.ROUTES,
    *search.ROUTES,
    *multi_get.ROUTES,
    *multi_search.ROUTES,
    *stats.ROUTES,
    *cat_cluster.ROUTES,
    *cat_indices.ROUTES,
    *resolve.ROUTES,
    *snapshots.ROUTES,
    *reroute.ROUTES,
    *of_xpack(ilm.ROUTES),
    *of_xpack(ccr.ROUTES),
    *ccr_remote.ROUTES,
    *ccr_recovery.ROUTES,
    *typed_documents.ROUTES,
)


def build(cluster: Cluster, more: Sequence[Route] = ()) -> Table:
    """The table of a cluster; `more` are routes that depend on how it was started (security, certificates)."""
    return Table(
        (*_ROUTES, *of_xpack(licence.routes()), *of_xpack(more)), (cluster.version.major, cluster.version.minor)
    )
