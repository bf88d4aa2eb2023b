"""The history in Chinese."""

from __future__ import annotations

from ccrtui.core.record.event import CONNECTED, CUT, EXPIRED, RENEWED, RUNNING_OUT
from ccrtui.text.records.history import HistoryWords

HISTORY = HistoryWords(
    verdict="{index}：由{before}变为{after}[，持续 {lasted}]",
    connection="“{link}”：{after}[，持续 {lasted}]",
    appeared="{index}：新出现，{after}",
    gone="{index}：已不存在[，此前{before}]",
    lease="{index}：领导者上的历史{after}[，持续 {lasted}]",
    clock="本机时钟被调整了 {seconds} 秒",
    states={
        CONNECTED: "已连接",
        CUT: "未连接",
        RENEWED: "正常续期",
        RUNNING_OUT: "即将到期",
        EXPIRED: "已到期",
    },
    none="自 {since} 起没有变化。",
    flapping="{index} 反复变化：{n} 次。",
    breaks="最近一小时：中断 {n} 次，最长 {longest}",
    one_break="最近一小时：中断 1 次，{longest}",
    no_breaks="最近一小时：无中断",
    exported="{file}：{size} 字节，{first} 至 {last}",
)
