"""What `/` understands: text, `!text`, `lag>30s`, `ops>100`, `state:paused`, `effect:write`; conditions add up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ccrtui.core.call.answer import SentCall
from ccrtui.core.call.effect import Effect
from ccrtui.core.watch.link_view import IndexView
from ccrtui.core.watch.shard.lease import parse_time
from ccrtui.core.watch.verdict import Verdict

_COMPARISON = re.compile(r"(lag|ops)([<>])(.+)")


class FilterError(ValueError):
    """A condition that is not understood; its text is the message."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that must all hold. `lag` is in seconds, `ops` in operations, each as (sign, figure)."""

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    states: tuple[Verdict, ...] = ()
    lag: tuple[str, float] | None = None
    operations: tuple[str, float] | None = None
    effects: tuple[Effect, ...] = ()

    def admits(self, index: IndexView) -> bool:
        """Whether an index is shown. What is not known never passes a comparison."""
        names = f"{index.leader_index} {index.follower_index}".lower()
        return (
            self._names(names)
            and (not self.states or index.verdict in self.states)
            and _passes(self.lag, index.seconds_behind)
            and _passes(self.operations, index.operations_behind)
        )

    def admits_call(self, sent: SentCall, shown: str = "") -> bool:
        """Whether a call is shown; only text and effect apply to calls. A text may be what its row shows: `shown`."""
        call = sent.call
        names = f"{call.verb} {call.target} {call.side} {call.effect} {shown}".lower()
        return self._names(names) and (not self.effects or sent.call.effect in self.effects)

    def _names(self, text: str) -> bool:
        return all(word in text for word in self.wanted) and not any(word in text for word in self.unwanted)


def parse_filter(text: str) -> Filter:
    """Read a filter. Raises `FilterError` with the condition that is not understood."""
    wanted: list[str] = []
    unwanted: list[str] = []
    states: list[Verdict] = []
    effects: list[Effect] = []
    figures: dict[str, tuple[str, float]] = {}
    for condition in text.lower().split():
        if match := _COMPARISON.fullmatch(condition):
            figures[match[1]] = (match[2], _figure(condition, match[1], match[3]))
        elif condition.startswith("state:"):
            states += _states(condition)
        elif condition.startswith("effect:"):
            effects += _effects(condition)
        elif condition.startswith("!"):
            unwanted += [condition[1:]] if condition[1:] else []
        else:
            wanted.append(condition)
    return Filter(tuple(wanted), tuple(unwanted), tuple(states), figures.get("lag"), figures.get("ops"), tuple(effects))


def _figure(condition: str, name: str, text: str) -> float:
    if text.replace(".", "", 1).isdigit():
        return float(text)
    seconds = parse_time(text) if name == "lag" else None
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
