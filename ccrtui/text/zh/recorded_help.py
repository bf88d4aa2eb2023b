"""The pages of help about what was recorded, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

RECORDED: Mapping[str, str] = {
    "events": """\
用法： ccrtui events PROFILE [--since T] [--json]

控制台和 `ccrtui watch` 所记录的变化：判定、连接、追随者、租约；由旧到新，
并给出各持续多久。不询问任何集群。

  --since T               90s、15m、3h、7d；或本机时刻：03:00、2026-11-30、
                          2026-11-30T03:00:00Z（默认全部）
  --json                  标准输出上每个事件一个对象
  --lang LANGUAGE         en 或 zh

退出码：0 已输出，2 用法、配置错误或没有历史，130 被中断，
141 标准输出的读取方已离开，74 标准输出无法写入。
""",
    "report": """\
用法： ccrtui report PROFILE [--since T] [--as html|markdown] [--to FILE]

回顾一段时间，生成一页报告，供会议或审计使用：最差恢复点、中断、各判定所占
时间、落后时间的百分位数、情况最差的索引、图表。取自控制台和 `ccrtui watch`
的记录；不询问任何集群。该页自成一体，不运行任何内容。

  --since T               90s、15m、3h、7d；或本机时刻：03:00、2026-11-30、
                          2026-11-30T03:00:00Z（默认 7d）
  --as FORM               html 或 markdown（默认 html）
  --to FILE               写入该文件，整体替换；默认写到标准输出
  --lang LANGUAGE         en 或 zh

退出码：0 已写出，2 用法或配置错误、没有历史或文件无法写入，130 被中断，
141 标准输出的读取方已离开，74 标准输出无法写入。退出码不表示是否一切正常：
请用 `ccrtui status`。
""",
    "history": """\
用法： ccrtui history PROFILE export FILE
       ccrtui history open FILE

控制台和 `ccrtui watch` 所记录的历史，可交给同事：export 写出一份副本，open 在
副本上显示每个界面，不需要配置，也不访问任何集群。[ ] { } @ 在时间中移动，
esc 到末尾。其中的内容不会被执行。

  --lang LANGUAGE         en 或 zh

退出码：0 完成，2 用法、配置错误或没有历史，130 被中断，
141 标准输出的读取方已离开，74 标准输出无法写入。
""",
}
