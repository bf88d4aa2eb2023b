"""One word for how a shard, an index or a link is doing; the worst part names the whole."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Verdict(StrEnum):
    """Worst first. A whole is as bad as its worst part."""

    STOPPED = "stopped"
    RETRYING = "retrying"
    STALLED = "stalled"
    PAUSED = "paused"
    SLOW = "slow"
    UNKNOWN = "unknown"
    BOOTSTRAPPING = "bootstrapping"
    CATCHING_UP = "catching_up"
    IN_SYNC = "in_sync"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self]

    @property
    def exit_code(self) -> int:
        """What a verb that ends with this verdict returns: 0 well, 1 a problem, 4 not established."""
        if self is Verdict.UNKNOWN:
            return 4
        return 0 if self.rank > Verdict.UNKNOWN.rank else 1

    @property
    def is_problem(self) -> bool:
        """Whether someone should look: everything that is not known to go well."""
        return self.exit_code != 0


_RANKS = {verdict: rank for rank, verdict in enumerate(Verdict)}


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdict of a whole; of nothing at all nothing is known."""
    return min(verdicts, key=_RANKS.__getitem__, default=Verdict.UNKNOWN)


class Reason(StrEnum):
    """Why a verdict is what it is."""

    PROVEN = "proven"
    BY_NUMBERS = "by_numbers"
    """Level by the numbers of both sides, whose histories could not be compared: no green."""
    CONNECTION_DOWN = "connection_down"
    """Level when the leader was asked, and not connected to it: no green, as nothing that came since arrives."""

    ASYNC_DURABILITY = "async_durability"
    HISTORY_UNPROVEN = "history_unproven"
    AS_FOLLOWER_SEES = "as_follower_sees"
    BEHIND = "behind"
    FIRST_COPY = "first_copy"
    NOT_ESTABLISHED = "not_established"
    NOT_FOLLOWING = "not_following"
    LEADER_NOT_REACHED = "leader_not_reached"
    FOLLOWER_NOT_REACHED = "follower_not_reached"
    SAMPLE_TOO_OLD = "sample_too_old"
    RIGHT_MISSING = "right_missing"
    LOGIN_REFUSED = "login_refused"
    LOGIN_WANTED = "login_wanted"
    """A cluster wants to know who asks, and no user was named."""
    LICENCE_REFUSES = "licence_refuses"
    EDITION_WITHOUT_CCR = "edition_without_ccr"
    """One side has no cross-cluster replication at all."""
    CERTIFICATE_REFUSED = "certificate_refused"
    NO_MASTER = "no_master"
    SHARDS_UNASSIGNED = "shards_unassigned"
    LEADER_SHARDS_MISSING = "leader_shards_missing"
    IDENTITY_UNPROVEN = "identity_unproven"
    FALLING_BEHIND = "falling_behind"
    NOT_MOVING = "not_moving"
    PAUSED = "paused"
    LEASE_EXPIRED = "lease_expired"
    NO_CONTACT = "no_contact"
    LINK_SILENT = "link_silent"
    LEADER_UNREACHABLE = "leader_unreachable"
    READ_FAILING = "read_failing"
    AUTO_FOLLOW_FAILED = "auto_follow_failed"
    """An auto-follow pattern takes the index, and could not follow it: it has no standby."""
    PRIVILEGE_LOST = "privilege_lost"
    WRITE_REFUSED = "write_refused"
    ALIAS_MISSING = "alias_missing"
    LEADER_INDEX_CLOSED = "leader_index_closed"
    LEADER_INDEX_MISSING = "leader_index_missing"
    LEADER_RECREATED = "leader_recreated"
    LEADER_INDEX_BLOCKED = "leader_index_blocked"
    """The leader index refuses reads (`index.blocks.read`)."""
    LEADER_INDEX_REFUSED = "leader_index_refused"
    """The leader cluster tells nothing of the index (`index.blocks.metadata`)."""
    FOLLOWER_CLOSED = "follower_closed"
    FOLLOWER_INDEX_REFUSED = "follower_index_refused"
    FOLLOWS_ANOTHER = "follows_another"
    """What the profile wants and what has that name on the follower cluster are two things."""
    WANTED_TWICE = "wanted_twice"
    """The profile wants one follower index for two leader indices."""
    OTHER_LEADER = "other_leader"
    HISTORY_LOST = "history_lost"
    HISTORY_DIFFERS = "history_differs"
    MAPPING_CONFLICT = "mapping_conflict"
    OVERLOADED = "overloaded"
    """The follower had no room to write: fatal, and over with a pause and a resume."""
    CONNECTIONS_LOST = "connections_lost"
    """The leader came back while it was dialled: fatal, and over with a pause and a resume."""
    FATAL_ERROR = "fatal_error"
    BOOTSTRAP_FAILED = "bootstrap_failed"
    LEFTOVER_TASK = "leftover_task"


INCOMPARABLE = frozenset(
    {
        Reason.LEADER_RECREATED,
        Reason.LEADER_INDEX_MISSING,
        Reason.OTHER_LEADER,
        Reason.HISTORY_DIFFERS,
        Reason.FOLLOWS_ANOTHER,
        Reason.WANTED_TWICE,
    }
)
"""Reasons for which the figures of the two sides are those of two histories: they are never subtracted."""


def rank_of(verdict: Verdict, reason: Reason) -> tuple[int, int]:
    """Where a part stands among the others, the worst first: of those that are level the proven one is the best."""
    return verdict.rank, _LEVEL_RANKS.get(reason, len(_LEVEL_RANKS))


_LEVEL_RANKS = {Reason.CONNECTION_DOWN: 0, Reason.BY_NUMBERS: 1}


class Evidence(StrEnum):
    """Whose word a shard's figures rest on."""

    LEADER = "leader"
    FOLLOWER = "follower"
    NONE = "none"
