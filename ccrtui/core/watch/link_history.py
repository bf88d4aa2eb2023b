"""What the samples of a link so far add up to, as a value: each tick gives the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ccrtui.core.call.answer import Answer
from ccrtui.core.elasticsearch.cluster import RemoteCluster
from ccrtui.core.elasticsearch.replication import FirstCopy, FollowStats
from ccrtui.core.history.histories import Histories
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.copying import CopyPace, copied_at, paced
from ccrtui.core.watch.course import Course
from ccrtui.core.watch.known import Known
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.rates import Flow, flowed
from ccrtui.core.watch.roster import Roster, looked
from ccrtui.core.watch.shard.fence import lacking
from ccrtui.core.watch.shard.lease_view import LeaseView, lease_views
from ccrtui.core.watch.shard.shard_window import ShardWindow, Track
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.tally import Tally
from ccrtui.core.watch.trend import Trend, begun


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

    def window(self, follower_index: str, shard: int) -> ShardWindow:
        """The window of one shard, an empty one before its first sample."""
        return self.windows.get((follower_index, shard), _EMPTY)

    @property
    def connected(self) -> bool | None:
        """What the follower last said of the remote cluster; not where it has none of that name, None: not known."""
        if self.remote is not None:
            return self.remote.connected
        return False if self.remote_known else None

    def judged(self, view: LinkView) -> LinkHistory:
        """The history with its newest view, which says how each index has come to be so."""
        courses = {row.follower_index: row.course for row in view.indices if row.course}
        return replace(self, courses=courses, view=view)


_EMPTY = ShardWindow()


def advance(history: LinkHistory, snapshot: Snapshot) -> LinkHistory:
    """Add one snapshot."""
    windows = dict(history.windows)
    contradicted = set(history.contradicted)
    for pair in snapshot.pairs:
        _add_pair(history, snapshot, pair, windows)
        if _began_again(snapshot, pair, windows):
            contradicted.discard(pair.follower)
        elif _contradicts(history, snapshot, pair):
            contradicted.add(pair.follower)
    leader_known = history.leader_known.learn(snapshot.leader_told, {pair.leader for pair in snapshot.pairs})
    follower_known = history.follower_known.learn(snapshot.follower_told, {pair.follower for pair in snapshot.pairs})
    uuids, recreated = _uuids(history, snapshot)
    leases = history.leases
    if snapshot.with_leases:
        uuids_known = {name: traits.uuid for name, traits in follower_known.traits.items()}
        leases = lease_views(history.leases, snapshot, uuids_known)
        recreated -= _followed_again(snapshot, leases)
    primaries, remotes = _primaries(history, snapshot), snapshot.remote_info
    return replace(
        history,
        leader_at=snapshot.leader_at if snapshot.leader_at is not None else history.leader_at,
        follower_at=snapshot.taken_at if snapshot.running is not None else history.follower_at,
        windows=windows,
        tasks=snapshot.running if snapshot.running is not None else history.tasks,
        leases=leases,
        leader_uuids=uuids,
        recreated=recreated,
        copies=snapshot.copies.copies if snapshot.copies is not None else history.copies,
        roster=looked(history.roster, snapshot),
        flow=flowed(history.flow, snapshot.carried, snapshot.taken_at),
        paces=paced(history.paces, snapshot.copies, snapshot.taken_at),
        health=_health(history, snapshot),
        follower_health=snapshot.follower_health or history.follower_health,
        remote=remotes.get(snapshot.alias) if remotes is not None else history.remote,
        remote_known=remotes is not None or (history.remote_known and not _began_since(snapshot, windows)),
        remote_at=snapshot.remotes.sent_at if isinstance(snapshot.remotes, Answer) else history.remote_at,
        contradicted=frozenset(contradicted),
        read_up_to=_read_up_to(history, snapshot),
        trends=_trends(history, snapshot, primaries),
        samples=history.samples + 1,
        primaries=primaries,
        histories=history.histories.advance(snapshot, {name: lease.held for name, lease in leases.items()}),
        leader_known=leader_known,
        follower_known=follower_known,
        stored=snapshot.copies.stored if snapshot.copies is not None else history.stored,
        copied_at=copied_at(history.copied_at, snapshot),
    )


def _began_since(snapshot: Snapshot, windows: Mapping[tuple[str, int], ShardWindow]) -> bool:
    """Whether a follower has begun since the alias was last asked after: so it is there, if it was missing then."""
    if snapshot.running is None:
        return False
    shards = ((index, shard) for index, tasks in snapshot.running.tasks.items() for shard in tasks)
    began = (windows[key].task_since for key in shards if key in windows)
    return any(since == snapshot.taken_at for since in began)


def _health(history: LinkHistory, snapshot: Snapshot) -> Mapping[str, str]:
    """The colours as told: of all indices, or of those that were asked for by name beside what is known of others."""
    if snapshot.indices is None:
        return history.health
    colours = {name: entry.health for name, entry in snapshot.indices.entries.items()}
    names = snapshot.follower_indices_of
    others = {} if names is None else {name: colour for name, colour in history.health.items() if name not in names}
    return {**others, **colours}


def _primaries(history: LinkHistory, snapshot: Snapshot) -> Mapping[str | None, int]:
    listing = snapshot.leader_list
    primaries = dict(history.primaries) if listing is None else {}
    primaries.update((entry.uuid, entry.primaries) for entry in (listing.entries.values() if listing else ()))
    primaries.update((settings.uuid, settings.shards) for settings in snapshot.settings.values())
    return primaries


def _trends(
    history: LinkHistory, snapshot: Snapshot, primaries: Mapping[str | None, int]
) -> Mapping[str, Trend | None]:
    """Operations behind by the leader's word, sample by sample."""
    trends = dict(history.trends)
    for pair in snapshot.pairs:
        uuid = snapshot.leader_copy(pair.leader).uuid
        behind = lacking(snapshot.leader, snapshot.follower, pair, primaries.get(uuid))
        trend = trends.get(pair.follower)
        trends[pair.follower] = trend.with_sample(history.samples, behind) if trend else begun(history.samples, behind)
    return trends


def _add_pair(
    history: LinkHistory, snapshot: Snapshot, pair: IndexPair, windows: dict[tuple[str, int], ShardWindow]
) -> None:
    leader_copy = snapshot.leader_copy(pair.leader)
    follower_copy = snapshot.follower_copy(pair.follower)
    tasks = snapshot.running.tasks.get(pair.follower, {}) if snapshot.running else None
    last = history.tasks.tasks.get(pair.follower, {})
    for shard in leader_copy.shards.keys() | follower_copy.shards.keys() | (tasks or last).keys():
        window = windows.get((pair.follower, shard), _EMPTY)
        if shard in leader_copy.shards and snapshot.leader_at is not None:
            before = history.leader_at if history.leader_at is not None else snapshot.leader_at
            window = window.with_leader(snapshot.leader_at, leader_copy.shards[shard].max_seq_no, before)
        if shard in follower_copy.shards:
            window = window.with_follower(snapshot.taken_at, follower_copy.shards[shard].global_checkpoint)
        if shard in leader_copy.shards and shard in follower_copy.shards:
            behind = leader_copy.shards[shard].max_seq_no > follower_copy.shards[shard].global_checkpoint
            window = window.with_distance(snapshot.taken_at, behind)
        if tasks is not None:
            before = history.follower_at if history.follower_at is not None else snapshot.taken_at
            window = window.with_task(snapshot.taken_at, tasks.get(shard), last.get(shard), before)
        windows[pair.follower, shard] = window


def _contradicts(history: LinkHistory, snapshot: Snapshot, pair: IndexPair) -> bool:
    """Whether the leader, asked later, stands below what this follower's task had heard from its leader before."""
    return any(
        copy.max_seq_no < history.read_up_to[pair.follower, shard]
        for shard, copy in snapshot.leader_copy(pair.leader).shards.items()
        if (pair.follower, shard) in history.read_up_to
    )


def _began_again(snapshot: Snapshot, pair: IndexPair, windows: Mapping[tuple[str, int], ShardWindow]) -> bool:
    """Whether the follower's tasks are gone or new, so that what they had heard before counts no more."""
    if snapshot.running is None:
        return False
    tasks = snapshot.running.tasks.get(pair.follower, {})
    return all(windows[pair.follower, shard].task_since == snapshot.taken_at for shard in tasks)


def _followed_again(snapshot: Snapshot, leases: Mapping[str, LeaseView]) -> frozenset[str]:
    """The leader indices on which every follower was told to hold a lease just now, so on the index that is there."""
    told = {name for name, lease in leases.items() if lease.held and lease.looked_at == snapshot.taken_at}
    without = {pair.leader for pair in snapshot.pairs if pair.follower not in told}
    return frozenset(pair.leader for pair in snapshot.pairs) - without


def _read_up_to(history: LinkHistory, snapshot: Snapshot) -> Mapping[tuple[str, int], int]:
    """Per shard, the leader's global checkpoint, which never falls, as the task heard it; known only after contact."""
    if snapshot.running is None:
        return history.read_up_to
    return {
        (index, shard): task.leader_global_checkpoint
        for index, tasks in snapshot.running.tasks.items()
        for shard, task in tasks.items()
        if task.follower_mapping_version > 0
    }


def _uuids(history: LinkHistory, snapshot: Snapshot) -> tuple[dict[str, str], frozenset[str]]:
    uuids, recreated = dict(history.leader_uuids), set(history.recreated)
    for name, copy in (snapshot.leader.indices if snapshot.leader else {}).items():
        if copy.uuid is not None:
            if uuids.get(name, copy.uuid) != copy.uuid:
                recreated.add(name)
            uuids[name] = copy.uuid
    return uuids, frozenset(recreated)
