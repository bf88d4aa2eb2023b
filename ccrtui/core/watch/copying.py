"""First copies over our own samples of them: when one was seen, and how fast its bytes come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ccrtui.core.elasticsearch.replication import FirstCopy, Recovery
from ccrtui.core.watch.shard.track import Point, Track
from ccrtui.core.watch.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class CopyPace:
    """The bytes of one first copy over time. `first` and `last` are when it was first and last asked after."""

    bytes: Track
    first: float
    last: float

    @property
    def bytes_per_s(self) -> float | None:
        """Over the last samples; None until there are two."""
        return self.bytes.rate(self.last, self.first)

    def left_s(self, copy: FirstCopy) -> float | None:
        """How long the rest takes at this pace; None where nothing comes, or how much there is is not known yet."""
        rate = self.bytes_per_s
        if not rate or copy.total_bytes <= 0:
            return None
        return max(0, copy.total_bytes - copy.recovered_bytes) / rate


def paced(before: Mapping[str, CopyPace], recovery: Recovery | None, at: float) -> Mapping[str, CopyPace]:
    """Add one answer about first copies: those that are under way. The same where none was asked for."""
    if recovery is None:
        return before
    under_way = {name: copy for name, copy in recovery.copies.items() if copy.shards_done < copy.shards}
    return {name: _with(before.get(name), copy.recovered_bytes, at) for name, copy in under_way.items()}


def _with(pace: CopyPace | None, copied: int, at: float) -> CopyPace:
    """One that has fewer bytes than before is another copy, and begins anew."""
    if pace is None or copied < pace.bytes.newest:
        return CopyPace(Track((Point(at, copied),)), at, at)
    return CopyPace(pace.bytes.with_sample(at, copied, pace.last), pace.first, at)


def copied_at(before: Mapping[str, float], snapshot: Snapshot) -> Mapping[str, float]:
    """Adds what is copied just now: its recovery is under way, or its index is yellow with no primary started."""
    copies = snapshot.copies.copies if snapshot.copies else {}
    entries = snapshot.indices.entries if snapshot.indices else {}
    under_way = {name for name, copy in copies.items() if copy.shards_done < copy.shards}
    yellow = {
        name for name, entry in entries.items() if entry.health == "yellow" and not snapshot.follower_copy(name).shards
    }
    return {**before, **dict.fromkeys(under_way | yellow, snapshot.taken_at)}
