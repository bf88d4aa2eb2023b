"""The walk from an account to equal counts, in order."""

from __future__ import annotations

from ccrtui.core.steps.clusters.account import AccountStep
from ccrtui.core.steps.clusters.clusters import ClustersStep
from ccrtui.core.steps.clusters.readiness.step import ReadinessStep
from ccrtui.core.steps.network.peering import PeeringStep
from ccrtui.core.steps.network.routes import RoutesStep
from ccrtui.core.steps.network.security_groups import SecurityGroupsStep
from ccrtui.core.steps.reachability.step import ReachabilityStep
from ccrtui.core.steps.replication.compare.step import CompareStep
from ccrtui.core.steps.replication.follower.step import FollowerIndexStep
from ccrtui.core.steps.replication.leader_index import LeaderIndexStep
from ccrtui.core.steps.replication.remote.step import RemoteClusterStep
from ccrtui.core.walk.step import Step

WALK: tuple[Step, ...] = (
    AccountStep(),
    ClustersStep(),
    ReadinessStep(),
    PeeringStep(),
    RoutesStep(),
    SecurityGroupsStep(),
    ReachabilityStep(),
    RemoteClusterStep(),
    LeaderIndexStep(),
    FollowerIndexStep(),
    CompareStep(),
)
"""Every stage; each is judged by what is there now."""
