"""Verdicts and their reasons in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VerdictText:
    """A verdict: one word for a row, and a sentence for a headline.

    The sentence takes `index`, `behind`, `operations`, `level_in`, `percent`, `since` and `lease_left`.
    """

    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ReasonText:
    """A reason: a few words for a row, and a sentence (`alias`, `lease_left`, `error`) on what it means."""

    short: str
    sentence: str
