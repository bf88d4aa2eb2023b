"""Whether figures have passed their limits for long enough, and are back: from one view of a link to the next."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ccrtui.core.alarm.alarm import Alarm, Figure, Level
from ccrtui.core.profile.threshold import HOUR_S, Threshold, threshold_of
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Verdict

HYSTERESIS_PERCENT = 10.0
"""How far back from its limit a figure must come before it is over, where the profile does not say."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A limit that was passed: since when, in monotonic seconds, and whether for as long as it must have been."""

    since: float
    held: bool


Standing = Mapping[tuple[str, Figure, Level], Passed]
"""By follower index: what has passed its limit."""


@dataclass(frozen=True, slots=True)
class Guard:
    """The thresholds of a profile, and what had passed them at the last view."""

    thresholds: tuple[Threshold, ...]
    hold: bool = True
    """Whether a limit must have been passed for some time; a single look cannot wait for that."""
    standing: Standing = field(default_factory=dict)

    def after(self, view: LinkView) -> tuple[Guard, LinkView]:
        """What holds after this view, and the view with the alarms of its indices, those that press first.

        An index that is level costs nothing, whatever its thresholds: it is behind the others in the view.
        """
        if not self.thresholds:
            return self, view
        standing: dict[tuple[str, Figure, Level], Passed] = {}
        indices: list[IndexView] = []
        for index in view.indices:
            if index.verdict is Verdict.IN_SYNC:
                indices.append(index)
                continue
            alarms = tuple(self._alarms(view, index, standing))
            indices.append(replace(index, alarms=alarms) if alarms else index)
        if any(index.alarms for index in indices):
            indices.sort(key=pressing)
            view = replace(view, indices=tuple(indices))
        return replace(self, standing=standing), view

    def _alarms(
        self, view: LinkView, index: IndexView, standing: dict[tuple[str, Figure, Level], Passed]
    ) -> Iterator[Alarm]:
        """The alarms of one index, at most one for each figure, and what stands of it from now on."""
        threshold = threshold_of(self.thresholds, view.called, index.follower_index)
        for figure, value in figures_of(index):
            told = False
            for level in Level:
                limit = getattr(threshold, f"{level}_{figure}")
                if limit is None:
                    continue
                key = (index.follower_index, figure, level)
                passed = _passed(threshold, figure, limit, value, view.taken_at, self.standing.get(key), self.hold)
                if passed is None:
                    continue
                standing[key] = passed
                if passed.held and not told:
                    told = True
                    yield Alarm(figure, level, limit, value, passed.since)


def _passed(
    threshold: Threshold,
    figure: Figure,
    limit: float,
    value: float | None,
    now: float,
    before: Passed | None,
    hold: bool,
) -> Passed | None:
    """What becomes of one limit. A figure that is not known now neither passes it nor comes back."""
    if value is None:
        return before
    if before is not None and before.held:
        return None if _back(threshold, figure, limit, value) else before
    if not _beyond(figure, value, limit):
        return None
    since = before.since if before else now
    if figure is Figure.SECONDS:
        since = min(since, now - (value - limit))
    return Passed(since, not hold or now - since >= (threshold.hold_seconds or 0.0))


def _beyond(figure: Figure, value: float, limit: float) -> bool:
    return value < limit if figure is Figure.HISTORY_HOURS else value > limit


def _back(threshold: Threshold, figure: Figure, limit: float, value: float) -> bool:
    """Whether it has come far enough back from the limit that it does not go to and fro."""
    percent = threshold.hysteresis_percent
    share = (HYSTERESIS_PERCENT if percent is None else percent) / 100
    if figure is Figure.HISTORY_HOURS:
        return value >= limit * (1 + share)
    return value <= limit * (1 - share)


def figures_of(index: IndexView) -> Iterator[tuple[Figure, float | None]]:
    """The figures of an index that is not level; None where it is not known and may be anything.

    History that is not at risk is kept for ever: the follower renews its leases.
    """
    known = index.distance_known
    seconds = index.seconds_behind if known else None
    yield Figure.SECONDS, seconds
    yield Figure.OPERATIONS, float(index.operations_behind) if known and index.operations_behind is not None else None
    left = index.lease_left_s
    at_risk = math.inf if index.verdict is not Verdict.UNKNOWN else None
    yield Figure.HISTORY_HOURS, at_risk if left is None else left / HOUR_S


_URGENCY = {Level.CRITICAL: 0, Level.WARN: 1, None: 2}


def pressing(index: IndexView) -> tuple[int, int]:
    """Where an index stands among the others: behind every worse verdict, before those of its own without an alarm."""
    return index.verdict.rank, _URGENCY[index.alarm]
