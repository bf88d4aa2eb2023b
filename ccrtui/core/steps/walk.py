"""The walk from an account to equal counts, in order."""

from __future__ import annotations

from ccrtui.core.step import Step
from ccrtui.core.steps.account import AccountStep
from ccrtui.core.steps.clusters import ClustersStep
from ccrtui.core.steps.compare import CompareStep
from ccrtui.core.steps.follower_index import FollowerIndexStep
from ccrtui.core.steps.leader_index import LeaderIndexStep
from ccrtui.core.steps.peering import PeeringStep
from ccrtui.core.steps.reachability import ReachabilityStep
from ccrtui.core.steps.readiness import ReadinessStep
from ccrtui.core.steps.remote_cluster import RemoteClusterStep
from ccrtui.core.steps.routes import RoutesStep
from ccrtui.core.steps.security_groups import SecurityGroupsStep

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
