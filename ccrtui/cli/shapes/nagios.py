"""A judged link as a monitoring plug-in reports it: one line with performance data, then the indices to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccrtui.cli.shapes.link import index_text
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


Asked = Sequence[tuple[Profile, LinkView]]
"""Links as they were judged, each with the profile that speaks of it."""


def plugin_state(asked: Asked, failures: Sequence[str] = ()) -> NagiosState:
    """The state of all these links; of a profile that could not be used nothing is known."""
    return worst_state([*(link_state(view) for _, view in asked), *(NagiosState.UNKNOWN for _ in failures)])


def plugin_lines(words: Words, asked: Asked, failures: Sequence[str] = ()) -> list[str]:
    """The whole output: state and sentence, performance data behind a bar, then one line for each index that is bad."""
    sentences = "; ".join((*(_sentence(words, profile, view) for profile, view in asked), *failures))
    profiles, links = len({profile.name for profile, _ in asked}), len(asked)
    data: list[str] = []
    for profile, view in asked:
        named = [profile.name] * (profiles > 1) + [view.called] * (len(profile.links) > 1 and links > 1)
        data += _performance(profile, view, " ".join((*named, "")))
    bad = [index_text(words, view, index) for _, view in asked for index in view.indices if index_state(index)]
    first = f"{NAME} {plugin_state(asked, failures).name} - {_plain(sentences)}{_SEPARATOR}{' '.join(data)}"
    return [first, *map(_plain, bad[:LISTED])]


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


def _performance(profile: Profile, view: LinkView, label: str) -> Iterator[str]:
    """The figures of a link: the worst of its indices, `U` where that of one is not known."""
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
