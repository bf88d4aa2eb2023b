"""Who follows, over time: which followers have come since the watch began, and which have gone, each with when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ccrtui.core.profile.profile import IndexPair

if TYPE_CHECKING:
    from ccrtui.core.elasticsearch.replication import FollowInfo
    from ccrtui.core.watch.snapshot import Snapshot

MOST_GONE = 200
"""How many that have gone are remembered, the newest."""


NEW_S = 3600.0
"""For how long one that has come counts as new."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was seen: monotonic seconds, and the same by this machine's clock, in epoch seconds."""

    at: float
    epoch_s: float


@dataclass(frozen=True, slots=True)
class Roster:
    """The followers of one alias, by their index name.

    `came` are those that were not there when the watch began, with when they were first seen; `gone` those that were
    there and are no more, with when they were first missed. Nothing is said of the first look: nobody has come by then.
    """

    told: FollowInfo | None = None
    present: Mapping[str, IndexPair] = field(default_factory=dict)
    came: Mapping[str, Moment] = field(default_factory=dict)
    gone: Mapping[str, tuple[IndexPair, Moment]] = field(default_factory=dict)

    def new_since(self, follower_index: str, now: float) -> Moment | None:
        """When a follower was first seen that is new at `now` (monotonic seconds); None of one that is not."""
        moment = self.came.get(follower_index)
        return moment if moment is not None and now - moment.at <= NEW_S else None


def looked(before: Roster, snapshot: Snapshot) -> Roster:
    """Add who follows now; the same where that was not told, or nobody has come or gone."""
    info = snapshot.followers
    if info is None or info is before.told:
        return before
    at = Moment(snapshot.taken_at, snapshot.sampled_at)
    present = {
        name: IndexPair(entry.leader_index, name)
        for name, entry in info.followers.items()
        if entry.alias == snapshot.alias
    }
    if before.told is None:
        return Roster(info, present)
    if present.keys() == before.present.keys():
        return replace(before, told=info, present=present)
    came = {name: moment for name, moment in before.came.items() if name in present}
    came |= dict.fromkeys(present.keys() - before.present.keys(), at)
    left = {name: (before.present[name], at) for name in sorted(before.present.keys() - present.keys())}
    gone = {name: entry for name, entry in before.gone.items() if name not in present} | left
    return Roster(info, present, came, dict(list(gone.items())[-MOST_GONE:]))
