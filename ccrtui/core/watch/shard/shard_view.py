"""One shard as it is judged at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccrtui.core.watch.shard.lag import UNKNOWN as UNKNOWN_LAGS
from ccrtui.core.watch.shard.lag import Lags
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict

if TYPE_CHECKING:
    from ccrtui.core.elasticsearch.replication import ReadError


@dataclass(frozen=True, slots=True)
class ShardView:
    """One shard. Sequence numbers and checkpoints are None where they are not known, never 0."""

    shard: int
    verdict: Verdict
    reason: Reason
    leader_max_seq_no: int | None
    leader_global_checkpoint: int | None
    follower_global_checkpoint: int | None
    evidence: Evidence
    operations_behind: int | None = None
    seconds_behind: float | None = None
    seconds_at_least: bool = False
    error: ReadError | None = None
    error_at: float | None = None
    """When failures of its reads last grew, monotonic seconds; None: not since we began to look."""
    lags: Lags = UNKNOWN_LAGS
