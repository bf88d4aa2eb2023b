"""Figures in Chinese."""

from __future__ import annotations

from ccrtui.text.records.watch.figures import FigureWords

FIGURES = FigureWords(
    now="刚刚",
    under_a_second="<1 秒",
    seconds="{n} 秒",
    minutes="{n} 分",
    hours="{n} 小时",
    days="{n} 天",
    ago="{age}前",
    at_least="{n}以上",
    operations="{n} 个操作",
    operations_short="{n} 操作",
    per_second="{n} 操作/秒",
    documents="{n} 个文档",
    milliseconds="{n} ms",
    separator="、",
    clause="，",
    joint="",
)
