"""What the followers of the stage carry: one of two shards lags because the link is slow."""

from __future__ import annotations

from ccrtui.core.elasticsearch.flow import Carried, FlowStats, ShardFlow, Waiting
from ccrtui.core.elasticsearch.follow_settings import Maxima
from ccrtui.core.elasticsearch.replication import Follower, FollowInfo
from ccrtui.core.watch.following.roster import Roster
from ccrtui.core.watch.measure.rates import Flow, flowed

BEGAN = {"orders-2026.11": {0: ShardFlow(Carried(), Waiting()), 1: ShardFlow(Carried(), Waiting())}}
LATER = {
    "orders-2026.11": {
        0: ShardFlow(Carried(18_000_000, 60_000, 300, 0, 9_600, 600, 59_900, 0), Waiting(1, 0, 0, 0)),
        1: ShardFlow(Carried(168_000_000, 560_000, 120, 0, 7_020, 3_000, 520_000, 0), Waiting(12, 2, 90, 40_000)),
    }
}
ROSTER = Roster(
    FollowInfo({"orders-2026.11": Follower("orders-2026.11", "leader", "orders-2026.11", True, maxima=Maxima(12, 9))})
)


def carrying(now: float) -> Flow:
    """What was carried over the last minute."""
    return flowed(flowed(Flow(), FlowStats(BEGAN), now - 60), FlowStats(LATER), now)
