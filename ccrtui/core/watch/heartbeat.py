"""The heartbeat of a link: how long a document takes from our write on the leader until we see it on the follower.

Both moments are of one clock, ours. Where it does not arrive although the leader took it, and no read of its follower
has come back since, the link swallows what it is given: known within seconds, where reads that wait for something to
happen tell by their poll time-out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ccrtui.core.watch.following.follows import Follows
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict

LATE_S = 3.0
"""How long a beat may be under way until nothing of it is told but that it is late; by id it is seen in less than a
second (heartbeat 213 to 223, on a busy 7.3.0)."""
MOST_WAITING = 600


@dataclass(frozen=True, slots=True)
class Pulse:
    """What is known of the beats of one run; times in monotonic seconds.

    `waiting` are those that the leader took and that were not seen yet, by version, with when they left. `took_s` is
    how long the newest took that was seen, at most: it was looked for now and then. `heard_at` is when the follower was
    last asked and answered.
    """

    index: str
    beats: int = 0
    waiting: tuple[tuple[int, float], ...] = ()
    seen_at: float | None = None
    took_s: float | None = None
    heard_at: float | None = None
    failing: str | None = None
    """The code of the fault with which the last beat was not taken by the leader; None: it was."""

    def taken(self, version: int, sent_at: float) -> Pulse:
        """After the leader took one."""
        waiting = (*self.waiting, (version, sent_at))[-MOST_WAITING:]
        return replace(self, beats=self.beats + 1, waiting=waiting, failing=None)

    def refused(self, fault: str) -> Pulse:
        """After the leader did not take one."""
        return replace(self, failing=fault)

    def seen(self, version: int | None, at: float) -> Pulse:
        """After the follower told which version it has; None: it has none yet."""
        arrived = [sent_at for each, sent_at in self.waiting if version is not None and each <= version]
        waiting = self.waiting[len(arrived) :]
        if not arrived:
            return replace(self, heard_at=at)
        return replace(self, waiting=waiting, seen_at=at, took_s=at - arrived[-1], heard_at=at)

    def late_s(self, now: float) -> float:
        """For how long the oldest has been under way that was not seen; 0.0 where none is."""
        return now - self.waiting[0][1] if self.waiting else 0.0


def with_heartbeat(view: LinkView, pulse: Pulse | None) -> LinkView:
    """The view with what the heartbeat tells of the link, as of its sample."""
    if pulse is None:
        return view
    told = replace(view, pulse=pulse)
    row = view.heartbeat
    swallowed = row is not None and _swallowed(row, pulse, view.taken_at) and not _came_back(view, pulse)
    if not swallowed or view.verdict.rank <= Verdict.RETRYING.rank:
        return told
    return replace(told, own_verdict=Verdict.RETRYING, reason=Reason.LINK_SILENT)


def _came_back(view: LinkView, pulse: Pulse) -> bool:
    """Whether a read of any index has come back since the oldest beat left that was not seen."""
    return view.read_back_at is not None and view.read_back_at >= pulse.waiting[0][1]


def _swallowed(row: IndexView, pulse: Pulse, now: float) -> bool:
    """Whether a beat is late for which the follower names no error."""
    if pulse.late_s(now) <= LATE_S or pulse.heard_at is None or pulse.heard_at < pulse.waiting[0][1]:
        return False
    return row.follows is Follows.ACTIVE and row.worst_error is None
