"""A link as it is judged at one moment: what every screen and every `status` shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ccrtui.core.alarm.alarm import Alarm, Level, worst_level
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.follow_settings import NO_MAXIMA, Maxima
from ccrtui.core.watch.following.follows import Follows
from ccrtui.core.watch.following.roster import Roster
from ccrtui.core.watch.measure.rates import Flow
from ccrtui.core.watch.measure.trend import later
from ccrtui.core.watch.shard.lag import Lags, added
from ccrtui.core.watch.shard.shard_view import ShardView
from ccrtui.core.watch.sums import NO_SUMS, Sums, summed
from ccrtui.core.watch.verdict import Reason, Verdict, worst

if TYPE_CHECKING:
    from ccrtui.core.elasticsearch.replication import FirstCopy, ReadError
    from ccrtui.core.watch.course import Course
    from ccrtui.core.watch.following.ordinary_index import Occupant, Origin
    from ccrtui.core.watch.heartbeat import Pulse
    from ccrtui.core.watch.measure.last_proof import LastProof


@dataclass(frozen=True, slots=True)
class IndexView:
    """One follower index and its leader.

    `seconds_at_least`: the follower was already behind when we began to look, so the true figure is larger.
    `docs_at` is the moment that both counts of documents are of, monotonic seconds; None where one is what the
    statistics last showed, which stands still for as long as nobody searches the index (recorded on 7.3.0).
    `trend` is operations behind at the samples up to number `trend_at`, oldest first, None where that was not known;
    empty while it has only been level. `paused_at_least`: it was paused already when we began to look, so it may be
    paused for longer.
    """

    leader_index: str
    follower_index: str
    verdict: Verdict
    reason: Reason
    operations_behind: int | None = None
    seconds_behind: float | None = None
    seconds_at_least: bool = False
    level_in_s: float | None = None
    leader_docs: int | None = None
    follower_docs: int | None = None
    docs_at: float | None = None
    leader_told: bool = False
    """Whether the leader gave figures of it in this sample: those that `leader_heard_at` of the link is of."""
    shards: tuple[ShardView, ...] = ()
    first_copy: FirstCopy | None = None
    copy_bytes_per_s: float | None = None
    copy_left_s: float | None = None
    """How long the rest of its first copy takes at this pace; the operations after it are not in that."""
    paused_for_s: float | None = None
    paused_at_least: bool = False
    lease_left_s: float | None = None
    history_held: int | None = None
    """How many operations its leader keeps for it meanwhile, which take room there."""
    trend: tuple[int | None, ...] = ()
    trend_at: int = 0
    """The number of the sample that the trend goes up to; since then it is as far behind as it was."""
    leader_whole: bool = False
    """Whether every primary of the leader index gave figures in this sample."""
    follows: Follows | None = None
    """How it follows its leader index; None where it does not, or that is not known."""
    stands: Occupant | None = None
    """What has its name on the follower, where it follows nothing."""
    origin: Origin | None = None
    """What that is to the leader's index."""
    course: Course | None = None
    """How it has come to be so; None only of what was not assessed."""
    last_proof: LastProof | None = None
    """How it stood when both sides were last compared; only where they were not in this sample."""
    alarms: tuple[Alarm, ...] = ()
    """What of it has passed a threshold of the profile, at most one for each figure."""

    @property
    def alarm(self) -> Level | None:
        """The worst level of its alarms; None where there is none."""
        return worst_level(self.alarms) if self.alarms else None

    @property
    def is_problem(self) -> bool:
        """Whether someone should look: by its verdict, or by what has passed a critical threshold."""
        return self.verdict.is_problem or self.alarm is Level.CRITICAL

    @property
    def trouble_since(self) -> float | None:
        """The first sample after all was well with it, monotonic seconds; None: it is, or never was."""
        return self.course.trouble_since if self.course else None

    @property
    def lags(self) -> Lags:
        """What its follower did not ask for, and what it asked for and did not write, over all shards."""
        return added(shard.lags for shard in self.shards)

    @property
    def proven(self) -> bool:
        """Whether it was level and its history proven when the leader was asked; green only by `Reason.PROVEN`."""
        return self.verdict is Verdict.IN_SYNC and self.reason is not Reason.BY_NUMBERS

    @property
    def distance_known(self) -> bool:
        """Whether how far behind it is may be told: also where only whether it catches up is not known yet."""
        if self.verdict is not Verdict.UNKNOWN:
            return True
        return bool(self.operations_behind) and self.reason in (Reason.BEHIND, Reason.NOT_ESTABLISHED)

    @property
    def goes_on(self) -> bool:
        """Whether its replication goes on, so that something can hold it back: it is not stopped, nor paused."""
        return self.verdict not in (Verdict.STOPPED, Verdict.PAUSED)

    @property
    def worst_error(self) -> ReadError | None:
        """The error of the worst shard that has one."""
        errors = ((shard.verdict.rank, shard.error) for shard in self.shards if shard.error)
        return min(errors, key=lambda each: each[0], default=(0, None))[1]


@dataclass(frozen=True, slots=True)
class LinkView:
    """A whole link. `indices` are sorted worst first. `sampled_at` is epoch seconds; `taken_at` monotonic seconds.

    `connected` is what the follower says of the remote cluster (None: not known), which is no proof of contact.
    Rates are operations per second over the last samples, None while unknown.
    """

    alias: str
    connected: bool | None
    reason: Reason
    indices: tuple[IndexView, ...]
    sampled_at: float
    taken_at: float
    connections: tuple[int, int] | None = None
    leader_fault: Fault | None = None
    follower_fault: Fault | None = None
    leader_health: str | None = None
    follower_health: str | None = None
    leader_heard_at: float | None = None
    follower_heard_at: float | None = None
    """When either cluster last told of its indices, monotonic seconds; None: never since the watch began."""
    connected_at: float | None = None
    """When the follower was asked whether it is connected, monotonic seconds; None: never since the watch began."""
    operations_per_s: float | None = None
    read_back_at: float | None = None
    """When a read of any index last came back from the leader, monotonic seconds; None: none was seen to have."""
    own_verdict: Verdict | None = field(default=None)
    """A verdict on the link itself, where it is worse than what its indices tell."""
    began_at: float | None = None
    """When the first question of this sample was sent, in monotonic seconds."""
    name: str = ""
    """What the link is called in its profile, where that is not its alias."""
    tick_s: float = 1.0
    """How long after this sample the next one is due, in seconds."""
    every_s: float | None = None
    """From one sample to the next, in seconds, as the operator wished it; None where nobody did."""
    flow: Flow = field(default_factory=Flow)
    """What was carried, as of the last time that was asked for."""
    roster: Roster = field(default_factory=Roster)
    """Who follows, with which settings, who has come and who has gone, as last told."""
    last_proof: LastProof | None = None
    """How it stood when the leader was last heard of any index; only where it was not in this sample."""
    number: int = 0
    """The number of this sample."""
    heartbeat: IndexView | None = None
    """The follower of the heartbeat, which is one of the indices only where it has a problem."""
    pulse: Pulse | None = None
    """What the beats tell; None where this session writes none."""
    sums: Sums = field(default=NO_SUMS, compare=False, repr=False)
    """What the indices add up to; counted anew where it is given for others than these."""

    def __post_init__(self) -> None:
        if self.sums.indices is not self.indices:
            object.__setattr__(self, "sums", summed(self.indices))

    def trend_of(self, index: IndexView) -> tuple[int | None, ...]:
        """The trend of one of its indices up to this sample."""
        return later(index.trend, self.number - index.trend_at)

    def maxima(self, follower_index: str) -> Maxima:
        """What a follower may have out and bring at once."""
        told = self.roster.told
        entry = told.followers.get(follower_index) if told else None
        return entry.maxima if entry else NO_MAXIMA

    @property
    def called(self) -> str:
        """What it is called in its profile."""
        return self.name or self.alias

    @property
    def gone(self) -> tuple[IndexView, ...]:
        """Followers that were there and are no more, of which nothing is judged; not those that the profile wants."""
        if not self.roster.gone:
            return ()
        shown = {index.follower_index for index in self.indices}
        return tuple(
            IndexView(pair.leader, name, Verdict.UNKNOWN, Reason.NOT_FOLLOWING)
            for name, (pair, _) in self.roster.gone.items()
            if name not in shown
        )

    @property
    def registered(self) -> bool | None:
        """Whether the follower has an alias of that name; None: not known."""
        return None if self.connected is None else self.connections is not None

    @property
    def verdict(self) -> Verdict:
        """The worst of its parts."""
        return worst(part for part in (*self.sums.counts, self.own_verdict) if part is not None)

    @property
    def alarm(self) -> Level | None:
        """The worst level of what has passed a threshold; None where nothing has."""
        return self.sums.alarm

    @property
    def exit_code(self) -> int:
        """What a verb that ends with this view returns: that of its verdict, 1 where a critical threshold is passed."""
        return 1 if self.alarm is Level.CRITICAL else self.verdict.exit_code

    @property
    def problems(self) -> tuple[IndexView, ...]:
        """The indices someone should look at."""
        return self.sums.problems

    @property
    def not_level(self) -> tuple[IndexView, ...]:
        """The indices not level now."""
        return self.sums.not_level

    @property
    def unproven(self) -> tuple[IndexView, ...]:
        """The indices not proven level when the leader was asked: also those that are so by their numbers alone."""
        return self.sums.unproven
