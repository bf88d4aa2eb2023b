"""How figures are said: their units. Every field takes `{n}` unless it is a word."""

from __future__ import annotations

from ccrtui.text.record import Record


class FigureWords(Record):
    """Units of time, operations and documents."""

    now: str
    under_a_second: str
    seconds: str
    minutes: str
    hours: str
    days: str
    ago: str
    """An age that is not now, with `{age}`."""
    at_least: str
    """A span of time that is longer by what is not known."""
    """A count that is larger by what is not known."""
    operations: str
    operations_short: str
    per_second: str
    documents: str
    milliseconds: str
    separator: str
    """Between the members of a list."""
    clause: str
    """Between parts of a sentence."""
    joint: str
    """Between sentences."""
