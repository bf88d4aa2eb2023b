"""What stands at a chart: what it shows, its worst value, its time."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.record.through_time.measure import Measure
from ccrtui.text.record import Record


class ChartWords(Record):
    """Words of charts, in the console and in a report."""

    measures: Mapping[Measure, str]
    worst: str
    """`{value}`, `{at}`; of a rate `peak`."""
    peak: str
    over: str
    """`{span}`, and the keys that change it."""
    level: str
    """`{names}` of what was nothing all the time."""
    no_further: str
    nothing: str
    """Nothing is recorded of the time of a chart."""
    not_known: str
    """What a gap means."""
    spans: Mapping[float, str]
    """The times that a chart can be over, by their seconds."""
    minutes_and: str
    """`{m}` minutes and `{s}` seconds."""
