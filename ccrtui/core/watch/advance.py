"""Adding a sample to what the samples of a link add up to: what is no news in it stays the very value that it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ccrtui.core.call.answer import Answer
from ccrtui.core.elasticsearch.timed_tasks import steady
from ccrtui.core.profile.profile import IndexPair
from ccrtui.core.watch.copying import copied_at, paced
from ccrtui.core.watch.following.roster import looked
from ccrtui.core.watch.link_history import LinkHistory
from ccrtui.core.watch.measure.rates import flowed
from ccrtui.core.watch.measure.trend import Trend, begun
from ccrtui.core.watch.news import Names, News, news
from ccrtui.core.watch.shard.fence import lacking
from ccrtui.core.watch.shard.lease_view import LeaseView, lease_views
from ccrtui.core.watch.shard.shard_window import RATE_WINDOW_S, ShardWindow
from ccrtui.core.watch.snapshot import Snapshot

_EMPTY = ShardWindow()


def advance(history: LinkHistory, snapshot: Snapshot) -> LinkHistory:
    """Add one snapshot."""
    told = news(history.last, snapshot, history.news)
    names = _to_add(history.news, told)
    pairs = snapshot.pairs if names is None else tuple(pair for pair in snapshot.pairs if pair.follower in names)
    windows = dict(history.windows)
    contradicted = set(history.contradicted)
    if names is not None and (returned := told.returned - names):
        for pair in snapshot.pairs:
            if pair.follower in returned:
                _add_pair(history, snapshot, pair, windows)
    for pair in pairs:
        _add_pair(history, snapshot, pair, windows)
        if _began_again(snapshot, pair, windows):
            contradicted.discard(pair.follower)
        elif _contradicts(history, snapshot, pair):
            contradicted.add(pair.follower)
    leader_known = history.leader_known.learn(snapshot.leader_told, {pair.leader for pair in snapshot.pairs})
    follower_known = history.follower_known.learn(snapshot.follower_told, {pair.follower for pair in snapshot.pairs})
    uuids, recreated = _uuids(history, snapshot)
    leases: Mapping[str, LeaseView] = history.leases
    held: Mapping[str, bool] = {}
    if snapshot.with_leases:
        uuids_known = {name: traits.uuid for name, traits in follower_known.traits.items()}
        leases = lease_views(history.leases, snapshot, uuids_known)
        held = {name: lease.held for name, lease in leases.items()}
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
        remote_known=remotes is not None or (history.remote_known and not _began_since(snapshot, pairs, windows)),
        remote_at=snapshot.remotes.sent_at if isinstance(snapshot.remotes, Answer) else history.remote_at,
        contradicted=frozenset(contradicted),
        read_up_to=_read_up_to(history, snapshot, None if names is None else pairs),
        trends=_trends(history, snapshot, pairs, primaries),
        samples=history.samples + 1,
        primaries=primaries,
        histories=history.histories.advance(snapshot, held, names),
        leader_known=leader_known,
        follower_known=follower_known,
        stored=snapshot.copies.stored if snapshot.copies is not None else history.stored,
        copied_at=copied_at(history.copied_at, snapshot),
        last=snapshot,
        news=told,
        lively=_lively(history, snapshot, windows),
    )


def _to_add(before: News, now: News) -> Names | None:
    """The followers to look at; None: all of them. Where only a read came back nothing but a window is another.

    What changed in the sample before counts once more: the follower is asked after the leader, so that what it said
    then speaks against the leader only now.
    """
    if before.changed is None or now.changed is None:
        return None
    return before.changed | now.changed


def _began_since(
    snapshot: Snapshot, pairs: Iterable[IndexPair], windows: Mapping[tuple[str, int], ShardWindow]
) -> bool:
    """Whether a follower has begun since the alias was last asked after: so it is there, if it was missing then."""
    if snapshot.running is None:
        return False
    running = snapshot.running.tasks
    shards = ((pair.follower, shard) for pair in pairs for shard in running.get(pair.follower, ()))
    return any(windows[key].task_since == snapshot.taken_at for key in shards)


def _lively(
    history: LinkHistory, snapshot: Snapshot, windows: Mapping[tuple[str, int], ShardWindow]
) -> Mapping[tuple[str, int], float]:
    """Adds the shards whose followers were just seen elsewhere than before, and drops those that rest for long."""
    since = snapshot.taken_at - RATE_WINDOW_S
    resting = {key: at for key, at in history.lively.items() if at > since}
    moved = {
        key: snapshot.taken_at
        for key, window in windows.items()
        if window is not history.windows.get(key) and _took(window, history.windows.get(key))
    }
    return {**resting, **moved}


def _took(window: ShardWindow, before: ShardWindow | None) -> bool:
    return window.follower is not (before.follower if before else None)


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
    if listing is None and not snapshot.settings:
        return history.primaries
    primaries = dict(history.primaries) if listing is None else {}
    primaries.update((entry.uuid, entry.primaries) for entry in (listing.entries.values() if listing else ()))
    primaries.update((settings.uuid, settings.shards) for settings in snapshot.settings.values())
    return primaries


def _trends(
    history: LinkHistory, snapshot: Snapshot, pairs: Iterable[IndexPair], primaries: Mapping[str | None, int]
) -> Mapping[str, Trend | None]:
    """Operations behind by the leader's word, sample by sample."""
    trends = dict(history.trends)
    for pair in pairs:
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


def _read_up_to(
    history: LinkHistory, snapshot: Snapshot, pairs: Iterable[IndexPair] | None
) -> Mapping[tuple[str, int], int]:
    """Per shard, the leader's global checkpoint, which never falls, as the task heard it; known only after contact.

    `pairs` are those to look at; None: everything that runs.
    """
    if snapshot.running is None:
        return history.read_up_to
    running, last = snapshot.running.tasks, history.tasks.tasks
    names = running.keys() if pairs is None else [pair.follower for pair in pairs]
    read_up_to = {} if pairs is None else dict(history.read_up_to)
    for name in names:
        for shard in last.get(name, ()):
            read_up_to.pop((name, shard), None)
        for shard, task in steady(running.get(name, {})).items():
            if task.follower_mapping_version > 0:
                read_up_to[name, shard] = task.leader_global_checkpoint
    return read_up_to


def _uuids(history: LinkHistory, snapshot: Snapshot) -> tuple[Mapping[str, str], frozenset[str]]:
    known = history.leader_uuids
    told = snapshot.leader.indices if snapshot.leader else {}
    other = {name: copy.uuid for name, copy in told.items() if copy.uuid is not None and copy.uuid != known.get(name)}
    if not other:
        return known, history.recreated
    return {**known, **other}, history.recreated | (other.keys() & known.keys())
