"""The numbers that decide, in Chinese."""

from __future__ import annotations

from ccrtui.text.records.numbers import NumberWords

NUMBERS = NumberWords(
    lags="两种延迟",
    transport="传输延迟 {n} 操作",
    apply="应用延迟 {n} 操作（在途 {on_the_way}，已到未写 {held}）",
    slow_link="慢在链路：大部分尚未到达。",
    slow_follower="慢在追随者：大部分已到达，尚未写入。",
)
