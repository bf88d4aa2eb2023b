"""Numbers of now beside what was told earlier of what the indices are, for as long as these are the same indices."""

from __future__ import annotations

from collections.abc import Mapping, Set

from ccrtui.core.elasticsearch.replication import IndexCopy, ShardCopy, ShardStats


class Identified:
    """The indices of one side. A copy of which nothing is another stays the very value that it was."""

    def __init__(self) -> None:
        self._told: dict[str, IndexCopy] = {}
        """By index, as it was last told with everything."""
        self._standing: Mapping[str, IndexCopy] = {}
        self._whole: dict[str, IndexCopy] = {}
        """What stands, each with what is known of what it is, but for those in `_stale`."""
        self._stale: set[str] = set()
        self._last: ShardStats | None = None

    @property
    def standing(self) -> Set[str]:
        """Those that gave figures last."""
        return self._standing.keys()

    def begin(self, stats: ShardStats) -> None:
        """Take an answer that tells everything of all of them."""
        self._told, self._standing = dict(stats.indices), stats.indices
        self._whole, self._stale, self._last = dict(stats.indices), set(), stats

    def identify(self, names: frozenset[str], stats: ShardStats) -> None:
        """Take an answer that tells everything of those."""
        for name in names:
            if name in stats.indices:
                self._told[name] = stats.indices[name]
            else:
                self._told.pop(name, None)
        self._stale.update(names)

    def stand(self, stats: ShardStats, names: frozenset[str]) -> frozenset[str]:
        """Take the numbers of all; tells of which of `names` it is not known any more, or not yet, what they are.

        An index that is made anew under its name stands below where the last one stood, or was away for a moment.
        """
        before, self._standing = self._standing, stats.indices
        if before is not stats.indices:
            others = [name for name, copy in stats.indices.items() if before.get(name) is not copy]
            gone = before.keys() - stats.indices.keys()
            for name in (*others, *gone):
                if name in gone or _is_another(before.get(name), stats.indices[name]):
                    self._told.pop(name, None)
            self._stale.update(others, gone)
        return names & (stats.indices.keys() - self._told.keys())

    def completed(self) -> ShardStats:
        """All that stands now, each with what is known of what it is."""
        if self._stale or self._last is None:
            whole = dict(self._whole)
            for name in self._stale:
                if name in self._standing:
                    whole[name] = _with_identity(self._standing[name], self._told.get(name))
                else:
                    whole.pop(name, None)
            self._whole, self._stale, self._last = whole, set(), ShardStats(whole)
        return self._last


def _is_another(before: IndexCopy | None, now: IndexCopy) -> bool:
    """Whether it may be another index, or another copy, than before."""
    if before is None or before.shards.keys() != now.shards.keys():
        return True
    return any(copy.max_seq_no < before.shards[number].max_seq_no for number, copy in now.shards.items())


def _with_identity(copy: IndexCopy, told: IndexCopy | None) -> IndexCopy:
    if told is None:
        return copy
    return IndexCopy(
        told.uuid, {number: _shard(shard, told.shards.get(number)) for number, shard in copy.shards.items()}
    )


def _shard(numbers: ShardCopy, told: ShardCopy | None) -> ShardCopy:
    if told is None:
        return numbers
    return ShardCopy(
        numbers.shard,
        numbers.max_seq_no,
        numbers.global_checkpoint,
        told.docs,
        told.leases,
        told.history,
        told.node,
    )
