"""A link as a monitoring plug-in reports it: one of four states."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from ccrtui.core.alarm.alarm import Level
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict


class NagiosState(IntEnum):
    """The exit codes of the Nagios plug-in interface; the words are its own, in every language."""

    OK = 0
    WARNING = 1
    CRITICAL = 2
    UNKNOWN = 3


_WORST_FIRST = (NagiosState.CRITICAL, NagiosState.WARNING, NagiosState.UNKNOWN, NagiosState.OK)
_NOT_LOST_YET = frozenset({(Verdict.PAUSED, Reason.PAUSED), (Verdict.SLOW, Reason.FALLING_BEHIND)})


def index_state(index: IndexView) -> NagiosState:
    """The state of one index: of its verdict, or of what has passed a threshold, whichever is worse."""
    level = {Level.CRITICAL: NagiosState.CRITICAL, Level.WARN: NagiosState.WARNING}
    by_alarm = level[index.alarm] if index.alarm else NagiosState.OK
    return worst_state((_by_verdict(index.verdict, index.reason), by_alarm))


def link_state(view: LinkView) -> NagiosState:
    """The state of a link, the worst of its indices and its own; of one without indices nothing is known."""
    states = [index_state(index) for index in view.indices]
    if view.own_verdict is not None or not states:
        states.append(_by_verdict(view.own_verdict or Verdict.UNKNOWN, view.reason))
    return worst_state(states)


def worst_state(states: Iterable[NagiosState]) -> NagiosState:
    """The state of a whole."""
    known = set(states)
    return next((state for state in _WORST_FIRST if state in known), NagiosState.UNKNOWN)


def _by_verdict(verdict: Verdict, reason: Reason) -> NagiosState:
    """Paused and too slow are a warning while nothing is lost of it; from when on it is more, thresholds say."""
    if verdict.exit_code == 0:
        return NagiosState.OK
    if verdict is Verdict.UNKNOWN:
        return NagiosState.UNKNOWN
    return NagiosState.WARNING if (verdict, reason) in _NOT_LOST_YET else NagiosState.CRITICAL
