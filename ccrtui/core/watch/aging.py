"""What becomes of a judged link when nothing new arrives: old figures prove nothing."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Reason, Verdict

STALE_AFTER_S = 15.0
"""How old a sample may be, in seconds, before nothing good is said from it any more."""

_OVERDUE = 1.5
"""From how many times what was wished on the next sample is overdue."""

OLD_AFTER_TICKS = 3
"""How many ticks of the watch something may be old and still count as true now."""

_STEPS = (5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0)


def age_step(age_s: float) -> float:
    """The age as it is shown: it steps (0: now, 5 s, 10 s, 30 s, 1 m, ...), so that a quiet screen stays quiet."""
    return max((step for step in _STEPS if step <= age_s), default=0.0)


def old_after_s(tick_s: float = 1.0) -> float:
    """After how many seconds something seen is drawn as old, where the watch looks every `tick_s` seconds."""
    return min(OLD_AFTER_TICKS * max(1.0, tick_s), STALE_AFTER_S)


def stale_after_s(every_s: float | None) -> float:
    """After how many seconds a sample establishes nothing: where one is wished less often, not before it is overdue."""
    return STALE_AFTER_S if every_s is None else max(STALE_AFTER_S, _OVERDUE * every_s)


def grows_older(at: float, before: float, now: float, tick_s: float = 1.0, every_s: float | None = None) -> bool:
    """Whether something seen `at` is shown as older at `now` than it was `before`: another step, or old by now."""
    if age_step(now - at) != age_step(before - at):
        return True
    return any(before - at <= limit < now - at for limit in (old_after_s(tick_s), stale_after_s(every_s)))


def aged(view: LinkView, now: float, believed_s: float | None = None) -> LinkView:
    """The view as it counts at `now` (monotonic seconds): past `believed_s` every good word becomes unknown."""
    if now - view.taken_at <= (stale_after_s(view.every_s) if believed_s is None else believed_s):
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
