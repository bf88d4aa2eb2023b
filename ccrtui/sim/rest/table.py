"""The routing table of one cluster: every route its version has."""

from __future__ import annotations

from collections.abc import Sequence

from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.rest.cat import cluster as cat_cluster
from ccrtui.sim.rest.cat import indices as cat_indices
from ccrtui.sim.rest.ccr import recovery as ccr_recovery
from ccrtui.sim.rest.ccr import remote as ccr_remote
from ccrtui.sim.rest.ccr import table as ccr
from ccrtui.sim.rest.cluster import allocation, cluster_state, health, identity, ilm, licence, settings_api, tasks
from ccrtui.sim.rest.histories import reroute, snapshots
from ccrtui.sim.rest.http.matching import Table
from ccrtui.sim.rest.http.routes import Route, of_xpack
from ccrtui.sim.rest.indices import aliases, bulk, documents, index_metadata, indices, maintenance, multi_get
from ccrtui.sim.rest.search import multi_search, resolve, search_api
from ccrtui.sim.rest.statistics import stats
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
    *search_api.ROUTES,
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
