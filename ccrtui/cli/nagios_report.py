"""A judged link as a monitoring plug-in reports it: one line with performance data, then the indices to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccrtui.cli.link_report import index_text
from ccrtui.core.alarm.alarm import Figure
from ccrtui.core.alarm.nagios import NagiosState, index_state, link_state, worst_state
from ccrtui.core.profile.profile import Profile
from ccrtui.core.profile.threshold import HOUR_S, Threshold
from ccrtui.core.watch.link_view import LinkView
from ccrtui.core.watch.verdict import Verdict
from ccrtui.text.words import Words

NAME = "CCR"
LISTED = 10
"""How many indices are named below the first line; the plug-in's output is cut by those that read it."""
_SEPARATOR = "|"


def plugin_state(views: Sequence[LinkView]) -> NagiosState:
    """The state of all these links."""
    return worst_state(map(link_state, views))


def plugin_lines(words: Words, profile: Profile, views: Sequence[LinkView]) -> list[str]:
    """The whole output: state and sentence, performance data behind a bar, then one line for each index that is bad."""
    sentences = "; ".join(_sentence(words, profile, view) for view in views)
    several = len(views) > 1
    data = " ".join(value for view in views for value in _performance(profile, view, several))
    named = [index_text(words, view, index) for view in views for index in view.indices if index_state(index)]
    return [f"{NAME} {plugin_state(views).name} - {_plain(sentences)}{_SEPARATOR}{data}", *map(_plain, named[:LISTED])]


def plugin_failure(reason: str) -> str:
    """The line of a plug-in that could not look."""
    return f"{NAME} {NagiosState.UNKNOWN.name} - {_plain(reason)}"


def _plain(text: str) -> str:
    """What stands behind a bar is taken for performance data."""
    return text.replace(_SEPARATOR, "/")


def _sentence(words: Words, profile: Profile, view: LinkView) -> str:
    worst = view.indices[0] if view.indices else None
    return words.say(
        words.alarms.plugin,
        profile=profile.name,
        alias=view.called,
        verdict=words.verdict(view.verdict, view.reason).word,
        not_level=len(view.not_level),
        n=len(view.indices),
        worst=index_text(words, view, worst).strip() if worst and worst.verdict is not Verdict.IN_SYNC else None,
    )


def _performance(profile: Profile, view: LinkView, several: bool) -> Iterator[str]:
    """The figures of a link: the worst of its indices, `U` where that of one is not known."""
    label = f"{view.called} " if several else ""
    limits = _Limits(tuple(each for each in profile.thresholds if each.link in (None, view.called)))
    total = len(view.indices)
    seconds = [0.0 if index.verdict is Verdict.IN_SYNC else index.seconds_behind for index in view.indices]
    operations = [0 if index.verdict is Verdict.IN_SYNC else index.operations_behind for index in view.indices]
    kept = [index.lease_left_s for index in view.indices if index.lease_left_s is not None]
    yield f"'{label}behind'={_worst(seconds)}s;{limits.of(Figure.SECONDS)};0".replace("Us;", "U;")
    yield f"'{label}operations'={_worst(operations)};{limits.of(Figure.OPERATIONS)};0"
    yield f"'{label}not_level'={len(view.not_level)};;;0;{total}"
    yield f"'{label}problems'={len(view.problems)};;;0;{total}"
    if kept:
        yield f"'{label}history'={_number(max(0.0, min(kept)))}s;{limits.of(Figure.HISTORY_HOURS, HOUR_S, ':')};0"


def _worst(figures: Sequence[float | None]) -> str:
    known = [figure for figure in figures if figure is not None]
    return _number(max(known)) if known and len(known) == len(figures) else "U"


def _number(figure: float) -> str:
    return f"{figure:.3f}".rstrip("0").rstrip(".")


class _Limits:
    """The limits that count for every index of a link alike; those of some indices alone are left out."""

    def __init__(self, thresholds: tuple[Threshold, ...]) -> None:
        self._thresholds = thresholds

    def of(self, figure: Figure, unit: float = 1.0, end: str = "") -> str:
        return ";".join(self._limit(f"{level}_{figure}", unit, end) for level in ("warn", "critical"))

    def _limit(self, key: str, unit: float, end: str) -> str:
        saying = [each for each in self._thresholds if getattr(each, key) is not None]
        if not saying or any(each.index is not None for each in saying):
            return ""
        return f"{_number(getattr(saying[-1], key) * unit)}{end}"
