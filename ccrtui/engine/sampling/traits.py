"""What an index is that gives no figures, and the settings of those that do: asked by name, or by the list of all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.index import IndexList, IndexSettingsByName
from ccrtui.core.elasticsearch.requests.indices import index_list, index_named, index_settings, index_traits
from ccrtui.core.elasticsearch.requests.names import fitting

LIST_AGAIN_S = 30.0
"""How long the list of all indices is not asked for after it was refused: one blocked index is enough for that."""


@dataclass(frozen=True, slots=True)
class TraitAnswer:
    """An answer about settings: `asked` are the names, `refused` the one that was asked for alone and not told of."""

    settings: Outcome | None
    asked: frozenset[str]
    refused: dict[str, Fault]


class TraitReader:
    """Chooses how to ask one side what has become of some indices."""

    def __init__(self, side: Side) -> None:
        self._side = side
        self._list_refused_at: float | None = None
        self._left_out: frozenset[str] = frozenset()
        self._turn = 0
        self._named = 0
        self._singly = False

    def question(self, absent: Iterable[str], others: Iterable[str], now: float) -> Call | None:
        """The next question: of those without figures all at once, then each alone; then the settings of others."""
        names = sorted(absent)
        rest = [name for name in names if name not in self._left_out]
        if rest and self._listable(now):
            return index_list(self._side)
        further = sorted(others)
        if rest and (further or len(rest) > 1):
            return index_traits(self._side, fitting([*rest, *further]))
        if names:
            self._turn += 1
            return index_settings(self._side, rest[0] if rest else names[self._turn % len(names)])
        wanted = fitting(sorted(others))
        return index_traits(self._side, wanted) if wanted else None

    def listing(self, now: float) -> Call | None:
        """The list of all indices, where it was not refused a moment ago."""
        return index_list(self._side) if self._listable(now) else None

    def health_of(self, names: Sequence[str], now: float) -> Call:
        """What tells the colour of those: the list of all; where a block refuses it, their names, or one of them.

        One missing name has the whole question refused (recorded on 7.3.0).
        """
        if self._listable(now):
            return index_list(self._side)
        if not self._singly:
            return index_named(self._side, ",".join(fitting(names)))
        self._named += 1
        return index_named(self._side, names[self._named % len(names)])

    def unlistable(self, now: float) -> None:
        """Take for granted that the list is refused: what refuses figures refuses it too (recorded on 7.3.0)."""
        self._list_refused_at = now

    def _listable(self, now: float) -> bool:
        return self._list_refused_at is None or now - self._list_refused_at >= LIST_AGAIN_S

    def note(self, call: Call, outcome: Outcome, absent: Iterable[str], now: float) -> TraitAnswer:
        """Remember how it went: what the list, or the settings of many, leave out is asked for alone."""
        value = outcome.value if isinstance(outcome, Answer) else None
        if call.kind is Kind.INDEX_LIST and call != index_list(self._side):
            self._singly = self._singly or isinstance(outcome, Fault)
            return TraitAnswer(None, frozenset(), {})
        if call.kind is Kind.INDEX_LIST:
            self._list_refused_at = now if isinstance(outcome, Fault) and outcome.answered else None
            if isinstance(value, IndexList):
                self._left_out = frozenset(absent) - value.entries.keys()
            return TraitAnswer(None, frozenset(), {})
        asked = frozenset(call.target.split("/")[1].split(","))
        answered = value.indices.keys() if isinstance(value, IndexSettingsByName) else frozenset()
        self._left_out = (self._left_out - answered) | (asked - answered)
        alone = isinstance(outcome, Fault) and outcome.answered and len(asked) == 1 and asked <= set(absent)
        return TraitAnswer(
            outcome, asked, dict.fromkeys(asked, outcome) if alone and isinstance(outcome, Fault) else {}
        )
