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
from ccrtui.core.watch.shard.shard_window import ShardWindow
from ccrtui.core.watch.snapshot import Snapshot
from ccrtui.core.watch.windows import with_sample


def advance(history: LinkHistory, snapshot: Snapshot) -> LinkHistory:
    """Add one snapshot."""
    told = news(history.last, snapshot, history.news)
    names = _to_add(history.news, told)
    pairs = snapshot.pairs if names is None else tuple(pair for pair in snapshot.pairs if pair.follower in names)
    windows, lively, read_back_at = with_sample(
        history, snapshot, pairs, () if names is None else told.returned - names
    )
    contradicted = set(history.contradicted)
    for pair in pairs:
        if _began_again(snapshot, pair, windows):
            contradicted.discard(pair.follower)
        elif _contradicts(history, snapshot, pair):
            contradicted.add(pair.follower)
    leader_known = history.leader_known.learn(snapshot.leader_told, [pair.leader for pair in snapshot.pairs])
    follower_known = history.follower_known.learn(snapshot.follower_told, [pair.follower for pair in snapshot.pairs])
    uuids, recreated = _uuids(history, snapshot)
    leases: Mapping[str, LeaseView] = history.leases
    held: Mapping[str, bool] = {}
    if snapshot.with_leases:
        uuids_known = {name: traits.uuid for name, traits in follower_known.traits.items()}
        leases = lease_views(history.leases, snapshot, uuids_known)
        held = {name: lease.held for name, lease in leases.items()}
        recreated -= _followed_again(snapshot, leases)
    primaries, remotes = _primaries(history, snapshot), snapshot.remote_info
    clock = snapshot.follower_clock_ahead
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
        follower_clock=history.follower_clock if clock is None else clock,
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
        lively=lively,
        read_back_at=read_back_at,
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
