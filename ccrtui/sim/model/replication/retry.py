"""Which failures of a follower's task are retried, and when again (reference 2.7 and 1.3.1)."""

from __future__ import annotations

import random

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model.version import Version

ALWAYS = frozenset(
    {
        "connect_exception",
        "annotated_connect_exception",
        "connect_transport_exception",
        "node_disconnected_exception",
        "node_not_connected_exception",
        "transport_exception",
        "shard_not_found_exception",
        "illegal_index_shard_state_exception",
        "index_shard_closed_exception",
        "no_shard_available_action_exception",
        "unavailable_shards_exception",
        "already_closed_exception",
        "security_exception",
        "cluster_block_exception",
        "index_closed_exception",
        "node_closed_exception",
        "no_such_remote_cluster_exception",
        "receive_timeout_transport_exception",
        "unknown_host_exception",
    }
)
LATER = frozenset({"no_seed_node_left_exception", "es_rejected_execution_exception", "circuit_breaking_exception"})
STEP_S = 0.05
CAP = 24


def retried(error: ApiError, version: Version) -> bool:
    """Tell whether a task tries again after this error; anything else ends it."""
    if error.cause.type in ALWAYS:
        return True
    return error.cause.type in LATER and version.since(7, 10)


def delay(attempt: int, cap_s: float, chance: random.Random) -> float:
    """Seconds until retry number `attempt`: random, doubling in reach, capped by the poll time-out."""
    reach = round(2 ** (min(attempt, CAP) - 1))
    return min(chance.randint(0, reach) * STEP_S, cap_s)
