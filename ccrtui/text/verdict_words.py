"""Verdicts and their reasons in words."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.watch.difference import Difference
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict
from ccrtui.text.record import Record


@dataclass(frozen=True, slots=True)
class VerdictText:
    """A verdict: one word for a row, and a sentence for a headline.

    The sentence takes `index`, `behind`, `operations`, `level_in`, `percent`, `since` and `lease_left`.
    """

    word: str
    sentence: str


class VerdictWords(Record):
    """One field for each verdict, named as its value, and one for what is in sync by its numbers alone."""

    stopped: VerdictText
    retrying: VerdictText
    stalled: VerdictText
    paused: VerdictText
    slow: VerdictText
    unknown: VerdictText
    bootstrapping: VerdictText
    catching_up: VerdictText
    in_sync: VerdictText
    by_numbers: VerdictText

    def of(self, verdict: Verdict, reason: Reason | None = None) -> VerdictText:
        """What to say of that verdict; what is in sync by its numbers alone has words of its own."""
        if verdict is Verdict.IN_SYNC and reason is Reason.BY_NUMBERS:
            return self.by_numbers
        found: VerdictText = getattr(self, verdict.value)
        return found


@dataclass(frozen=True, slots=True)
class ReasonText:
    """A reason: a few words for a row, and a sentence (`alias`, `lease_left`, `error`) on what it means."""

    short: str
    sentence: str


class ReasonWords(Record):
    """One field for each reason, named as its value."""

    proven: ReasonText
    by_numbers: ReasonText
    async_durability: ReasonText
    history_unproven: ReasonText
    as_follower_sees: ReasonText
    behind: ReasonText
    first_copy: ReasonText
    not_established: ReasonText
    not_following: ReasonText
    leader_not_reached: ReasonText
    follower_not_reached: ReasonText
    sample_too_old: ReasonText
    right_missing: ReasonText
    login_refused: ReasonText
    shards_unassigned: ReasonText
    leader_shards_missing: ReasonText
    identity_unproven: ReasonText
    falling_behind: ReasonText
    not_moving: ReasonText
    paused: ReasonText
    lease_expired: ReasonText
    no_contact: ReasonText
    link_silent: ReasonText
    leader_unreachable: ReasonText
    read_failing: ReasonText
    privilege_lost: ReasonText
    write_refused: ReasonText
    alias_missing: ReasonText
    leader_index_closed: ReasonText
    leader_index_missing: ReasonText
    leader_recreated: ReasonText
    other_leader: ReasonText
    history_lost: ReasonText
    history_differs: ReasonText
    mapping_conflict: ReasonText
    fatal_error: ReasonText
    bootstrap_failed: ReasonText
    leftover_task: ReasonText
    licence_refuses: ReasonText
    certificate_refused: ReasonText
    no_master: ReasonText
    leader_index_blocked: ReasonText
    leader_index_refused: ReasonText
    follower_closed: ReasonText
    follower_index_refused: ReasonText
    follows_another: ReasonText
    wanted_twice: ReasonText
    overloaded: ReasonText
    connections_lost: ReasonText

    def of(self, reason: Reason) -> ReasonText:
        """What to say of that reason."""
        found: ReasonText = getattr(self, reason.value)
        return found


class EvidenceSourceWords(Record):
    """Whose word a shard's figures rest on."""

    leader: str
    follower: str
    none: str

    def of(self, evidence: Evidence) -> str:
        """What to say of that source."""
        return str(getattr(self, evidence.value))


class DifferenceWords(Record):
    """Why two exact counts need not be the same."""

    other_index: str
    other_history: str
    by_numbers: str
    paused: str
    behind: str
    leader_moved: str
    partial: str
    unproven: str

    def of(self, difference: Difference) -> str:
        """What to say of that."""
        return str(getattr(self, difference.value))
