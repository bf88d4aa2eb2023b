"""What the samples of a link so far add up to, as a value: each tick gives the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ccrtui.core.elasticsearch.cluster import RemoteCluster
from ccrtui.core.elasticsearch.replication import FirstCopy, FollowStats
from ccrtui.core.history.histories import Histories
from ccrtui.core.watch.copying import CopyPace
from ccrtui.core.watch.course import Course
from ccrtui.core.watch.following.roster import Roster
from ccrtui.core.watch.known import Known
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.measure.rates import Flow
from ccrtui.core.watch.measure.trend import Trend
from ccrtui.core.watch.news import EVERYTHING, News
from ccrtui.core.watch.shard.lease_view import LeaseView
from ccrtui.core.watch.shard.shard_window import ShardWindow
from ccrtui.core.watch.shard.track import Track
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.tally import Tally


@dataclass(frozen=True, slots=True)
class LinkHistory:
    """All samples of a link, condensed.

    `windows` by follower index and shard; `leases` by follower index, as last asked.
    """

    leader_at: float | None = None
    follower_at: float | None = None
    windows: Mapping[tuple[str, int], ShardWindow] = field(default_factory=dict)
    tasks: FollowStats = field(default_factory=lambda: FollowStats({}))
    leases: Mapping[str, LeaseView] = field(default_factory=dict)
    leader_uuids: Mapping[str, str] = field(default_factory=dict)
    recreated: frozenset[str] = frozenset()
    copies: Mapping[str, FirstCopy] = field(default_factory=dict)
    paces: Mapping[str, CopyPace] = field(default_factory=dict)
    """How fast first copies come that are under way."""
    health: Mapping[str, str] = field(default_factory=dict)
    follower_health: str | None = None
    follower_clock: float | None = None
    """The follower's clock minus our monotonic one, seconds, as of the last time that it was asked."""
    remote: RemoteCluster | None = None
    remote_known: bool = False
    remote_at: float | None = None
    """When that was asked, monotonic seconds: not every sample asks it."""
    contradicted: frozenset[str] = frozenset()
    """Followers that read further than the leader we ask has ever been: they follow another one."""
    read_up_to: Mapping[tuple[str, int], int] = field(default_factory=dict)
    trends: Mapping[str, Trend | None] = field(default_factory=dict)
    samples: int = 0
    courses: Mapping[str, Course] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    leader_known: Known = field(default_factory=Known)
    follower_known: Known = field(default_factory=Known)
    stored: frozenset[str] = frozenset()
    """Followers whose last recovery was from their own disk."""
    copied_at: Mapping[str, float] = field(default_factory=dict)
    """When a follower was last seen in its first copy: under way, or its index yellow with nothing started."""
    primaries: Mapping[str | None, int] = field(default_factory=dict)
    """How many primaries a leader index has, and so its follower, by its uuid: a shard nobody reports is missed."""

    flow: Flow = field(default_factory=Flow)
    roster: Roster = field(default_factory=Roster)
    histories: Histories = field(default_factory=Histories)
    recalled: Mapping[tuple[str, int], Track] = field(default_factory=dict)
    """What the leader had, by follower index and shard, as an earlier session recorded it, of what was behind then."""
    view: LinkView | None = None
    """How the link was judged last."""
    basis: LinkHistory | None = None
    """The history with which that was; without a basis of its own."""
    last: Snapshot | None = None
    """The sample that was added last."""
    news: News = EVERYTHING
    """What it told that the one before did not."""
    lively: Mapping[tuple[str, int], float] = field(default_factory=dict)
    """The shards that took operations within RATE_WINDOW_S, with when they were last seen to."""
    read_back_at: float | None = None
    """When a read of any shard last came back from the leader, monotonic seconds; None: none was seen to have."""

    def window(self, follower_index: str, shard: int) -> ShardWindow:
        """The window of one shard, an empty one before its first sample."""
        return self.windows.get((follower_index, shard), _EMPTY)

    @property
    def number(self) -> int:
        """The number of the last sample."""
        return self.samples - 1

    @property
    def connected(self) -> bool | None:
        """What the follower last said of the remote cluster; not where it has none of that name, None: not known."""
        if self.remote is not None:
            return self.remote.connected
        return False if self.remote_known else None

    def judged(self, view: LinkView) -> LinkHistory:
        """The history with its newest view, which says how each index has come to be so."""
        courses = {row.follower_index: row.course for row in view.indices if row.course}
        known = replace(self, courses=courses, histories=self.histories.judged(), basis=None, view=None)
        return replace(known, view=view, basis=known)

    def anew(self) -> LinkHistory:
        """The same history, of which the next sample is taken in and judged as if all of it were news."""
        return replace(self, last=None, basis=None)


_EMPTY = ShardWindow()
