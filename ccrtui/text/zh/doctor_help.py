"""The page of help about findings, in Chinese."""

from __future__ import annotations

DOCTOR = """\
用法：ccrtui doctor PROFILE [--json] [--only CODE|PLACE] [--as markdown]
                    [--timeout SECONDS] [--link NAME]
      ccrtui doctor --explain CODE

哪里有问题、为什么、您因此缺少什么、该怎么办：最严重的在前，每项都给出
看到了什么、从哪里看到、多久以前。查询方式与 `ccrtui status` 相同；发现
问题时也会查看搭建步骤。不作任何更改；计划只展示，不发送。

  --only CODE|PLACE       只看一个代码（routes_missing、CCR041）的诊断，或
                          从一个观测点所见：leader、follower、socket、cloud、
                          cloud_probe、history、profile
  --as FORM               markdown，用于工单
  --explain CODE          某个代码的说明页；不询问任何集群
  --timeout SECONDS       判明状态最多用多久
  --link NAME             配置有多条链路时，只看一条
  --json                  在 stdout 上每项诊断一个对象，最后一行为汇总
  --lang LANGUAGE         en 或 zh

退出码：0 没有诊断，或只有提示和警告；1 有问题；2 用法或配置；4 无法判明；
130 被中断；141 stdout 或 stderr 的读者已离开；74 其中之一无法写入。
"""
