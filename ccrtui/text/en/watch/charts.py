"""Charts in English."""

from __future__ import annotations

from ccrtui.core.record.through_time.measure import Measure
from ccrtui.text.records.watch.charts import ChartWords

CHARTS = ChartWords(
    measures={
        Measure.SECONDS: "time behind",
        Measure.OPERATIONS: "operations behind",
        Measure.TRANSPORT: "transport lag: not asked for yet",
        Measure.APPLY: "apply lag: asked for, not written",
        Measure.TAKEN: "taken by the leader",
        Measure.WRITTEN: "written by the follower",
    },
    worst="worst {value}[, {at}]",
    peak="at most {value}[, {at}]",
    over="the last {span}   ( shorter  ) longer",
    level="nothing all the time: {names}",
    no_further="There is no such chart.",
    nothing="Nothing is recorded of this time yet.",
    not_known="not known",
    spans={900.0: "15 minutes", 10_800.0: "3 hours", 86_400.0: "a day", 2_592_000.0: "30 days"},
    minutes_and="{m} m {s} s",
)
