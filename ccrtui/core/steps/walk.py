"""The walk from clusters to compare, in order."""

from __future__ import annotations

from ccrtui.core.step import Step, StepName
from ccrtui.core.steps.clusters import ClustersStep
from ccrtui.core.steps.compare import CompareStep
from ccrtui.core.steps.follower_index import FollowerIndexStep
from ccrtui.core.steps.leader_index import LeaderIndexStep
from ccrtui.core.steps.network import CloudStep
from ccrtui.core.steps.reachability import ReachabilityStep
from ccrtui.core.steps.readiness import ReadinessStep
from ccrtui.core.steps.remote_cluster import RemoteClusterStep

WALK: tuple[Step, ...] = (
    CloudStep(StepName.ACCOUNT),
    ClustersStep(),
    ReadinessStep(),
    CloudStep(StepName.PEERING),
    CloudStep(StepName.ROUTES),
    CloudStep(StepName.SECURITY_GROUPS),
    ReachabilityStep(),
    RemoteClusterStep(),
    LeaderIndexStep(),
    FollowerIndexStep(),
    CompareStep(),
)
"""Every stage; each is judged by what is there now."""
