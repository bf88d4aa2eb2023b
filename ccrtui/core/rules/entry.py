"""A line of the table of findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ccrtui.core.call.fault import FaultCode
from ccrtui.core.rules.code import FindingCode
from ccrtui.core.rules.finding import Confidence, Impact, RemedyKind, Severity
from ccrtui.core.walk.code import Code
from ccrtui.core.watch.verdict import Reason


class Family(StrEnum):
    """What a finding is about, in the order in which a cause is looked for; one file of the table each."""

    CLUSTERS = "clusters"
    CLOUD = "cloud"
    NETWORK = "network"
    REMOTE = "remote"
    LEADER = "leader"
    FOLLOWER = "follower"
    PACE = "pace"
    EXAMINATION = "examination"


OF_INDICES = frozenset({Family.LEADER, Family.FOLLOWER, Family.PACE})
"""What is about single indices; all else is about the link, or an end of it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is fixed of a finding.

    `severity` is the worst it can have: nothing is worse than the verdict it is about. `remedy` is the kind of its way
    out at best. `reasons`, `codes` and `faults` are what the watch, a step and a call say where this is so: it is never
    judged a second time. `explains` are findings that are so because of this one.
    """

    family: Family
    number: int
    severity: Severity
    impact: Impact
    remedy: RemedyKind
    reasons: frozenset[Reason] = frozenset()
    codes: frozenset[Code] = frozenset()
    faults: frozenset[FaultCode] = frozenset()
    explains: frozenset[FindingCode] = frozenset()
    confidence: Confidence = Confidence.CERTAIN

    @property
    def label(self) -> str:
        """The number as it is shown."""
        return f"CCR{self.number:03}"
