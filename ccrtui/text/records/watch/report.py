"""What a report says: headings, columns, sentences."""

from __future__ import annotations

from ccrtui.text.record import Record


class ReportWords(Record):
    """Moments are in UTC, spans of time in words."""

    title: str
    """`{profile}`"""
    period: str
    """`{since}`, `{until}`, `{length}`"""
    made: str
    """`{at}`, `{version}`"""
    end: str
    """`{side}`, `{name}`, `{region}`, `{version}`"""
    link: str
    """`{link}`"""
    nothing: str
    worst: str
    """`{value}`, `{at}`, `{index}`"""
    level: str
    most: str
    """`{value}`, `{at}`"""
    breaks: str
    """`{n}`, `{longest}`"""
    one_break: str
    no_breaks: str
    watched: str
    """`{watched}` of `{length}`, `{share}` per cent"""
    unwatched: str
    """`{spans}`, each as `{first}` to `{last}` of `span`"""
    span: str
    more: str
    """`{n}` further ones of a list."""
    verdicts: str
    verdict: str
    time: str
    share: str
    lag: str
    half: str
    most_of_it: str
    nearly_all: str
    maximum: str
    when: str
    unknown: str
    whole: str
    charts: str
    no_data: str
    """`{names}` of what a chart shows, and what its grey parts mean."""
    breaks_head: str
    begin: str
    end_at: str
    lasted: str
    what: str
    lasts: str
    """Instead of an end."""
    indices: str
    index: str
    problem: str
    in_sync: str
    operations: str
    never: str
    """`{n}` indices of `{all}` of which nothing is to be told."""
    how: str
    notes: tuple[str, ...]
