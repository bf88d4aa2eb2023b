"""What `/` takes: text, `!text`, `lag>30s`, `ops>100`, `lease<2h`, `state:paused`, `new`, `effect:write`; all count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ccrtui.core.call.answer import SentCall
from ccrtui.core.call.effect import Effect
from ccrtui.core.watch.link_view import IndexView
from ccrtui.core.watch.shard.lease import parse_time
from ccrtui.core.watch.verdict import Verdict

NEW, GONE = "new", "gone"
"""What a row is marked with that has come or gone while it was watched."""
_COMPARISON = re.compile(r"(lag|ops|lease)([<>])(.+)")


class FilterError(ValueError):
    """A condition that is not understood; its text is the message."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that must all hold. `lag` and `lease` are in seconds, `ops` in operations, as (sign, figure)."""

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    states: tuple[Verdict, ...] = ()
    lag: tuple[str, float] | None = None
    operations: tuple[str, float] | None = None
    lease: tuple[str, float] | None = None
    """How long the leader still keeps what a follower needs that does not renew."""
    effects: tuple[Effect, ...] = ()

    marks: frozenset[str] = frozenset()
    """What it has to be marked with: `NEW`, `GONE`."""

    def admits(self, index: IndexView, marks: frozenset[str] = frozenset()) -> bool:
        """Whether an index with these marks is shown. What is not known never passes a comparison."""
        names = f"{index.leader_index} {index.follower_index}".lower()
        return (
            self._names(names)
            and self.marks <= marks
            and (not self.states or index.verdict in self.states)
            and _passes(self.lag, index.seconds_behind)
            and _passes(self.operations, index.operations_behind)
            and _passes(self.lease, index.lease_left_s)
        )

    def admits_call(self, sent: SentCall, shown: str = "") -> bool:
        """Whether a call is shown; only text and effect apply to calls. A text may be what its row shows: `shown`."""
        call = sent.call
        names = f"{call.verb} {call.target} {call.side} {call.effect} {shown}".lower()
        marked = all(mark in names for mark in self.marks)
        return marked and self._names(names) and (not self.effects or sent.call.effect in self.effects)

    def _names(self, text: str) -> bool:
        return all(word in text for word in self.wanted) and not any(word in text for word in self.unwanted)


def parse_filter(text: str) -> Filter:
    """Read a filter. Raises `FilterError` with the condition that is not understood."""
    wanted: list[str] = []
    unwanted: list[str] = []
    states: list[Verdict] = []
    effects: list[Effect] = []
    marks: set[str] = set()
    figures: dict[str, tuple[str, float]] = {}
    for condition in text.lower().split():
        if match := _COMPARISON.fullmatch(condition):
            figures[match[1]] = (match[2], _figure(condition, match[1], match[3]))
        elif condition.startswith("state:"):
            states += _states(condition)
        elif condition.startswith("effect:"):
            effects += _effects(condition)
        elif condition in (NEW, GONE):
            marks.add(condition)
        elif condition.startswith("!"):
            unwanted += [condition[1:]] if condition[1:] else []
        else:
            wanted.append(condition)
    return Filter(
        tuple(wanted),
        tuple(unwanted),
        tuple(states),
        figures.get("lag"),
        figures.get("ops"),
        figures.get("lease"),
        tuple(effects),
        frozenset(marks),
    )


def _figure(condition: str, name: str, text: str) -> float:
    if text.replace(".", "", 1).isdigit():
        return float(text)
    seconds = parse_time(text) if name != "ops" else None
    if seconds is None:
        raise FilterError(condition)
    return seconds


def _states(condition: str) -> Iterable[Verdict]:
    wanted = condition.removeprefix("state:").replace("-", "_")
    verdicts = [verdict for verdict in Verdict if wanted and verdict.value.startswith(wanted)]
    if not verdicts:
        raise FilterError(condition)
    return verdicts


def _effects(condition: str) -> Iterable[Effect]:
    wanted = condition.removeprefix("effect:")
    effects = [effect for effect in Effect if wanted and effect.value.startswith(wanted)]
    if not effects:
        raise FilterError(condition)
    return effects


def _passes(condition: tuple[str, float] | None, figure: float | None) -> bool:
    if condition is None:
        return True
    if figure is None:
        return False
    sign, limit = condition
    return figure > limit if sign == ">" else figure < limit
