"""One tick: the leader first, then the follower; at most four requests to each, whatever the number of followers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Side
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.replication import FollowInfo
from ccrtui.core.elasticsearch.requests.replication import follow_info
from ccrtui.core.profile.problem import wanted_twice
from ccrtui.core.profile.profile import IndexPair, Profile
from ccrtui.core.watch.following.wish import watched_pairs
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.engine.observation import Send
from ccrtui.engine.sampling.follower import Ahead, FollowerReader
from ccrtui.engine.sampling.leader import LeaderReader
from ccrtui.engine.sampling.seldom import LEAST, SeldomRound
from ccrtui.engine.sampling.shards import MOST_REQUESTS
from ccrtui.ports.system import Clock

Between = tuple[str | None, str | None]
"""A follower and its leader index, by uuid."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the next tick asks beside the standing questions.

    `seldom`: the followers of which both sides are asked what they are; `watched`: of whose leases the leader is asked,
    because nobody renews them, or they were not seen.
    """

    info: FollowInfo | None = None
    last: Snapshot | None = None
    seldom: frozenset[str] = frozenset()
    watched: frozenset[str] = frozenset()
    looked_up: Mapping[str, Between] = field(default_factory=dict)
    """By follower, between whom its leases were last asked while it was at work."""


class Sampler:
    """Takes snapshots of one link."""

    def __init__(self, profile: Profile, send: Send, clock: Clock) -> None:
        self._profile = profile
        self._send = send
        self._clock = clock
        self._plan = Plan()
        self._round = SeldomRound(clock)
        self._paired: tuple[FollowInfo | None, tuple[IndexPair, ...]] = (None, ())
        self._leader = LeaderReader(send, clock)
        self._follower = FollowerReader(send, clock)
        self.exhausted = False
        """Whether the last sample left no room for a further request to either side."""

    async def sample(
        self,
        not_renewing: frozenset[str] = frozenset(),
        leave_room: bool = False,
        tell_histories: frozenset[str] = frozenset(),
    ) -> Snapshot:
        """Take one snapshot. Never fails: what could not be read is in it as a Fault.

        `not_renewing` are leader indices of which it matters how long they keep history, or whether they sync at once.
        `leave_room`: ask either side one question less, where that can be, so that the caller may ask one of its own in
        this tick. `tell_histories`: the followers of whose shards both sides are asked for the histories, as with the
        leases.
        """
        alias = self._profile.link.alias
        asked_now = None if self._plan.info else await self._first_info()
        pairs = self._pairs(self._plan.info)
        seldom = self._round.next(pairs, self._plan.seldom | self._figured(pairs, tell_histories), room=not leave_room)
        looked_at = seldom | self._plan.watched
        asked = frozenset(pair.leader for pair in pairs if pair.follower in looked_at)
        most = MOST_REQUESTS - leave_room
        leader = await self._leader.read(frozenset(pair.leader for pair in pairs), asked, not_renewing, most)
        told = self._leader.told
        if others := told - asked:
            seldom |= frozenset(pair.follower for pair in pairs if pair.leader in others)
        ahead = Ahead(self._plan.info, leader.shards, self._leader.leased, seldom)
        follower = await self._follower.read(pairs, ahead, asked_now, leave_room)
        self.exhausted = follower.exhausted or leader.spent >= MOST_REQUESTS
        snapshot = Snapshot(
            alias=alias,
            pairs=pairs,
            taken_at=self._clock.monotonic(),
            sampled_at=self._clock.epoch(),
            leader_shards=leader.shards,
            leader_clock=leader.clock,
            info=follower.info,
            tasks=follower.tasks,
            follower_shards=follower.shards,
            remotes=follower.extra.get(Kind.REMOTE_INFO),
            flow=follower.extra.get(Kind.FOLLOW_FLOW),
            recovery=follower.extra.get(Kind.RECOVERY),
            follower_indices=follower.extra.get(Kind.INDEX_LIST),
            with_leases=bool(told),
            leases_of=told,
            leader_settings=leader.traits.settings,
            follower_clock=follower.extra.get(Kind.SERVER_CLOCK),
            leader_indices=leader.listing,
            leader_settings_of=leader.traits.asked,
            follower_settings=follower.traits.settings,
            follower_settings_of=follower.traits.asked,
            wanted=frozenset(pair.follower for pair in self._profile.link.indices),
            copied=frozenset(entry.partition("/")[2] for entry in self._profile.made.follower_indices),
            heartbeat=self._profile.heartbeat_index,
            wanted_twice=wanted_twice(self._profile.link),
            leader_refused={**self._leader.refused, **leader.traits.refused},
            follower_refused={**self._follower.refused, **follower.traits.refused},
            follower_indices_of=follower.listed,
        )
        self._prepare_next(snapshot)
        return snapshot

    def _pairs(self, info: FollowInfo | None) -> tuple[IndexPair, ...]:
        """What is watched, by who follows: the very same pairs for as long as they are no others."""
        known, pairs = self._paired
        if info is not known or info is None:
            watched = watched_pairs(self._profile.link, info)
            pairs = pairs if watched == pairs else watched
            self._paired = info, pairs
        return pairs

    async def _first_info(self) -> Outcome:
        """Who follows, asked ahead of everything else; the answer is that of this tick."""
        answer = await self._send(follow_info(Side.FOLLOWER))
        if isinstance(answer, Answer) and isinstance(answer.value, FollowInfo):
            self._plan = replace(self._plan, info=answer.value)
        return answer

    def _figured(self, pairs: tuple[IndexPair, ...], followers: frozenset[str]) -> frozenset[str]:
        """Those of which both sides gave figures last; one that is back is asked for more anyway."""
        last = self._plan.last
        if not followers or last is None:
            return followers
        return frozenset(
            pair.follower
            for pair in pairs
            if pair.follower in followers
            and last.leader_copy(pair.leader).shards
            and last.follower_copy(pair.follower).shards
        )

    def _prepare_next(self, snapshot: Snapshot) -> None:
        info = snapshot.followers or self._plan.info
        followers = info.followers if info else {}
        told = {pair.follower for pair in snapshot.pairs if snapshot.tells_leases(pair.leader)}
        if isinstance(snapshot.leader_shards, Answer):
            refused = snapshot.leader_refused
            self._round.tell(told | {pair.follower for pair in snapshot.pairs if refused and pair.leader in refused})
        else:
            self._round.forget()
        at_work, known = _at_work(snapshot), self._plan.looked_up
        looked_up = {name: between for name, between in at_work.items() if name in told or known.get(name) == between}
        anew = frozenset(at_work.keys() - looked_up.keys())
        doubted = self._leader.doubted
        doubtful = {pair.follower for pair in snapshot.pairs if pair.leader in doubted} if doubted else set()
        unheld = (name for name, between in at_work.items() if between not in self._leader.leased)
        here = (name for name, entry in followers.items() if entry.alias == snapshot.alias)
        watched = frozenset(name for name in here if name not in at_work) | frozenset(islice(unheld, LEAST))
        self._plan = Plan(info, snapshot, anew | doubtful | self._follower.doubted, watched, looked_up)


def _at_work(snapshot: Snapshot) -> Mapping[str, Between]:
    """The active followers of this tick with their leader indices."""
    info, follower, leader = snapshot.followers, snapshot.follower, snapshot.leader
    if info is None or follower is None or leader is None:
        return {}
    entries, standbys, leaders = info.followers, follower.indices, leader.indices
    at_work = {}
    for pair in snapshot.pairs:
        entry, ours, theirs = entries.get(pair.follower), standbys.get(pair.follower), leaders.get(pair.leader)
        if entry and entry.active and ours and theirs:
            at_work[pair.follower] = ours.uuid, theirs.uuid
    return at_work
