"""All that is known of one shard at one moment, from which it is judged."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.elasticsearch.replication import ShardTask
from ccrtui.core.history.lineage import HistoryStatus
from ccrtui.core.watch.shard.shard_window import ShardWindow


@dataclass(frozen=True, slots=True)
class ShardInputs:
    """All that is known of a shard at one moment. `leader_at` None: the leader was not heard in this tick.

    `heard_leader_at` is when the leader was last heard at all; `proven`: a lease on the leader names this follower;
    `connected` is what the follower says of the remote cluster; `history` whether both sides share one;
    `writes_blocked`: whether the follower index refuses writes; None while its settings are not known.
    `handed_out`, only where the leader index syncs now and then: up to where it has, which is what it hands out;
    `received`: the highest operation the follower has, synced or not.
    """

    now: float
    window: ShardWindow
    task: ShardTask | None
    leader_max_seq_no: int | None
    follower_checkpoint: int | None
    heard_leader_at: float | None
    poll_s: float
    proven: bool
    connected: bool | None = None
    history: HistoryStatus = HistoryStatus.UNPROVEN
    handed_out: int | None = None
    received: int | None = None
    writes_blocked: bool | None = None

    @property
    def behind(self) -> int | None:
        """Operations behind by the leader's own word of this tick; None when it was not heard.

        Two histories are not subtracted.
        """
        if self.leader_max_seq_no is None or self.follower_checkpoint is None or self.history is HistoryStatus.DIFFERS:
            return None
        return max(0, self.leader_max_seq_no - self.follower_checkpoint)

    @property
    def follower_changed_at(self) -> float:
        """When the follower was last seen to have taken something; now, where it was not looked at yet."""
        return self.window.follower.changed_at if self.window.follower else self.now
