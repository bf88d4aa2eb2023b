"""Charts in Chinese."""

from __future__ import annotations

from ccrtui.core.record.through_time.measure import Measure
from ccrtui.text.records.watch.charts import ChartWords

CHARTS = ChartWords(
    measures={
        Measure.SECONDS: "落后时间",
        Measure.OPERATIONS: "落后操作数",
        Measure.TRANSPORT: "传输延迟：尚未请求",
        Measure.APPLY: "应用延迟：已请求、未写入",
        Measure.TAKEN: "领导者写入",
        Measure.WRITTEN: "追随者写入",
    },
    worst="最差 {value}[，{at}]",
    peak="最高 {value}[，{at}]",
    over="最近 {span}   ( 更短  ) 更长",
    level="始终为零：{names}",
    no_further="没有这样的图表。",
    nothing="这段时间尚无记录。",
    not_known="未知",
    spans={900.0: "15 分钟", 10_800.0: "3 小时", 86_400.0: "一天", 2_592_000.0: "30 天"},
    minutes_and="{m} 分 {s} 秒",
)
