"""Taking back what this profile made, and nothing else: the stages of the walk in reverse.

Everything is looked up again first; what is no longer there, or was never ours, is left alone.
"""

from __future__ import annotations

from ccrtui.core.steps.undo.follower import UndoFollowers, UndoRemoteCluster
from ccrtui.core.steps.undo.leader import UndoLeaderIndices, UndoSamples
from ccrtui.core.steps.undo.network import UndoNetwork
from ccrtui.core.steps.undo.routes import UndoRoutes
from ccrtui.core.steps.undo.security import UndoSecurityGroups
from ccrtui.core.walk.step import Step

UNDO: tuple[Step, ...] = (
    UndoSamples(),
    UndoFollowers(),
    UndoRemoteCluster(),
    UndoLeaderIndices(),
    UndoSecurityGroups(),
    UndoRoutes(),
    UndoNetwork(),
)
"""The stages that may have made something, last first."""
