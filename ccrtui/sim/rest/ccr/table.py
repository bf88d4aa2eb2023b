"""Every route of cross-cluster replication, in one table."""

from __future__ import annotations

from ccrtui.sim.rest.ccr import auto_follow as ccr_auto_follow
from ccrtui.sim.rest.ccr import follow as ccr_follow
from ccrtui.sim.rest.ccr import stats as ccr_stats
from ccrtui.sim.rest.http.routes import Route

ROUTES: tuple[Route, ...] = (
    *ccr_follow.ROUTES,
    *ccr_stats.ROUTES,
    *ccr_auto_follow.ROUTES,
)
