"""What becomes of a judged link when nothing new arrives: old figures prove nothing."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict

STALE_AFTER_S = 15.0
"""How old a sample may be, in seconds, before nothing good is said from it any more."""

OLD_AFTER_TICKS = 3
"""How many ticks of the watch something may be old and still count as true now."""

_STEPS = (5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0)


def age_step(age_s: float) -> float:
    """The age as it is shown: it steps (0: now, 5 s, 10 s, 30 s, 1 m, ...), so that a quiet screen stays quiet."""
    return max((step for step in _STEPS if step <= age_s), default=0.0)


def old_after_s(tick_s: float = 1.0) -> float:
    """After how many seconds something seen is drawn as old, where the watch looks every `tick_s` seconds."""
    return min(OLD_AFTER_TICKS * max(1.0, tick_s), STALE_AFTER_S)


def grows_older(at: float, before: float, now: float, tick_s: float = 1.0) -> bool:
    """Whether something seen `at` is shown as older at `now` than it was `before`: another step, or old by now."""
    if age_step(now - at) != age_step(before - at):
        return True
    return any(before - at <= limit < now - at for limit in (old_after_s(tick_s), STALE_AFTER_S))


def aged(view: LinkView, now: float, stale_after_s: float = STALE_AFTER_S) -> LinkView:
    """The view as it counts at `now` (monotonic seconds): past `stale_after_s` every good word becomes unknown."""
    if now - view.taken_at <= stale_after_s:
        return view
    indices = sorted((_aged_index(index) for index in view.indices), key=lambda index: index.verdict.rank)
    return replace(view, indices=tuple(indices), reason=indices[0].reason if indices else view.reason)


def _aged_index(index: IndexView) -> IndexView:
    if index.verdict.rank <= Verdict.UNKNOWN.rank:
        return index
    shards = tuple(
        replace(shard, verdict=Verdict.UNKNOWN, reason=Reason.SAMPLE_TOO_OLD)
        if shard.verdict.rank > Verdict.UNKNOWN.rank
        else shard
        for shard in index.shards
    )
    return replace(index, verdict=Verdict.UNKNOWN, reason=Reason.SAMPLE_TOO_OLD, level_in_s=None, shards=shards)
