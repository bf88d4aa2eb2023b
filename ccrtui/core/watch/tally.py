"""Documents counted by searching, with the moment they are of: statistics stand still where nobody searches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Side
from ccrtui.core.elasticsearch.index import DocumentCounts

REFRESH_S = 1.0
"""How late a count may be: what was written since the last refresh is not in it (`index.refresh_interval`)."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Documents of one index, by its uuid, and since when (monotonic seconds) that is how many there were."""

    uuid: str | None
    documents: int
    at: float


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted last, by side and index name."""

    counted: Mapping[tuple[Side, str], Counted] = field(default_factory=dict)

    def get(self, side: Side, name: str, uuid: str | None) -> Counted | None:
        """The last count of that very index."""
        counted = self.counted.get((side, name))
        return counted if counted is not None and uuid in (None, counted.uuid) else None

    def add(self, side: Side, uuids: Mapping[str, str | None], outcome: Outcome) -> Tally:
        """Add an answer; `asked` are the indices with their uuids. What some shard did not tell is not taken."""
        value = outcome.value if isinstance(outcome, Answer) else None
        if not isinstance(outcome, Answer) or not isinstance(value, DocumentCounts) or value.uncounted_shards:
            return self
        at = outcome.sent_at - REFRESH_S
        fresh = {(side, name): Counted(uuid, value.counts.get(name, 0), at) for name, uuid in uuids.items()}
        return replace(self, counted={**self.counted, **fresh})
