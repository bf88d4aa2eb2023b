"""What auto-follow patterns could not follow, as the follower's statistics tell it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NotFollowed:
    """An index of the leader that a pattern takes and could not follow, with the newest error.

    `at_ms` is when that was, in epoch milliseconds of the follower's clock: it grows with every further failure, of
    which there is one in each round. An index without soft deletes is tried once (auto-follow 28, recorded on 7.3.0).
    """

    pattern: str
    leader_index: str
    at_ms: int
    type: str
    reason: str


@dataclass(frozen=True, slots=True)
class AutoFollowed:
    """The remote clusters that patterns look at, by alias, and what of them could not be followed.

    An entry of the second may be history: 7.3 keeps it until another master is elected.
    """

    aliases: tuple[str, ...] = ()
    failed: tuple[NotFollowed, ...] = ()


NOTHING = AutoFollowed()
