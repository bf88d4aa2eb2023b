"""What a report consists of, before it is a page of any form."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.record.through_time.series import Series


@dataclass(frozen=True, slots=True)
class Heading:
    """A title of a level, 1 the highest."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Sentences, each on its own; `listed` where they are points of a list, `strong` where they come first."""

    texts: tuple[str, ...]
    listed: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with their titles; the first is text, of the others those in `left` too."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Chart:
    """Series of one unit over one another."""

    series: tuple[Series, ...]


Block = Heading | Paragraphs | Table | Chart
"""A part of a report."""
