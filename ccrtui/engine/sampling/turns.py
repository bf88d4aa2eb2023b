"""Which of several questions is asked next, when there is room for one: the one that has waited longest."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Question(StrEnum):
    """What the follower is asked beside who follows, what runs and where it stands; in the order of the first tick."""

    TRAITS = "traits"
    REMOTE = "remote"
    CLOSED = "closed"
    RECOVERY = "recovery"
    HEALTH = "health"
    COLOUR = "colour"
    FLOW = "flow"


PERIOD: Mapping[Question, float] = {
    Question.TRAITS: 3.0,
    Question.REMOTE: 1.5,
    Question.CLOSED: 3.0,
    Question.RECOVERY: 2.0,
    Question.HEALTH: 3.0,
    Question.COLOUR: 5.0,
    Question.FLOW: 5.0,
}
"""In every how many ticks each is asked at least, as long as its turn comes."""


class Turns:
    """Remembers when each question was last asked."""

    def __init__(self) -> None:
        self._tick = 0
        self._asked: dict[Question, int] = {Question.COLOUR: 0, Question.FLOW: 1}

    def next(self, wanted: frozenset[Question]) -> Question:
        """The question of this tick: one never asked, else the one most overdue. Who is connected is always wanted."""
        self._tick += 1
        candidates = [question for question in Question if question in wanted or question is Question.REMOTE]
        chosen = max(candidates, key=self._overdue)
        self._asked[chosen] = self._tick
        return chosen

    def forget(self, question: Question) -> None:
        """Have a question count as never asked."""
        self._asked.pop(question, None)

    def _overdue(self, question: Question) -> float:
        asked = self._asked.get(question)
        return float("inf") if asked is None else (self._tick - asked) / PERIOD[question]
