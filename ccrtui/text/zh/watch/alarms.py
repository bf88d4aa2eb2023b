"""Thresholds and monitoring in Chinese."""

from __future__ import annotations

from ccrtui.text.records.watch.alarms import AlarmWords

ALARMS = AlarmWords(
    warn="警告：{what}",
    critical="严重：{what}",
    behind="落后 {value}，超过限值 {limit}",
    history="历史仅剩 {value}，低于限值 {limit}",
    sentence="{text}。",
    plugin="{profile}，{alias}：{verdict}，{n} 个索引中 {not_level} 个未持平[，最差：{worst}]",
    plugin_failed="无法确认：{reason}",
    serving="监控指标：{url}",
    not_written="无法写入 {file}：{reason}。监视继续，并会再次尝试。",
    command_timed_out="未在时限内结束",
    command_failed="以错误码退出",
    change="{profile}[ / {link}]：{verdict}",
)
