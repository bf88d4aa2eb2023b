"""Which indices of the leader nobody takes: no follower, and no pattern that would take them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccrtui.core.profile.threshold import matches

if TYPE_CHECKING:
    from ccrtui.core.elasticsearch.index import IndexList
    from ccrtui.core.elasticsearch.replication import AutoFollow, FollowInfo


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of so many leader `indices`, by name: those that nobody takes, and those that a pattern names and nobody follows.

    A pattern takes only what is created after it (recorded on 7.3.0): an index that was there before is in the second
    list for as long as nobody follows it. Names that begin with a dot are the servers' own and are not counted.
    """

    indices: int
    untaken: tuple[str, ...]
    not_followed: tuple[str, ...]


def coverage(listing: IndexList, followers: FollowInfo, patterns: AutoFollow, alias: str) -> Coverage:
    """Hold the leader's indices against whatever follows through that alias."""
    names = sorted(name for name in listing.entries if not name.startswith("."))
    followed = {entry.leader_index for entry in followers.followers.values() if entry.alias == alias}
    active = [
        pattern for name, pattern in patterns.matches.items() if patterns.aliases.get(name) == alias and pattern.active
    ]
    free = [name for name in names if name not in followed]
    named = {name for name in free if any(_takes(pattern.includes, pattern.excludes, name) for pattern in active)}
    return Coverage(
        len(names),
        tuple(name for name in free if name not in named),
        tuple(name for name in free if name in named),
    )


def _takes(includes: Iterable[str], excludes: Iterable[str], name: str) -> bool:
    """Whether a name fits a pattern that takes, and none that leaves out: only `*` stands for something else."""
    taken, left_out = (any(matches(pattern, name) for pattern in patterns) for patterns in (includes, excludes))
    return taken and not left_out
