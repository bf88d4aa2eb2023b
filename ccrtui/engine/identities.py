"""Asking both ends who they are."""

from __future__ import annotations

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import ENDS, Side
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.requests.cluster import cluster_identity
from ccrtui.engine.observation import Send

Identities = dict[Side, ClusterIdentity]
"""Clusters by the end at which they answered."""


async def identify(send: Send) -> Identities:
    """Who answers at either end; an end that does not answer is left out."""
    identities: Identities = {}
    for side in ENDS:
        outcome = await send(cluster_identity(side))
        if isinstance(outcome, Answer) and isinstance(outcome.value, ClusterIdentity):
            identities[side] = outcome.value
    return identities
