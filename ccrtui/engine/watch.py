"""Watching a link: sample, add to the history, judge; as often as the number of followers allows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from ccrtui.core.alarm.guard import Guard
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.requests.indices import MOST_COUNTED
from ccrtui.core.profile.profile import IndexPair, Profile
from ccrtui.core.record.recall import Recalled
from ccrtui.core.watch.advance import advance
from ccrtui.core.watch.assess import assess
from ccrtui.core.watch.heartbeat import Pulse, with_heartbeat
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.measure.history_kept import NOT_RENEWING
from ccrtui.core.watch.shard.lease_view import LeaseView
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.verdict import Reason, Verdict
from ccrtui.engine.counting.documents import MOST_ROWS, Counter
from ccrtui.engine.observation import Send
from ccrtui.engine.pace import Pace
from ccrtui.engine.proving import Prover
from ccrtui.engine.sampling.patience import ANSWER_S, Patience
from ccrtui.engine.sampling.sampler import Sampler
from ccrtui.ports.memory import Proofs
from ccrtui.ports.system import Clock

TICK_S = 1.0
TICK_MOST_S = 3.0
_UNSAID = frozenset({Reason.NOT_ESTABLISHED, Reason.SHARDS_UNASSIGNED})
"""Reasons for not knowing that a further question of the sampler may remove."""
MOST_YIELDED = 6
"""For how many samples from the first the counts wait while something of an index is not known yet."""
FOLLOWERS_PER_SECOND = 3333
"""How many followers may be judged per second without taking more than a small share of a core."""


class Watch:
    """One link under watch. One answer is waited for `patience_s`; after a sample it rests for `rest_s`.

    Without `rest_s` the rest is as long as the number of followers, and the time that a sample takes, ask for.
    `recalled` is what an earlier session recorded, `pace` what the operator wishes.
    """

    def __init__(
        self,
        profile: Profile,
        send: Send,
        clock: Clock,
        proofs: Proofs | None = None,
        patience_s: float = ANSWER_S,
        rest_s: float | None = None,
        recalled: Recalled | None = None,
        pace: Pace | None = None,
    ) -> None:
        self._pace = pace or Pace()
        self._followers = 0
        self._clock = clock
        self._fixed_rest_s = rest_s
        self._began_at: float | None = None
        self._took_s = self._rest_s = 0.0
        self._patience = Patience(send, patience_s)
        self._sampler = Sampler(profile, self._patience.send, clock)
        self._prover = Prover(self._patience.send, clock, proofs, profile.link_name)
        history = LinkHistory(histories=self._prover.begin())
        self._history = recalled.begin(history) if recalled is not None else history
        self._counter = Counter(self._patience.send, clock)
        self._name = profile.link_name
        self._guard = Guard(profile.thresholds, hold=rest_s is None)
        self._not_renewing: frozenset[str] = frozenset()
        self._leases: tuple[Mapping[str, LeaseView], frozenset[str]] = {}, frozenset()
        """As last told, and the followers whose leases are overdue by that."""
        self._seen: tuple[str, ...] = ()
        self._yields = 0
        self._in_turn = False
        """Whether the next sample keeps its questions to itself, because something is unsaid and the last gave room."""
        self._counted = False
        """Whether the last sample gave room to counts: the next asks its own question, however seldom it is looked."""
        self._looked_at: tuple[str, ...] = ()
        self.snapshot: Snapshot | None = None
        self.pulse: Callable[[], Pulse | None] = _no_pulse
        """What the heartbeat tells that this session writes."""

    @property
    def silent(self) -> Mapping[Side, Fault]:
        """The sides that did not answer in time when they were last asked, each with what was asked."""
        return self._patience.silent

    async def tick(self) -> LinkView:
        """Take one sample and judge everything seen so far.

        What is to be proven is asked in a sample that left room for it, so in the one after it came up. Only the first
        proves at once, with a fifth question, because its word is to be that of the next.
        """
        before, self._began_at = self.snapshot, self._clock.monotonic()
        prove = before is not None and not self._in_turn and bool(self._history.histories.due(before))
        count = before is not None and self._counter.due and not (prove or self._yields or self._counted)
        self._counted = count
        snapshot = await self._sampler.sample(
            self._not_renewing, leave_room=prove or count, tell_histories=self._history.histories.unread
        )
        seen = advance(self._history, snapshot)
        ask = before is None or (prove and not self._sampler.exhausted)
        histories = await self._prover.settle(seen.histories, snapshot, ask)
        begin = count and not self._sampler.exhausted
        tally = await self._counter.settle(self._rows(snapshot) if begin else (), snapshot, begin)
        self._history = replace(seen, histories=histories, tally=tally)
        self.snapshot = snapshot
        view = assess(self._history, snapshot)
        self._history = self._history.judged(view)
        self._not_renewing = self._leaders_not_renewed(view)
        unsaid = any(row.verdict is Verdict.UNKNOWN and row.reason in _UNSAID for row in view.not_level)
        self._in_turn = unsaid and prove
        self._yields = (MOST_YIELDED if before is None else max(0, self._yields - 1)) if unsaid else 0
        self._seen = tuple(row.follower_index for row in view.indices[:MOST_ROWS])
        self._took_s = self._clock.monotonic() - self._began_at
        self._followers = len(view.indices)
        self._rest_s = self._pause_s()
        return self._timed(view)

    def _leaders_not_renewed(self, view: LinkView) -> frozenset[str]:
        """The leader indices whose follower may not renew its leases, or does not by the leader's word."""
        if self._history.leases is not self._leases[0]:
            leases = self._history.leases
            self._leases = leases, frozenset(name for name, lease in leases.items() if lease.overdue)
        overdue = self._leases[1]
        rows = view.indices if overdue else view.not_level
        return frozenset(
            row.leader_index
            for row in rows
            if row.reason is not Reason.AUTO_FOLLOW_FAILED
            and (row.verdict in NOT_RENEWING or row.operations_behind or row.follower_index in overdue)
        )

    async def rest(self) -> None:
        """Wait until the next sample is due: earlier or later than it was, where another pace is wished meanwhile."""
        began = self._clock.monotonic()
        while await self._pace.rest(self._clock, max(0.0, began + self._rest_s - self._clock.monotonic())):
            self._rest_s = self._pause_s()

    def _pause_s(self) -> float:
        if self._fixed_rest_s is not None:
            return self._fixed_rest_s
        return pause_s(self._followers, self._took_s, self._pace.every_s)

    def _timed(self, view: LinkView) -> LinkView:
        """The view with its name, what has passed a threshold, when its sample began, and when the next one is due."""
        tick_s, every_s = self._took_s + self._rest_s, self._pace.every_s
        named = replace(view, name=self._name, began_at=self._began_at, tick_s=tick_s, every_s=every_s)
        self._guard, guarded = self._guard.after(with_heartbeat(named, self.pulse()))
        return guarded

    def look_at(self, follower_indices: Iterable[str]) -> None:
        """Count the documents of these rows, which are what is looked at, from the next sample on."""
        self._looked_at = tuple(follower_indices)[:MOST_COUNTED]

    async def counted(self, patience_s: float) -> LinkView | None:
        """The last sample with the documents of every row counted now, as far as that is done within so many seconds.

        What an index with a block had refused is asked once more without it.
        """
        snapshot = self.snapshot
        if snapshot is None:
            return None
        rows = snapshot.pairs[:MOST_COUNTED]
        tally = await self._counter.settle(rows, snapshot, begin=True, patience_s=patience_s)
        if self._counter.blamed:
            tally = await self._counter.settle(rows, snapshot, begin=True, patience_s=patience_s)
        self._history = replace(self._history, tally=tally)
        return self._timed(assess(self._history, snapshot))

    def _rows(self, snapshot: Snapshot) -> tuple[IndexPair, ...]:
        """The rows that are looked at; else those on top of the list, which are the worst, or all where it is new."""
        wanted = self._looked_at or self._seen
        if not wanted:
            return snapshot.pairs[:MOST_ROWS]
        rows = {pair.follower: pair for pair in snapshot.pairs}
        return tuple(rows[name] for name in wanted if name in rows)


def _no_pulse() -> Pulse | None:
    """No heartbeat is written."""
    return None


def pause_s(followers: int, took_s: float, every_s: float | None = None) -> float:
    """How long to rest after a sample that took so long: more followers, and slower clusters, are asked less often.

    Where it is wished to be asked every so many seconds, their number does not count.
    """
    period = min(TICK_MOST_S, max(TICK_S, followers / FOLLOWERS_PER_SECOND)) if every_s is None else every_s
    return max(period - took_s, took_s, 0.2)
