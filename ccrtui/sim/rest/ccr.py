"""Every route of cross-cluster replication, in one table."""

from __future__ import annotations

from ccrtui.sim.rest import ccr_auto_follow, ccr_follow, ccr_stats
from ccrtui.sim.rest.routes import Route

ROUTES: tuple[Route, ...] = (
    *ccr_follow.ROUTES,
    *ccr_stats.ROUTES,
    *ccr_auto_follow.ROUTES,
)
