"""Figures in English."""

from __future__ import annotations

from ccrtui.text.records.watch.figures import FigureWords

FIGURES = FigureWords(
    now="now",
    under_a_second="<1 s",
    seconds="{n} s",
    minutes="{n} m",
    hours="{n} h",
    days="{n} d",
    ago="{age} ago",
    at_least="at least {n}",
    operations="{n} operations",
    operations_short="{n} ops",
    per_second="{n} ops/s",
    documents="{n} documents",
    milliseconds="{n} ms",
    separator=", ",
    clause=", ",
    joint=" ",
)
