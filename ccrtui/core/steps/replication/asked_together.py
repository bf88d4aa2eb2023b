"""Asking the same of many indices in one request, and alone of those about which one answer for many says nothing.

A list in which one name is closed or missing is refused for all (400, 404; recorded on Elasticsearch 7.3.0 to 9.5.3),
as is one in which one may not be read (403).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from ccrtui.core.call.answer import Answer
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.index import Count, DocumentCounts, IndexSettingsByName
from ccrtui.core.elasticsearch.requests.indices import count, document_counts, index_settings, index_traits, refresh
from ccrtui.core.elasticsearch.requests.names import in_parts

_OF_THE_NAMES = frozenset({200, 400, 403, 404})
"""Statuses of failures that may be about one of the names alone; what is too much for a server is not asked singly."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A question about indices: as it is asked of many, and of one; and whether an answer for many tells of one."""

    of_many: Callable[[Side, Iterable[str]], Call]
    of_one: Callable[[Side, str], Call]
    tells: Callable[[object, str], bool]


def settings_calls(facts: Facts, side: Side, names: Iterable[str]) -> Mapping[str, Call]:
    """The request that tells of the settings of each; what is not there, or hidden from us, is left out of a list."""
    return _calls(facts, side, names, _SETTINGS)


def refresh_calls(facts: Facts, side: Side, names: Iterable[str]) -> Mapping[str, Call]:
    """The request that refreshes each."""
    return _calls(facts, side, names, _REFRESH)


def count_calls(facts: Facts, side: Side, names: Iterable[str]) -> Mapping[str, Call]:
    """The request that counts the documents of each: alone where a shard of one of many was not counted."""
    return _calls(facts, side, names, _COUNT)


def counted(facts: Facts, calls: Mapping[str, Call], name: str) -> Count | None:
    """How many documents an index has, by the request that tells of it; None where that was not answered."""
    call = calls[name]
    outcome = facts.outcome(call)
    if isinstance(outcome, Answer) and isinstance(outcome.value, DocumentCounts):
        return Count(outcome.value.counts.get(name, 0), outcome.value.uncounted_shards)
    return facts.value(call, Count)


def reads_of(*calls: Mapping[str, Call]) -> tuple[Call, ...]:
    """Those requests, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(by_name.values() for by_name in calls)))


def _calls(facts: Facts, side: Side, names: Iterable[str], question: _Question) -> dict[str, Call]:
    """The request that decides for each name: that of its part, until its answer says nothing of the name."""
    calls: dict[str, Call] = {}
    for part in in_parts(dict.fromkeys(names)):
        together = question.of_many(side, part) if len(part) > 1 else question.of_one(side, part[0])
        outcome = facts.outcome(together)
        for name in part:
            silent = (
                outcome.status in _OF_THE_NAMES
                if isinstance(outcome, Fault)
                else outcome is not None and len(part) > 1 and not question.tells(outcome.value, name)
            )
            calls[name] = question.of_one(side, name) if silent else together
    return calls


def _settings_tell(value: object, name: str) -> bool:
    return isinstance(value, IndexSettingsByName) and name in value.indices


def _counts_tell(value: object, _name: str) -> bool:
    return isinstance(value, DocumentCounts) and value.uncounted_shards == 0


def _answer_tells(_value: object, _name: str) -> bool:
    return True


_SETTINGS = _Question(index_traits, index_settings, _settings_tell)
_REFRESH = _Question(lambda side, names: refresh(side, ",".join(sorted(names))), refresh, _answer_tells)
_COUNT = _Question(document_counts, count, _counts_tell)
