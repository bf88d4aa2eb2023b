"""The history in Chinese."""

from __future__ import annotations

from ccrtui.core.record.event import CONNECTED, CUT, EXPIRED, RENEWED, RUNNING_OUT
from ccrtui.text.records.watch.history import HistoryWords

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
    events="事件",
    alike="，另有 {n} 个同样变化",
    breaks="最近一小时：中断 {n} 次，最长 {longest}",
    one_break="最近一小时：中断 1 次，{longest}",
    no_breaks="最近一小时：无中断",
    past="历史  {at}  {age}",
    recorded="上次记录  {at}  {age}",
    leave="[ ] 逐个时刻  { } 变化  @ 时刻  esc 现在",
    nothing_then="该时刻没有记录。",
    not_kept="不记录搭建过程：按 esc 回到现在。",
    is_now="这里是现在。",
    only_now="历史中不可用：按 esc 回到现在。",
    ask_time="哪个时刻？3h、90s、03:00、2026-11-30、2026-11-30T03:00:00Z（本机时间）",
    no_time="{text} 不是时刻。可用：3h、90s、03:00、2026-11-30、2026-11-30T03:00:00Z（本机时间）。",
    exported="{file}：{size} 字节，{first} 至 {last}",
)
