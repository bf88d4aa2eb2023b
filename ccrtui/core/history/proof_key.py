"""By what it is remembered that a shard and its leader share one history."""

from __future__ import annotations

from typing import TypeAlias

ProofKey: TypeAlias = tuple[str, str, str, int]
"""Leader index uuid, follower index uuid, history of the follower's shard, shard."""
